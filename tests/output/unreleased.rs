//! Before approval: a disclosure that may not be published yet is in a build as if its files were
//! not there, to the byte, until the day it waits for; the preview shows it, and `check` checks it.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use gongkai::pipeline::{BuildOptions, Unreleased, build, check, open, open_with};
use jiff::civil::Date;

const ROSTER: &str = "content/example/roster.yaml";
/// Nobody approved these.
const UNAPPROVED: [&str; 4] =
    ["budget", "performance-targets", "final-accounts", "self-evaluation"];
/// A unit's budget that waits for a day.
const WAITING: &str = "content/example/housing/units/333003/2025/budget";

/// The invented county of this repository: two departments, three years, a unit's own budgets.
fn county() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let repository = common::repository();
    for part in ["content/example", "content/_profiles"] {
        for (path, bytes) in common::tree(&repository.join(part)) {
            common::write_bytes(&folder.path().join(part).join(path), &bytes);
        }
    }
    let settings = fs::read_to_string(repository.join("site.toml")).unwrap();
    common::write(folder.path(), &[("site.toml", &settings), (ROSTER, &roster(true))]);
    folder
}

/// The roster of the county, with what the test leaves out or without it.
fn roster(whole: bool) -> String {
    let years = if whole { "[2023, 2024, 2025]" } else { "[2023, 2024]" };
    format!(
        "source: 示例通知\nyears: [2023, 2024, 2025]\nowes:\n  budget: {{ after-approval: 20, 2025: 2025-03-10 }}\n  performance-targets: {{ with: budget }}\n  final-accounts:\n  self-evaluation:\ndepartments:\n  - slug: housing\n    units:\n      - {{ code: \"333001\", kinds: [budget] }}\n      - {{ code: \"333003\", kinds: [budget], years: {years} }}\n  - {{ slug: water, years: {years} }}\n"
    )
}

fn edit(root: &Path, path: &str, change: impl Fn(&str) -> String) {
    let place = root.join(path);
    fs::write(&place, change(&fs::read_to_string(&place).unwrap())).unwrap();
}

/// The county with both kinds of disclosures that may not be published yet.
fn waiting() -> tempfile::TempDir {
    let site = county();
    for kind in UNAPPROVED {
        let path = format!("content/example/water/2025/{kind}.yaml");
        edit(site.path(), &path, |text| format!("{text}\nunapproved: true\n"));
    }
    edit(site.path(), &format!("{WAITING}.yaml"), |text| format!("{text}\nembargo: 2026-03-01\n"));
    site
}

/// The county without the files of what nobody approved.
fn without_unapproved() -> tempfile::TempDir {
    let site = county();
    fs::remove_dir_all(site.path().join("content/example/water/2025")).unwrap();
    site
}

/// What is published of a site, by path, and how many findings stop it.
fn built(root: &Path, on: Option<&str>) -> (BTreeMap<String, Vec<u8>>, usize) {
    let on = on.map(|day| day.parse::<Date>().unwrap());
    let workspace = open_with(root, Unreleased::LeftOut { on }).unwrap();
    let output = root.join("public");
    let report = build(&workspace, &BuildOptions { output: output.clone(), withhold: false });
    let report = report.unwrap();
    assert!(report.published.is_some());
    (common::tree(&output).into_iter().collect(), report.open.stopping())
}

fn same(one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>) {
    let paths = |of: &BTreeMap<String, Vec<u8>>| of.keys().cloned().collect::<Vec<_>>();
    assert_eq!(paths(one), paths(other));
    let differ: Vec<&String> =
        one.iter().filter(|(path, bytes)| other[*path] != **bytes).map(|(path, _)| path).collect();
    assert!(differ.is_empty(), "{differ:?}");
}

#[test]
fn a_build_is_as_if_the_files_were_not_there() {
    let (site, gone) = (waiting(), without_unapproved());
    fs::remove_dir_all(gone.path().join(WAITING).parent().unwrap()).unwrap();
    common::write(gone.path(), &[(ROSTER, &roster(false))]);
    let (left, expected) = (built(site.path(), None), built(gone.path(), None));
    same(&left.0, &expected.0);
    assert_eq!(left.1, expected.1);
    // The day before is as no day.
    same(&built(site.path(), Some("2026-02-28")).0, &left.0);
    // The comparison would see them: with them the site is another.
    let whole = built(county().path(), None).0;
    assert!(
        whole.len() > left.0.len() && whole.contains_key("example/water/2025/budget/index.html")
    );
    let text = |of: &BTreeMap<String, Vec<u8>>, path: &str| {
        String::from_utf8_lossy(&of[path]).into_owned()
    };
    let rows = |of: &BTreeMap<String, Vec<u8>>| text(of, "data/roster.csv").lines().count();
    assert_eq!(rows(&whole) - rows(&left.0), 5, "what is left out is owed by nobody");
    assert!(!text(&left.0, "data/roster.csv").contains("missing"));
}

#[test]
fn from_its_day_on_it_is_as_if_it_had_never_waited() {
    let (site, gone) = (waiting(), without_unapproved());
    let narrowed = roster(true)
        .replace("slug: water, years: [2023, 2024, 2025]", "slug: water, years: [2023, 2024]");
    common::write(gone.path(), &[(ROSTER, &narrowed)]);
    let expected = built(gone.path(), None);
    for day in ["2026-03-01", "2199-12-31"] {
        same(&built(site.path(), Some(day)).0, &expected.0);
    }
}

#[test]
fn check_checks_them_and_says_how_many_no_build_has() {
    let site = waiting();
    let whole = check(&open(county().path()).unwrap()).unwrap();
    let report = check(&open_with(site.path(), Unreleased::Told).unwrap()).unwrap();
    assert_eq!(report.disclosures.len(), whole.disclosures.len());
    assert_eq!(report.findings.len(), whole.findings.len());
    let (status, said) = common::run(site.path(), &["check"]);
    assert_eq!(status, Some(0), "{said}");
    let line = "其中不列入 build 的：未批准 4 份，未到公开日 1 份（最早 2026-03-01）\n";
    assert!(said.ends_with(line), "{said}");
    let (_, said) = common::run(site.path(), &["check", "content/example/housing/2025"]);
    assert!(!said.contains("不列入"), "{said}");
    let (status, said) = common::run(site.path(), &["roster"]);
    assert!(said.contains("没有列入的：未批准 4 份") && !said.contains("未公开"), "{said}");
    assert_eq!(status, Some(0), "{said}");
    let (status, said) = common::run(site.path(), &["build", "--on", "2026-03-01"]);
    assert_eq!(status, Some(0), "{said}");
    assert!(said.ends_with("没有列入的：未批准 4 份\n"), "{said}");
    assert!(
        site.path().join("public/example/housing/units/333003/2025/budget/index.html").is_file()
    );
}

#[test]
fn what_may_be_published_does_not_lead_to_what_may_not() {
    let site = waiting();
    let link = "\n\n见[2025年预算](../../../water/2025/budget/)。\n";
    let to = "content/example/housing/2025/budget.md";
    edit(site.path(), to, |text| format!("{text}{link}"));
    let found = check(&open_with(site.path(), Unreleased::Told).unwrap()).unwrap().findings;
    let dead: Vec<_> = found.iter().filter(|one| one.rule.name == "dead-link").collect();
    assert_eq!(dead.len(), 1);
    assert!(dead[0].message.zh.contains("尚未批准或未到公开日"), "{}", dead[0].message.zh);
    assert_eq!(dead[0].place.file.path, to);
    // One that may not be published either may lead there.
    let site = waiting();
    let to = format!("{WAITING}.md");
    let link = "\n\n见[2025年预算](../../../../../water/2025/budget/)。\n";
    let text = fs::read_to_string(site.path().join(&to)).unwrap_or_default();
    fs::write(site.path().join(&to), text + link).unwrap();
    let found = check(&open_with(site.path(), Unreleased::Told).unwrap()).unwrap().findings;
    assert!(found.iter().all(|one| one.rule.name != "dead-link"));
}

#[test]
fn one_that_cannot_be_read_is_left_out_too() {
    let site = waiting();
    let before = built(site.path(), None).0;
    for text in [
        "unapproved: true\nformat: [\n",
        "format: 1\nyear: 2025\nunapproved: 是\n",
        "format: 1\nyear: 2025\nembargo: 明年三月\n",
        "{ \"unapproved\": true, format: 1, year: 2025 }\n",
    ] {
        fs::write(site.path().join("content/example/water/2025/budget.yaml"), text).unwrap();
        same(&built(site.path(), None).0, &before);
    }
}
