//! What the engine says of small budgets: where it must speak, where it must be silent, what it
//! guesses.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

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
    // The plan is not held to be 0, 0, 0, 100; that it is not filled in is another matter.
    one(
        "projects:\n  - { code: \"1\", name: 甲, funds: { 预算数: 5, 财政资金: 5 }, plan: { 3月底: , 6月底: , 10月底: , 12月底: 100 } }\n",
        "plan-blank",
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
    // A sentence rounds what a table prints finer to its own last place, or cuts it off there.
    silent(&table("12003950"));
    silent(&table("12004050"));
    silent(&table("12004099"));
    one(&table("12003949"), "figure-mismatch");
    let finding = one(&table("12004101"), "figure-mismatch");
    assert_eq!(
        (finding.reported(), finding.computed(), finding.unit.as_deref()),
        (Some("1200.40"), Some("1200.4101"), Some("万元"))
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
    let found = findings(&rows("9"));
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
    // Another table prints the difference: its total is no part of this one.
    let notes = |total: &str, elsewhere: &str| {
        let finding = one(
            &format!(
                "statements:\n  支出说明: {{ 合计: {total}, 基本支出: 100.00, 项目支出: 200.00 }}\n  机关运行经费安排情况: {{ 合计: {elsewhere} }}\n"
            ),
            "total-mismatch",
        );
        finding.notes.into_iter().map(|note| note.zh).collect::<Vec<_>>()
    };
    assert!(notes("345.67", "45.67").is_empty(), "any figure is some difference by chance");
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

/// Figures of the budget's income that a check is held against, and identities that stopped.
fn coverage(body: &str) -> String {
    let text = format!("format: 1\nyear: 2021\nprofile: small\n{body}");
    let site = common::site(&[
        ("content/_profiles/small.yaml", PROFILE),
        ("content/example/housing/2021/budget.yaml", &text),
    ]);
    common::run(site.path(), &["--lang", "zh", "check", "--coverage"]).1
}

#[test]
fn a_sum_that_is_not_printed_stands_for_its_parts() {
    let table = |income: &str, total: &str| {
        format!(
            "tables:\n  部门收支总表:\n    收入: {{ 一般公共预算拨款收入: 20.00, 事业收入: 5.00, {income}上年结转结余: 3.00, 收入总计: {total} }}\n    支出: {{ 城乡社区支出: 28.00, 支出总计: {total} }}\n"
        )
    };
    silent(&table("", "28.00"));
    silent(&table("本年收入合计: 25.00, ", "28.00"));
    let found = |body: &str| -> Vec<(Option<String>, Option<String>, Option<String>)> {
        let numbers = |finding: Finding| {
            let (reported, computed) =
                (finding.reported().map(str::to_owned), finding.computed().map(str::to_owned));
            (finding.at, reported, computed)
        };
        findings(body).into_iter().map(numbers).collect()
    };
    // Reported is what is printed, computed what stands for the sum.
    let wrong = found(&table("", "29.00"));
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(
        wrong,
        [
            (some("部门收支总表/收入/收入总计"), some("29.00"), some("28.00")),
            (some("部门收支总表/支出/支出总计"), some("29.00"), some("28.00")),
        ]
    );
    // The sum itself is not there to be checked: that is said, and binds nothing.
    let said = coverage(&table("", "28.00"));
    assert!(said.contains("B01-income（"), "{said}");
    assert!(said.contains("没有列「本年收入合计」"), "{said}");
    assert!(said.contains("6 个数，6 个由勾稽关系核对"), "{said}");
}

/// Which of its cells is missed is no matter where a column holds nothing at all.
#[test]
fn a_column_that_is_blank_from_top_to_bottom_is_named_as_a_column() {
    let table = |fund: &str| {
        format!(
            "tables:\n  财政拨款收支总表:\n    收入: {{ 一般公共预算拨款收入: 20.00, 收入总计: 20.00 }}\n    支出: {{ 城乡社区支出: {{ 合计: 20.00, 一般公共预算: 20.00, 政府性基金预算: {fund} }}, 支出总计: {{ 合计: 20.00, 一般公共预算: 20.00, 政府性基金预算: }} }}\n"
        )
    };
    let said = coverage(&table(""));
    assert!(said.contains("「财政拨款收支总表」的「政府性基金预算」一栏全空"), "{said}");
    let said = coverage(&table("0.00"));
    assert!(!said.contains("一栏全空"), "{said}");
}

#[test]
fn a_blank_row_of_an_evaluation_stops_no_sum() {
    let evaluation = |execution: &str, weight: &str, total: &str| {
        let text = format!(
            "format: 1\nyear: 2021\nprofile: hunan-district\ntables:\n  部门整体支出绩效自评表:\n    年度资金总额: {{ 年初预算数: 100, 全年预算数: 100, 全年执行数: 100, {execution}执行率: 100 }}\noverall:\n  level-weights: {{ 产出指标: 60, 效益指标: 30 }}\n  total: {{ weight: {total}, score: {total} }}\n  indicators:\n    - {{ level: [产出指标, 数量指标], name: 修路, target: 5公里, actual: 5公里, weight: {weight}, score: 60 }}\n    - {{ level: [产出指标, 质量指标], name: 其他, target:, actual:, weight:, score: }}\n    - {{ level: [效益指标, 社会效益指标], name: 受益, target: 9人, actual: 9人, weight: 30, score: 30 }}\n"
        );
        let site = common::site(&[("content/example/housing/2021/self-evaluation.yaml", &text)]);
        let found: Vec<Option<String>> = common::findings(site.path())
            .into_iter()
            .filter(|finding| finding.rule.name == "weight-mismatch")
            .map(|finding| finding.at)
            .collect();
        (found, common::run(site.path(), &["--lang", "zh", "check", "--coverage"]).1)
    };
    let executed = "分值: 10, 得分: 10, ";
    assert_eq!(evaluation(executed, "60", "100").0, [None::<String>; 0]);
    let at = |path: &str| Some(path.to_owned());
    assert_eq!(
        evaluation(executed, "61", "100").0,
        [at("部门整体/level-weights/产出指标")],
        "one digit of a weight"
    );
    assert_eq!(
        evaluation(executed, "60", "101").0,
        [at("部门整体/total/weight"), at("部门整体/total/score")]
    );
    // Of the total more is not known than that it is no less than its parts.
    let (found, said) = evaluation("", "60", "100");
    assert_eq!(found, [None::<String>; 0]);
    assert!(said.contains("中预算执行的一份没有填"), "{said}");
    assert!(said.contains("部门整体/total/weight"), "{said}");
    assert_eq!(evaluation("", "60", "80").0.len(), 2);
}

#[test]
fn subtotals_stand_one_way_and_else_nothing_is_said() {
    let table = |rows: &[(&str, &str)]| {
        let row = |(at, (role, amount)): (usize, &(&str, &str))| {
            let role = match *role {
                "i" => "item",
                "s" => "subtotal",
                _ => "total",
            };
            format!("    - {{ row: {role}, 项目名称: 第{at}行, 合计: {amount} }}\n")
        };
        let rows: String = rows.iter().enumerate().map(row).collect();
        format!("tables:\n  部门政府采购预算:\n{rows}")
    };
    let ambiguous = |subtotal| {
        table(&[("i", "2"), ("i", "3"), ("s", subtotal), ("i", "4"), ("i", "5"), ("t", "14")])
    };
    silent(&ambiguous("5"));
    silent(&ambiguous("9"));
    // Above or below, neither fits: the table does not show which is meant.
    silent(&ambiguous("7"));
    assert!(coverage(&ambiguous("7")).contains("从表中看不出"), "{}", coverage(&ambiguous("7")));
    assert!(!coverage(&ambiguous("9")).contains("从表中看不出"));
    // One that begins the table is above its rows, one that ends it below.
    let above =
        |sum| table(&[("s", sum), ("i", "2"), ("i", "3"), ("s", "4"), ("i", "4"), ("t", "9")]);
    let below =
        |sum| table(&[("i", "2"), ("i", "3"), ("s", sum), ("i", "4"), ("s", "4"), ("t", "9")]);
    silent(&above("5"));
    silent(&below("5"));
    for table in [above("4"), below("4")] {
        assert_eq!(one(&table, "total-mismatch").computed(), Some("5"), "{table}");
    }
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
