//! Of the figures of an equality that fails the one is named that the others speak against, and only
//! where it is one.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

use gongkai::finding::Finding;

/// Accounts by code whose columns and rows add up: 项 under 款 under 类, basic and project.
const RIGHT: &str = "format: 1
year: 2021
profile: open
tables:
  一般公共预算财政拨款支出决算表:
    - { row: total, 科目: 合计, 合计: 610.00, 基本支出: 410.00, 项目支出: 200.00 }
    - { 科目: \"208\", 名称: 社会保障和就业支出, 合计: 110.00, 基本支出: 110.00, 项目支出: 0.00 }
    - { 科目: \"20805\", 名称: 行政事业单位养老支出, 合计: 110.00, 基本支出: 110.00, 项目支出: 0.00 }
    - { 科目: \"2080505\", 名称: 养老保险缴费支出, 合计: 73.51, 基本支出: 73.51, 项目支出: 0.00 }
    - { 科目: \"2080506\", 名称: 职业年金缴费支出, 合计: 36.49, 基本支出: 36.49, 项目支出: 0.00 }
    - { 科目: \"212\", 名称: 城乡社区支出, 合计: 500.00, 基本支出: 300.00, 项目支出: 200.00 }
    - { 科目: \"21201\", 名称: 城乡社区管理事务, 合计: 500.00, 基本支出: 300.00, 项目支出: 200.00 }
    - { 科目: \"2120101\", 名称: 行政运行, 合计: 300.00, 基本支出: 300.00, 项目支出: 0.00 }
    - { 科目: \"2120102\", 名称: 一般行政管理事务, 合计: 200.00, 基本支出: 0.00, 项目支出: 200.00 }
";

const PROFILE: &str = "profile: open\nname: 示例县\nkinds:\n  final-accounts:\n    title: 部门决算\n    tables:\n      - { form: F05 }\n";

fn findings(from: &str, to: &str) -> Vec<Finding> {
    let text = RIGHT.replacen(from, to, 1);
    assert!(from.is_empty() || text != RIGHT, "{from}");
    let site = common::site(&[
        ("content/_profiles/open.yaml", PROFILE),
        ("content/example/housing/2021/final-accounts.yaml", &text),
    ]);
    common::findings(site.path())
        .into_iter()
        .filter(|finding| finding.rule.name == "total-mismatch")
        .collect()
}

fn suspects(findings: &[Finding]) -> Vec<String> {
    let notes = findings.iter().flat_map(|finding| &finding.notes);
    let mut all: Vec<String> =
        notes.map(|note| note.zh.clone()).filter(|note| note.contains("宜先核对")).collect();
    all.sort();
    all.dedup();
    all
}

#[test]
fn the_one_figure_that_all_equalities_want_otherwise_is_named_at_each() {
    assert!(findings("", "").is_empty());
    // The column and the row want it 300.00.
    let found = findings(
        "名称: 行政运行, 合计: 300.00, 基本支出: 300.00",
        "名称: 行政运行, 合计: 300.00, 基本支出: 330.00",
    );
    assert_eq!(found.len(), 2, "{found:#?}");
    assert_eq!(
        suspects(&found),
        [
            "「一般公共预算财政拨款支出决算表/2120101/基本支出」330.00若为 300.00，涉及它的 2 条勾稽关系都相符，而其余各数另有勾稽关系印证：宜先核对此数"
        ]
    );
    assert!(found.iter().all(|finding| finding.notes[0].zh.contains("宜先核对")));
    // A total that three others depend on.
    let found = findings(
        "合计: 500.00, 基本支出: 300.00, 项目支出: 200.00 }\n    - { 科目: \"21201\"",
        "合计: 540.00, 基本支出: 300.00, 项目支出: 200.00 }\n    - { 科目: \"21201\"",
    );
    let suspects = suspects(&found);
    assert_eq!(suspects.len(), 1, "{suspects:?}");
    assert!(
        suspects[0].starts_with("「一般公共预算财政拨款支出决算表/212/合计」540.00若为 500.00")
    );
}

#[test]
fn where_two_could_be_it_none_is_named() {
    // 养老保险缴费 in all its columns: its own row still holds, and so would a wrong sum above.
    let found = findings("合计: 73.51, 基本支出: 73.51", "合计: 75.00, 基本支出: 75.00");
    assert!(!found.is_empty());
    assert!(suspects(&found).is_empty(), "{found:#?}");
}

#[test]
fn a_figure_copied_from_the_row_above_is_said_to_be() {
    let found = findings(
        "名称: 职业年金缴费支出, 合计: 36.49, 基本支出: 36.49",
        "名称: 职业年金缴费支出, 合计: 36.49, 基本支出: 73.51",
    );
    let notes: Vec<&str> =
        found.iter().flat_map(|finding| &finding.notes).map(|note| note.zh.as_str()).collect();
    let copied = "与上一行的「一般公共预算财政拨款支出决算表/2080505/基本支出」相同：可能是照抄";
    assert_eq!(notes.iter().filter(|note| **note == copied).count(), 2, "{notes:#?}");
    assert_eq!(notes.len(), 4, "{notes:#?}");
}

#[test]
fn a_row_copied_whole_is_said_to_be() {
    let notes = |found: Vec<Finding>| -> Vec<String> {
        let notes = found.into_iter().flat_map(|finding| finding.notes).map(|note| note.zh);
        notes.filter(|note| note.contains("照抄")).collect()
    };
    let copied = "「一般公共预算财政拨款支出决算表/2080506」一行各数与上一行「一般公共预算财政拨款支出决算表/2080505」相同：可能是整行照抄";
    let found = notes(findings(
        "名称: 职业年金缴费支出, 合计: 36.49, 基本支出: 36.49",
        "名称: 职业年金缴费支出, 合计: 73.51, 基本支出: 73.51",
    ));
    assert!(!found.is_empty() && found.iter().all(|note| note == copied), "{found:#?}");
    // All of a class in one 款 is no copy, and other figures are none.
    let found = notes(findings(
        "名称: 职业年金缴费支出, 合计: 36.49, 基本支出: 36.49",
        "名称: 职业年金缴费支出, 合计: 36.94, 基本支出: 36.94",
    ));
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn a_difference_is_no_figure_of_another_table() {
    let profile = PROFILE.replace("{ form: F05 }", "{ form: F05 }\n      - { form: N13 }");
    let notes = |total: &str| -> Vec<String> {
        let rows = [
            ("208", "社会保障和就业支出", "110.00"),
            ("212", "城乡社区支出", "300.00"),
            ("21201", "城乡社区管理事务", "123.45"),
            ("21202", "城乡社区规划与管理", "176.55"),
        ];
        let amounts = |of: &str| format!("合计: {of}, 基本支出: {of}, 项目支出: 0.00 }}\n");
        let rows = rows.map(|(code, name, of)| {
            format!("    - {{ 科目: \"{code}\", 名称: {name}, {}", amounts(of))
        });
        let text = format!(
            "format: 1\nyear: 2021\nprofile: open\ntables:\n  一般公共预算财政拨款支出决算表:\n    - {{ row: total, 科目: 合计, {}{}statements:\n  机关运行经费支出情况: {{ 合计: 38.37 }}\n",
            amounts(total),
            rows.concat()
        );
        let site = common::site(&[
            ("content/_profiles/open.yaml", profile.as_str()),
            ("content/example/housing/2021/final-accounts.yaml", &text),
        ]);
        let found = common::findings(site.path()).into_iter();
        let wrong = found.filter(|finding| finding.rule.name == "total-mismatch");
        let notes = wrong.flat_map(|finding| finding.notes).map(|note| note.zh);
        notes.filter(|note| note.contains("差额等于")).collect()
    };
    // 38.37 too much is what another table has, 123.45 what a row of its own.
    assert_eq!(notes("448.37"), Vec::<String>::new());
    let own = "差额等于「一般公共预算财政拨款支出决算表/21201/合计」123.45：可能漏计此项";
    assert!(notes("533.45").iter().any(|note| note == own), "{:?}", notes("533.45"));
}

#[test]
fn a_figure_copied_from_the_year_before_is_said_to_be() {
    let before = "format: 1
year: 2020
profile: open
tables:
  一般公共预算财政拨款支出决算表:
    - { row: total, 科目: 合计, 合计: 31.27, 基本支出: 31.27, 项目支出: 0.00 }
    - { 科目: \"2080506\", 名称: 职业年金缴费支出, 合计: 31.27, 基本支出: 31.27, 项目支出: 0.00 }
";
    let (right, wrong) = ("合计: 36.49, 基本支出: 36.49", "合计: 36.49, 基本支出: 31.27");
    let text = RIGHT.replacen(right, wrong, 1);
    assert_ne!(text, RIGHT);
    let notes = |others: &[(&str, &str)]| -> Vec<String> {
        let accounts = ("content/example/housing/2021/final-accounts.yaml", text.as_str());
        let own = [("content/_profiles/open.yaml", PROFILE), accounts];
        let site = common::site(&[&own[..], others].concat());
        let found = common::findings(site.path());
        let wrong = found.iter().filter(|finding| finding.rule.name == "total-mismatch");
        wrong.flat_map(|finding| &finding.notes).map(|note| note.zh.clone()).collect()
    };
    let copied =
        "与2020年文件的「一般公共预算财政拨款支出决算表/2080506/基本支出」相同：可能是照抄";
    let beside = notes(&[("content/example/housing/2020/final-accounts.yaml", before)]);
    assert!(beside.iter().any(|note| note == copied), "{beside:#?}");
    assert!(!notes(&[]).iter().any(|note| note.contains("照抄")));
}
