//! What lies in the folders of a site, `content/`, `static/` and `templates/`, and cannot be read:
//! said wherever it lies, in the same words, and never the end of the program.

#![cfg(unix)]
#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use gongkai::finding::Finding;
use gongkai::pipeline::{BuildOptions, build, check, open};

/// How a command ends, and what it prints.
fn run(root: &Path, arguments: &[&str]) -> (i32, String) {
    let (code, said) = common::run(root, arguments);
    (code.unwrap(), said)
}

fn pipe(at: &Path) {
    assert!(Command::new("mkfifo").arg(at).status().unwrap().success());
}

/// What is put at a path, and what is said of it.
type Case = (fn(&Path), &'static str);

#[test]
fn what_cannot_be_read_is_called_the_same_wherever_it_lies() {
    let cases: [Case; 5] = [
        (|folder| symlink("nowhere", folder.join("x")).unwrap(), "x: the link leads to nothing"),
        (
            |folder| symlink("..", folder.join("x")).unwrap(),
            "x: the link leads back to a folder that it lies in",
        ),
        (|folder| pipe(&folder.join("x")), "x: this is no ordinary file"),
        (
            |folder| fs::write(folder.join(OsStr::from_bytes(b"x\xba\xcf")), "").unwrap(),
            "x: its name holds characters that cannot be read",
        ),
        (
            |folder| fs::create_dir(folder.join("x\u{7}")).unwrap(),
            "x: its name holds characters that cannot be read",
        ),
    ];
    for (put, says) in cases {
        for folder in ["content/example", "static/files", "templates/article"] {
            let site = common::site(&[]);
            fs::create_dir_all(site.path().join(folder)).unwrap();
            put(&site.path().join(folder));
            let (code, text) = run(site.path(), &["build", "--lang", "en"]);
            let (path, why) = says.split_once(": ").unwrap();
            assert!(
                code == 1 && text.contains(&format!("{folder}/{path}")) && text.contains(why),
                "{folder} {says}: {code}\n{text}"
            );
            assert!(!site.path().join("public").exists(), "{folder} {says}");
        }
    }
}

#[test]
fn a_folder_of_the_site_that_is_none_is_not_taken_for_one_that_is_not_there() {
    for folder in ["static", "templates"] {
        for (put, says) in [
            ((|at| symlink("nowhere", at).unwrap()) as fn(&Path), "leads to nothing"),
            (|at| symlink("static/../static", at).or_else(|_| symlink("x", at)).unwrap(), "link"),
            (|at| fs::write(at, "").unwrap(), "a folder must be here"),
            (pipe, "a folder must be here"),
        ] {
            let site = common::site(&[]);
            put(&site.path().join(folder));
            let (code, text) = run(site.path(), &["build", "--lang", "en"]);
            assert!(
                code != 0 && text.contains(folder) && text.contains(says),
                "{folder}: {code}\n{text}"
            );
        }
        let site = common::site(&[]);
        let (code, text) = run(site.path(), &["build", "--lang", "en"]);
        assert!(code == 0, "no {folder} is no fault: {code}\n{text}");
        // Neither is an empty one, nor one that is a link.
        let elsewhere = tempfile::tempdir().unwrap();
        symlink(elsewhere.path(), site.path().join(folder)).unwrap();
        let (code, text) = run(site.path(), &["build", "--lang", "en"]);
        assert!(code == 0, "{folder} as a link: {code}\n{text}");
    }
}

#[test]
fn what_programs_leave_is_told_from_one_list() {
    let names = [
        "~$预算.xlsx",
        "~wrl0001.tmp",
        "Thumbs.db",
        "desktop.ini",
        "budget.yaml~",
        "#budget.yaml#",
    ];
    let site = common::site(&[]);
    for name in names {
        common::write(
            site.path(),
            &[
                (&format!("content/example/housing/2024/{name}"), "x"),
                (&format!("static/files/{name}"), "x"),
            ],
        );
    }
    common::write(
        site.path(),
        &[
            ("static/files/2024", "x"),
            ("static/files/list.old", "x"),
            ("content/example/housing/2024/2024", "x"),
            ("content/example/housing/2024/list.old", "x"),
        ],
    );
    let (code, text) = run(site.path(), &["check", "--lang", "en", "--format", "short"]);
    assert_eq!(code, 1, "{text}");
    for name in names {
        let line = |folder: &str| {
            text.lines()
                .find(|line| line.contains(&format!("{folder}/{name}")))
                .unwrap_or_default()
                .to_owned()
        };
        assert!(line("static/files").contains("[left-out-file]"), "{name}: {text}");
        let stray = line("content/example/housing/2024");
        assert!(
            stray.contains("[stray-file]")
                && ["left behind", "office program", "system"]
                    .iter()
                    .any(|word| stray.contains(word)),
            "{name}: {text}"
        );
    }
    // What can be meant among files to publish is published there, and is nothing under content/.
    for name in ["2024", "list.old"] {
        assert!(!text.contains(&format!("static/files/{name}")), "{name}: {text}");
        assert!(text.contains(&format!("content/example/housing/2024/{name}")), "{name}: {text}");
    }
}

#[test]
fn what_goes_between_listing_and_reading_is_found() {
    let paths =
        ["content/example/housing/2021/budget.yaml", "content/example/housing/2021/budget.md"];
    for gone in paths {
        let site = common::site(&[(paths[0], "format: 1\nyear: 2021\n"), (paths[1], "甲\n")]);
        let workspace = open(site.path()).unwrap();
        fs::remove_file(site.path().join(gone)).unwrap();
        let says = |findings: &[&Finding]| {
            findings
                .iter()
                .filter(|finding| finding.rule.name == "unreadable-file")
                .map(|finding| finding.place.file.path.clone())
                .collect::<Vec<_>>()
        };
        assert_eq!(says(&check(&workspace).unwrap().findings.iter().collect::<Vec<_>>()), [gone]);
        let output = site.path().join("public");
        let built =
            build(&workspace, &BuildOptions { output: output.clone(), withhold: false }).unwrap();
        assert!(built.published.is_none() && says(&built.open.findings()) == [gone]);
        assert!(!output.exists());
        // A folder in its place is no more of a file.
        fs::create_dir(site.path().join(gone)).unwrap();
        assert_eq!(says(&check(&workspace).unwrap().findings.iter().collect::<Vec<_>>()), [gone]);
    }
}

#[test]
fn a_static_file_that_goes_before_it_is_published_ends_the_build_and_nothing_else() {
    let site = common::site(&[("static/a.pdf", "x")]);
    let options = BuildOptions { output: site.path().join("public"), withhold: false };
    build(&open(site.path()).unwrap(), &options).unwrap();
    let before = common::tree(&options.output);
    let workspace = open(site.path()).unwrap();
    fs::remove_file(site.path().join("static/a.pdf")).unwrap();
    let error = format!("{:#}", build(&workspace, &options).unwrap_err());
    assert!(error.contains("static/a.pdf"), "{error}");
    assert_eq!(common::tree(&options.output), before);
}

#[test]
fn folders_deeper_and_fuller_than_anybodys_are_read_or_found() {
    // A path that the system does not take can still be made, out of two.
    for folder in ["content/example", "static"] {
        let site = common::site(&[]);
        let half =
            |under: &Path| (0..12).fold(under.to_owned(), |path, _| path.join("n".repeat(250)));
        let (one, other) = (site.path().join(folder), site.path().join("other"));
        fs::create_dir_all(half(&one)).unwrap();
        fs::create_dir_all(half(&other)).unwrap();
        fs::rename(other, half(&one).join("more")).unwrap();
        let (code, text) = run(site.path(), &["build", "--lang", "en"]);
        assert!(
            code == 1 && text.contains("longer than the system takes"),
            "{folder}: {code}\n{}",
            text.chars().take(2_000).collect::<String>()
        );
    }
    let site = common::site(&[]);
    let long = format!("{}.pdf", "n".repeat(251));
    fs::create_dir_all(site.path().join("static/many")).unwrap();
    for number in 0..20_000 {
        fs::write(site.path().join(format!("static/many/{number}.txt")), "").unwrap();
        fs::write(site.path().join(format!("content/example/housing/n{number}")), "").unwrap();
    }
    fs::write(site.path().join("static").join(&long), "x").unwrap();
    let (code, text) = run(site.path(), &["check", "--lang", "en", "--format", "short"]);
    assert_eq!(code, 1);
    assert_eq!(
        text.lines().filter(|line| line.contains("[stray-file]")).count(),
        20_000,
        "each is named"
    );
    fs::remove_dir_all(site.path().join("content/example/housing")).unwrap();
    let (code, text) = run(site.path(), &["build", "--lang", "en"]);
    assert_eq!(code, 0, "{text}");
    assert!(
        site.path().join("public").join(&long).is_file()
            && site.path().join("public/many/19999.txt").is_file()
    );
}

#[test]
fn what_this_user_may_not_read_is_found_wherever_it_lies() {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &Path, mode: u32| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap()
    };
    // The superuser may read all: then somebody else runs the program, from a place where he may.
    let is_root = Command::new("id").arg("-u").output().unwrap().stdout == b"0\n";
    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join("gongkai");
    fs::copy(env!("CARGO_BIN_EXE_gongkai"), &program).unwrap();
    mode(folder.path(), 0o755);
    for (path, expected) in [
        ("content/example", 1),
        ("content/example/region.yaml", 1),
        ("content/example/housing/2021", 1),
        ("content/example/housing/2021/budget.yaml", 1),
        ("static", 1),
        ("static/files", 1),
        ("static/files/a.pdf", 1),
        ("templates", 1),
        ("templates/article", 1),
        ("templates/base.html", 1),
        ("site.toml", 1),
    ] {
        let site = common::site(&[
            ("content/example/housing/2021/budget.yaml", "format: 1\nyear: 2021\n"),
            ("static/files/a.pdf", "x"),
            ("templates/base.html", "{% extends \"embedded/base.html\" %}"),
            ("templates/article/x.html", "x"),
        ]);
        mode(site.path(), 0o777);
        let shut = site.path().join(path);
        let before = fs::metadata(&shut).unwrap().permissions().mode();
        mode(&shut, 0);
        let mut command = if is_root {
            let mut command = Command::new("setpriv");
            command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(&program);
            command
        } else {
            Command::new(&program)
        };
        let output = command
            .arg("--root")
            .arg(site.path())
            .args(["build", "--lang", "en"])
            .output()
            .unwrap();
        mode(&shut, before);
        let text = String::from_utf8_lossy(&output.stdout).into_owned()
            + &String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(expected), "{path}: {text}");
        assert!(
            text.contains(path) && text.to_lowercase().contains("permission"),
            "{path}: {text}"
        );
        assert!(!site.path().join("public").exists(), "{path}");
    }
}

#[test]
fn links_that_lead_round_by_many_ways_end() {
    let site = common::site(&[]);
    for folder in ["content/example/housing", "static"] {
        let folder = site.path().join(folder);
        for name in ["2021", "2022"] {
            fs::create_dir_all(folder.join(name)).unwrap();
            for other in ["2021", "2022"] {
                symlink(format!("../{other}"), folder.join(name).join(format!("to{other}")))
                    .unwrap();
            }
        }
        symlink(site.path(), folder.join("all")).unwrap();
    }
    let (code, text) = run(site.path(), &["check", "--lang", "en", "--format", "short"]);
    assert_eq!(code, 1, "{text}");
    for path in [
        "content/example/housing/2021/to2021",
        "content/example/housing/2021/to2022",
        "content/example/housing/all",
        "static/2021/to2021",
    ] {
        assert!(text.contains(path), "{path}: {text}");
    }
    assert!(text.lines().count() < 200, "{}", text.lines().count());
}

#[test]
fn the_list_of_cells_is_never_published() {
    const BUDGET: &str = "format: 1\nyear: 2021\nprofile: hebei-county\norigin: invented\nstatements:\n  收入说明: { 合计: 3.00, 一般公共预算: 1.00 }\n";
    const CELLS: &str =
        "at,file,sheet,cell,shown\n收入说明/合计,内部底稿甲.xlsx,内部工作表乙,C3,3.00\n";
    let path = "content/example/housing/2021/budget";
    let site =
        common::site(&[(&format!("{path}.yaml"), BUDGET), (&format!("{path}.import.csv"), CELLS)]);
    let (code, text) = run(site.path(), &["check"]);
    assert!(
        code == 1 && text.contains("内部底稿甲.xlsx") && text.contains("内部工作表乙"),
        "its author is told the cell: {text}"
    );
    let allow: Vec<String> = common::findings(site.path())
        .iter()
        .filter(|finding| finding.stops())
        .flat_map(|finding| ["--allow".to_owned(), finding.rule.name.to_owned()])
        .collect();
    let arguments: Vec<&str> =
        ["build"].into_iter().chain(allow.iter().map(String::as_str)).collect();
    let (code, text) = run(site.path(), &arguments);
    assert_eq!(code, 0, "{text}");
    let published = common::tree(&site.path().join("public"));
    assert!(published.iter().any(|(path, _)| path == "example/housing/2021/budget/index.html"));
    for (path, bytes) in published {
        let text = String::from_utf8_lossy(&bytes);
        assert!(
            !path.contains("import.csv")
                && !text.contains("内部底稿甲")
                && !text.contains("内部工作表乙"),
            "{path}"
        );
    }
    // Longer than any import writes.
    fs::File::options()
        .write(true)
        .open(site.path().join(format!("{path}.import.csv")))
        .unwrap()
        .set_len((64 << 20) + 1)
        .unwrap();
    let (code, text) = run(site.path(), &["check", "--lang", "en", "--format", "short"]);
    assert!(
        code == 1 && text.contains("budget.import.csv") && text.contains("longer than 64 MiB"),
        "{text}"
    );
}

#[test]
fn a_site_without_its_settings_is_none() {
    let site = common::site(&[]);
    fs::remove_file(site.path().join("site.toml")).unwrap();
    for command in ["check", "build"] {
        let (code, text) = run(site.path(), &[command, "--lang", "en"]);
        assert!(code == 2 && text.contains("site.toml"), "{command}: {code}\n{text}");
    }
}
