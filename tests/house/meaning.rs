//! What figures mean is data: a site with forms, columns, lines and sections of its own ids gets
//! every rule and page right.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use crate::sources::{for_tests, item_attributes, sources};
use syn::visit::Visit;

/// Forms that share no id with those of the program.
const FORMS: [(&str, &str); 4] = [
    (
        "content/_forms/general.yaml",
        "form: Q1\nname: Spending\nuse: table\nfund: general\nsource: an invented town\ncolumns:\n  - { id: key, label: Code, type: code }\n  - { id: what, label: Name, type: text, optional: true }\n  - { id: last, label: Last year, type: amount, means: previous-year, optional: true }\n  - { id: now, label: This year, type: amount, means: this-year }\n  - { id: up, label: Up, type: amount, means: change, optional: true }\nkey: { column: key, classified: [2, 4] }\n",
    ),
    (
        "content/_forms/roads.yaml",
        "form: Q2\nname: Road fund\nuse: table\nfund: government\nsource: an invented town\ncolumns:\n  - { id: key, label: Code, type: code }\n  - { id: now, label: This year, type: amount }\nkey: { column: key, classified: [2, 4] }\n",
    ),
    (
        "content/_forms/total.yaml",
        "form: Q3\nname: Total\nuse: statement\nsource: an invented town\nlines:\n  - { id: sum, label: Sum, role: total }\n  - { id: delta, label: Delta, means: change, optional: true }\n",
    ),
    (
        "content/_forms/cars.yaml",
        "form: Q4\nname: Cars\nuse: statement\nsource: an invented town\nlines:\n  - { id: cars, label: Cars, split: { into: [bought, run], rule: vehicles-not-split } }\n  - { id: bought, label: Cars bought, optional: true }\n  - { id: run, label: Cars run, optional: true }\n",
    ),
];

const PROFILE: &str = "profile: own\nname: Own\nsource: an invented town\nkinds:\n  budget:\n    title: Budget\n    sections:\n      - { id: why, title: Why, reasons: true, tables: [Q3] }\n      - { id: words, title: Words, explains-terms: true }\n    tables:\n      - { form: Q1 }\n      - { form: Q2 }\n      - { form: Q3 }\n      - { form: Q4 }\ndeadlines: { published-after-approval: 5 }\nfund-codes:\n  - { fund: government, codes: [\"77\"], from: 2024 }\n";

const BUDGET: &str = "content/example/housing/2025/budget.yaml";

fn site(files: &[(&str, &str)]) -> tempfile::TempDir {
    let site = common::site(&[]);
    common::write(site.path(), &FORMS);
    common::write(site.path(), &[("content/_profiles/own.yaml", PROFILE)]);
    common::write(site.path(), files);
    site
}

/// The rules that find something, with their places, in the order of the output.
fn found(site: &Path) -> Vec<String> {
    let output = Command::new(env!("CARGO_BIN_EXE_gongkai"))
        .arg("--root")
        .arg(site)
        .args(["--lang", "en", "check", "--format", "json"])
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let all = text.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    all.filter(|finding| finding["rule"].is_string())
        .map(|finding| {
            let at = finding["at"].as_str().unwrap_or_default();
            format!("{} {at}", finding["rule"].as_str().unwrap())
        })
        .collect()
}

fn rules(tables: &str) -> Vec<String> {
    let text = format!("format: 1\nyear: 2025\nprofile: own\n{tables}");
    found(site(&[(BUDGET, &text)]).path())
}

#[test]
fn a_change_may_be_below_zero_and_an_amount_may_not() {
    let row = |last: &str, now: &str, up: &str| {
        format!(
            "tables:\n  Spending:\n    - {{ Code: \"11\", Last year: {last}, This year: {now}, Up: {up} }}\n"
        )
    };
    assert_eq!(rules(&row("5", "3", "-2")), Vec::<String>::new());
    assert_eq!(rules(&row("5", "-3", "-8")), ["negative-amount Spending/11/This year"]);
}

/// Files that were written before meanings could be said read as they did.
#[test]
fn an_id_of_the_programs_forms_means_the_same_in_others() {
    let rules = |means: &str| {
        let form = format!(
            "form: Q5\nname: Old\nuse: table\nsource: x\ncolumns:\n  - {{ id: key, label: Code, type: code }}\n  - {{ id: change, label: Change, type: amount{means} }}\nkey: {{ column: key }}\n"
        );
        let text = "format: 1\nyear: 2025\nprofile: own\ntables:\n  Old:\n    - { Code: \"11\", Change: -2 }\n";
        let profile = PROFILE
            .replace("      - { form: Q4 }\n", "      - { form: Q4 }\n      - { form: Q5 }\n");
        let site = site(&[("content/_forms/old.yaml", &form), (BUDGET, text)]);
        common::write(site.path(), &[("content/_profiles/own.yaml", &profile)]);
        found(site.path())
    };
    assert_eq!(rules(""), Vec::<String>::new());
    assert_eq!(rules(", means: change"), Vec::<String>::new());
    assert_eq!(rules(", means: none"), ["negative-amount Old/11/Change"]);
}

#[test]
fn levels_are_those_of_the_form() {
    let table = |codes: &[&str]| {
        let rows = codes.iter().map(|code| format!("    - {{ Code: \"{code}\", This year: 3 }}\n"));
        format!("tables:\n  Spending:\n{}", rows.collect::<String>())
    };
    assert_eq!(rules(&table(&["11", "1101"])), Vec::<String>::new());
    assert_eq!(rules(&table(&["11", "1101", "2201"])), ["orphan-code Spending/2201"]);
}

#[test]
fn funds_are_those_of_the_form() {
    let tables = |general: &str, roads: &str| {
        format!(
            "tables:\n  Spending:\n    - {{ Code: \"{general}\", This year: 3 }}\n  Road fund:\n    - {{ Code: \"{roads}\", This year: 3 }}\n"
        )
    };
    assert_eq!(rules(&tables("1101", "1102")), Vec::<String>::new());
    assert_eq!(rules(&tables("1101", "1101")), ["code-in-two-funds Road fund/1101"]);
    assert_eq!(rules(&tables("77", "1102")), ["fund-code-misplaced Spending/77"]);
}

#[test]
fn a_line_is_split_as_its_form_asks() {
    assert_eq!(rules("statements:\n  Cars: { Cars: 3, Cars run: 3 }\n"), Vec::<String>::new());
    assert_eq!(rules("statements:\n  Cars: { Cars: 0 }\n"), Vec::<String>::new());
    assert_eq!(rules("statements:\n  Cars: { Cars: 3 }\n"), ["vehicles-not-split Cars/Cars"]);
}

#[test]
fn deadlines_are_those_of_the_profile() {
    let dates =
        |published: &str| format!("dates: {{ approved: 2025-02-01, published: {published} }}\n");
    assert_eq!(rules(&dates("2025-02-06")), Vec::<String>::new());
    assert_eq!(rules(&dates("2025-02-07")), ["published-late dates/published"]);
}

#[test]
fn a_change_in_a_line_of_any_name_needs_its_reason() {
    let text = |delta: &str| {
        format!(
            "format: 1\nyear: 2025\nprofile: own\nstatements:\n  Total: {{ Sum: 8, Delta: {delta} }}\n"
        )
    };
    let with = |delta: &str, why: &str| {
        found(
            site(&[
                (BUDGET, &text(delta)),
                ("content/example/housing/2025/budget.md", &format!("## Why\n\n{why}\n")),
            ])
            .path(),
        )
    };
    assert_eq!(with("0", "支出共8万元。"), Vec::<String>::new());
    assert_eq!(with("-2", "主要是人员减少。"), Vec::<String>::new());
    assert_eq!(with("-2", "支出见下表。"), ["reason-missing 说明/Why"]);
}

#[test]
fn the_section_that_explains_terms_may_be_called_anything() {
    let text = "format: 1\nyear: 2025\nprofile: own\nstatements:\n  Total: { Sum: 8 }\n";
    let with = |terms: &str| {
        found(
            site(&[
                (BUDGET, text),
                ("content/example/housing/2025/budget.md", &format!("## Words\n\n{terms}\n")),
            ])
            .path(),
        )
    };
    assert_eq!(with("- **Sum**：所有支出。"), Vec::<String>::new());
    assert_eq!(with("- **债务还本**：归还本金。"), ["glossary-mismatch 说明/Words"]);
}

/// A word of a site's own is looked for as one of the program's is; in any language.
#[test]
fn a_site_says_which_words_are_looked_for() {
    let text = "format: 1\nyear: 2025\nprofile: own\nstatements:\n  Total: { Sum: 8 }\ntables:\n  Road fund: { none: There is no bridge fund. }\n";
    let narrative = "## Why\n\n做好城管专项资金安排。The Bridges Special Fund grows, Fill Me In, hallways do not.\n";
    let with = |lexicon: &str| {
        let mut files = vec![(BUDGET, text), ("content/example/housing/2025/budget.md", narrative)];
        if !lexicon.is_empty() {
            files.push(("content/_lexicon.yaml", lexicon));
        }
        found(site(&files).path())
    };
    assert_eq!(with(""), Vec::<String>::new());
    assert_eq!(
        with(
            "fields-of-work: [城管, bridges]\nown-money: [special fund]\nplaceholders: [fill me in, hall]\nfund-names: [road fund, bridge fund]\n"
        ),
        [
            "foreign-department 说明/Why",
            "placeholder-text 说明/Why",
            "wrong-empty-statement Road fund",
        ]
    );
    assert_eq!(with("field-of-work: [城管]\n"), ["unknown-key "]);
}

/// English sentences are read by the program's English words.
#[test]
fn english_sentences_are_read() {
    let text = "format: 1\nyear: 2025\nprofile: own\nstatements:\n  Total: { Sum: 8, Delta: -2 }\n";
    let with = |narrative: &str| {
        let narrative = format!("## Why\n\n{narrative}\n");
        let path = "content/example/housing/2025/budget.md";
        found(site(&[(BUDGET, text), (path, &narrative)]).path())
    };
    assert_eq!(with("It fell Because two posts are vacant."), Vec::<String>::new());
    assert_eq!(with("It fell by a quarter."), ["reason-missing 说明/Why"]);
    assert_eq!(with("Due to rain, the 2019 budget stands."), ["stale-year 说明/Why"]);
    assert_eq!(
        with("Due to rain, in 2019 budgets rose; the 2024 budget too."),
        Vec::<String>::new()
    );
    assert_eq!(with("Due to rain: lorem ipsum."), ["placeholder-text 说明/Why"]);
}

#[test]
fn search_speaks_of_this_year() {
    let text = "format: 1\nyear: 2025\nprofile: own\ntables:\n  Spending:\n    - { Code: \"11\", Name: Roads, Last year: 5, This year: 3, Up: -2 }\n";
    let site = site(&[(BUDGET, text)]);
    let built = Command::new(env!("CARGO_BIN_EXE_gongkai"))
        .arg("--root")
        .arg(site.path())
        .arg("build")
        .output()
        .unwrap();
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    let files = common::tree(&site.path().join("public/search"));
    let line = files.iter().flat_map(|(_, bytes)| {
        String::from_utf8_lossy(bytes).lines().map(str::to_owned).collect::<Vec<_>>()
    });
    let lines: Vec<String> = line.filter(|line| line.contains("Roads Spending")).collect();
    assert!(lines.len() == 1 && lines[0].contains(" 3w"), "{lines:?}");
}

#[test]
fn a_declaration_that_means_nothing_is_found() {
    for (part, says) in [
        (
            "columns:\n  - { id: a, label: A, type: amount, means: sometimes }\nkey: { column: a }\n",
            "invalid-form",
        ),
        (
            "lines:\n  - { id: a, label: A, split: { into: [b], rule: vehicles-not-split } }\n",
            "invalid-form",
        ),
        (
            "lines:\n  - { id: a, label: A, split: { into: [a], rule: total-mismatch } }\n",
            "invalid-form",
        ),
        (
            "columns:\n  - { id: a, label: A, type: code }\nkey: { column: a, classified: [5, 3] }\n",
            "invalid-form",
        ),
        ("lines:\n  - { id: a, label: A }\ngrades: [good]\n", "invalid-form"),
    ] {
        let site = site(&[(
            "content/_forms/odd.yaml",
            &format!("form: Q9\nname: Odd\nuse: statement\nsource: x\n{part}"),
        )]);
        let rules = found(site.path());
        assert!(rules.iter().any(|rule| rule.starts_with(says)), "{part}: {rules:?}");
    }
}

/// Heads and grades of a form's lists: each there is, has a label, and stands once in its list.
#[test]
fn heads_and_grades_are_held_to_be_told_apart() {
    for (part, invalid) in [
        ("heads: { name: [Scheme, Title], indicator: [Measure] }\ngrades: [met, missed]\n", 0),
        ("heads: { names: [Scheme] }\n", 1),
        ("heads: { name: [] }\n", 1),
        ("heads: { name: [Budget] }\n", 1),
        ("heads: { name: [Scheme], code: [Scheme] }\n", 1),
        ("heads: { name: [Measure], indicator: [Measure] }\n", 0),
        ("heads: { indicator: [met] }\ngrades: [met]\n", 1),
        ("grades: [met, met]\n", 1),
        ("grades: ['']\n", 1),
    ] {
        let form = format!(
            "form: Q9\nname: Odd\nuse: project\nsource: x\ncolumns:\n  - {{ id: a, label: Budget, type: amount }}\n{part}"
        );
        let rules = found(site(&[("content/_forms/odd.yaml", &form)]).path());
        assert_eq!(rules, vec!["invalid-form ".to_owned(); invalid], "{part}");
    }
}

/// Ids of columns and lines that are also words of the format itself (`funds`, `weight`) or names
/// of what fills a message (`count`), or words of HTML and classes of the templates (`class`, `plain`).
const VOCABULARY: [&str; 21] = [
    "amount",
    "budget",
    "budget-unit",
    "change",
    "class",
    "code",
    "count",
    "funds",
    "item",
    "name",
    "plain",
    "plan",
    "project",
    "public",
    "rate",
    "score",
    "total",
    "unit",
    "value",
    "weight",
    "whole",
];

/// No room but that of the forms knows a form, a profile, a section, a column or a line.
#[test]
fn nobody_knows_an_id() {
    let loaded = gongkai::forms::catalogue(&[], &[], gongkai::check::declared_rules()).catalogue;
    let mut ids: BTreeSet<&str> =
        loaded.forms.keys().chain(loaded.profiles.keys()).map(String::as_str).collect();
    for form in loaded.forms.values() {
        ids.extend(form.columns.iter().map(|column| column.id.as_str()));
        ids.extend(form.lines().iter().map(|line| line.id.as_str()));
        ids.extend(form.sides().iter().map(|side| side.id.as_str()));
    }
    for kind in loaded.profiles.values().flat_map(|profile| &profile.latest().kinds) {
        ids.extend(kind.sections.iter().map(|section| section.id.as_str()));
    }
    ids.retain(|id| !VOCABULARY.contains(id));
    assert!(
        ids.len() > 150
            && ids.contains("B05")
            && ids.contains("n.gloss")
            && ids.contains("previous"),
        "they were read"
    );
    let mut known = Vec::new();
    for source in sources().into_iter().filter(|source| source.room() != "forms") {
        let mut literals = Literals::default();
        literals.visit_file(&source.file);
        let found = literals.0.into_iter().filter(|(text, _)| ids.contains(text.as_str()));
        known.extend(found.map(|(text, line)| format!("{}:{line}: {text:?}", source.shown())));
        for (number, line) in source.text.lines().enumerate() {
            let asks =
                [".id == \"", ".column(\"", ".line(\"", ".id.contains(\"", ".id.starts_with(\""];
            if asks.iter().any(|asks| line.contains(asks)) && !line.trim_start().starts_with("//") {
                known.push(format!("{}:{}: {}", source.shown(), number + 1, line.trim()));
            }
        }
    }
    assert!(known.is_empty(), "{known:#?}");
}

/// No rule, page, search or workbook knows how a column is headed, in any language: forms and the
/// lexicon say it.
#[test]
fn nobody_knows_a_head() {
    let loaded = gongkai::forms::catalogue(&[], &[], gongkai::check::declared_rules()).catalogue;
    let heads: BTreeSet<String> = gongkai::lexicon::LISTS
        .iter()
        .filter(|list| list.name.starts_with("head-") || list.name.starts_with("sheet-"))
        .flat_map(|list| loaded.lexicon.list(list.name).unwrap().words())
        .map(str::to_owned)
        .chain(loaded.forms.values().flat_map(|form| {
            let columns = form.columns.iter().map(|column| column.label.clone());
            let lines = form.lines().iter().map(|line| line.label.clone());
            columns.chain(lines).chain(form.grades.clone())
        }))
        .collect();
    assert!(heads.len() > 150 && heads.contains("三级指标") && heads.contains("Project name"));
    // The narrative's name in paths; a word of a message; how amounts and their unit are written;
    // the addresses of the four usual grades, which are promises.
    let contracts = |shown: &str, text: &str| match shown {
        "src/check/identity/kind/weights.rs" => ["得分", "权重"].contains(&text),
        "src/office/sheet/unit.rs" => ["单位", "Unit"].contains(&text),
        "src/render/view/objectives.rs" => "优良中差".contains(text),
        _ => ["说明", "元"].contains(&text),
    };
    let mut known = Vec::new();
    for source in sources() {
        if !["check", "render", "search", "office", "export", "site"].contains(&source.room()) {
            continue;
        }
        let mut literals = Literals::default();
        literals.visit_file(&source.file);
        let found = literals.0.into_iter().filter(|(text, _)| heads.contains(text));
        let found = found.filter(|(text, _)| !contracts(&source.shown(), text));
        known.extend(found.map(|(text, line)| format!("{}:{line}: {text:?}", source.shown())));
    }
    assert!(known.is_empty(), "{known:#?}");
}

/// The texts that stand in a source, but for those of its comments and tests.
#[derive(Default)]
struct Literals(Vec<(String, usize)>);

impl<'ast> Visit<'ast> for Literals {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        if !item_attributes(item).is_some_and(for_tests) {
            syn::visit::visit_item(self, item);
        }
    }

    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}

    fn visit_lit_str(&mut self, text: &'ast syn::LitStr) {
        self.0.push((text.value(), text.span().start().line));
    }
}
