//! A test of data, not of the program: what `content/` holds of the five real documents is counted
//! against the documents, so that nothing of theirs is lost or added by an edit. How the program
//! behaves is tested elsewhere; a change of the program that fails here has changed what is read of
//! them, or found in them.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

mod common;

use gongkai::decimal::Decimal;
use gongkai::finding::Level;
use gongkai::load;
use gongkai::model::{Department, Disclosure, FormUse, Project, Table, TableState};
use gongkai::pipeline::{check, open};

fn disclosure(path: &str) -> Disclosure {
    let workspace = open(&common::repository()).unwrap();
    let entries = workspace.site.regions.iter().flat_map(|region| &region.departments);
    let entry =
        entries.clone().find(|entry| entry.disclosures.iter().any(|one| one.path == path)).unwrap();
    let loaded =
        load::department(&workspace.root, entry, &workspace.catalogue, &workspace.site.config)
            .unwrap();
    let Department { disclosures, .. } = loaded.department;
    disclosures.into_iter().find(|disclosure| disclosure.path == path).unwrap()
}

fn counts(disclosure: &Disclosure) -> (usize, usize, usize) {
    let indicators = disclosure
        .projects
        .iter()
        .map(|project| project.objectives.indicators.len())
        .sum::<usize>()
        + disclosure.overall.as_ref().map_or(0, |overall| overall.indicators.len());
    let goals =
        disclosure.projects.iter().map(|project| project.objectives.goals.len()).sum::<usize>()
            + disclosure.overall.as_ref().map_or(0, |overall| overall.goals.len());
    (disclosure.projects.len(), indicators, goals)
}

fn budgets(disclosure: &Disclosure) -> Decimal {
    let figures =
        disclosure.projects.iter().filter_map(|project| project.row.cells.first()?.figure());
    Decimal::checked_sum(figures.map(|figure| figure.amount.decimal())).unwrap()
}

#[test]
fn beidaihe_2021() {
    let read = disclosure("beidaihe/housing/2021/performance-targets");
    assert_eq!(counts(&read), (14, 52, 26));
    assert_eq!(budgets(&read).to_string(), "1336.57");
    assert!(read.year_inferred);
}

#[test]
fn pingxiang_2020() {
    let read = disclosure("pingxiang/housing/2020/budget");
    assert_eq!(counts(&read), (7, 63, 7));
    let thresholds: usize = read
        .projects
        .iter()
        .flat_map(|project| &project.objectives.indicators)
        .map(|indicator| indicator.bands.len())
        .sum();
    assert_eq!(thresholds, 252);
    assert_eq!(read.narrative.as_ref().unwrap().sections.len(), 9);
}

#[test]
fn lukou_2020() {
    assert_eq!(counts(&disclosure("lukou/housing/2020/performance-targets")), (0, 17, 4));
    assert_eq!(counts(&disclosure("lukou/housing/2020/self-evaluation")), (0, 17, 4));
}

#[test]
fn dingzhou_2020() {
    let read = disclosure("dingzhou/housing/2020/performance-targets");
    assert_eq!(counts(&read), (21, 64, 42));
    assert_eq!(budgets(&read).to_string(), "6278.49");
    let blank =
        |project: &Project| (3..7).all(|column| project.row.cells[column].figure().is_none());
    assert_eq!(
        read.projects.iter().filter(|project| blank(project)).count(),
        10,
        "plans left blank"
    );
    let targets = read
        .projects
        .iter()
        .flat_map(|project| &project.objectives.indicators)
        .filter_map(|indicator| indicator.target.as_ref());
    assert_eq!(targets.filter(|target| target.value.printed.ends_with("百分比")).count(), 52);
}

#[test]
fn leting_2024() {
    let read = disclosure("leting/housing/2024/performance-targets");
    assert_eq!(counts(&read), (21, 183, 27));
    assert_eq!(budgets(&read).to_string(), "6162.78");
    let text = &read.narrative.as_ref().unwrap().file.text;
    for figure in [
        "246.79万元",
        "319.41万元",
        "7.6万元",
        "1000元",
        "169.5元/户",
        "约703万元",
        "138.51万元",
        "149823户",
        "2061户",
        "1230万元",
        "288座",
        "29座",
        "108项",
        "57.6万元",
    ] {
        assert!(text.contains(figure), "{figure}");
    }
}

/// The originals together: nothing of theirs was left out.
#[test]
fn all_five() {
    let paths = [
        "beidaihe/housing/2021/performance-targets",
        "dingzhou/housing/2020/performance-targets",
        "leting/housing/2024/performance-targets",
        "lukou/housing/2020/performance-targets",
        "lukou/housing/2020/self-evaluation",
        "pingxiang/housing/2020/budget",
    ];
    let all: Vec<Disclosure> = paths.iter().map(|path| disclosure(path)).collect();
    let projects: usize = all.iter().map(|read| read.projects.len()).sum();
    let indicators: usize = all.iter().map(|read| counts(read).1).sum();
    // A project's form is a table of its own in the documents; sentences are not.
    let printed = |table: &&Table| {
        table.form.used_for != FormUse::Statement && table.state == TableState::Filled
    };
    let tables: usize = all.iter().map(|read| read.tables.iter().filter(printed).count()).sum();
    assert_eq!((projects, indicators, projects + tables), (63, 396, 68));
}

#[test]
fn every_fault_of_theirs_is_acknowledged_and_nothing_else_is_found() {
    let report = check(&open(&common::repository()).unwrap()).unwrap();
    let open: Vec<String> = report
        .findings
        .iter()
        .filter(|finding| finding.acknowledged.is_none() && finding.level != Level::Note)
        .map(|finding| finding.message.en.clone())
        .collect();
    assert!(open.is_empty(), "{open:#?}");
    let of =
        |rule: &str| report.findings.iter().filter(|finding| finding.rule.name == rule).count();
    assert_eq!(of("malformed-value"), 14, "21.4., twelve indicator values, 1.65亿万元");
    assert_eq!(of("total-mismatch"), 2, "13919 and 18926");
    assert_eq!(of("figure-mismatch"), 1, "17910");
    assert_eq!(of("unit-slip"), 1, "32.96元");
    assert_eq!(of("part-exceeds-whole"), 1, "procurement over its fund");
    assert_eq!(of("actual-repeats-name"), 3, "环境效益, 民生保障, 群众满意度");
    assert_eq!(of("goal-and-indicator-differ"), 2, "445户 and 451个, twice");
    assert_eq!(of("price-times-quantity"), 1, "100台 × 1000元/台 and 7.6万元");
    assert_eq!(of("band-gap"), 1, "物业人员专业人数");
    assert_eq!(of("missing-table"), 9);
}
