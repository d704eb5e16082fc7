//! Of the numbers of a sentence that do not agree the one is told that rows, other relations or the sentence
//! speak against.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;
use crate::read_sentences::assert_told;

const PROFILE: &str = "profile: small\nextends: statutory\nname: 示例\nkinds:\n  budget:\n    title: 部门预算\n    tables:\n      - { form: N01 }\n      - { form: N02 }\n      - { form: N03 }\n      - { form: N04 }\n";

const YAML: &str = "format: 1
year: 2021
profile: small
statements:
  收入说明: { 合计: 1273.51, 一般公共预算: 1200.00, 基金预算: 73.51 }
  支出说明: { 合计: 1273.51, 基本支出: 1200.00, 项目支出: 73.51 }
  比上年增减情况: { 合计: 1273.51, 上年数: 1300.00, 增加额: -26.49 }
  机关运行经费安排情况: { 合计: 45.20 }
";

#[test]
fn what_something_became_is_held_against_its_row() {
    assert_told(
        (PROFILE, YAML),
        &[
            ("项目支出预算由2020年的60.00万元增加到2021年的73.51万元，增幅22.52%。", &[]),
            (
                "项目支出预算由2020年的60.00万元增加到2021年的78.51万元，增幅22.52%。",
                &["78.51万元"],
            ),
            // By the two amounts the one word is wrong, not the other.
            ("项目支出预算由2020年的80.00万元增加到2021年的73.51万元，降幅8.11%。", &["增加"]),
        ],
    );
}

#[test]
fn of_two_directions_that_contradict_each_other_the_row_tells_which_is_wrong() {
    let said = "2021年收支预算1273.51万元，比2020年预算";
    assert_told(
        (PROFILE, YAML),
        &[
            (&format!("{said}减少26.49万元，下降2.04%。"), &[]),
            (&format!("{said}增加26.49万元，下降2%。"), &["26.49万元"]),
            (&format!("{said}减少26.49万元，增长2%。"), &["2%"]),
        ],
    );
}

#[test]
fn a_number_that_breaks_two_relations_is_told_once() {
    assert_told(
        (PROFILE, YAML),
        &[
            ("安排资金100.00万元，其中：甲工程60.00万元，占60%，乙工程40.00万元，占40%。", &[]),
            (
                "安排资金100.00万元，其中：甲工程90.00万元，占60%，乙工程40.00万元，占40%。",
                &["90.00万元"],
            ),
        ],
    );
}

#[test]
fn the_whole_department_behind_its_offices() {
    assert_told(
        (PROFILE, YAML),
        &[
            ("本级1000.00万元，所属单位273.51万元，全部门支出预算合计1273.51万元。", &[]),
            (
                "本级1000.00万元，所属单位273.51万元，全部门支出预算合计1723.51万元。",
                &["1723.51万元"],
            ),
            ("本级支出预算1000.00万元。所属单位支出预算273.51万元。", &[]),
            ("下属1家机关和2家事业单位的机关运行经费预算为45.20万元。", &[]),
            ("下属1家机关和2家事业单位的机关运行经费预算为42.50万元。", &["42.50万元"]),
            // Of some of them no row speaks.
            ("下属2家事业单位的机关运行经费预算为12.50万元。", &[]),
        ],
    );
}

#[test]
fn a_share_of_the_whole_that_the_share_before_names() {
    let first = "基本支出1200.00万元，占支出预算1273.51万元的94.23%；";
    assert_told(
        (PROFILE, YAML),
        &[
            (&format!("{first}项目支出73.51万元，占5.77%。"), &[]),
            (&format!("{first}项目支出73.51万元，占7.57%。"), &["7.57%"]),
            // 73.51 of 1200.00: of the part before, which divides nothing with it.
            (&format!("{first}项目支出73.51万元，占6.13%。"), &["6.13%"]),
        ],
    );
}

#[test]
fn names_of_whole_budgets() {
    assert_told(
        (PROFILE, YAML),
        &[
            ("2021年收入总预算1273.51万元，支出总预算1273.51万元，收支平衡。", &[]),
            ("2021年收入总预算1273.51万元，支出总预算1237.51万元，收支平衡。", &["1237.51万元"]),
        ],
    );
}

#[test]
fn a_bare_nothing_among_decimals_is_nothing() {
    assert_told(
        (PROFILE, YAML),
        &[
            ("安排资金0.1704亿元，包括甲工程0.0773亿元，乙工程0.0931亿元，丙工程0亿元。", &[]),
            (
                "安排资金0.1704亿元，包括甲工程0.2773亿元，乙工程0.0931亿元，丙工程0亿元。",
                &["0.2773亿元"],
            ),
        ],
    );
}

#[test]
fn a_total_beside_that_of_a_fund_may_be_of_all_funds() {
    let profile = "profile: small\nextends: statutory\nname: 示例\nkinds:\n  final-accounts:\n    title: 部门决算\n    tables:\n      - { form: F03 }\n      - { form: F05 }\n";
    let row = |total: &str, own: &str| {
        format!(
            "    - {{ 科目: \"205\", 名称: 教育支出, {total}: {own} }}\n    - {{ row: total, 科目: 合计, {total}: {own} }}\n"
        )
    };
    let yaml = format!(
        "format: 1\nyear: 2021\nprofile: small\ntables:\n  支出决算表:\n{}  一般公共预算财政拨款支出决算表:\n{}",
        row("本年支出合计", "500.00"),
        row("合计", "480.00")
    );
    for (share, told) in [
        ("本年支出合计500.00万元，前者占后者的96%", 0),
        ("占本年支出合计500.00万元的96%", 0),
        ("占本年支出合计5000.00万元的96%", 1),
    ] {
        let text = format!("## 支出\n\n一般公共预算财政拨款支出480.00万元，{share}。\n");
        let site = common::site(&[
            ("content/_profiles/small.yaml", profile),
            ("content/example/housing/2021/final-accounts.yaml", &yaml),
            ("content/example/housing/2021/final-accounts.md", &text),
        ]);
        let found = common::findings(site.path());
        let of_text = found.iter().filter(|one| one.place.file.path.ends_with(".md"));
        let values: Vec<&str> = of_text
            .filter_map(|one| one.value.as_deref())
            .filter(|one| one.contains(['元', '%']))
            .collect();
        assert_eq!(values.len(), told, "{share}: {values:?}");
        assert!(values.iter().all(|one| *one == "5000.00万元"), "{values:?}");
    }
}
