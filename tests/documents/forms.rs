//! Forms and profiles are data: the embedded ones are sound, and a site brings its own without
//! touching Rust.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

use crate::common::run;
use gongkai::model::Catalogue;
use gongkai::{check, forms, manual};

#[test]
fn the_embedded_declarations_are_sound() {
    let loaded = forms::catalogue(&[], &[], check::declared_rules());
    let messages: Vec<String> = loaded
        .findings
        .iter()
        .map(|finding| {
            format!(
                "{}:{} {}",
                finding.place.file.path,
                finding.place.start().line,
                finding.message.en
            )
        })
        .collect();
    assert_eq!(messages, Vec::<String>::new());
    assert!(loaded.catalogue.forms.len() >= 40 && loaded.catalogue.profiles.len() >= 5);
    let identities: usize = loaded.catalogue.forms.values().map(|form| form.identities.len()).sum();
    assert!(identities > 100, "{identities}");
}

#[test]
fn an_unknown_name_is_found_in_the_forms_own_file() {
    let form = "form: T01\nname: Summary\nuse: table\nlines: [{ id: total, label: Total }, { id: roads, label: Roads }]\nidentities:\n  - { id: T01-sum, rule: total-mismatch, identity: total = roads + bridges }\n";
    let site = common::site(&[("content/_forms/T01.yaml", form)]);
    let findings = common::findings(site.path());
    let place = &findings.iter().find(|finding| finding.rule.name == "invalid-form").unwrap().place;
    assert_eq!(
        (place.file.path.as_str(), place.file.slice(place.span)),
        ("content/_forms/T01.yaml", "bridges")
    );
}

fn catalogue() -> Catalogue {
    forms::catalogue(&[], &[], check::declared_rules()).catalogue
}

/// What a reader of a form must know to fill it in stands on its page: every label that is
/// accepted, every formula.
#[test]
fn every_label_and_every_formula_stands_on_the_page() {
    let mut tried = 0;
    for form in catalogue().forms.values() {
        let page = manual::form(form);
        let columns = form.columns.iter().flat_map(|column| column.spellings());
        let lines = form.lines().iter();
        let below = lines.clone().filter_map(|line| line.below.as_ref());
        let labels = columns
            .chain(lines.flat_map(|line| line.spellings()))
            .chain(below.flat_map(|below| below.labels.iter().map(String::as_str)))
            .chain(form.heads.values().flatten().map(String::as_str))
            .chain(form.labels.iter().map(String::as_str));
        for label in labels.chain(form.identities.iter().map(|one| one.formula.as_str())) {
            assert!(page.contains(label), "{}: {label}", form.id);
            tried += 1;
        }
    }
    for profile in catalogue().profiles.values() {
        let page = manual::profile(profile);
        let latest = profile.latest();
        let sections = latest.kinds.iter().flat_map(|kind| &kind.sections);
        let titles = sections.flat_map(|one| std::iter::once(&one.title).chain(&one.labels));
        let formulas = latest.between.iter().map(|one| &one.formula);
        let known = profile.documents.iter().chain(&profile.unknown);
        for text in titles.chain(formulas).chain(known) {
            assert!(page.contains(text.as_str()), "{}: {text}", profile.id);
            tried += 1;
        }
        assert!(!profile.unknown.is_empty(), "{} knows everything", profile.id);
    }
    assert!(tried > 2000, "{tried}");
}

/// A site with its own declarations and one budget.
fn site(declarations: &[(&str, &str)], tables: &str) -> tempfile::TempDir {
    let budget =
        format!("format: 1\nyear: 2021\norigin: invented\nprofile: open\ntables:\n{tables}");
    let open = "profile: open\nextends: statutory\nname: 示例\npractice: names only\n";
    let mut files = vec![
        ("content/_profiles/open.yaml", open),
        ("content/example/housing/2021/budget.yaml", budget.as_str()),
    ];
    files.extend(declarations);
    common::site(&files)
}

/// The findings of a site, a line each.
fn found(site: &tempfile::TempDir) -> String {
    run(site.path(), &["check", "--format", "json"]).1
}

const EXTENSION: &str = "form: B02
extends: B02
labels: [收入一览表]
columns:
  - { id: business, labels: [教育收费] }
  - { id: lottery, label: 彩票公益金, type: amount, optional: true, group: 本年收入, after: fund }
identities:
  - { id: B02-row, rule: total-mismatch, says: 合计＝各项收入之和, identity: total = general + fund + lottery + business }
";

#[test]
fn a_form_of_the_sites_own_adds_to_one_of_the_programs() {
    let own = [("content/_forms/B02.yaml", EXTENSION)];
    let table = |total: &str| {
        format!(
            "  收入一览表:\n    - {{ 科目: \"201\", 名称: 一般公共服务支出, 合计: {total}, 一般公共预算: 8.00, 彩票公益金: 1.50, 教育收费: 2.50 }}\n"
        )
    };
    let right = site(&own, &table("12.00"));
    assert!(!found(&right).contains(r#""level":"error""#), "{}", found(&right));
    let wrong = found(&site(&own, &table("13.00")));
    assert!(wrong.contains("B02-row") && wrong.contains("部门收入总表/201/合计"), "{wrong}");
    // The order of columns, the labels and what the program's form has besides.
    let page = run(right.path(), &["explain", "B02"]).1;
    let at = |text: &str| page.find(text).unwrap_or_else(|| panic!("{text}\n{page}"));
    assert!(at("`fund`") < at("`lottery`") && at("`lottery`") < at("`state-capital`"), "{page}");
    assert!(at("教育收费") > 0 && at("B02-tree") > 0, "{page}");
}

#[test]
fn what_an_extension_cannot_add_is_found_in_its_own_file() {
    let faults = [
        ("form: B02\nextends: B99\n", "B99"),
        ("form: B02\nextends: B02\ncolumns: [{ id: lottery, label: 彩票公益金 }]\n", "lottery"),
        ("form: B02\nextends: B02\ncolumns: [{ id: x, label: 甲, type: amount, after: y }]\n", "y"),
        ("form: B02\nextends: B02\nlines: [{ id: lottery, label: 彩票公益金 }]\n", "lottery"),
        ("form: B01\nextends: B01\nlines: [{ id: lottery, label: 彩票公益金 }]\n", "lottery"),
        // What is taken over does not fit any longer: where it is taken over.
        (
            "form: B02\nextends: B02\ncolumns: [{ id: total, type: text }, { id: code, label: 款 }]\nidentities: [{ id: B02-row, rule: total-mismatch, identity: total = nothing }]\n",
            "nothing",
        ),
    ];
    for (form, at) in faults {
        let site = site(&[("content/_forms/B02.yaml", form)], "  部门支出总表: { none: 无 }\n");
        let findings = common::findings(site.path());
        let finding = findings.iter().find(|finding| finding.rule.name == "invalid-form");
        let place = &finding.unwrap_or_else(|| panic!("{form}")).place;
        assert_eq!(
            (place.file.path.as_str(), place.file.slice(place.span)),
            ("content/_forms/B02.yaml", at)
        );
    }
}

/// A line that is new on a side of the program's form.
#[test]
fn a_line_is_added_on_a_side() {
    let form = "form: B01
extends: B01
lines:
  - { id: lottery, label: 彩票公益金, side: income, after: fund, optional: true }
  - { id: carried-over, labels: [往年余额] }
";
    let table = "  部门收支总表:\n    收入: { 一般公共预算拨款收入: 8.00, 彩票公益金: 1.00, 本年收入合计: 8.00, 往年余额: 2.00, 收入总计: 10.00 }\n    支出: { 一般公共服务支出: 10.00, 本年支出合计: 10.00, 支出总计: 10.00 }\n";
    let said = found(&site(&[("content/_forms/B01.yaml", form)], table));
    assert!(!said.contains(r#""level":"error""#), "{said}");
}

/// Where only names are known, nothing is asked for, and what is printed still adds up.
#[test]
fn names_only_demand_nothing() {
    let form = |practice: &str, rule: &str| {
        format!(
            "form: T01\nname: 示例表\nuse: table\n{practice}columns:\n  - {{ id: name, label: 名称, type: text }}\n  - {{ id: total, label: 合计, type: amount }}\n  - {{ id: part, label: 甲, type: amount }}\nkey: {{ column: name }}\nidentities:\n  - {{ id: T01-row, rule: {rule}, says: 合计＝甲, identity: total = part }}\n"
        )
    };
    let said = |form: &str, row: &str| {
        found(&site(&[("content/_forms/T01.yaml", form)], &format!("  示例表:\n    - {row}\n")))
    };
    let blank = "{ 名称: 子, 合计: , 甲: 1.00 }";
    let only = form("practice: names only\n", "total-mismatch");
    assert!(said(&form("", "total-mismatch"), blank).contains("blank-figure"));
    assert!(!said(&only, blank).contains("blank-figure"));
    assert!(said(&only, "{ 名称: 子, 合计: 2.00, 甲: 1.00 }").contains("total-mismatch"));
    let more = form("practice: names only\n", "figure-mismatch");
    assert!(said(&more, blank).contains("invalid-form"));
    // The profile takes over nine tables and asks for none.
    assert!(!said(&only, blank).contains("missing-"));
}

/// `explain --yaml` prints what is declared: the program's, or the site's in its place.
#[test]
fn a_declaration_is_printed() {
    let own = [("content/_forms/B02.yaml", EXTENSION)];
    let site = site(&own, "  部门支出总表: { none: 无 }\n");
    let printed = |name: &str| run(site.path(), &["explain", "--yaml", name]).1;
    assert_eq!(printed("B02").trim_end(), EXTENSION.trim_end());
    let declared = |path: &str| {
        let file = common::repository().join("src/forms/builtin").join(path);
        std::fs::read_to_string(file).unwrap()
    };
    assert_eq!(printed("B05").trim_end(), declared("forms/B05.yaml").trim_end());
    assert_eq!(printed("一般公共预算支出表").trim_end(), declared("forms/B05.yaml").trim_end());
    let printed_profile = printed("hebei-county");
    assert_eq!(printed_profile.trim_end(), declared("profiles/hebei-county.yaml").trim_end());
    let (status, _) = run(site.path(), &["explain", "--yaml", "total-mismatch"]);
    assert_eq!(status, Some(2));
}

/// A code stands once a unit; a unit's own row stands above what it has.
#[test]
fn codes_within_units() {
    let table = |unit: &str| {
        format!(
            "  部门支出总表:
    - {{ row: total, 科目: 合计, 合计: 60.00 }}
    - {{ 单位代码: \"333001\", 合计: {unit} }}
    - {{ 单位代码: \"333001\", 科目: \"201\", 合计: 40.00 }}
    - {{ 单位代码: \"333001\", 科目: \"20103\", 合计: 40.00 }}
    - {{ 单位代码: \"333002\", 科目: \"201\", 合计: 20.00 }}
"
        )
    };
    let right = found(&site(&[], &table("40.00")));
    assert!(!right.contains(r#""level":"error""#) && !right.contains("orphan-code"), "{right}");
    let wrong = found(&site(&[], &table("41.00")));
    assert!(wrong.contains(r#""at":"部门支出总表/333001/合计""#), "{wrong}");
    let twice = table("40.00").replace("333002", "333001");
    assert!(found(&site(&[], &twice)).contains("duplicate-key"));
}

/// A unit that is merged into another owes nothing by itself.
#[test]
fn units_merged_into_another() {
    let department = |unit: &str| {
        format!(
            "code: \"333\"\nname: 示例县住房和城乡建设局\nbudget-units:\n  - {{ code: \"333001\", name: 本级 }}\n  - {{ code: \"333002\", name: 收付中心{unit} }}\n"
        )
    };
    let empty = "format: 1\nyear: 2021\norigin: invented\nprofile: statutory\n";
    let roster = "source: 通知\nyears: [2021]\nowes: { budget: }\ndepartments:\n  - { slug: housing, units: [{ code: \"333001\" }, { code: \"333002\" }] }\n";
    let of = |unit: &str| {
        let department = department(unit);
        let site = common::site(&[
            ("content/example/housing/department.yaml", &department),
            ("content/example/roster.yaml", roster),
            ("content/example/housing/2021/budget.yaml", empty),
            ("content/example/housing/units/333001/2021/budget.yaml", empty),
        ]);
        let said = run(site.path(), &["roster", "--format", "json"]).1;
        (found(&site), said)
    };
    let (apart, owed) = of("");
    assert!(apart.contains("unit-without-disclosure") && !owed.contains("exempt\""), "{owed}");
    let (merged, owed) = of(", merged-into: \"333001\"");
    assert!(!merged.contains("unit-without-disclosure"), "{merged}");
    assert!(owed.contains("预算不单列，并入本级"), "{owed}");
    let (nowhere, _) = of(", merged-into: \"333009\"");
    assert!(nowhere.contains("wrong-shape") && nowhere.contains("333009"), "{nowhere}");
}

/// The errors of some documents of one department under the law's profile.
fn errors(documents: &[(&str, &str)]) -> Vec<String> {
    let files: Vec<(String, String)> = documents
        .iter()
        .map(|(path, text)| {
            let year = path.split('/').next().unwrap();
            let head = format!("format: 1\nyear: {year}\norigin: invented\nprofile: statutory\n");
            (format!("content/example/housing/{path}.yaml"), head + text)
        })
        .collect();
    let files: Vec<(&str, &str)> =
        files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let said = found(&common::site(&files));
    let error = |line: &&str| line.contains(r#""level":"error""#) && !line.contains("missing-");
    said.lines().filter(error).map(str::to_owned).collect()
}

/// Whether one error names an identity.
fn fails(errors: &[String], identity: &str) -> bool {
    errors.iter().any(|error| error.contains(&format!(r#""identity":"{identity}""#)))
}

/// What places do in several ways is an error in none of them.
#[test]
fn what_places_do_in_several_ways_is_no_error() {
    // Expenditure may hold what was carried over, and need not.
    let carried = |own: &str| {
        errors(&[(
            "2021/budget",
            &format!(
                "tables:\n  财政拨款收支总表:\n    收入: {{ 一般公共预算拨款: 90.00, 本年收入合计: 90.00, 上年结转: 10.00, 收入总计: 100.00 }}\n    支出: {{ 一般公共服务支出: {{ 合计: 100.00, 一般公共预算: 100.00 }}, 本年支出合计: {{ 合计: 100.00, 一般公共预算: 100.00 }}, 支出总计: {{ 合计: 100.00 }} }}\n  一般公共预算支出表:\n    - {{ 科目: \"201\", 合计: {own} }}\n"
            ),
        )])
    };
    assert_eq!(carried("90.00"), Vec::<String>::new());
    assert_eq!(carried("100.00"), Vec::<String>::new());
    assert!(fails(&carried("89.00"), "X04-general-carried-over"));
    assert!(fails(&carried("101.00"), "X04-general"));
    // Not every project has its targets published.
    let projects = |budget: &str| {
        errors(&[(
            "2021/budget",
            &format!(
                "tables:\n  项目支出表:\n    - {{ row: total, 合计: 50.00 }}\n    - {{ 项目编码: A1, 项目名称: 甲, 合计: 30.00, 一般公共预算: 30.00 }}\n    - {{ 项目编码: A2, 项目名称: 乙, 合计: 20.00, 一般公共预算: 20.00 }}\nprojects:\n  - {{ name: 丙, funds: {{ 预算数: {budget} }} }}\n"
            ),
        )])
    };
    assert_eq!(projects("30.00"), Vec::<String>::new());
    assert!(fails(&projects("51.00"), "X09-projects"));
    // Purchases may be paid from what was carried over.
    let bought = |total: &str| {
        errors(&[(
            "2021/budget",
            &format!(
                "statements:\n  收入说明: {{ 合计: 100.00, 一般公共预算: 90.00, 上年结转: 10.00 }}\ntables:\n  部门政府采购预算:\n    - {{ row: total, 合计: {total}, 一般公共预算拨款: {total} }}\n    - {{ 项目名称: 甲, 合计: {total}, 一般公共预算拨款: {total} }}\n"
            ),
        )])
    };
    assert_eq!(bought("95.00"), Vec::<String>::new());
    assert!(fails(&bought("101.00"), "X11-general"));
    // 预算数 of the accounts is the whole year's; opening balances are adjusted.
    let line = "合计: { {}, 决算数: 5.00 }, 因公出国（境）费: { 决算数: 0.00 }, 公务用车购置及运行维护费: { 决算数: 0.00 }, 公务接待费: { {}, 决算数: 5.00 }";
    let accounts = |column: &str| {
        let line = line.replace("{}", &format!("{column}: 6.00"));
        let accounts = format!(
            "tables:\n  财政拨款“三公”经费支出决算表: {{ {line} }}\n  收入支出决算总表:\n    收入: {{ 一般公共预算财政拨款收入: 9.00, 本年收入合计: 9.00, 年初结转和结余: 1.00, 收入总计: 10.00 }}\n    支出: {{ 一般公共服务支出: 10.00, 本年支出合计: 10.00, 支出总计: 10.00 }}\n"
        );
        let before = "tables:\n  收入支出决算总表:\n    收入: { 一般公共预算财政拨款收入: 9.00, 本年收入合计: 9.00, 收入总计: 9.00 }\n    支出: { 一般公共服务支出: 7.00, 本年支出合计: 7.00, 年末结转和结余: 2.00, 支出总计: 9.00 }\n";
        let budget = "tables:\n  一般公共预算“三公”经费支出表: { 合计: { 本年预算数: 7.00 }, 因公出国（境）费: { 本年预算数: 0.00 }, 公务用车购置及运行维护费: { 本年预算数: 0.00 }, 公务接待费: { 本年预算数: 7.00 } }\n";
        errors(&[
            ("2021/final-accounts", &accounts),
            ("2020/final-accounts", before),
            ("2021/budget", budget),
        ])
    };
    assert_eq!(accounts("预算数"), Vec::<String>::new());
    assert!(fails(&accounts("年初预算数"), "Z01-total"));
}
