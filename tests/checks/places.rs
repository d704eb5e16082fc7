//! Where a finding stands, in the words of who fills in tables, in every format; what is written to
//! acknowledge it; and from where a wrong figure was copied.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

use serde_json::Value;

const PROFILE: &str = include_str!("../conformance/spec/site/content/_profiles/open.yaml");
const SETTINGS: &str = "[site]\ntitle = \"示例\"\nprofile = \"open\"\n";
const BUDGET: &str = "format: 1\nyear: 2021\norigin: invented\ntables:\n  一般公共预算支出表:\n    - { 科目: \"205\", 名称: 教育支出, 合计: 61.23, 基本支出: 31.23, 项目支出: 30.00 }\n    - { 科目: \"20502\", 名称: 普通教育, 合计: 61.23, 基本支出: 31.23, 项目支出: 30.00 }\n    - { 科目: \"2050202\", 名称: 小学教育, 合计: 31.23, 基本支出: 13.23, 项目支出: 18.00 }\n    - { 科目: \"2050203\", 名称: 初中教育, 合计: 30.00, 基本支出: 18.00, 项目支出: 12.00 }\n";

/// Accounts in which one amount should be 24.37, as the row and the sum above it say.
fn accounts(amount: &str, others: &str) -> String {
    format!(
        "format: 1\nyear: 2021\norigin: invented\ntables:\n  一般公共预算财政拨款支出决算表:\n    - {{ 科目: \"205\", 名称: 教育支出, 合计: 54.37, 基本支出: 30.37, 项目支出: 24.00 }}\n    - {{ 科目: \"20502\", 名称: 普通教育, 合计: 54.37, 基本支出: 30.37, 项目支出: 24.00 }}\n    - {{ 科目: \"2050202\", 名称: 小学教育, 合计: {amount}, 基本支出: 12.37, 项目支出: 12.00 }}\n    - {{ 科目: \"2050203\", 名称: 初中教育, 合计: 30.00, 基本支出: 18.00, 项目支出: 12.00 }}\n{others}"
    )
}

fn site(files: &[(&str, &str)]) -> tempfile::TempDir {
    let site = common::site(&[("site.toml", SETTINGS), ("content/_profiles/open.yaml", PROFILE)]);
    let files: Vec<(String, &str)> = files
        .iter()
        .map(|(path, text)| (format!("content/example/housing/2021/{path}"), *text))
        .collect();
    let files: Vec<(&str, &str)> =
        files.iter().map(|(path, text)| (path.as_str(), *text)).collect();
    common::write(site.path(), &files);
    site
}

/// What `check` says in a format.
fn said(site: &tempfile::TempDir, language: &str, format: &str) -> String {
    common::run(site.path(), &["--lang", language, "check", "--format", format]).1
}

/// The causes of the findings of a site.
fn causes(files: &[(&str, &str)]) -> String {
    let site = site(files);
    let findings = common::findings(site.path());
    let notes = findings.iter().flat_map(|finding| &finding.notes);
    notes.map(|note| note.zh.as_str()).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_wrong_figure_that_another_document_or_table_prints_was_copied() {
    let copied = accounts("31.23", "");
    let from_budget = "与2021年部门预算的「一般公共预算支出表/2050202/合计」相同：可能是照抄";
    let found = causes(&[("budget.yaml", BUDGET), ("final-accounts.yaml", &copied)]);
    assert!(found.contains(from_budget), "{found}");
    // Another row, another amount: nothing was copied.
    for other in [
        BUDGET.replace("\"2050202\", 名称: 小学教育", "\"2050204\", 名称: 高中教育"),
        BUDGET.replace("合计: 31.23, 基本支出: 13.23", "合计: 31.22, 基本支出: 13.22"),
    ] {
        let found = causes(&[("budget.yaml", &other), ("final-accounts.yaml", &copied)]);
        assert!(found.contains("宜先核对此数") && !found.contains("照抄"), "{found}");
    }
    let beside = "  支出决算表:\n    - { 科目: \"205\", 名称: 教育支出, 本年支出合计: 61.23 }\n    - { 科目: \"20502\", 名称: 普通教育, 本年支出合计: 61.23 }\n    - { 科目: \"2050202\", 名称: 小学教育, 本年支出合计: 31.23 }\n    - { 科目: \"2050203\", 名称: 初中教育, 本年支出合计: 30.00 }\n";
    let found = causes(&[("final-accounts.yaml", &accounts("31.23", beside))]);
    assert!(
        found.contains("与另一张表的「支出决算表/2050202/本年支出合计」相同：可能是照抄"),
        "{found}"
    );
}

#[test]
fn what_should_be_the_same_was_not_copied() {
    // 年初预算数 is the budget's by an identity: that it is says nothing of how it came about.
    let initial = |text: String| {
        text.replace("合计: 54.37,", "年初预算数: 54.37, 合计: 54.37,")
            .replace("合计: 24.37,", "年初预算数: 31.23, 合计: 24.37,")
            .replace(
                "合计: 30.00, 基本支出: 18.00",
                "年初预算数: 30.00, 合计: 30.00, 基本支出: 18.00",
            )
    };
    let found = causes(&[
        ("budget.yaml", BUDGET),
        ("final-accounts.yaml", &initial(accounts("24.37", ""))),
    ]);
    assert!(!found.contains("照抄"), "{found}");
}

#[test]
fn every_format_says_the_place_in_words() {
    let narrative = "## 一、总体情况\n\n教育支出99.99万元。\n";
    let site =
        site(&[("final-accounts.yaml", &accounts("31.23", "")), ("final-accounts.md", narrative)]);
    let (cell, english) = (
        "「一般公共预算财政拨款支出决算表」“2050202 小学教育”行“合计”列",
        "table “一般公共预算财政拨款支出决算表”, row “2050202 小学教育”, column “合计”",
    );
    let json = said(&site, "zh", "json");
    let objects: Vec<Value> =
        json.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let at = "一般公共预算财政拨款支出决算表/2050202/合计";
    let of_cell = objects.iter().find(|one| one["at"] == at).unwrap();
    assert_eq!(of_cell["where"], cell);
    assert!(said(&site, "en", "json").contains(&english.replace('"', "\\\"")));
    assert!(
        said(&site, "zh", "sarif").contains(cell) && said(&site, "en", "sarif").contains(english)
    );
    // The other places that a finding is about are said too.
    let of_sentence = objects.iter().find(|one| one["where"] == "说明“总体情况”一节").unwrap();
    let row = of_sentence["related"][0]["where"].as_str().unwrap();
    assert!(row.starts_with("「一般公共预算财政拨款支出决算表」“205 教育支出”行"), "{row}");
    assert!(said(&site, "en", "json").contains("row “205 教育支出”"));
    let log: Value = serde_json::from_str(&said(&site, "zh", "sarif")).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    let of_others = |one: &Value| one["relatedLocations"][0]["logicalLocations"][0]["name"] == row;
    assert!(results.iter().any(of_others), "{log:#}");
    // Where the message names the path the place is said; where it does not, it stands before it.
    for format in ["short", "github"] {
        let lines = said(&site, "zh", format);
        let of_sentence = lines.lines().find(|line| line.contains("99.99")).unwrap();
        assert!(of_sentence.contains("说明“总体情况”一节：文字里"), "{of_sentence}");
        let of_cell = lines.lines().find(|line| line.contains("2050202/合计不平")).unwrap();
        assert!(!of_cell.contains(cell), "{of_cell}");
    }
}

#[test]
fn what_is_given_to_acknowledge_a_finding_acknowledges_it() {
    let open = accounts("31.23", "");
    let found = site(&[("final-accounts.yaml", &open)]);
    let json = said(&found, "zh", "json");
    let entries: Vec<String> = json
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .filter_map(|one| Some(one.get("acknowledge")?.as_str()?.to_owned()))
        .collect();
    assert!(entries.len() >= 2, "{json}");
    let spoken = entries.iter().map(|entry| {
        let entry = entry.replace("by: , reason:  }", "by: department, reason: 原表如此。 }");
        format!("  - {entry}\n")
    });
    let answered = open + "acknowledgements:\n" + &spoken.collect::<String>();
    let answered = site(&[("final-accounts.yaml", &answered)]);
    let left: Vec<String> = common::findings(answered.path())
        .iter()
        .filter(|finding| finding.stops())
        .map(|finding| finding.message.zh.clone())
        .collect();
    assert!(left.is_empty(), "{left:#?}");
}
