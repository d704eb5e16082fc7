//! The gate: one unacknowledged error anywhere, and nothing is published; what was published stays
//! to the byte and to the second. Warnings, notes and what is acknowledged do not shut it. Through
//! the library and through the program.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::SystemTime;

use gongkai::finding::{Finding, Level};
use gongkai::pipeline::{BuildOptions, BuildReport, build, check, open};

const PROFILE: &str = "profile: small\nname: 示例县\nkinds:\n  budget:\n    title: 部门预算\n    tables:\n      - { form: N02, required: true }\n";
const RIGHT: &str = "format: 1\nyear: 2021\norigin: invented\nstatements:\n  支出说明: { 合计: 30.00, 基本支出: 10.00, 项目支出: 20.00 }\n";
/// 31.00 is not 10.00 + 20.00.
const WRONG: &str = "format: 1\nyear: 2021\norigin: invented\nstatements:\n  支出说明: { 合计: 31.00, 基本支出: 10.00, 项目支出: 20.00 }\n";
const SETTINGS: &str = "[site]\ntitle = \"示例\"\nprofile = \"small\"\n";

/// Three departments, nothing wrong with any; these files over them.
fn county(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    common::write(
        root,
        &[
            ("site.toml", SETTINGS),
            ("content/_profiles/small.yaml", PROFILE),
            ("content/example/region.yaml", common::REGION),
        ],
    );
    for (slug, code) in [("civil", "331"), ("housing", "333"), ("water", "332")] {
        let department = format!("code: \"{code}\"\nname: 示例县{slug}局\nbudget-units: []\n");
        common::write(
            root,
            &[
                (&format!("content/example/{slug}/department.yaml"), department.as_str()),
                (&budget(slug), RIGHT),
            ],
        );
    }
    common::write(root, files);
    folder
}

fn budget(department: &str) -> String {
    format!("content/example/{department}/2021/budget.yaml")
}

fn page(department: &str) -> String {
    format!("example/{department}/2021/budget/index.html")
}

fn built(root: &Path, withhold: bool) -> anyhow::Result<BuildReport> {
    build(&open(root)?, &BuildOptions { output: root.join("public"), withhold })
}

fn gongkai(root: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gongkai"))
        .arg("--root")
        .arg(root)
        .args(arguments)
        .output()
        .unwrap()
}

/// Files with their bytes, and when each file and folder was last changed.
type State = (Vec<(String, Vec<u8>)>, Vec<(PathBuf, SystemTime)>);

/// All that is known of a published site: its files with their bytes, and when each file and folder
/// was last changed.
fn state(public: &Path) -> State {
    let changed = walkdir::WalkDir::new(public).sort_by_file_name().into_iter().map(|entry| {
        let entry = entry.unwrap();
        (entry.path().to_owned(), entry.metadata().unwrap().modified().unwrap())
    });
    (common::tree(public), changed.collect())
}

/// What lies beside a site's content: nothing that a build began may stay.
fn beside(root: &Path) -> BTreeSet<String> {
    let names = fs::read_dir(root)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    names.filter(|name| !name.ends_with("gongkai-lock")).collect()
}

/// Level, rule and file of all findings.
fn found<'a>(findings: &[&'a Finding]) -> Vec<(Level, &'a str, &'a str)> {
    findings
        .iter()
        .map(|finding| (finding.level, finding.rule.name, finding.place.file.path.as_str()))
        .collect()
}

#[test]
fn one_error_in_one_of_three_departments_publishes_nothing() {
    let site = county(&[]);
    let (root, public) = (site.path(), site.path().join("public"));
    let first = built(root, false).unwrap();
    assert_eq!(found(&first.open.findings()), []);
    assert_eq!(first.published.unwrap().files, common::tree(&public).len());
    let before = state(&public);
    for department in ["civil", "housing", "water"] {
        assert!(before.0.iter().any(|(path, _)| *path == page(department)), "{department}");
    }
    for department in ["civil", "housing", "water"] {
        common::write(root, &[(&budget(department), WRONG)]);
        let built = built(root, false).unwrap();
        assert!(built.published.is_none(), "{department}");
        assert_eq!(
            found(&built.open.findings()),
            [(Level::Error, "total-mismatch", budget(department).as_str())]
        );
        assert_eq!(state(&public), before, "{department}");
        assert_eq!(
            beside(root),
            BTreeSet::from(["content", "public", "site.toml"].map(str::to_owned))
        );
        common::write(root, &[(&budget(department), RIGHT)]);
    }
}

#[test]
fn withheld_the_others_are_published() {
    let site = county(&[]);
    let (root, public) = (site.path(), site.path().join("public"));
    common::write(root, &[(&budget("housing"), WRONG)]);
    let built = built(root, true).unwrap();
    assert_eq!(
        found(&built.open.findings()),
        [(Level::Error, "total-mismatch", "content/example/housing/2021/budget.yaml")]
    );
    assert!(built.published.is_some());
    let pages: BTreeSet<String> = common::tree(&public)
        .into_iter()
        .map(|(path, _)| path)
        .filter(|path| path.ends_with("/2021/budget/index.html"))
        .collect();
    assert_eq!(pages, BTreeSet::from([page("civil"), page("water")]));
    let index = fs::read_to_string(public.join("example/housing/index.html")).unwrap();
    assert!(index.contains("未公开：有问题待改正"), "{index}");
}

#[test]
fn the_program_says_so_and_exits_with_one() {
    let site = county(&[]);
    let (root, public) = (site.path(), site.path().join("public"));
    let clean = gongkai(root, &["build"]);
    assert_eq!(
        (clean.status.code(), String::from_utf8(clean.stderr).unwrap()),
        (Some(0), String::new())
    );
    let before = state(&public);
    common::write(root, &[(&budget("water"), WRONG)]);
    let refused = gongkai(root, &["build"]);
    let text = String::from_utf8(refused.stdout).unwrap();
    assert_eq!(refused.status.code(), Some(1), "{text}");
    assert!(
        text.starts_with(
            "error[total-mismatch]: 支出说明/合计不平：填报 31.00，计算 30.00，差 1.00 万元"
        ),
        "{text}"
    );
    assert!(
        text.contains(&format!(
            "\n没有生成：1 个问题须改正或说明。{} 保持原样\n",
            public.display()
        )),
        "{text}"
    );
    assert_eq!(state(&public), before);
    let withheld = gongkai(root, &["build", "--withhold"]);
    let text = String::from_utf8(withheld.stdout).unwrap();
    assert_eq!(withheld.status.code(), Some(1), "{text}");
    let count = "公开件 3 份：公开 2 份；1 份有问题，没有公开，索引页上已注明";
    assert!(text.trim_end().ends_with(count), "{text}");
    let after = common::tree(&public);
    assert!(
        after.iter().any(|(path, _)| *path == page("civil"))
            && !after.iter().any(|(path, _)| *path == page("water"))
    );
}

/// A site that tells of each document that it is not there must not stand in the place of a good one.
#[test]
fn where_nothing_passes_nothing_is_published() {
    let site = county(&[]);
    let public = site.path().join("public");
    assert_eq!(built(site.path(), true).unwrap().passed, 3);
    let before = state(&public);
    let wrong = ["civil", "housing", "water"].map(|department| (budget(department), WRONG));
    for (path, text) in &wrong {
        common::write(site.path(), &[(path, text)]);
    }
    let built = gongkai(site.path(), &["build", "--withhold"]);
    let text = String::from_utf8(built.stdout).unwrap();
    assert_eq!(built.status.code(), Some(1), "{text}");
    let ended = text.trim_end();
    assert!(ended.ends_with("公开件 3 份都有问题，没有一份可以公开，所以什么也没有公开"), "{text}");
    assert!(ended.contains("没有生成：3 个问题须改正或说明。"), "{text}");
    assert_eq!(state(&public), before);
}

/// Its narrative has a placeholder (a warning) and a rate of at least a hundred per cent (a note).
#[test]
fn warnings_and_notes_publish() {
    let noted = RIGHT.to_owned()
        + "overall:\n  indicators:\n    - { level: [产出指标, 质量指标], name: 检测合格率, target: \"≥100%\" }\n";
    let profile = PROFILE.replace("    tables:", "    overall-form: P3\n    tables:");
    let dated = RIGHT.replace(
        "statements:",
        "dates: { approved: 2021-02-01, published: 2021-03-31 }\nstatements:",
    );
    let site = county(&[
        ("content/_profiles/small.yaml", &profile),
        (&budget("civil"), &noted),
        (&budget("water"), &dated),
    ]);
    let built = built(site.path(), false).unwrap();
    assert_eq!(
        found(&built.open.findings()),
        [
            (Level::Note, "rate-over-hundred", budget("civil").as_str()),
            (Level::Warning, "published-late", budget("water").as_str())
        ]
    );
    assert!(built.published.is_some());
    for department in ["civil", "housing", "water"] {
        assert!(site.path().join("public").join(page(department)).is_file(), "{department}");
    }
    assert_eq!(gongkai(site.path(), &["build"]).status.code(), Some(0));
}

#[test]
fn what_is_acknowledged_publishes_until_its_values_change() {
    let statement = |computed: &str| {
        format!(
            "{WRONG}acknowledgements:\n  - {{ rule: total-mismatch, at: 支出说明/合计, reported: \"31.00\", computed: \"{computed}\", by: transcriber, reason: 原文如此 }}\n"
        )
    };
    let site = county(&[(&budget("housing"), &statement("30.00"))]);
    let checked = check(&open(site.path()).unwrap()).unwrap().findings;
    assert_eq!(
        found(&checked.iter().collect::<Vec<_>>()),
        [(Level::Error, "total-mismatch", budget("housing").as_str())]
    );
    assert!(checked[0].acknowledged.is_some());
    let first = built(site.path(), false).unwrap();
    assert_eq!(found(&first.open.findings()), []);
    assert!(first.published.is_some());
    let before = state(&site.path().join("public"));
    common::write(site.path(), &[(&budget("housing"), &statement("30.01"))]);
    let second = built(site.path(), false).unwrap();
    let rules: Vec<&str> = second.open.findings().iter().map(|finding| finding.rule.name).collect();
    assert_eq!(rules, ["total-mismatch", "stale-acknowledgement"]);
    assert!(second.published.is_none());
    assert_eq!(state(&site.path().join("public")), before);
}

#[test]
fn a_first_build_that_fails_leaves_no_site() {
    let site = county(&[(&budget("civil"), WRONG)]);
    assert!(built(site.path(), false).unwrap().published.is_none());
    assert_eq!(beside(site.path()), BTreeSet::from(["content", "site.toml"].map(str::to_owned)));
    assert_eq!(
        gongkai(
            site.path(),
            &["build", "--output", &site.path().join("elsewhere").to_string_lossy()]
        )
        .status
        .code(),
        Some(1)
    );
    assert_eq!(beside(site.path()), BTreeSet::from(["content", "site.toml"].map(str::to_owned)));
}

/// What belongs to no disclosure concerns all of them: it cannot be withheld.
#[test]
fn an_error_above_the_departments_stops_everything() {
    let form = "form: T01\nname: 示例表\nuse: statement\nlines:\n  - { id: total, label: 合计 }\nidentities:\n  - { id: T01-a, rule: total-mismatch, says: 甲, identity: total = nothing }\n";
    let extra = PROFILE.to_owned() + "    colour: red\n";
    let above = [
        ("content/_forms/T01.yaml", form, "invalid-form"),
        ("content/_profiles/other.yaml", extra.as_str(), "invalid-form"),
        ("content/example/region.yaml", "code: \"990101\"\n", "wrong-shape"),
        ("content/example/region.yaml", "name: [\n", "wrong-shape"),
        ("content/example/water/department.yaml", "code: \"332\"\n", "wrong-shape"),
        ("content/_glossary.yaml", "基本支出: { short: 甲, colour: red }\n", "unknown-key"),
        ("content/_lexicon.yaml", "reason: [甲]\n", "unknown-key"),
        ("content/notes.txt", "甲", "stray-file"),
    ];
    for (path, text, rule) in above {
        let site = county(&[]);
        assert!(built(site.path(), false).unwrap().published.is_some());
        let before = state(&site.path().join("public"));
        common::write(site.path(), &[(path, text)]);
        for withhold in [false, true] {
            let built = built(site.path(), withhold).unwrap();
            let stops: Vec<(&str, &str)> = built
                .open
                .findings()
                .into_iter()
                .filter(|finding| finding.stops())
                .map(|finding| (finding.rule.name, finding.place.file.path.as_str()))
                .collect();
            assert!(stops.contains(&(rule, path)), "{path}: {stops:?}");
            assert!(built.published.is_none(), "{path}, withhold: {withhold}");
            assert_eq!(state(&site.path().join("public")), before, "{path}, withhold: {withhold}");
        }
    }
}

#[test]
fn settings_that_cannot_be_read_change_nothing() {
    let site = county(&[]);
    assert!(built(site.path(), false).unwrap().published.is_some());
    let before = state(&site.path().join("public"));
    for text in ["[site\n", "[site]\ntitle = \"示例\"\nprofile = \"small\"\ncolour = \"red\"\n"] {
        common::write(site.path(), &[("site.toml", text)]);
        let ended = gongkai(site.path(), &["build"]);
        let said =
            String::from_utf8(ended.stdout).unwrap() + &String::from_utf8(ended.stderr).unwrap();
        assert!(matches!(ended.status.code(), Some(1 | 2)), "{said}");
        assert!(said.contains("site.toml"), "{said}");
        assert_eq!(state(&site.path().join("public")), before, "{text}");
    }
}

#[test]
fn what_is_wrong_in_the_settings_is_told_alone() {
    for wrong in ["profil = \"small\"\n", "titel = \"x\"\n", "accent = 7\n", "notice = 示例\n"] {
        let site = county(&[("site.toml", &format!("{SETTINGS}{wrong}"))]);
        let found = common::findings(site.path());
        let places: Vec<&str> = found.iter().map(|one| one.place.file.path.as_str()).collect();
        assert_eq!(places, ["site.toml"], "{wrong}");
    }
    // Where the profile itself cannot be read, nobody knows that there is none.
    let site = county(&[("site.toml", "[site]\ntitle = \"示例\"\nprofile = small\n")]);
    let found = common::findings(site.path());
    assert!(found.iter().all(|one| one.place.file.path == "site.toml"), "{found:?}");
    // Where it is left out, it is missed.
    let site = county(&[("site.toml", "[site]\ntitle = \"示例\"\n")]);
    assert_eq!(common::findings(site.path()).len(), 3);
}
