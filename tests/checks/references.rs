//! One reference has one answer: the engine that compares, the draft that carries over and the page
//! that shows read the same figure of the same document.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

use gongkai::draft::{Occasion, disclosure};
use gongkai::load;
use gongkai::model::{Department, Kind, Origin};
use gongkai::pipeline::{Workspace, open};

/// A balance that a year opens with is what the year before closed with: said by the form itself.
const FORM: &str = "form: X1\nname: 结余表\nuse: table\nsource: 示例\ncolumns: [{ id: amount, label: 金额, type: amount }]\nlines:\n  - { id: opening, label: 年初, columns: [amount] }\n  - { id: closing, label: 年末, columns: [amount] }\nidentities:\n  - { id: X1-opening, rule: last-year-mismatch, says: 年初＝上年年末, identity: \"opening = previous:closing\" }\n";

/// The same by rows, which are matched by their keys.
const ROWS: &str = "form: X2\nname: 结余明细表\nuse: table\nsource: 示例\ncolumns:\n  - { id: name, label: 名称, type: text }\n  - { id: opening, label: 年初, type: amount }\n  - { id: closing, label: 年末, type: amount }\nkey: { column: name }\nidentities:\n  - { id: X2-opening, rule: last-year-mismatch, says: 年初＝上年年末, in: row, identity: \"opening = previous:closing\" }\n";

/// Two kinds that have one form.
const PROFILE: &str = "profile: small\nname: 示例\nsource: 示例\nkinds:\n  budget:\n    title: 部门预算\n    tables: [{ form: X1, name: 结余表, required: true }, { form: X2, name: 结余明细表 }]\n  final-accounts:\n    title: 部门决算\n    tables: [{ form: X1, name: 结余表, required: true }, { form: X2, name: 结余明细表 }]\nbetween:\n  - { id: T-opening, rule: last-year-mismatch, says: 年初＝上年年末, identity: \"X1.opening = previous:X1.closing\" }\n";

fn site(documents: &[(i16, Kind, &str)]) -> tempfile::TempDir {
    let documents: Vec<(String, String)> = documents
        .iter()
        .map(|(year, kind, tables)| {
            (
                format!("content/example/housing/{year}/{}.yaml", kind.slug()),
                format!("format: 1\nyear: {year}\nprofile: small\ntables:\n{tables}"),
            )
        })
        .collect();
    let documents: Vec<(&str, &str)> =
        documents.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let declared = [
        ("content/_forms/X1.yaml", FORM),
        ("content/_forms/X2.yaml", ROWS),
        ("content/_profiles/small.yaml", PROFILE),
    ];
    common::site(&[&declared, documents.as_slice()].concat())
}

/// What is found, as rule, identity and place.
fn found(documents: &[(i16, Kind, &str)]) -> Vec<(String, String)> {
    let site = site(documents);
    common::findings(site.path())
        .into_iter()
        .map(|finding| (finding.identity.unwrap_or_default(), finding.at.unwrap_or_default()))
        .collect()
}

#[test]
fn a_form_may_speak_of_its_own_figures_of_last_year() {
    let budget = |opening: i16| format!("  结余表: {{ 年初: {opening}, 年末: 7 }}\n");
    let last = (2020, Kind::Budget, "  结余表: { 年初: 1, 年末: 5 }\n");
    assert_eq!(found(&[last, (2021, Kind::Budget, &budget(5))]), []);
    // Its own form's figure of this year, 7, is another.
    let wrong: Vec<(String, String)> = ["X1-opening", "T-opening"]
        .map(|identity| (identity.to_owned(), "结余表/年初".to_owned()))
        .into();
    let mut both = found(&[last, (2021, Kind::Budget, &budget(7))]);
    both.sort();
    both.reverse();
    assert_eq!(both, wrong);
    // Without last year's document nothing can be said.
    assert_eq!(found(&[(2021, Kind::Budget, &budget(7))]), []);
}

#[test]
fn rows_are_matched_by_their_keys_and_not_by_their_order() {
    let last = "  结余表: { 年初: 1, 年末: 1 }\n  结余明细表:\n    - { 名称: 甲, 年初: 0, 年末: 3 }\n    - { 名称: 乙, 年初: 0, 年末: 4 }\n";
    let this = |first: i16| {
        format!(
            "  结余表: {{ 年初: 1, 年末: 1 }}\n  结余明细表:\n    - {{ 名称: 乙, 年初: {first}, 年末: 8 }}\n    - {{ 名称: 甲, 年初: 3, 年末: 9 }}\n    - {{ 名称: 丙, 年初: 6, 年末: 6 }}\n"
        )
    };
    let found = |first| found(&[(2020, Kind::Budget, last), (2021, Kind::Budget, &this(first))]);
    assert_eq!(found(4), []);
    assert_eq!(found(3), [("X2-opening".to_owned(), "结余明细表/乙/年初".to_owned())]);
}

fn read(site: &tempfile::TempDir) -> (Workspace, Department) {
    let workspace = open(site.path()).unwrap();
    let entry = &workspace.site.regions[0].departments[0];
    let department =
        load::department(&workspace.root, entry, &workspace.catalogue, &workspace.site.config)
            .unwrap()
            .department;
    (workspace, department)
}

#[test]
fn a_draft_takes_what_the_engine_will_compare_with() {
    let budget = (2020, Kind::Budget, "  结余表: { 年初: 1, 年末: 5 }\n");
    let accounts = (2020, Kind::FinalAccounts, "  结余表: { 年初: 1, 年末: 6 }\n");
    let opening = |documents: &[(i16, Kind, &str)], kind: Kind| {
        let site = site(documents);
        let (workspace, department) = read(&site);
        let draft = disclosure(&Occasion {
            department: &department,
            budget_unit: None,
            profile: &workspace.catalogue.profiles["small"],
            name_profile: true,
            catalogue: &workspace.catalogue,
            year: 2021,
            kind,
            origin: Origin::Published,
        });
        let yaml = draft.unwrap().yaml;
        yaml.lines().find(|line| line.contains("年初")).unwrap().trim().to_owned()
    };
    assert_eq!(opening(&[budget, accounts], Kind::Budget), "年初: 5");
    assert_eq!(opening(&[budget, accounts], Kind::FinalAccounts), "年初: 6");
    // Another kind of document has the same form: its figure is not what these accounts open with.
    assert_eq!(opening(&[budget], Kind::FinalAccounts), "年初:");
}

#[test]
fn the_figure_of_a_document_in_a_list_is_of_its_own_year() {
    let profile = "profile: small\nname: 示例\nsource: 示例\nkinds:\n  budget:\n    title: 部门预算\n    tables: [{ form: B07, name: 三公表 }]\n";
    // The form prints last year's column first.
    let table = "  三公表: { 合计: { 上年预算数: 9, 本年预算数: 4 }, 因公出国（境）费: { 上年预算数: 0, 本年预算数: 0 }, 公务用车购置及运行维护费: { 上年预算数: 8, 本年预算数: 3 }, 公务用车购置费: { 上年预算数: 0, 本年预算数: 0 }, 公务用车运行维护费: { 上年预算数: 8, 本年预算数: 3 }, 公务接待费: { 上年预算数: 1, 本年预算数: 1 } }\n";
    let budget = format!("format: 1\nyear: 2021\nprofile: small\ntables:\n{table}");
    let site = common::site(&[
        ("content/_profiles/small.yaml", profile),
        ("content/example/housing/2021/budget.yaml", &budget),
    ]);
    let (status, said) = common::run(site.path(), &["build"]);
    assert_eq!(status, Some(0), "{said}");
    let page = site.path().join("public/example/housing/index.html");
    let page = std::fs::read_to_string(page).unwrap();
    assert!(page.contains("2021/budget/#B07-total-this-year"), "{page}");
    assert!(!page.contains("#B07-total-previous"), "{page}");
}
