//! The output folder from outside: builds that are killed, that run out of disk, that meet a reader
//! or each other; what is kept, what is refused.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Instant;

use gongkai::finding::{Finding, Level};
use gongkai::pipeline::{BuildOptions, build, open};
use sha2::{Digest, Sha256};

const BIN: &str = env!("CARGO_BIN_EXE_gongkai");

/// A site that builds, small and with pages of all kinds.
struct Site {
    folder: tempfile::TempDir,
}

impl Site {
    fn new() -> Site {
        let folder = tempfile::tempdir().unwrap();
        let source = common::repository().join("tests/sites/town/site");
        for (path, bytes) in common::tree(&source) {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        Site { folder }
    }

    fn root(&self) -> &Path {
        self.folder.path()
    }

    fn public(&self) -> PathBuf {
        self.root().join("public")
    }

    /// Adds to the end of site.toml, and gives the site a title that stands on every page.
    fn settings(&self, title: &str, rest: &str) {
        fs::write(
            self.root().join("site.toml"),
            format!(
                "[site]\ntitle = \"{title}\"\nlang = \"en\"\nnotice = \"Invented figures\"\n{rest}"
            ),
        )
        .unwrap();
    }

    fn write(&self, path: &str, text: &str) {
        common::write(self.root(), &[(path, text)]);
    }

    fn command(&self) -> Command {
        let mut command = Command::new(BIN);
        command.arg("--root").arg(self.root()).args(["--lang", "en", "build"]);
        command
    }

    fn build(&self) -> Output {
        self.command().output().unwrap()
    }

    fn built(&self) {
        let output = self.build();
        assert!(output.status.success(), "{}", said(&output));
    }

    fn findings(&self) -> Vec<Finding> {
        common::findings(self.root())
    }

    /// What lies beside the output that a build should have taken away.
    fn left(&self) -> Vec<String> {
        let names = fs::read_dir(self.root())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
        names.filter(|name| name.contains("gongkai-") && !name.ends_with("-lock")).collect()
    }
}

fn said(output: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

/// The title of the one site that a folder holds, whole: every file of the manifest with its bytes,
/// every page of one build.
fn whole(public: &Path) -> String {
    let manifest: serde_json::Value =
        serde_json::from_slice(&fs::read(public.join("manifest.json")).unwrap()).unwrap();
    for file in manifest["files"].as_array().unwrap() {
        let path = file["path"].as_str().unwrap();
        let digest: String = Sha256::digest(fs::read(public.join(path)).unwrap())
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        assert_eq!(file["sha256"].as_str().unwrap(), digest, "{path}");
    }
    let text = fs::read_to_string(public.join("index.html")).unwrap();
    ["Old town", "New town"].into_iter().find(|title| text.contains(title)).unwrap().to_owned()
}

const KEEP: &str = "[output]\nkeep = [\".git\", \"CNAME\", \"downloads/\"]\n";

fn keep(site: &Site) {
    for number in 0..50 {
        site.write(&format!("public/.git/objects/{number}"), "object");
    }
    site.write("public/CNAME", "town.example");
    site.write("public/downloads/a/plan.pdf", "pdf");
}

fn kept(site: &Site) -> bool {
    let text = |path: &str| fs::read_to_string(site.public().join(path)).unwrap_or_default();
    (0..50).all(|number| text(&format!(".git/objects/{number}")) == "object")
        && text("CNAME") == "town.example"
        && text("downloads/a/plan.pdf") == "pdf"
}

#[test]
fn a_build_that_is_killed_leaves_one_site_whole() {
    let site = Site::new();
    site.settings("Old town", KEEP);
    keep(&site);
    let start = Instant::now();
    site.built();
    let mut time = start.elapsed();
    let titles = ["New town", "Old town"];
    let mut killed = 0;
    for (number, title) in titles.iter().cycle().enumerate().take(200) {
        if killed >= 20 && number % 2 == 0 {
            break;
        }
        site.settings(title, KEEP);
        let mut child = site.command().stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        // More of them towards the end, where the site is swapped.
        let part = u32::try_from(number).unwrap() % 20;
        std::thread::sleep(if part < 8 { time * part / 8 } else { time * (part + 12) / 32 });
        match child.try_wait().unwrap() {
            None => killed += 1,
            // It was done before: the machine has become quicker since it was timed.
            Some(_) => time = time * 9 / 10,
        }
        child.kill().unwrap();
        child.wait().unwrap();
        if cfg!(target_os = "linux") {
            whole(&site.public());
            assert_eq!(fs::read_to_string(site.public().join("CNAME")).unwrap(), "town.example");
        }
    }
    assert!(killed >= 20, "only {killed} were killed");
    site.built();
    assert_eq!(whole(&site.public()), "Old town");
    assert!(kept(&site), "nothing kept was lost");
    assert_eq!(site.left(), Vec::<String>::new());
}

#[cfg(unix)]
#[test]
fn a_full_disk_leaves_the_old_site() {
    let site = Site::new();
    site.settings("Old town", KEEP);
    keep(&site);
    site.built();
    site.settings("New town", KEEP);
    let mut refused = 0;
    for blocks in (0..160).step_by(10).chain([1, 2, 3, 5, 7]) {
        let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
        let output = Command::new("sh")
            .args(["-c", &script, BIN, "--root"])
            .arg(site.root())
            .args(["--lang", "en", "build"])
            .output()
            .unwrap();
        if output.status.success() {
            assert_eq!(whole(&site.public()), "New town");
            site.settings("Old town", KEEP);
            site.built();
            site.settings("New town", KEEP);
            continue;
        }
        refused += 1;
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
        let told = said(&output);
        assert!(
            told.contains(".public.gongkai-staging") && told.contains("File too large"),
            "{blocks}: {told}"
        );
        assert_eq!(whole(&site.public()), "Old town", "{blocks}");
        assert!(kept(&site));
        assert_eq!(site.left(), Vec::<String>::new(), "{blocks}");
    }
    assert!(refused > 5, "{refused}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_reader_finds_a_site_at_every_moment() {
    let site = Site::new();
    site.settings("Old town", KEEP);
    keep(&site);
    site.built();
    let (end, missed, read) = (AtomicBool::new(false), AtomicUsize::new(0), AtomicUsize::new(0));
    /// Lets the readers end, also where a build fails.
    struct End<'a>(&'a AtomicBool);
    impl Drop for End<'_> {
        fn drop(&mut self) {
            self.0.store(true, Ordering::Relaxed);
        }
    }
    std::thread::scope(|scope| {
        let _end = End(&end);
        for name in ["index.html", "CNAME"] {
            let (end, missed, read, path) = (&end, &missed, &read, site.public().join(name));
            scope.spawn(move || {
                while !end.load(Ordering::Relaxed) {
                    missed.fetch_add(
                        usize::from(!fs::read(&path).is_ok_and(|bytes| !bytes.is_empty())),
                        Ordering::Relaxed,
                    );
                    read.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
        for number in 0..50 {
            site.settings(if number % 2 == 0 { "New town" } else { "Old town" }, KEEP);
            let built = build(
                &open(site.root()).unwrap(),
                &BuildOptions { output: site.public(), withhold: false },
            )
            .unwrap();
            assert!(built.published.is_some());
        }
    });
    assert!(read.into_inner() > 1000);
    assert_eq!(missed.into_inner(), 0);
    assert!(kept(&site));
}

#[test]
fn a_second_build_is_refused() {
    let site = Site::new();
    site.settings("Old town", "");
    site.built();
    let lock =
        fs::File::options().write(true).open(site.root().join(".public.gongkai-lock")).unwrap();
    lock.lock().unwrap();
    let output = site.build();
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("another build is writing"), "{}", said(&output));
    lock.unlock().unwrap();
    site.built();
}

#[test]
fn what_gongkai_did_not_make_is_refused_until_it_is_kept() {
    let site = Site::new();
    site.settings("Old town", "");
    site.built();
    keep(&site);
    site.settings("New town", "");
    let output = site.build();
    assert_eq!(output.status.code(), Some(2));
    let told = said(&output);
    for word in [
        ".git/",
        "CNAME",
        "downloads/",
        "git checkout",
        "[output] keep = [\".git\", \"CNAME\", \"downloads\"]",
    ] {
        assert!(told.contains(word), "{word}: {told}");
    }
    assert_eq!(whole(&site.public()), "Old town");
    assert!(kept(&site));
    site.settings("New town", KEEP);
    site.built();
    assert_eq!(whole(&site.public()), "New town");
    assert!(kept(&site));
    // Where a page stands nothing can be kept.
    site.settings("New town", "[output]\nkeep = [\"data\", \".git\", \"CNAME\", \"downloads\"]\n");
    let output = site.build();
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("`data` cannot be kept"), "{}", said(&output));
    assert!(kept(&site));
}

#[test]
fn outputs_that_would_harm_the_site_are_refused() {
    let site = Site::new();
    site.settings("Old town", "");
    for output in ["", "content", "content/public", "static/x", "templates", "../", "/"] {
        let path = if output == "/" { PathBuf::from("/") } else { site.root().join(output) };
        let told = site.command().arg("--output").arg(&path).output().unwrap();
        assert_eq!(told.status.code(), Some(2), "{output}: {}", said(&told));
        assert!(said(&told).contains("output"), "{output}: {}", said(&told));
    }
    assert!(!site.root().join("content/public").exists() && !site.root().join("static").exists());
}

#[cfg(unix)]
#[test]
fn everything_under_static_is_published_or_told() {
    let site = Site::new();
    site.settings("Old town", "");
    site.write("static/.well-known/security.txt", "Contact: mailto:a@town.example");
    site.write("static/.nojekyll", "");
    site.write("static/附件/plan 2021.pdf", "pdf");
    site.write("elsewhere/big.bin", "big");
    site.write("static/Thumbs.db", "thumbs");
    site.write("static/附件/~$plan.xlsx", "lock");
    site.write("static/.git/config", "secret");
    let link = |to: PathBuf, name: &str| {
        std::os::unix::fs::symlink(to, site.root().join("static").join(name)).unwrap()
    };
    link(site.root().join("elsewhere"), "linked");
    link(site.root().join("elsewhere/big.bin"), "one.bin");
    site.built();
    for (path, text) in [
        (".well-known/security.txt", "Contact: mailto:a@town.example"),
        (".nojekyll", ""),
        ("附件/plan 2021.pdf", "pdf"),
        ("linked/big.bin", "big"),
        ("one.bin", "big"),
    ] {
        assert_eq!(fs::read_to_string(site.public().join(path)).unwrap(), text, "{path}");
    }
    let left: Vec<(Level, String)> = site
        .findings()
        .iter()
        .map(|finding| (finding.level, finding.place.file.path.clone()))
        .filter(|(_, path)| path.starts_with("static/"))
        .collect();
    assert_eq!(
        left,
        ["static/.git", "static/Thumbs.db", "static/附件/~$plan.xlsx"]
            .map(|path| (Level::Note, path.to_owned()))
    );
    assert!(said(&site.build()).contains("static/Thumbs.db"), "the build names what it leaves out");
    let published: Vec<String> =
        common::tree(&site.public()).into_iter().map(|(path, _)| path).collect();
    assert!(
        !published
            .iter()
            .any(|path| path.contains("Thumbs") || path.contains("~$") || path.contains(".git")),
        "{published:?}"
    );

    link(site.root().join("nothing"), "nothing.pdf");
    link(site.root().join("static"), "circle");
    link(PathBuf::from("self"), "self");
    assert!(
        Command::new("mkfifo").arg(site.root().join("static/pipe")).status().unwrap().success()
    );
    for name in ["con.txt", "a:b.pdf", "Logo.svg", "logo.svg", "附件/PLAN 2021.pdf"] {
        site.write(&format!("static/{name}"), "x");
    }
    let output = site.build();
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    let found: Vec<String> = site
        .findings()
        .iter()
        .filter(|finding| finding.rule.name == "unpublishable-file")
        .map(|finding| finding.place.file.path.clone())
        .collect();
    let expected = [
        "a:b.pdf",
        "circle",
        "con.txt",
        "logo.svg",
        "nothing.pdf",
        "pipe",
        "self",
        "附件/plan 2021.pdf",
    ];
    assert_eq!(found, expected.map(|name| format!("static/{name}")));
}

/// Names of files in groups that one folder can hold: none is the folder of another, and no two are
/// one where case does not count.
fn side_by_side(names: BTreeSet<String>) -> Vec<Vec<String>> {
    let apart = |a: &str, b: &str| {
        let (a, b) = (a.to_lowercase() + "/", b.to_lowercase() + "/");
        !a.starts_with(&b) && !b.starts_with(&a)
    };
    let mut groups: Vec<Vec<String>> = Vec::new();
    for name in names {
        match groups.iter_mut().find(|group| group.iter().all(|other| apart(&name, other))) {
            Some(group) => group.push(name),
            None => groups.push(vec![name]),
        }
    }
    groups
}

#[test]
fn what_stands_where_the_site_has_a_file_is_told_with_both_names() {
    let site = Site::new();
    site.settings("Old town", "base_url = \"https://town.example/\"\n");
    site.built();
    let before = common::tree(&site.public());
    // Every file of the site but style sheets and scripts, which have names of their own; a folder
    // where the site has a file, a file where it has a folder.
    let own: Vec<String> = before
        .iter()
        .map(|(path, _)| path.clone())
        .filter(|path| !path.starts_with("assets/"))
        .collect();
    let all: BTreeSet<String> = own
        .iter()
        .flat_map(|path| [path.clone(), format!("{path}/x.pdf")])
        .chain(own.iter().filter_map(|path| Some(path.rsplit_once('/')?.0.to_owned())))
        .chain(["Favicon.svg".to_owned()])
        // What comes with the program may be replaced by a file of its name, and by nothing else.
        .filter(|name| !common::repository().join("static").join(name).exists())
        .collect();
    assert!(all.len() > 40);
    for mut names in side_by_side(all) {
        for name in &names {
            site.write(&format!("static/{name}"), "mine");
        }
        // What only building knows is told once the rest is out of the way.
        let mut builds = 0;
        while !names.is_empty() {
            builds += 1;
            let output = site.build();
            assert_eq!(output.status.code(), Some(1), "{names:?}: {}", said(&output));
            let told = said(&output);
            assert!(told.contains("unpublishable-file") && !told.contains("written twice"));
            let (mended, left): (Vec<String>, Vec<String>) = names
                .into_iter()
                .partition(|name| told.contains(&format!("static/{name} is in the way of")));
            assert!(!mended.is_empty() && builds <= 3, "{left:?}: {told}");
            for name in mended {
                fs::remove_file(site.root().join("static").join(name)).unwrap();
            }
            names = left;
        }
        fs::remove_dir_all(site.root().join("static")).unwrap();
    }
    assert!(common::tree(&site.public()) == before, "the site is what it was");
}

#[test]
fn settings_that_become_addresses_or_markup_are_checked_where_they_stand() {
    let site = Site::new();
    for (line, says) in [
        ("base_url = \"www.example.gov.cn/x/\"", "https://"),
        ("base_url = \"\"", "no address"),
        ("base_url = \"https://user:pw@example.cn/\"", "password"),
        ("accent = \"red}</style><script>alert(1)</script>\"", "colour"),
        ("contact = \"a\\u0007b\"", "control character"),
        ("[government]\nfault-report = \"javascript:alert(1)\"", "https://"),
        ("[government]\naccessibility = \"//evil.example\"", "https://"),
        ("[output]\nkeep = [\"../x\"]", ".."),
        ("[output]\nkeep = [\"/etc\"]", "inside the output"),
        ("lang = \"fr\"", "fr"),
    ] {
        site.settings(
            "Old town",
            &format!("{line}\n").replace("lang = \"fr\"", "[output]\nminify = \"fr\""),
        );
        let found = site.findings();
        let written = found
            .iter()
            .find(|finding| finding.place.file.path == "site.toml")
            .unwrap_or_else(|| panic!("{line}"));
        assert!(
            written.stops() && written.message.en.contains(says),
            "{line}: {}",
            written.message.en
        );
        assert!(
            written.place.start().line >= 5,
            "{line}: its own line, {}",
            written.place.start().line
        );
        let output = site.build();
        assert_eq!(output.status.code(), Some(1), "{line}: {}", said(&output));
    }
    site.settings("Old town", "");
    let output = site.command().args(["--base-url", "ftp://x"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(
        said(&output).contains("--base-url: ") && said(&output).contains("https://"),
        "{}",
        said(&output)
    );
}

#[cfg(unix)]
#[test]
fn templates_that_cannot_be_read_are_told_with_their_path() {
    let site = Site::new();
    site.settings("Old town", "");
    fs::create_dir_all(site.root().join("templates")).unwrap();
    let path = |name: &str| site.root().join("templates").join(name);
    site.write("elsewhere/home.html", "{% extends \"embedded/home.html\" %}");
    std::os::unix::fs::symlink(site.root().join("elsewhere/home.html"), path("home.html")).unwrap();
    site.write("templates/home.html~", "{{ broken");
    site.built();
    std::os::unix::fs::symlink("nothing", path("a.html")).unwrap();
    fs::write(path("b.html"), [0xff, 0xfe]).unwrap();
    assert!(Command::new("mkfifo").arg(path("c.html")).status().unwrap().success());
    for name in ["a.html", "b.html", "c.html"] {
        let output = site.build();
        assert_eq!(output.status.code(), Some(1));
        assert!(said(&output).contains(&format!("templates/{name}")), "{}", said(&output));
        fs::remove_file(path(name)).unwrap();
    }
    site.built();
}
