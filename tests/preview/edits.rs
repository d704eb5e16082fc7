//! Whatever is edited, the preview shows what one shows that knows of nothing before.

use std::fs;
use std::path::Path;
use std::time::Duration;

use super::common;
use super::many;
use super::served::{Served, start};

/// Pages about one disclosure, one department, all of them; data, and what is searched.
const PAGES: [&str; 12] = [
    "/",
    "/map/",
    "/years/2020/",
    "/r0/",
    "/r0/d00/",
    "/r0/d00/2020/budget/",
    "/r0/d03/2020/budget/checks/",
    "/r1/d01/2021/",
    "/data/findings/",
    "/data/projects.csv",
    "/codes/",
    "/nowhere/",
];

/// What a preview shows, without the name of its state.
fn shown(served: &Served) -> Vec<(u16, String)> {
    let page = |path: &&str| {
        let response = served.get(path);
        let text = response.text();
        let text = match text.split_once("data-state=\"") {
            Some((before, rest)) => format!("{before}{}", rest.split_once('"').unwrap().1),
            None => text,
        };
        (response.status, text)
    };
    PAGES.iter().map(page).collect()
}

/// What a preview shows that is started now and finds nothing that another has left.
fn shown_first(root: &Path) -> Vec<(u16, String)> {
    let record = root.join(".gongkai/preview");
    let kept = fs::read(&record).unwrap();
    fs::remove_file(&record).unwrap();
    let first = shown(&start(root));
    fs::write(&record, kept).unwrap();
    first
}

/// Numbers that look like chance and are the same every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }
}

/// Does something to a file of a site; says what.
fn anything(root: &Path, chance: &mut Chance) -> String {
    let files: Vec<String> =
        common::tree(&root.join("content")).into_iter().map(|(path, _)| path).collect();
    let mut any = || root.join("content").join(&files[chance.below(files.len())]);
    let (place, other) = (any(), any());
    let text = fs::read_to_string(&place).unwrap();
    let what = chance.below(7);
    match what {
        0 => fs::remove_file(&place).unwrap(),
        1 => drop(fs::copy(&place, &other).unwrap()),
        2 => fs::write(&place, text.replace('0', &chance.below(9).to_string())).unwrap(),
        3 => fs::write(&place, text.replace("2021", "2020")).unwrap(),
        4 => fs::write(&place, text.replace('局', "站")).unwrap(),
        5 => fs::write(&place, text + "多出来的一行\n").unwrap(),
        _ => {
            let later = place.to_string_lossy().replacen("/2021/", "/2022/", 1);
            common::write_bytes(Path::new(&later), text.as_bytes());
        }
    }
    format!("{what} {}", place.strip_prefix(root).unwrap().display())
}

#[test]
fn whatever_is_edited_nobody_can_tell() {
    let site = tempfile::tempdir().unwrap();
    let root = site.path();
    many::write(root, &many::files(40), false);
    // What was written a moment ago is not left for the next preview.
    std::thread::sleep(Duration::from_secs(11));
    let running = start(root);
    let first = shown(&running);
    assert!(root.join(".gongkai/preview").is_file(), "it leaves what it read");
    assert_eq!(shown(&start(root)), first, "of what was left");
    let mut chance = Chance(7);
    // Each preview that is started looks at what is edited until the test ends.
    for step in 0..7 {
        let what: Vec<String> =
            (0..=chance.below(3)).map(|_| anything(root, &mut chance)).collect();
        let expected = shown_first(root);
        for (name, served) in [("running", &running), ("another", &start(root))] {
            served.until_so("/", &format!("{name}, step {step}, {what:?}"), |_| {
                shown(served) == expected
            });
        }
    }
    for (name, edit) in [
        ("site.toml", "[site]\ntitle = \"样例\"\nprofile = \"many\"\n"),
        ("content/_glossary.yaml", "支出: { short: 花的钱。 }\n"),
        ("content/r1/region.yaml", "code: \"990101\"\nname: 示例市\norigin: invented\n"),
        ("templates/words/zh.toml", "[site]\nyears = \"各年度\"\n"),
    ] {
        common::write(root, &[(name, edit)]);
        let expected = shown_first(root);
        running.until_so("/", name, |_| shown(&running) == expected);
    }
}

#[test]
fn a_small_site_leaves_nothing_and_a_broken_record_is_none() {
    let site = tempfile::tempdir().unwrap();
    let root = site.path();
    many::write(root, &many::files(5), false);
    let served = start(root);
    let first = shown(&served);
    assert!(!root.join(".gongkai").exists());
    common::write(root, &[(".gongkai/preview", "gongkai record\nno record of any program")]);
    assert_eq!(shown(&start(root)), first);
}
