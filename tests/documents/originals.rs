//! A test of data, not of the program: what `content/` holds of the five real documents is counted
//! against the documents, so that nothing of theirs is lost or added by an edit. How the program
//! behaves is tested elsewhere; a change of the program that fails here has changed what is read of
//! them, or found in them.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

use std::fs;

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
        "约703万；",
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

/// Purposes and descriptions stand even where they only repeat a name: the print has every one of
/// them.
#[test]
fn every_purpose_and_description_stands() {
    let of = |path: &str| {
        let read = disclosure(path);
        let purposes = read.projects.iter().filter(|project| project.purpose.is_some()).count();
        let descriptions = read
            .projects
            .iter()
            .flat_map(|project| &project.objectives.indicators)
            .filter(|indicator| indicator.description.is_some())
            .count();
        (purposes, descriptions)
    };
    assert_eq!(of("beidaihe/housing/2021/performance-targets"), (14, 52));
    assert_eq!(of("dingzhou/housing/2020/performance-targets"), (21, 64));
    assert_eq!(of("leting/housing/2024/performance-targets"), (21, 183));
    // Its project forms have no purpose.
    assert_eq!(of("pingxiang/housing/2020/budget"), (0, 63));
}

/// What is odd in the print is odd here: nothing is completed, repaired or numbered anew.
#[test]
fn short_texts_stand_as_printed() {
    let leting = disclosure("leting/housing/2024/performance-targets");
    let purpose = |name: &str| {
        let named = leting.projects.iter().find(|project| project.name.value == name).unwrap();
        named.purpose.as_deref().unwrap()
    };
    assert!(purpose("双代县级运行补贴").ends_with("推动我市农村地区"), "it breaks off");
    let alarms = "乐亭县瓶装液化气居民用户加装物联网燃气报警（切断）装置";
    assert!(purpose(alarms).ends_with("事故风险，"), "it ends with a comma");
    let described = |read: &Disclosure, text: &str| {
        read.projects
            .iter()
            .flat_map(|project| &project.objectives.indicators)
            .any(|indicator| indicator.description.as_deref() == Some(text))
    };
    assert!(described(&leting, "群主满意度"));
    assert!(described(&leting, "促进住建工作规范化建设，推动住建领域"), "it breaks off");
    let text = &leting.narrative.as_ref().unwrap().file.text;
    assert!(text.contains("“住建部指标64项+河北省指标20项+24项唐山市特色指标“"), "unpaired");

    let goals = |path: &str| -> Vec<String> {
        let overall = disclosure(path).overall.unwrap();
        overall.goals.iter().map(|goal| goal.value.clone()).collect()
    };
    assert_eq!(
        goals("lukou/housing/2020/performance-targets")[2],
        "三、加大行业监管力度，规范化解风险,"
    );
    assert_eq!(
        goals("lukou/housing/2020/self-evaluation")[2],
        "三、加大行业监管力度，规范化解风险,。"
    );
    let outcomes = disclosure("lukou/housing/2020/self-evaluation").overall.unwrap().outcomes;
    for (outcome, number) in outcomes.iter().zip(["1、", "2用", "3."]) {
        assert!(outcome.value.starts_with(number), "{}", outcome.value);
    }

    let pingxiang = disclosure("pingxiang/housing/2020/budget");
    let text = &pingxiang.narrative.as_ref().unwrap().file.text;
    let (_, duties) = text.split_once("### 部门职责").unwrap();
    let (duties, _) = duties.split_once("### ").unwrap();
    let paragraphs: Vec<&str> = duties.split("\n\n").filter(|one| !one.trim().is_empty()).collect();
    assert_eq!(paragraphs.len(), 14);
    let numbered = paragraphs.iter().filter(|one| one.trim().starts_with('（')).count();
    assert_eq!(numbered, 2, "only the first two are numbered");
    assert!(!text.contains("原文"), "remarks are acknowledgements");
    for fact in [
        "国务院办公厅关于保持基础设施领域补短板力度的指导意见",
        "民政专项资金",
        "解放思想，实干兴县",
        "履职效能",
        "十是",
    ] {
        assert!(text.contains(fact), "{fact}");
    }
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
    assert_eq!(of("part-exceeds-whole"), 2, "procurement over its fund, and over all it can be of");
    assert_eq!(of("actual-in-other-kind"), 1, "139 of 100%");
    assert_eq!(of("actual-repeats-name"), 3, "环境效益, 民生保障, 群众满意度");
    assert_eq!(of("goal-and-indicator-differ"), 2, "445户 and 451个, twice");
    assert_eq!(of("price-times-quantity"), 1, "100台 × 1000元/台 and 7.6万元");
    assert_eq!(of("band-gap"), 1, "物业人员专业人数");
    assert_eq!(of("missing-table"), 9);
}

/// What README shows of a wrong total is what the program prints of it.
#[test]
fn readme_shows_what_is_printed() {
    let readme = fs::read_to_string(common::repository().join("README.md")).unwrap();
    let (_, edit) = readme.split_once("sed -i 's/").unwrap();
    let (right, rest) = edit.split_once('/').unwrap();
    let (wrong, rest) = rest.split_once("/' ").unwrap();
    let path = rest.lines().next().unwrap();
    let (_, shown) = readme.split_once("```text\nerror[").unwrap();
    let (shown, rest) = shown.split_once("\n\n…\n\n").unwrap();
    let end = rest.lines().next().unwrap();

    let site = tempfile::tempdir().unwrap();
    for folder in ["content", "static", "templates"] {
        for (name, bytes) in common::tree(&common::repository().join(folder)) {
            common::write_bytes(&site.path().join(folder).join(name), &bytes);
        }
    }
    fs::copy(common::repository().join("site.toml"), site.path().join("site.toml")).unwrap();
    let text = fs::read_to_string(site.path().join(path)).unwrap();
    assert_eq!(text.matches(right).count(), 1);
    fs::write(site.path().join(path), text.replace(right, wrong)).unwrap();
    let (code, printed) = common::run(site.path(), &["build"]);
    assert_eq!(code, Some(1));
    assert!(printed.contains(&format!("error[{shown}\n")), "{shown} is not in {printed}");
    let (start, end) = end.split_once("./public").unwrap();
    let mut lines = printed.trim_end().lines().rev().take(2);
    assert!(lines.any(|line| line.starts_with(start) && line.ends_with(end)), "{printed}");
}
