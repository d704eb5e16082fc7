//! Which number of a sentence is told, and what makes an amount another's: kinds in which the wrong one went
//! unnoticed, or another was told.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::read_sentences::{assert_told, fails, wanting};

const PROFILE: &str = "profile: small\nextends: statutory\nname: 示例\nkinds:\n  budget:\n    title: 部门预算\n    tables:\n      - { form: N01 }\n      - { form: N02 }\n      - { form: N03 }\n      - { form: N06 }\n";

const YAML: &str = "format: 1
year: 2021
profile: small
statements:
  收入说明: { 合计: 1273.51, 一般公共预算: 1200.00, 基金预算: 73.51 }
  支出说明: { 合计: 1273.51, 基本支出: 1200.00, 人员经费: 1150.00, 日常公用经费: 50.00, 项目支出: 73.51 }
  比上年增减情况: { 合计: 1273.51, 上年数: 1300.00, 增加额: -26.49 }
  政府采购预算情况: { 合计: 60.00, 货物: 20.00, 工程: 0.00, 服务: 40.00, 面向中小企业预留: 30.00, 面向小微企业预留: 10.00 }
";

fn assert_fails(cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        assert_eq!(fails(text), *expected, "{text}");
    }
}

#[test]
fn a_nought_among_decimals_is_exact() {
    assert_fails(&[
        (
            "年初结转和结余0.45万元，本年收入5.40万元，本年支出5.02万元，结余分配0万元，年末结转和结余0.83万元。",
            &[],
        ),
        (
            "年初结转和结余0.45万元，本年收入5.40万元，本年支出5.02万元，结余分配0万元，年末结转和结余0.93万元。",
            &["0.93万元 not 0.83"],
        ),
    ]);
}

#[test]
fn a_whole_that_is_said_not_to_have_changed_while_its_parts_did() {
    let parts = "其中：一般公共预算拨款支出40.00万元，比2020年预算增加6.00万元；政府性基金拨款支出10.00万元";
    assert_fails(&[
        (
            &format!(
                "财政拨款支出50.00万元，与2020年预算持平，{parts}，比2020年预算减少6.00万元。"
            ),
            &[],
        ),
        (
            &format!(
                "财政拨款支出50.00万元，与2020年预算持平，{parts}，比2020年预算增加2.00万元。"
            ),
            &["持平 other direction"],
        ),
        (
            &format!("财政拨款支出50.00万元，与2020年预算持平，{parts}，与2020年预算持平。"),
            &["持平 other direction"],
        ),
    ]);
}

#[test]
fn fewer_offices_than_are_named() {
    let names = "分别是示例县文化和旅游局本级、示例县图书馆、示例县文化馆";
    assert_fails(&[
        (&format!("预算单位共3家，{names}。"), &[]),
        // 和 may stand between two names.
        (&format!("预算单位共4家，{names}。"), &[]),
        (&format!("预算单位共1家，{names}。"), &["1 not 3"]),
    ]);
}

#[test]
fn a_share_of_the_same_whole_by_kinds() {
    let first = "基本支出60.00万元，占支出100.00万元的60.00%；";
    assert_fails(&[
        (&format!("{first}项目支出40.00万元，占40.00%。"), &[]),
        // 40 of 60, and of no whole of both.
        (&format!("{first}项目支出40.00万元，占66.67%。"), &["66.67% not 40.00"]),
        // What is no kind beside it may be part of it.
        (&format!("{first}培训费40.00万元，占66.67%。"), &[]),
    ]);
}

#[test]
fn a_unit_left_out_at_the_head_or_at_the_end_of_a_list() {
    for (text, expected) in [
        (
            "支出预算43265万元，其中：基本支出20249万元（其中人员经费18012万元、公用经费2237万元）、项目支出23016。",
            vec!["23016"],
        ),
        (
            "支出6225万元，按性质分：基本支出1040万元（占16.71%），项目支出5185（占83.29%）。",
            vec!["5185"],
        ),
        ("支出预算39071：基本支出11527万元，项目支出27544万元。", vec!["39071"]),
        ("支出1,119,000（项目支出1,119,000元），比上年增加269,000元。", vec!["1,119,000"]),
        ("政府采购预算1303600元，其中预留给小微企业493729，占38%。", vec!["493729"]),
        ("支出2885万元。其中，局本部1165万元，下属单位1720。", vec!["1720"]),
        (
            "涉及资金3378300元，分别为甲工程409500元、乙工程1926700元、丙工程1042100。",
            vec!["1042100"],
        ),
        // Counts, codes, telephones, scores.
        ("其中，专项资金5万元，下属单位12。", vec![]),
        ("设立电话：甲5.00万元，乙6.00万元，电话8765432。", vec![]),
        ("支出5万元，职工120，占比高。", vec![]),
        ("科目2010301：行政运行5万元。", vec![]),
    ] {
        assert_eq!(wanting(text), expected, "{text}");
    }
}

#[test]
fn a_copy_is_not_borne_out_by_what_makes_the_original() {
    assert_told(
        (PROFILE, YAML),
        &[
            (
                "2021年支出预算1273.51万元，其中：基本支出1200.00万元（其中人员经费1150.00万元、公用经费50.00万元）、项目支出73.51万元。",
                &[],
            ),
            (
                "2021年支出预算1273.51万元，其中：基本支出1273.51万元（其中人员经费1150.00万元、公用经费50.00万元）、项目支出73.51万元。",
                &["1273.51万元"],
            ),
        ],
    );
}

#[test]
fn of_an_amount_and_a_rate_the_one_that_both_years_do_not_give() {
    let years = "2021年收支预算1273.51万元，2020年预算1300.00万元";
    assert_told(
        (PROFILE, YAML),
        &[
            (&format!("{years}，减少26.49万元，下降2.04%。"), &[]),
            (&format!("{years}，减少29.46万元，下降2.04%。"), &["29.46万元"]),
            (&format!("{years}，减少26.49万元，下降2.40%。"), &["2.40%"]),
        ],
    );
}

#[test]
fn a_kind_of_firm_by_the_words_of_offices() {
    let whole = "2021年政府采购预算60.00万元，面向中小企业预留30.00万元，其中预留给小微企业";
    assert_told(
        (PROFILE, YAML),
        &[
            (&format!("{whole}10.00万元，占面向中小企业预留金额的33.33%。"), &[]),
            (&format!("{whole}16.00万元，占面向中小企业预留金额的33.33%。"), &["16.00万元"]),
        ],
    );
}
