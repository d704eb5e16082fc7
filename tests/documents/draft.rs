//! What an author begins with reads back without a fault of form, asks for everything, and says
//! what other documents already say.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

use gongkai::draft::{Draft, Occasion, disclosure};
use gongkai::model::{Department, Kind, Origin};
use gongkai::pipeline::{Workspace, open};
use gongkai::source::quoted;
use gongkai::{check, forms, load};
use proptest::prelude::{Strategy, any, prop_oneof, proptest};
use proptest::test_runner::Config;

fn draft(
    workspace: &Workspace,
    department: &Department,
    profile: &str,
    year: i16,
    kind: Kind,
) -> Option<Draft> {
    let profile = &workspace.catalogue.profiles[profile];
    disclosure(&Occasion {
        department,
        budget_unit: None,
        profile,
        name_profile: true,
        catalogue: &workspace.catalogue,
        year,
        kind,
        origin: Origin::Invented,
    })
}

fn water() -> (Workspace, Department) {
    let workspace = open(&common::repository()).unwrap();
    let entry = workspace
        .site
        .regions
        .iter()
        .find(|region| region.region.slug == "example")
        .unwrap()
        .departments
        .iter()
        .find(|department| department.slug == "water")
        .unwrap();
    let department =
        load::department(&workspace.root, entry, &workspace.catalogue, &workspace.site.config)
            .unwrap()
            .department;
    (workspace, department)
}

/// Only these may be found in a draft: it is not filled in.
const UNFILLED: [&str; 4] =
    ["blank-figure", "missing-section", "missing-table", "placeholder-text"];

/// What is found in a draft besides what is not filled in. One that nothing is asked for may pass.
fn faults_of_form(path: &str, draft: &Draft, demands: bool) -> Vec<String> {
    let markdown = path.replace(".yaml", ".md");
    let mut files = vec![(path, draft.yaml.as_str())];
    if let Some(text) = &draft.markdown {
        files.push((&markdown, text));
    }
    let site = common::site(&files);
    let findings = common::findings(site.path());
    assert!(
        !demands || findings.iter().any(|finding| UNFILLED.contains(&finding.rule.name)),
        "an empty draft may not pass: {path}"
    );
    findings
        .iter()
        .filter(|finding| !UNFILLED.contains(&finding.rule.name))
        .map(|finding| format!("{path} {}: {}", finding.rule.name, finding.message.en))
        .collect()
}

#[test]
fn every_profile_and_kind_drafts() {
    let workspace = open(&common::repository()).unwrap();
    let nobody = Department {
        slug: "housing".into(),
        code: None,
        name: "示例县住房和城乡建设局".into(),
        budget_units: Vec::new(),
        disclosures: Vec::new(),
    };
    let embedded = forms::catalogue(&[], &[], check::declared_rules()).catalogue;
    for (name, profile) in &embedded.profiles {
        for kind in Kind::ALL {
            let Some(draft) = draft(&workspace, &nobody, name, 2021, kind) else { continue };
            // Targets of projects alone need not be there at all.
            if draft.yaml.contains("\nstatements:")
                || draft.yaml.contains("\ntables:")
                || draft.markdown.is_some()
            {
                let of_year = profile.in_year(2021);
                let required = of_year.requirement(kind).unwrap();
                let demands = profile.practice.demands()
                    && (required.sections.iter().any(|section| section.required)
                        || required.tables.iter().any(|table| table.required));
                let path = format!("content/example/housing/2021/{}.yaml", kind.slug());
                let faults = faults_of_form(&path, &draft, demands);
                assert!(faults.is_empty(), "{name} {}: {faults:#?}", kind.slug());
            }
        }
    }
}

#[test]
fn last_year_is_carried_over() {
    let (workspace, department) = water();
    let budget = draft(&workspace, &department, "example-county", 2026, Kind::Budget).unwrap().yaml;
    assert!(budget.contains("上年数: 2257.68"), "the total of 2025, as the base of an increase");
    assert!(
        budget.contains("{ 科目: \"2130306\", 名称: 水利工程运行与维护, 上年数: 581.78, 合计:,"),
        "a line of 2025 with its figure and blanks"
    );
    assert!(budget.contains("公务接待费: { 上年预算数: 1.00, 本年预算数: }"));
    assert!(budget.contains("财政拨款“三公”经费支出表:"), "the name of this year");
    let targets = draft(&workspace, &department, "example-county", 2026, Kind::PerformanceTargets)
        .unwrap()
        .yaml;
    assert!(targets.contains("continues: 99010125P000726251K") && targets.contains("# 上年 ≥22座"));
}

#[test]
fn a_self_evaluation_begins_with_the_targets_of_its_year() {
    let (workspace, mut department) = water();
    department
        .disclosures
        .retain(|disclosure| disclosure.kind != Kind::SelfEvaluation || disclosure.year != 2025);
    let evaluation =
        draft(&workspace, &department, "example-county", 2025, Kind::SelfEvaluation).unwrap().yaml;
    assert!(
        evaluation.contains("code: 99010125P000726251K")
            && evaluation.contains("年初预算数: 336.00")
    );
    assert!(evaluation.contains("target: \"≥22座\", actual:, weight:, score: }"));
    let accounts =
        draft(&workspace, &department, "example-county", 2026, Kind::FinalAccounts).unwrap().yaml;
    assert!(accounts.contains("年初结转和结余: 0.16"), "the closing balance of 2025");
}

/// A text as somebody may have written it last year, in quotes: anything, and above all what YAML
/// would read as something else.
fn texts() -> impl Strategy<Value = String> {
    let pieces = [
        "\"",
        "'",
        "\\",
        ": ",
        " #",
        "#",
        "@",
        "%",
        "&",
        "*",
        "!",
        "|",
        ">",
        "-",
        "- ",
        "?",
        "[",
        "]",
        "{",
        "}",
        ",",
        "\n",
        "\r",
        "\t",
        "\u{a0}",
        "\u{3000}",
        "\u{feff}",
        "\u{2028}",
        "\u{85}",
        "yes",
        "null",
        "1e3",
        "2021-01-01",
        "0012",
        "优",
        "：",
        "，",
        "“",
        "”",
        "…",
        "~",
        "=",
        "<<",
    ];
    let piece = prop_oneof![
        proptest::sample::select(pieces.to_vec()).prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
        "[a-z0-9]{1,4}"
    ];
    proptest::collection::vec(piece, 1..6).prop_map(|pieces| pieces.concat())
}

fn named() -> impl Strategy<Value = String> {
    texts().prop_filter("a name is not blank", |text| !text.trim().is_empty())
}

/// What a project says in words.
fn words(department: &Department, year: i16) -> Vec<(String, Vec<String>, Vec<String>)> {
    let disclosure =
        department.disclosures.iter().find(|disclosure| disclosure.year == year).unwrap();
    let one = |project: &gongkai::model::Project| {
        let goals = project.objectives.goals.iter().map(|goal| goal.value.clone()).collect();
        let indicators = project.objectives.indicators.iter().flat_map(|indicator| {
            [
                indicator.level1.clone(),
                indicator.level2.clone().unwrap_or_default(),
                indicator.name.clone(),
            ]
        });
        let unit = project.budget_unit.iter().map(|unit| unit.value.clone());
        (project.name.value.clone(), goals, indicators.chain(unit).collect())
    };
    disclosure.projects.iter().map(one).collect()
}

fn housing(root: &std::path::Path) -> (Workspace, Department, Vec<&'static str>) {
    let workspace = open(root).unwrap();
    let entry = &workspace.site.regions[0].departments[0];
    let read =
        load::department(&workspace.root, entry, &workspace.catalogue, &workspace.site.config)
            .unwrap();
    let found = read.findings.iter().map(|finding| finding.rule.name).collect();
    (workspace, read.department, found)
}

proptest! {
    #![proptest_config(Config { cases: 96, failure_persistence: None, ..Config::default() })]

    /// Whatever last year's file says, its draft says the same; so does the self-evaluation that
    /// begins with the targets of its year.
    #[test]
    fn a_draft_says_what_was_said(name in named(), code in named(), goal in named(), level in named(), indicator in named(), target in texts(), unit in named(), caption in named()) {
        let yaml = format!(
            "format: 1\nyear: 2021\nprofile: hebei-county\nprojects:\n  - code: {}\n    name: {}\n    budget-unit: {}\n    purpose: {}\n    goals: [{}]\n    indicators:\n      - {{ level: [{}, {}], name: {}, target: {} }}\n",
            quoted(&code), quoted(&name), quoted(&unit), quoted(&caption), quoted(&goal), quoted(&level), quoted(&level), quoted(&indicator), quoted(&target)
        );
        let site = common::site(&[("content/example/housing/2021/performance-targets.yaml", &yaml)]);
        let (workspace, department, found) = housing(site.path());
        assert!(!found.contains(&"broken-yaml"), "{yaml}");
        let said = words(&department, 2021);
        for (year, kind) in [(2022, Kind::PerformanceTargets), (2021, Kind::SelfEvaluation)] {
            let profile = &workspace.catalogue.profiles[if kind == Kind::SelfEvaluation { "statutory" } else { "hebei-county" }];
            let occasion = Occasion { department: &department, budget_unit: None, profile, name_profile: true, catalogue: &workspace.catalogue, year, kind, origin: Origin::Published };
            let Some(drafted) = disclosure(&occasion) else { continue };
            let path = format!("content/example/housing/{year}/{}.yaml", kind.slug());
            common::write(site.path(), &[(&path, &drafted.yaml)]);
            if kind == Kind::SelfEvaluation {
                std::fs::remove_file(site.path().join("content/example/housing/2021/performance-targets.yaml")).unwrap();
            }
            let (_, again, found) = housing(site.path());
            assert!(!found.contains(&"broken-yaml") && !found.contains(&"unknown-key"), "{found:?}\n{}", drafted.yaml);
            assert_eq!(words(&again, year), said, "{}", drafted.yaml);
        }
    }

    /// The keys and texts that import writes read back as they were in the cells. Blanks that are
    /// none, control characters and full-width colons in keys are traps, in quotes too: no label
    /// has them.
    #[test]
    fn what_is_quoted_reads_back(text in texts(), key in named().prop_filter("a key that is no trap", |key| !key.contains(|c: char| c == '：' || c.is_control() || c.is_whitespace() && c != ' '))) {
        let yaml = format!("- {{ {}: {}, 第二项: {} }}\n- {}\n", gongkai::source::quote(&key), gongkai::source::quote(&text), gongkai::source::quote_figure(&text), gongkai::source::quote(&text));
        let file = gongkai::source::SourceFile::new("a.yaml", yaml.clone());
        let root = gongkai::source::parse(&file, gongkai::source::Limits::default()).unwrap_or_else(|_| panic!("{yaml}"));
        let items = root.items().unwrap();
        let entries = items[0].entries().unwrap();
        assert_eq!(entries[0].key.value, key, "{yaml}");
        for node in [&entries[0].node, &entries[1].node, &items[1]] {
            assert_eq!(node.text(), Some(text.as_str()), "{yaml}");
        }
    }
}
