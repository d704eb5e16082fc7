//! A town in English whose forms, columns, lines, sections and figures are called like none of the
//! program's: everything that means something is said by its declarations, and the program knows
//! what it means without a change of Rust.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

const COUNCIL: &str = "content/elmford/council/";

fn town() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in common::tree(&common::repository().join("tests/sites/town/site")) {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

fn gongkai(root: &Path, arguments: &[&str]) -> String {
    let ended = Command::new(env!("CARGO_BIN_EXE_gongkai"))
        .arg("--root")
        .arg(root)
        .args(arguments)
        .output()
        .unwrap();
    assert!(ended.status.code() != Some(2), "{}", String::from_utf8_lossy(&ended.stderr));
    String::from_utf8(ended.stdout).unwrap()
}

/// The rules that find something, each with how often.
fn rules(root: &Path) -> BTreeMap<String, usize> {
    let mut rules = BTreeMap::new();
    for line in gongkai(root, &["check", "--format", "json"]).lines() {
        let finding: serde_json::Value = serde_json::from_str(line).unwrap();
        *rules.entry(finding["rule"].as_str().unwrap().to_owned()).or_default() += 1;
    }
    rules
}

/// The rules of the town with a text of one of its files replaced; an empty text is added at the
/// end.
fn rules_with(path: &str, from: &str, to: &str) -> BTreeMap<String, usize> {
    let site = town();
    let path = site.path().join(path);
    let text = fs::read_to_string(&path).unwrap_or_default();
    let changed = if from.is_empty() { text.clone() + to } else { text.replacen(from, to, 1) };
    assert_ne!(text, changed, "{} has no {from}", path.display());
    fs::write(&path, changed).unwrap();
    rules(site.path())
}

#[test]
fn the_town_has_no_id_of_the_programs() {
    let site = town();
    let builtin = gongkai::forms::catalogue(&[], &[], gongkai::check::declared_rules()).catalogue;
    let own = gongkai::pipeline::open(site.path()).unwrap().catalogue;
    let ids = |catalogue: &gongkai::model::Catalogue, keep: &dyn Fn(&str) -> bool| {
        let mut ids = BTreeSet::new();
        for form in catalogue.forms.values().filter(|form| keep(&form.id)) {
            ids.insert(form.id.clone());
            ids.extend(form.columns.iter().map(|column| column.id.clone()));
            ids.extend(form.lines().iter().map(|line| line.id.clone()));
            ids.extend(form.sides().iter().map(|side| side.id.clone()));
        }
        for profile in catalogue.profiles.values().filter(|profile| keep(&profile.id)) {
            ids.insert(profile.id.clone());
            let latest = profile.latest();
            ids.extend(latest.main_figures.iter().map(|main| main.id.clone()));
            ids.extend(
                latest.kinds.iter().flat_map(|kind| kind.sections.iter().map(|one| one.id.clone())),
            );
        }
        ids
    };
    let programs = ids(&builtin, &|_| true);
    let towns = ids(&own, &|id| !programs.contains(id));
    // A form of single figures has the one column that it need not say.
    let shared: Vec<&String> = towns.intersection(&programs).filter(|id| *id != "amount").collect();
    assert!(towns.len() > 40 && shared.is_empty(), "{shared:?}");
}

/// Each rule about content, with a slip in the town that it finds: path under the council's folder,
/// what stands there, what is written instead.
const SLIPS: [(&str, &str, &str, &str); 58] = [
    (
        "actual-repeats-name",
        "2025/self-evaluation.yaml",
        "actual: \"450 households\"",
        "actual: Households reached",
    ),
    (
        "actual-in-other-kind",
        "2025/self-evaluation.yaml",
        "actual: \"450 households\"",
        "actual: \"80%\"",
    ),
    ("actual-is-bound", "2025/self-evaluation.yaml", "actual: \"80%\"", "actual: \"≥80%\""),
    (
        "code-name-differs",
        "2025/budget.yaml",
        "Road fund spending: { none: Nothing is spent from the road fund. }",
        "Road fund spending: [{ Service: \"1101\", Description: Bridges, Adopted: 5.00 }]",
    ),
    ("dated-outside-year", "2025/budget.yaml", "approved: 2025-02-01", "approved: 2026-02-01"),
    ("empty-target", "2025/performance-targets.yaml", "target: \"≥90%\"", "target: good"),
    (
        "indicator-under-two-levels",
        "2025/performance-targets.yaml",
        "[Output, Quality], name: Complaints, target: \"≤3 letters\"",
        "[Effect, Quality], name: Benches set up, target: \"≤3 letters\"",
    ),
    (
        "level-changed",
        "2025/self-evaluation.yaml",
        "[Output, Quantity], name: Households reached",
        "[Output, Quality], name: Households reached",
    ),
    (
        "misplaced-punctuation",
        "2025/performance-targets.yaml",
        "name: Benches\n",
        "name: \"Benches,\"\n",
    ),
    (
        "name-of-two-kinds",
        "2025/performance-targets.yaml",
        "name: Complaints, target",
        "name: Share of repairs that last, target",
    ),
    (
        "percent-in-words",
        "2025/performance-targets.yaml",
        "target: \"≥90%\"",
        "target: \"≥90 percentage\"",
    ),
    ("plan-blank", "2025/performance-targets.yaml", "By June: 40%", "By June: "),
    ("row-without-quantity", "2025/budget.yaml", "Pieces: 12, Each: 5.00,", "Pieces: , Each: ,"),
    ("statement-in-two-units", "2025/budget.yaml", "Goods: 60.00", "Goods: 0.006万元"),
    (
        "target-without-unit",
        "2025/performance-targets.yaml",
        "target: \"12 pieces\"",
        "target: \"12\"",
    ),
    ("asset-date", "2025/budget.yaml", "As of 2024-12-31", "As of 2023-12-31"),
    ("balance-mismatch", "2025/budget.yaml", "Closing: 199.50 }", "Closing: 198.50 }"),
    ("band-gap", "2025/performance-targets.yaml", "<300 households", "<200 households"),
    ("blank-figure", "2025/budget.yaml", "Worth: 900.00", "Worth: "),
    (
        "broken-continuation",
        "2025/performance-targets.yaml",
        "name: Benches\n",
        "name: Benches\n    continues: \"EL-9\"\n",
    ),
    (
        "code-in-two-funds",
        "2025/budget.yaml",
        "Road fund spending: { none: Nothing is spent from the road fund. }",
        "Road fund spending: [{ Service: \"1101\", Description: Highway repairs, Adopted: 5.00 }]",
    ),
    (
        "copied-quantity",
        "2025/performance-targets.yaml",
        "target: \"12 pieces\"",
        "target: \"445 households\"",
    ),
    ("dated-after-year", "2025/budget.yaml", "dates: {", "dates: { filled: 2026-02-01,"),
    ("dead-link", "2025/budget.md", "The town adopted", "[Nowhere](nowhere.html) The town adopted"),
    ("deviation-unexplained", "2025/self-evaluation.yaml", ", deviation: the winter was hard", ""),
    (
        "duplicate-goal",
        "2025/performance-targets.yaml",
        "goals: [set up benches in the parks]",
        "goals: [set up benches, set up benches]",
    ),
    (
        "duplicate-indicator",
        "2025/performance-targets.yaml",
        "[Output, Quality], name: Complaints, target: \"≤3 letters\"",
        "[Output, Quantity], name: Benches set up, target: \"12 pieces\"",
    ),
    ("figure-mismatch", "2025/budget.yaml", "Spending: \"1,500.00\"", "Spending: \"1,501.00\""),
    (
        "foreign-department",
        "2025/budget.md",
        "New vehicles",
        "The Harbours Special Fund pays. New vehicles",
    ),
    ("fund-code-misplaced", "2025/budget.yaml", "Service: \"12\"", "Service: \"88\""),
    ("glossary-mismatch", "2025/budget.md", "**Footpaths**", "**Bridges**"),
    (
        "goal-and-indicator-differ",
        "2025/performance-targets.yaml",
        "before 445 households",
        "before 440 households",
    ),
    (
        "indicator-kind-missing",
        "2025/performance-targets.yaml",
        "[Output, Quality], name: Complaints",
        "[Output, Quantity], name: Complaints",
    ),
    ("last-year-mismatch", "2024/budget.yaml", "Adopted: \"1,400.00\"", "Adopted: \"1,390.00\""),
    ("missing-section", "2024/budget.md", "## Summary", "## Overview"),
    (
        "missing-table",
        "2025/budget.yaml",
        "  Road fund spending: { none: Nothing is spent from the road fund. }\n",
        "",
    ),
    ("negative-amount", "2025/budget.yaml", "Worth: 900.00", "Worth: -900.00"),
    ("orphan-code", "2025/budget.yaml", "Service: \"1102\"", "Service: \"1302\""),
    ("part-exceeds-whole", "2025/budget.yaml", "Worth: 200.00", "Worth: 901.00"),
    (
        "percentage-mismatch",
        "2025/budget.md",
        "New vehicles",
        "Spending increased by 33%. New vehicles",
    ),
    ("placeholder-text", "2025/budget.md", "New vehicles", "Fill me in. New vehicles"),
    (
        "plan-not-cumulative",
        "2025/performance-targets.yaml",
        "By December: 100%",
        "By December: 30%",
    ),
    ("procurement-not-split", "2025/budget.yaml", ", Goods: 60.00", ""),
    ("product-mismatch", "2025/budget.yaml", "Pieces: 12", "Pieces: 13"),
    (
        "project-not-evaluated",
        "2025/self-evaluation.yaml",
        "code: \"EL-0002\"\n    name: Benches",
        "code: \"EL-0003\"\n    name: Chairs",
    ),
    ("published-late", "2025/budget.yaml", "published: 2025-02-08", "published: 2025-02-12"),
    ("rate-over-hundred", "2025/performance-targets.yaml", "target: \"≥90%\"", "target: \"≥110%\""),
    (
        "rate-without-percent",
        "2025/performance-targets.yaml",
        "name: Share of repairs that last, target: \"≥90%\"",
        "name: Lasting proportion, target: \"9 roads\"",
    ),
    (
        "reason-missing",
        "2025/budget.md",
        ", mainly because Highway repairs cost more. New vehicles are not bought.",
        ".",
    ),
    ("scale-jump", "2024/budget.yaml", "Vehicles: 80.00", "Vehicles: 800000.00"),
    (
        "score-without-result",
        "2025/self-evaluation.yaml",
        "actual: \"450 households\"",
        "actual: \"400 households\"",
    ),
    ("share-mismatch", "2025/self-evaluation.yaml", "Share used: 90.00%", "Share used: 91.00%"),
    ("stale-year", "2025/budget.md", "New vehicles", "The 2019 budget is over. New vehicles"),
    ("target-changed", "2025/self-evaluation.yaml", "target: \"≥90%\"", "target: \"≥70%\""),
    ("total-mismatch", "2025/budget.yaml", "Adopted: \"1,200.00\"", "Adopted: \"1,201.00\""),
    ("unknown-budget-unit", "2025/performance-targets.yaml", "\"100001\"", "\"100009\""),
    ("vehicles-not-split", "2025/budget.yaml", ", Running of vehicles: 90.00", ""),
    (
        "wrong-empty-statement",
        "2025/budget.yaml",
        "Nothing is spent from the road fund.",
        "Nothing is spent from the harbour fund.",
    ),
];

#[test]
fn the_town_has_no_fault_and_every_slip_is_found() {
    assert_eq!(rules(town().path()), BTreeMap::new());
    let missed: Vec<String> = SLIPS
        .iter()
        .map(|(rule, path, from, to)| {
            let found = rules_with(&format!("{COUNCIL}{path}"), from, to);
            (rule, found)
        })
        .filter(|(rule, found)| !found.contains_key(**rule))
        .map(|(rule, found)| format!("{rule}: {found:?}"))
        .collect();
    assert!(missed.is_empty(), "{missed:#?}");
}

/// A rule that no slip of the town shows has its reason here.
#[test]
fn no_rule_is_forgotten() {
    let shown: BTreeSet<&str> = SLIPS.iter().map(|(rule, ..)| *rule).collect();
    // Of files, texts, declarations and days: they know no form.
    let of_files = BTreeSet::from([
        "ambiguous-character",
        "broken-template",
        "broken-yaml",
        "duplicate-key",
        "full-width-digits",
        "hidden-character",
        "html-comment",
        "invalid-form",
        "left-out-file",
        "malformed-value",
        "misread-markdown",
        "stray-file",
        "unknown-key",
        "unpublishable-file",
        "unreadable-file",
        "unused-template",
        "wrong-shape",
        "personal-data",
        "unknown-path",
        "impossible-correction",
        "review-missing",
        "review-out-of-order",
        "stale-acknowledgement",
        "unused-acknowledgement",
        "withheld-derivable",
        "withheld-row-printed",
        "uneven-decimals",
    ]);
    // Their grammar is Chinese: amounts in 元, 万元, 亿元 in sentences, classes of indicators, what
    // counts by its last character, numbers of documents.
    let of_chinese = BTreeSet::from([
        "count-in-percent",
        "count-under-quality",
        "direction-contradicts",
        "document-number-brackets",
        "doubled-word",
        "mixed-units",
        "prose-amount-slip",
        "prose-amount-unmatched",
        "price-times-quantity",
        "stated-none-but-printed",
        "unit-count-differs",
        "unknown-level",
    ]);
    // What the town has not: budget units that disclose, a prescribed unit, marks beside weights,
    // results in words, a table by economic class, ten projects, a rule that it asks for.
    let of_others = BTreeSet::from([
        "actual-slip",
        "economic-class-mismatch",
        "kind-left-out",
        "same-goals",
        "project-is-sum-of-others",
        "unit-approved-late",
        "unit-not-prescribed",
        "unit-without-disclosure",
        "units-do-not-add-up",
        "unit-slip",
        "weight-mismatch",
    ]);
    let told = [&shown, &of_files, &of_chinese, &of_others];
    let all: BTreeSet<&str> = include_str!("../rule-names.txt").lines().collect();
    let named: BTreeSet<&str> = told.iter().flat_map(|set| set.iter().copied()).collect();
    assert_eq!(named, all);
    assert_eq!(told.iter().map(|set| set.len()).sum::<usize>(), all.len(), "a rule stands twice");
}

fn text(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => text.push(c),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What pages, search and data say of figures follows from the declarations alone.
#[test]
fn pages_search_and_data_speak_of_the_right_figures() {
    let site = town();
    gongkai(site.path(), &["build"]);
    let public = |path: &str| fs::read_to_string(site.path().join("public").join(path)).unwrap();
    let page = text(&public("elmford/council/2025/budget/index.html"));
    for said in [
        "Spending of the town",
        "100.00",
        "mainly because Highway repairs cost more.",
        "Where the money goes",
        "Vehicles",
    ] {
        assert!(page.contains(said), "the page of the budget does not say {said}");
    }
    let council = text(&public("elmford/council/index.html"));
    assert!(
        council.contains("Spending of the town") && council.contains("1,400.00"),
        "two years of the main figure stand side by side: {council}"
    );
    let project = text(&public("elmford/council/2025/performance-targets/index.html"));
    for said in ["Highway repairs", "Grant", "1,150.00", "met", "partly met", "missed"] {
        assert!(project.contains(said), "the page of schemes does not say {said}");
    }
    let search = common::tree(&site.path().join("public/search"));
    let rows: Vec<String> = search
        .iter()
        .flat_map(|(_, bytes)| {
            String::from_utf8_lossy(bytes).lines().map(str::to_owned).collect::<Vec<_>>()
        })
        .filter(|line| line.contains("Footpaths Spending by service"))
        .collect();
    assert!(rows.len() == 1, "{rows:?}");
    let facts = public("data/facts/division=E1/fiscal_year=2025/facts.csv");
    for row in [
        "budget,TB,everything,voted,,1500,",
        "budget,TS,1102,shift,,-50,",
        "performance-targets,TP,",
        "self-evaluation,TV,",
    ] {
        assert!(facts.contains(row), "facts.csv has no {row}");
    }
    assert!(public("data/projects.csv").contains("Highway repairs,1150.00,1150,"));
    let indicators = public("data/indicators.csv");
    assert!(indicators.contains("met≥445 households;partly met≥300 households"), "{indicators}");
    let package = public("data/datapackage.json");
    assert!(package.contains("projects.csv") && !package.contains('表'), "{package}");
}

/// What is exported is imported again: totals, captions, heads and grades are the form's own.
#[test]
fn a_workbook_comes_back_as_it_went() {
    let site = town();
    let path = |name: &str| site.path().join(name);
    for (kind, amounts) in [("budget", 40), ("performance-targets", 6), ("self-evaluation", 4)] {
        let file = path(&format!("{kind}.xlsx"));
        let at = format!("elmford/council/2025/{kind}");
        let shown = file.to_str().unwrap();
        let exported = gongkai(site.path(), &["export", &at, "--xlsx", "-o", shown]);
        assert!(exported.contains(shown), "{exported}");
        let yaml = path(&format!("content/{at}.yaml"));
        let before = fs::read_to_string(&yaml).unwrap();
        let facts = |text: &str| -> Vec<String> {
            let words = text.split(|c: char| !(c.is_ascii_digit() || ".,-".contains(c)));
            let figures = words.map(|word| word.trim_matches([',', '.']).replace(',', ""));
            figures.filter(|word| word.contains('.')).collect()
        };
        assert!(facts(&before).len() >= amounts, "{kind}: {:?}", facts(&before));
        // All that the sheets hold is read from them.
        let kept = |line: &str| {
            ["format:", "year:", "unit:", "profile:", "origin:", "dates:"]
                .iter()
                .any(|key| line.starts_with(key))
        };
        let head: String =
            before.lines().filter(|line| kept(line)).map(|line| format!("{line}\n")).collect();
        fs::write(&yaml, &head).unwrap();
        let said = gongkai(site.path(), &["import", shown, "--into", &at]);
        let after = fs::read_to_string(&yaml).unwrap();
        assert_eq!(facts(&after), facts(&before), "{kind}: {said}\n{after}");
        for word in
            ["row: total", "As of 2024-12-31", "partly met: \"≥300 households\"", "the road fund"]
        {
            assert_eq!(after.contains(word), before.contains(word), "{kind}: {word}\n{after}");
        }
    }
    assert_eq!(rules(site.path()), BTreeMap::new());
}

/// The blank workbook of a form has its heads and its grades, in the site's language.
#[test]
fn a_blank_workbook_is_headed_as_the_form_says() {
    let site = town();
    let workspace = gongkai::pipeline::open(site.path()).unwrap();
    let profile = workspace.catalogue.profiles["town"].latest();
    let requirement = profile.requirement(gongkai::model::Kind::PerformanceTargets).unwrap();
    let drawn = gongkai::office::blank(
        requirement,
        &workspace.catalogue,
        gongkai::finding::Language::English,
    );
    let said: Vec<String> = drawn
        .sheets
        .iter()
        .map(|sheet| {
            let heads = sheet.cells.iter().map(|(.., cell)| match cell {
                gongkai::workbook::DrawnCell::Head(words) => words.as_str(),
                _ => "",
            });
            format!("{}: {}", sheet.name, heads.collect::<Vec<_>>().join("|"))
        })
        .collect();
    assert_eq!(
        said,
        [
            "Projects: Scheme no.|Scheme|Code last year|Budget unit|What it is for|Aims|Outcomes|Total weight|Total score|Grant（万元）|From the town（万元）|From the state（万元）|By June|By December",
            "Indicators: Scheme|Group|Level 2|Measure|Description|Wanted|Actual|Weight|Score|Basis|Deviation|met|partly met|missed",
        ]
    );
}
