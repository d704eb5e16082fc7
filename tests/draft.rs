//! What an author begins with reads back without a fault of form, asks for everything, and says what other documents already say.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

mod common;

use gongkai::draft::{Draft, Occasion, disclosure};
use gongkai::model::{Department, Kind, Origin};
use gongkai::pipeline::{Opened, open};
use gongkai::{check, forms, load};

fn draft(opened: &Opened, department: &Department, profile: &str, year: i16, kind: Kind) -> Option<Draft> {
    let profile = &opened.catalogue.profiles[profile];
    disclosure(&Occasion { department, budget_unit: None, profile, name_profile: true, catalogue: &opened.catalogue, year, kind, origin: Origin::Invented })
}

fn water() -> (Opened, Department) {
    let opened = open(&common::repository()).unwrap();
    let entry = opened.site.regions.iter().find(|region| region.region.slug == "example").unwrap().departments.iter().find(|department| department.slug == "water").unwrap();
    let department = load::department(&opened.root, entry, &opened.catalogue, &opened.site.config).unwrap().department;
    (opened, department)
}

/// Only these may be found in a draft: it is not filled in.
const UNFILLED: [&str; 3] = ["blank-figure", "missing-section", "missing-table"];

fn faults_of_form(path: &str, draft: &Draft) -> Vec<String> {
    let markdown = path.replace(".yaml", ".md");
    let mut files = vec![(path, draft.yaml.as_str())];
    if let Some(text) = &draft.markdown {
        files.push((&markdown, text));
    }
    let site = common::site(&files);
    let findings = common::findings(site.path());
    assert!(findings.iter().any(|finding| UNFILLED.contains(&finding.rule.name)), "an empty draft may not pass: {path}");
    findings.iter().filter(|finding| !UNFILLED.contains(&finding.rule.name)).map(|finding| format!("{path} {}: {}", finding.rule.name, finding.message.en)).collect()
}

#[test]
fn every_profile_and_kind_drafts() {
    let opened = open(&common::repository()).unwrap();
    let nobody = Department { slug: "housing".into(), code: None, name: "示例县住房和城乡建设局".into(), budget_units: Vec::new(), disclosures: Vec::new() };
    let embedded = forms::catalogue(&[], &[], check::identity_rules()).catalogue;
    for name in embedded.profiles.keys() {
        for kind in Kind::ALL {
            let Some(draft) = draft(&opened, &nobody, name, 2021, kind) else { continue };
            // Targets of projects alone need not be there at all.
            if draft.yaml.contains("\nstatements:") || draft.yaml.contains("\ntables:") || draft.markdown.is_some() {
                let faults = faults_of_form(&format!("content/example/housing/2021/{}.yaml", kind.slug()), &draft);
                assert!(faults.is_empty(), "{name} {}: {faults:#?}", kind.slug());
            }
        }
    }
}

#[test]
fn last_year_is_carried_over() {
    let (opened, department) = water();
    let budget = draft(&opened, &department, "example-county", 2026, Kind::Budget).unwrap().yaml;
    assert!(budget.contains("上年数: 2257.68"), "the total of 2025, as the base of an increase");
    assert!(budget.contains("{ 科目: \"2130306\", 名称: 水利工程运行与维护, 上年数: 581.78, 合计:,"), "a line of 2025 with its figure and blanks");
    assert!(budget.contains("公务接待费: { 上年预算数: 1.00, 本年预算数: }"));
    assert!(budget.contains("财政拨款“三公”经费支出表:"), "the name of this year");
    let targets = draft(&opened, &department, "example-county", 2026, Kind::PerformanceTargets).unwrap().yaml;
    assert!(targets.contains("continues: 99010125P000726251K") && targets.contains("# 上年 ≥22座"));
}

#[test]
fn a_self_evaluation_begins_with_the_targets_of_its_year() {
    let (opened, mut department) = water();
    department.disclosures.retain(|disclosure| disclosure.kind != Kind::SelfEvaluation || disclosure.year != 2025);
    let evaluation = draft(&opened, &department, "example-county", 2025, Kind::SelfEvaluation).unwrap().yaml;
    assert!(evaluation.contains("code: 99010125P000726251K") && evaluation.contains("年初预算数: 336.00"));
    assert!(evaluation.contains("target: \"≥22座\", actual:, weight:, score: }"));
    let accounts = draft(&opened, &department, "example-county", 2026, Kind::FinalAccounts).unwrap().yaml;
    assert!(accounts.contains("年初结转和结余: 0.16"), "the closing balance of 2025");
}
