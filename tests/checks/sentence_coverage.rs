//! How much of the sentences is understood, as `check --coverage` counts it.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

const YAML: &str = "format: 1\nyear: 2021\nprofile: small\nstatements:\n  支出说明: { 合计: 1520.40, 基本支出: 520.40, 人员经费: 481.10, 日常公用经费: 39.30, 项目支出: 1000.00 }\n";
const PROFILE: &str = "profile: small\nextends: statutory\nname: 示例\nkinds:\n  budget:\n    title: 部门预算\n    project-form: P2\n";

/// What the command says of a narrative, in a language or as JSON.
fn covered(text: &str, arguments: &[&str]) -> String {
    let markdown = format!("## 支出\n\n{text}\n");
    let site = common::site(&[
        ("content/_profiles/small.yaml", PROFILE),
        ("content/example/housing/2021/budget.yaml", YAML),
        ("content/example/housing/2021/budget.md", &markdown),
    ]);
    let mut all = vec!["check", "--coverage"];
    all.extend(arguments);
    common::run(site.path(), &all).1
}

/// Amounts of rows, of a relation that holds, of one that fails, of one that nothing works out, of nothing, and
/// one that is bound.
const TEXT: &str = "支出1520.40万元，其中：基本支出520.40万元，占34.23%；项目支出1000.00万元。人员经费400.00万元。拨款50.00万元，比上年减少5.00万元。奖金9.99万元。[[支出说明/基本支出]]";

#[test]
fn each_amount_is_counted_once() {
    let json = covered(TEXT, &["--format", "json"]);
    let line = json.lines().find(|line| line.contains("\"sentences\"")).unwrap();
    let expected = r#""sentences":{"amounts":9,"understood":6,"hold":5,"fail":1,"not_computable":2,"unread":1}"#;
    assert!(line.contains(expected), "{line}");
}

#[test]
fn it_is_said_in_both_languages() {
    let chinese = covered(TEXT, &[]);
    assert!(
        chinese.contains("句中 9 个金额和比率，读懂并核对 6 个（66.6%）：5 个相符，1 个不符；2 个缺数不能核对，1 个没有读懂"),
        "{chinese}"
    );
    let english = covered(TEXT, &["--lang", "en"]);
    assert!(
        english.contains("9 amounts and rates in sentences, 6 understood and checked (66.6%): 5 hold, 1 do not; 2 not computable, 1 not understood"),
        "{english}"
    );
}
