//! Paths on the command line: what `check`, `new` and `import` take, from wherever one stands, and
//! what they refuse.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common::{self, run_in};

use std::fs;

const WRONG: &str = "format: 1\nyear: 2026\nprofile: hunan-district\nyear-inferred: maybe\n";

/// A site with a fault in one disclosure and a fault in another department.
fn site() -> tempfile::TempDir {
    let site = common::site(&[
        ("content/example/housing/2026/performance-targets.yaml", WRONG),
        ("content/example/water/department.yaml", "name: 示例县水利局\n"),
        ("content/example/water/2026/performance-targets.yaml", WRONG),
        ("content/example/parks/department.yaml", "name: 示例县园林局\n"),
    ]);
    common::write(
        site.path(),
        &[("site.toml", "[site]\ntitle = \"示例\"\nprofile = \"hebei-county\"\n")],
    );
    site
}

/// How a command ends, and what it prints.
#[test]
fn a_path_is_understood_from_where_one_stands() {
    let site = site();
    let absolute = site.path().join("content/example/housing");
    let absolute = absolute.to_str().unwrap();
    let asked = [
        ("", "example/housing"),
        ("", "content/example/housing"),
        ("", "./content/example/housing/"),
        ("", "content/example/water/../housing"),
        ("", "example/housing/2026/performance-targets"),
        ("", "content/example/housing/2026/performance-targets.yaml"),
        ("", absolute),
        ("content/example", "housing/2026"),
        ("content/example", "content/example/housing"),
        ("content/example", "example/housing"),
        ("content/example/housing", "."),
        ("content/example/housing/2026", "performance-targets"),
        ("content/example/water", "../housing"),
        ("content/example/water", absolute),
    ];
    for (folder, path) in asked {
        let (code, text) = run_in(&site.path().join(folder), &["check", "--format", "short", path]);
        assert!(
            code == 1
                && text.contains("content/example/housing/2026/performance-targets.yaml:4")
                && !text.contains("water"),
            "in {folder}, check {path}: {code}\n{text}"
        );
    }
    let (code, text) = run_in(
        &site.path().join("content/example"),
        &["check", "--format", "short", "housing", "water"],
    );
    assert!(code == 1 && text.contains("housing/2026") && text.contains("water/2026"), "{text}");
}

#[test]
fn a_path_that_is_nothing_is_named_and_ends_with_two() {
    let site = site();
    for path in [
        "hosing",
        "example/housing/2027",
        "content/example/housing/2026/bugdet",
        "../elsewhere",
        "/etc",
        "housing\\2026",
    ] {
        for more in [&[][..], &["--coverage"], &["--format", "json"]] {
            let (code, text) = run_in(site.path(), &[&["check", path], more].concat());
            assert!(code == 2 && text.contains(path), "check {path} {more:?}: {code}\n{text}");
        }
    }
}

#[test]
fn a_path_without_a_disclosure_says_so() {
    let site = site();
    let (code, text) = run_in(site.path(), &["check", "--lang", "en", "example/parks"]);
    assert!(code == 0 && text.contains("example/parks holds no disclosure"), "{code}\n{text}");
    let (_, text) = run_in(site.path(), &["check", "--lang", "en", "example/housing"]);
    assert!(!text.contains("holds no disclosure"), "{text}");
}

#[test]
fn coverage_takes_the_same_paths() {
    let site = site();
    common::write(
        site.path(),
        &[(
            "content/example/housing/2026/performance-targets.yaml",
            &WRONG.replace("year-inferred: maybe\n", ""),
        )],
    );
    for (folder, path) in [
        ("", "example/housing"),
        ("content/example", "housing/2026"),
        ("content/example/housing/2026", "performance-targets.yaml"),
    ] {
        let (code, text) = run_in(&site.path().join(folder), &["check", "--coverage", path]);
        assert!(
            code == 0
                && text.contains("example/housing/2026/performance-targets")
                && !text.contains("example/water/"),
            "in {folder}, {path}: {code}\n{text}"
        );
    }
}

#[test]
fn new_and_import_refuse_what_content_cannot_hold() {
    let site = site();
    fs::write(site.path().join("a.csv"), "项目,金额\n合计,1\n").unwrap();
    let before = common::tree(site.path());
    let refused: &[&[&str]] = &[
        &["new", "year", "example/housing", "26"],
        &["new", "year", "example/housing", "3000"],
        &["new", "disclosure", "example/housing/26/budget"],
        &["new", "disclosure", "example/housing/units/A 1/2026/budget"],
        &[
            "new",
            "department",
            "map/housing",
            "--name",
            "甲",
            "--region-code",
            "1",
            "--region-name",
            "甲",
        ],
        &["new", "department", "example/roster", "--name", "甲"],
        &["new", "department", "example/units", "--name", "甲"],
        &["new", "department", "example/con", "--name", "甲"],
        &["new", "department", "example/a/b", "--name", "甲"],
        &["new", "department", "example/Housing", "--name", "甲"],
        &[
            "new",
            "department",
            "third/housing",
            "--name",
            "甲",
            "--region-code",
            "../1",
            "--region-name",
            "甲",
        ],
        &["import", "a.csv", "--into", "example/housing/26/budget"],
        &["import", "a.csv", "--into", "example/housing/3000/budget"],
        &["import", "a.csv", "--into", "example/housing/-5/budget"],
        &["import", "a.csv", "--into", "example/housing/units/AUX/2026/budget"],
    ];
    for arguments in refused {
        let (code, text) = run_in(site.path(), arguments);
        assert!(code == 2, "{arguments:?}: {code}\n{text}");
    }
    assert_eq!(common::tree(site.path()), before, "nothing was written");
}

#[test]
fn what_new_and_import_write_is_never_stray() {
    let site = site();
    let sheet = "科目编码,科目名称,合计,基本支出,项目支出\n212,城乡社区支出,3,1,2\n";
    fs::write(site.path().join("一般公共预算支出表.csv"), sheet).unwrap();
    let written: &[&[&str]] = &[
        &[
            "new",
            "department",
            "third/data",
            "--name",
            "某\"大\\数据局",
            "--code",
            "4\"1",
            "--region-code",
            "130000",
            "--region-name",
            "某县",
        ],
        &["new", "year", "third/data", "2026"],
        &["new", "disclosure", "third/data/2027/final-accounts"],
        &["new", "disclosure", "third/data/units/333001/2027/budget"],
        &["import", "一般公共预算支出表.csv", "--form", "B05", "--into", "third/data/2028/budget"],
        &[
            "import",
            "一般公共预算支出表.csv",
            "--form",
            "B05",
            "--into",
            "third/data/units/333001/2028/budget",
        ],
    ];
    for arguments in written {
        let (code, text) = run_in(site.path(), arguments);
        assert!(code == 0, "{arguments:?}: {code}\n{text}");
    }
    assert!(site.path().join("content/third/data/units/333001/2028/budget.import.csv").is_file());
    let rules: Vec<&str> =
        common::findings(site.path()).iter().map(|finding| finding.rule.name).collect();
    for rule in ["stray-file", "unreadable-file", "broken-yaml"] {
        assert!(!rules.contains(&rule), "{rule}");
    }
}
