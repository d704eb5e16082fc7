//! What the engine says of small budgets: where it must speak, where it must be silent, what it
//! guesses.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

mod common;

use gongkai::finding::Finding;

/// A profile that requires nothing and binds the tables of the Hebei one would bring twenty missing
/// tables: this one binds a few.
const PROFILE: &str = "profile: small\nname: 示例\nkinds:\n  budget:\n    title: 部门预算\n    project-form: P2\nbetween:\n  - { id: T-fund, rule: part-exceeds-whole, says: 基金采购不大于基金收入, identity: \"B11.[total].fund <= B01.fund\" }\n  - { id: T-state, rule: figure-mismatch, says: 国资支出相同, identity: \"B04.[expenditure-this-year].state-capital = B09.[total].total\" }\n  - { id: T-spending, rule: figure-mismatch, says: 支出说明＝支出表, identity: \"N02.total = B05.[total].total\" }\n  - { id: T-projects, rule: figure-mismatch, says: 项目支出＝各项目之和, identity: N02.project = sum(projects.budget) }\n";

fn findings(body: &str) -> Vec<Finding> {
    let text = format!("format: 1\nyear: 2021\nprofile: small\n{body}");
    let site = common::site(&[
        ("content/_profiles/small.yaml", PROFILE),
        ("content/example/housing/2021/budget.yaml", &text),
    ]);
    common::findings(site.path())
}

/// Nothing is found in what was read; and it was read: one key more that nobody knows is the one
/// thing found.
fn silent(body: &str) {
    let rules = |body: &str| {
        findings(body)
            .into_iter()
            .map(|finding| (finding.rule.name, finding.message.zh))
            .collect::<Vec<_>>()
    };
    assert_eq!(rules(body), [], "{body}");
    let unknown: Vec<&str> =
        rules(&format!("{body}colour: red\n")).into_iter().map(|(rule, _)| rule).collect();
    assert_eq!(unknown, ["unknown-key"], "{body}");
}

fn one(body: &str, rule: &str) -> Finding {
    let mut found = findings(body);
    let messages: Vec<String> = found.iter().map(|finding| finding.message.zh.clone()).collect();
    assert_eq!(found.len(), 1, "{body}\n{messages:#?}");
    assert_eq!(found[0].rule.name, rule);
    found.remove(0)
}

#[test]
fn emptiness_is_not_a_number() {
    silent(
        "projects:\n  - { code: \"1\", name: 甲, funds: { 预算数: 5, 财政资金: 5, 其他资金: } }\n",
    );
    silent(
        "projects:\n  - { code: \"1\", name: 甲, funds: { 预算数: 5, 财政资金: 5 }, plan: { 3月底: , 6月底: , 10月底: , 12月底: 100 } }\n",
    );
    silent(
        "projects:\n  - { code: \"1\", name: 甲, plan: { 3月底: , 6月底: , 10月底: , 12月底: } }\n",
    );
    silent(
        "tables:\n  固定资产占用情况表: { 资产总额: { 数量: ——, 价值: 5 }, 房屋: { 数量: ——, 价值: 5 }, 车辆: { 数量: ——, 价值: —— }, 单价在20万元以上设备: { 数量: ——, 价值: 0 }, 其他固定资产: { 数量: ——, 价值: 0 } }\n",
    );
    // Only the total is printed: it is bound to nothing.
    silent("statements:\n  收入说明: { 合计: 5 }\n");
}

#[test]
fn an_empty_table_is_zero_and_a_missing_one_says_nothing() {
    let b04 = |amount: &str| {
        format!(
            "  财政拨款收支总表:\n    支出: {{ 城乡社区支出: {{ 合计: {amount}, 国有资本经营预算: {amount} }}, 本年支出合计: {{ 合计: {amount}, 国有资本经营预算: {amount} }} }}\n"
        )
    };
    silent(&format!("tables:\n{}  国有资本经营预算支出表: {{ none: 没有。 }}\n", b04("0")));
    silent(&format!("tables:\n{}  国有资本经营预算支出表: {{ unpublished: 未附。 }}\n", b04("7")));
}

#[test]
fn a_fund_that_a_table_does_not_list_has_nothing_to_spend() {
    let b11 = "  部门政府采购预算:\n    - { 项目名称: 采购, 合计: 9, 基金预算拨款: 9 }\n";
    let b01 =
        "  部门收支总表:\n    收入: { 一般公共预算拨款收入: 20, 本年收入合计: 20, 收入总计: 20 }\n";
    let finding = one(&format!("tables:\n{b11}{b01}"), "part-exceeds-whole");
    assert_eq!((finding.reported(), finding.computed()), (Some("9"), Some("0")));
}

#[test]
fn units_are_converted_exactly() {
    let table = |total: &str| {
        format!(
            "statements:\n  支出说明: {{ 合计: 1200.40, 基本支出: 500, 项目支出: 700.40 }}\ntables:\n  一般公共预算支出表:\n    unit: 元\n    rows:\n      - {{ row: total, 合计: {total} }}\n      - {{ 科目: \"212\", 合计: {total} }}\n"
        )
    };
    silent(&table("12004000"));
    let finding = one(&table("12004001"), "figure-mismatch");
    assert_eq!(
        (finding.reported(), finding.computed(), finding.unit.as_deref()),
        (Some("1200.40"), Some("1200.4001"), Some("万元"))
    );
}

#[test]
fn parents_are_the_sums_of_their_children() {
    let rows = |class: &str| {
        format!(
            "tables:\n  一般公共预算支出表:\n    rows:\n      - {{ 科目: \"212\", 合计: {class}, 基本支出: {class} }}\n      - {{ 科目: \"21201\", 合计: 5, 基本支出: 5 }}\n      - {{ 科目: \"2120101\", 合计: 5, 基本支出: 5 }}\n      - {{ 科目: \"2120399\", 合计: 2, 基本支出: 2 }}\n"
        )
    };
    // 2120399 has no 款 of its own: it is right below its 类.
    silent(&rows("7"));
    let found = findings(&rows("8"));
    assert_eq!(found.len(), 2, "in both columns");
    assert_eq!(found[0].at.as_deref(), Some("一般公共预算支出表/212/合计"));
    assert_eq!(found[0].related.len(), 2);
}

#[test]
fn causes_are_named_only_when_the_arithmetic_shows_one() {
    let notes = |basic: &str, project: &str, total: &str| {
        let finding = one(
            &format!(
                "statements:\n  支出说明: {{ 合计: {total}, 基本支出: {basic}, 项目支出: {project} }}\n"
            ),
            "total-mismatch",
        );
        finding.notes.into_iter().map(|note| note.zh).collect::<Vec<_>>()
    };
    assert!(notes("1016", "17190", "18926")[0].contains("17910"), "two digits swapped");
    assert!(notes("500.00", "5000000.00", "500.05")[0].contains("1万倍"), "a unit");
    assert!(notes("500.00", "5000000.00", "500.07").is_empty(), "nothing explains it");
    assert!(
        notes("10.01", "20.01", "30.03")[0].contains("rounding: nearest"),
        "rounding explains it"
    );
    assert!(notes("30", "12.5", "30")[0].contains("漏计"), "the difference is a part");
    assert!(notes("100", "37", "200").is_empty(), "nothing explains 63");
}

#[test]
fn a_figure_left_out_of_a_sum_is_named_unless_it_fits_by_chance() {
    // Another table prints the difference.
    let notes = |total: &str, elsewhere: &str| {
        let finding = one(
            &format!(
                "statements:\n  支出说明: {{ 合计: {total}, 基本支出: 100.00, 项目支出: 200.00 }}\n  机关运行经费安排情况: {{ 合计: {elsewhere} }}\n"
            ),
            "total-mismatch",
        );
        finding.notes.into_iter().map(|note| note.zh).collect::<Vec<_>>()
    };
    assert!(notes("345.67", "45.67")[0].contains("漏计"), "a part that another table prints");
    assert!(notes("305.00", "5.00").is_empty(), "one digit equals some figure by chance");
    assert!(
        !notes("300.01", "0.01").iter().any(|note| note.contains("漏计")),
        "what rounding explains needs no other"
    );
    // One figure beside one other leaves none out.
    let finding = one(
        "statements:\n  支出说明: { 合计: 345.67, 基本支出: 100.00, 项目支出: 245.67 }\n  机关运行经费安排情况: { 合计: 45.67 }\ntables:\n  一般公共预算支出表:\n    - { row: total, 合计: 300.00, 基本支出: 100.00, 项目支出: 200.00 }\n    - { 科目: \"201\", 名称: 一般公共服务支出, 合计: 300.00, 基本支出: 100.00, 项目支出: 200.00 }\n",
        "figure-mismatch",
    );
    assert!(finding.notes.is_empty(), "{:?}", finding.notes);
}

#[test]
fn malformed_values_are_found_once_and_take_no_part() {
    let finding = one(
        "projects:\n  - { code: \"1\", name: 甲, funds: { 预算数: 21.4, 财政资金: 21.4. } }\n",
        "malformed-value",
    );
    assert_eq!(finding.at.as_deref(), Some("项目/1/funds/财政资金"));
    assert_eq!(finding.reported(), Some("21.4."));
}
