//! A build takes over what the last one left, and nobody can tell: whatever was edited, it gives
//! the bytes, the findings and the counts of a build that knows nothing of any other.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;
use crate::many;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use gongkai::finding::{Language, Level, draw_json, draw_text};
use gongkai::pipeline::{
    BuildOptions, BuildReport, Memory, Unreleased, build, build_again, open, open_with,
};

/// A site that is built again and again.
struct Site {
    folder: tempfile::TempDir,
    withhold: bool,
    allowed: Vec<&'static str>,
}

impl Site {
    fn of(files: &[(String, String)]) -> Site {
        let folder = tempfile::tempdir().unwrap();
        many::write(folder.path(), files, false);
        Site { folder, withhold: true, allowed: Vec::new() }
    }

    /// Departments with findings of every kind, links, an original, a roster.
    fn many(departments: usize) -> Site {
        let site = Site::of(&many::files(departments));
        site.append("content/r0/d00/2020/budget.md", "\n见[第三局](../../../d03/2020/budget/)。\n");
        site.append(
            "content/r0/d03/2020/budget.yaml",
            "source:\n  title: 原件\n  files: [a.pdf]\n",
        );
        site.write("content/r0/d03/2020/a.pdf", "%PDF-1.7\n");
        site.write("content/_glossary.yaml", "支出: { short: 花的钱。 }\n");
        site
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        common::write(self.folder.path(), &[(path, text)]);
    }

    fn append(&self, path: &str, more: &str) {
        let text = fs::read_to_string(self.path(path)).unwrap();
        self.write(path, &(text + more));
    }

    fn replace(&self, path: &str, old: &str, new: &str) {
        let text = fs::read_to_string(self.path(path)).unwrap();
        assert!(text.contains(old), "{path} has no {old}");
        self.write(path, &text.replace(old, new));
    }

    fn output(&self) -> PathBuf {
        self.path("public")
    }

    fn options(&self, output: &Path) -> BuildOptions {
        BuildOptions { output: output.to_owned(), withhold: self.withhold }
    }

    fn opened(&self) -> gongkai::pipeline::Workspace {
        let left_out = Unreleased::LeftOut { on: None };
        let mut workspace = open_with(self.folder.path(), left_out).unwrap();
        let levels = &mut workspace.site.config.levels;
        levels.extend(self.allowed.iter().map(|rule| ((*rule).to_owned(), Some(Level::Warning))));
        workspace
    }

    fn again(&self, fresh: bool) -> BuildReport {
        let memory = Memory::before_opening(self.folder.path(), fresh).unwrap();
        build_again(&self.opened(), &self.options(&self.output()), &memory).unwrap()
    }

    /// Builds it again, and as if for the first time, and holds one against the other.
    fn holds(&self, what: &str) -> BuildReport {
        let again = self.again(false);
        let elsewhere = tempfile::tempdir().unwrap();
        let output = elsewhere.path().join("public");
        let first = build(&self.opened(), &self.options(&output)).unwrap();
        assert_eq!(told(&again), told(&first), "{what}");
        assert_eq!(again.published.is_some(), first.published.is_some(), "{what}");
        if first.published.is_some() {
            let (again, first) = (tree(&self.output()), tree(&output));
            let paths = |tree: &Tree| tree.keys().cloned().collect::<Vec<_>>();
            assert_eq!(paths(&again), paths(&first), "{what}");
            for (path, bytes) in &first {
                assert!(again[path] == *bytes, "{what}: {path} differs");
            }
        }
        again
    }
}

type Tree = BTreeMap<String, Vec<u8>>;

fn tree(root: &Path) -> Tree {
    common::tree(root).into_iter().collect()
}

/// All that a report says, but how many files were linked.
fn told(report: &BuildReport) -> (Vec<String>, Vec<(&'static str, usize)>, [usize; 4]) {
    let findings = report.open.gravest_last();
    let drawn = findings
        .iter()
        .map(|one| draw_json(one, Language::Chinese) + &draw_text(one, Language::English));
    let published = report.published.map_or([0; 2], |it| [it.files, it.bytes as usize]);
    let counts = [report.disclosures, report.passed, published[0], published[1]];
    (drawn.collect(), report.open.counts(), counts)
}

/// How many files were made anew.
fn made(report: &BuildReport) -> usize {
    let published = report.published.unwrap();
    published.files - published.linked
}

#[test]
fn a_site_that_did_not_change_is_left_alone() {
    let site = Site::many(12);
    site.holds("the first time");
    let folder = fs::metadata(site.output()).unwrap();
    assert!(made(&site.again(true)) > 0, "fresh");
    let fresh = fs::metadata(site.output()).unwrap();
    let report = site.holds("the second time");
    assert_eq!(made(&report), 0);
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let now = fs::metadata(site.output()).unwrap();
        assert_ne!(folder.ino(), fresh.ino(), "a fresh build puts a new site in its place");
        assert_eq!(fresh.ino(), now.ino(), "nothing was put in its place");
    }
    assert!(report.record.is_none(), "{:?}", report.record);
    assert!(!report.open.is_empty(), "and findings are told again");
    assert!(site.path(".gongkai/last-build").is_file());
    assert!(!site.path("public/.gongkai").exists());
    assert!(!site.path(".gongkai/last-build.new").exists());
}

/// An edit, by what it is.
type Edit = (&'static str, fn(&Site));

const EDITS: [Edit; 25] = [
    ("a sentence more", |site| site.append("content/r1/d01/2021/budget.md", "\n再写一句。\n")),
    ("a link more", |site| {
        site.append("content/r1/d04/2021/budget.md", "\n见[第七局](../../../d07/2021/budget/)。\n");
    }),
    ("a figure", |site| {
        site.replace("content/r2/d05/2020/budget.yaml", "财政资金: 25.00", "财政资金: 24.00");
    }),
    ("a project's name", |site| {
        site.replace("content/r0/d06/2021/budget.yaml", "第0项工程", "道路工程");
    }),
    ("an acknowledged fault", |site| {
        site.replace("content/r0/d06/2021/budget.yaml", "reason: 原文如此", "reason: 原件如此");
    }),
    ("an original", |site| site.write("content/r0/d03/2020/a.pdf", "%PDF-1.8\n")),
    ("a department's name", |site| {
        site.replace("content/r2/d08/department.yaml", "第8局", "第八局");
    }),
    ("a region's name", |site| {
        site.replace("content/r1/region.yaml", "示例县1", "示例市");
    }),
    ("a roster", |site| {
        site.write(
            "content/r0/roster.yaml",
            "years: [2020, 2021]\nowes:\n  budget: { after-approval: 20 }\ndepartments:\n  - { slug: d00 }\n  - { slug: d99, name: 示例县某局 }\n",
        );
    }),
    ("the glossary", |site| site.write("content/_glossary.yaml", "工程: { short: 建的东西。 }\n")),
    ("the profile", |site| {
        site.replace("content/_profiles/many.yaml", "title: 部门预算", "title: 单位预算");
    }),
    ("a template", |site| {
        site.write(
            "templates/base.html",
            "{% extends \"embedded/base.html\" %}{% block foot %}<p>另一个页脚</p>{% endblock foot %}",
        );
    }),
    ("a static file", |site| site.write("static/hello.txt", "hello")),
    ("site.toml", |site| site.replace("site.toml", "示例", "样例")),
    ("a department more", |site| {
        for (path, text) in many::files(13) {
            if path.contains("/d12/") {
                site.write(&path, &text);
            }
        }
    }),
    ("a disclosure less", |site| {
        fs::remove_file(site.path("content/r2/d02/2020/budget.yaml")).unwrap();
        fs::remove_file(site.path("content/r2/d02/2020/budget.md")).unwrap();
    }),
    ("a link leads nowhere", |site| fs::remove_dir_all(site.path("content/r0/d03/2020")).unwrap()),
    ("a department renamed", |site| {
        fs::rename(site.path("content/r1/d07"), site.path("content/r1/d97")).unwrap();
    }),
    ("two departments change places", |site| {
        let [one, two, aside] =
            ["content/r2/d05", "content/r2/d08", "aside"].map(|it| site.path(it));
        fs::rename(&one, &aside).unwrap();
        fs::rename(&two, &one).unwrap();
        fs::rename(&aside, &two).unwrap();
    }),
    ("a region less", |site| fs::remove_dir_all(site.path("content/r1")).unwrap()),
    ("a file that cannot be read", |site| {
        fs::write(site.path("content/r0/d09/2021/budget.md"), [0xff, 0xfe]).unwrap();
    }),
    ("one kept back", |site| site.append("content/r0/d06/2020/budget.yaml", "unapproved: true\n")),
    ("a setting of the output", |site| site.append("site.toml", "[output]\nworkbooks = false\n")),
    ("all but the pages", |site| {
        let off = "[output]\ndata = false\nchecks = false\nsearch = false\n";
        site.replace("site.toml", "[output]\n", off);
    }),
    ("the words of a template", |site| {
        site.write("templates/words/zh.toml", "[site]\nyears = \"各年度\"\n")
    }),
];

#[test]
fn whatever_is_edited_nobody_can_tell() {
    let site = Site::many(12);
    site.holds("the first time");
    for (what, edit) in EDITS {
        edit(&site);
        let report = site.holds(what);
        assert!(report.published.is_some(), "{what}: {:?}", told(&report));
        assert!(made(&report) > 0, "{what}: it is seen");
        let report = site.holds(&format!("{what}, and nothing since"));
        assert_eq!(made(&report), 0, "{what}");
    }
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

/// Does something to a file of a site.
fn anything(site: &Site, chance: &mut Chance) -> String {
    let files: Vec<String> =
        common::tree(&site.path("content")).into_iter().map(|(path, _)| path).collect();
    let path = format!("content/{}", files[chance.below(files.len())]);
    let place = site.path(&path);
    let text = fs::read(&place).unwrap();
    let text = String::from_utf8_lossy(&text).into_owned();
    let lines: Vec<&str> = text.lines().collect();
    let at = chance.below(lines.len().max(1));
    match chance.below(8) {
        0 => fs::remove_file(&place).unwrap(),
        1 => {
            let other = format!("content/{}", files[chance.below(files.len())]);
            fs::copy(&place, site.path(&other)).unwrap();
        }
        2 => site.write(&path, &text.replace('0', &chance.below(9).to_string())),
        3 => site.write(
            &path,
            &[&lines[..at], lines.get(at + 1..).unwrap_or_default()].concat().join("\n"),
        ),
        4 => site.write(&path, &format!("{text}\n{}", lines.get(at).unwrap_or(&""))),
        5 => site.write(&path, &text.replace("2021", "2020")),
        6 => site.write(&path, &text.replace('局', "站")),
        _ => {
            let other = path.replacen("/2021/", "/2022/", 1).replacen("/2020/", "/2019/", 1);
            common::write_bytes(&site.path(&other), text.as_bytes());
        }
    }
    path
}

#[test]
fn whatever_happens_to_files_nobody_can_tell() {
    for seed in 0..3 {
        let mut chance = Chance(seed);
        let site = Site::many(5);
        site.holds("the first time");
        let mut published = 0;
        for step in 0..12 {
            let before = common::tree(&site.path("content"));
            let changed: Vec<String> =
                (0..=chance.below(3)).map(|_| anything(&site, &mut chance)).collect();
            let report = site.holds(&format!("seed {seed}, step {step}: {changed:?}"));
            published += usize::from(report.published.is_some());
            if report.published.is_none() {
                fs::remove_dir_all(site.path("content")).unwrap();
                for (path, bytes) in before {
                    common::write_bytes(&site.path("content").join(path), &bytes);
                }
                site.holds("as it was before");
            }
        }
        assert!(published > 2, "seed {seed}: {published}");
    }
}

#[test]
fn another_question_is_another_build() {
    let mut site = Site::many(6);
    site.holds("withheld");
    site.allowed = vec!["total-mismatch"];
    site.holds("allowed");
    site.allowed = Vec::new();
    site.holds("not allowed");
    site.withhold = false;
    site.holds("nothing withheld: not published");
    site.withhold = true;
    site.holds("withheld again");
}

#[test]
fn a_gate_that_shuts_leaves_what_was_left() {
    let mut site = Site::many(4);
    site.replace("content/r0/d00/2021/budget.yaml", "合计: 172.00", "合计: 171.00");
    site.withhold = false;
    assert_eq!(site.holds("sound").open.stopping(), 0);
    site.replace("content/r0/d00/2021/budget.yaml", "合计: 171.00", "合计: 179.00");
    assert!(site.holds("unsound").published.is_none());
    site.replace("content/r0/d00/2021/budget.yaml", "合计: 179.00", "合计: 171.00");
    assert_eq!(made(&site.holds("sound again")), 0, "the record was still there");
}

/// Writes a published file anew, and gives it the date that it had.
fn doctor(path: &Path, text: &[u8]) {
    let written = fs::metadata(path).unwrap().modified().unwrap();
    fs::write(path, text).unwrap();
    File::options().write(true).open(path).unwrap().set_modified(written).unwrap();
}

#[test]
fn what_did_not_change_is_not_made_again_and_what_was_touched_is() {
    let site = Site::many(6);
    site.holds("the first time");
    let page = site.path("public/r1/d04/2021/budget/index.html");
    let sound = fs::read(&page).unwrap();
    let doctored = vec![b'x'; sound.len()];
    doctor(&page, &doctored);
    site.append("content/r1/d01/2021/budget.md", "\n再写一句。\n");
    site.again(false);
    assert!(
        fs::read(&page).unwrap() == doctored,
        "nothing was made of a department without changes"
    );
    // Whoever writes a file gives it another date.
    fs::remove_file(&page).unwrap();
    site.holds("one is gone");
    assert!(fs::read(&page).unwrap() == sound);
    let later = std::time::SystemTime::now() + std::time::Duration::from_secs(60);
    File::options().write(true).open(&page).unwrap().set_modified(later).unwrap();
    assert!(made(&site.holds("one was touched")) > 0);
    assert_eq!(made(&site.holds("it is known again")), 0);
}

#[test]
fn a_record_of_no_use_is_said_and_changes_nothing() {
    let site = Site::many(4);
    site.holds("the first time");
    let record = site.path(".gongkai/last-build");
    let sound = fs::read(&record).unwrap();
    let said = |what: &str, bytes: &[u8]| {
        fs::write(&record, bytes).unwrap();
        let report = site.holds(what);
        assert!(made(&report) > 0, "{what}");
        report.record.map(|words| words.en).unwrap_or_default()
    };
    for end in [0, 5, 20, sound.len() / 2, sound.len() - 1] {
        let said = said("cut off", &sound[..end]);
        assert!(
            said.contains("cannot be read") || said.contains("another version"),
            "{end}: {said}"
        );
    }
    let mut other = sound.clone();
    other[16] ^= 1;
    assert!(said("of another program", &other).contains("another version"));
    // A department whose part is spoiled is made again; nobody need be told.
    let mut spoiled = sound.clone();
    spoiled[200] ^= 1;
    fs::write(&record, &spoiled).unwrap();
    site.holds("spoiled in the middle");
    // Another site was published in its place.
    let other = site.path("other");
    let memory = Memory::before_opening(site.folder.path(), false).unwrap();
    let options = site.options(&other);
    let report = build_again(&site.opened(), &options, &memory).unwrap();
    assert!(report.record.is_none(), "there is nothing there that it could be about");
    site.append("content/r1/d01/2021/budget.md", "\n再写一句。\n");
    build(&site.opened(), &site.options(&site.output())).unwrap();
    let report = site.holds("what is published is another");
    assert!(report.record.unwrap().en.contains("not about the site"));
}

#[test]
fn what_cannot_be_left_is_said_and_the_site_is_published() {
    let site = Site::many(4);
    fs::write(site.path(".gongkai"), "a file").unwrap();
    let report = site.holds("no folder");
    assert!(report.published.is_some());
    assert!(report.record.unwrap().en.contains("no record of this build is left"));
    // A folder that is the output is not written into.
    fs::remove_file(site.path(".gongkai")).unwrap();
    let memory = Memory::before_opening(site.folder.path(), false).unwrap();
    let output = site.path(".gongkai");
    let report = build_again(&site.opened(), &site.options(&output), &memory).unwrap();
    assert!(report.published.is_some() && !output.join("last-build").exists());
    assert!(open(site.folder.path()).is_ok());
}
