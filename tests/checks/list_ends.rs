//! Where a list ends and what stands beside it; what says by how much, and not how much; a unit that is said
//! once. Each right sentence was told as wrong.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use gongkai::lexicon::embedded;
use gongkai::sentences::read;

use crate::read_sentences::{assert_pairs, assert_told, fails, wanting};

#[test]
fn a_list_ends_where_a_mark_parts_more() {
    assert_pairs(&[
        (
            "绿化养护费40万元，其中材料费25万元、人工费15万元，差旅费7万元。",
            "绿化养护费40万元，其中材料费25万元、人工费18万元，差旅费7万元。",
            &["40万元 not 43"],
        ),
        (
            "绿化养护费40万元，其中：材料费25万元，人工费15万元；差旅费7万元；会议费2万元。",
            "绿化养护费40万元，其中：材料费25万元，人工费18万元；差旅费7万元；会议费2万元。",
            &["40万元 not 43"],
        ),
        (
            "在编人员38人，其中行政12人、事业26人，退休人员9人。",
            "在编人员38人，其中行政12人、事业28人，退休人员9人。",
            &["38 not 40"],
        ),
        (
            "绿化养护费40万元，包括材料费25万元、人工费15万元，差旅费7万元。",
            "绿化养护费40万元，包括材料费25万元、人工费18万元，差旅费7万元。",
            // 包括 may open all there is: what stands behind the comma may be of them.
            &["40万元 not 50"],
        ),
        (
            "道路改造900万元，其中：中央资金500万元、县级资金400万元，危房改造120.5万元，路灯维护60万元。",
            "道路改造900万元，其中：中央资金500万元、县级资金450万元，危房改造120.5万元，路灯维护60万元。",
            &["900万元 not 950"],
        ),
    ]);
}

#[test]
fn behind_parts_that_make_the_whole_another_may_stand_beside_it() {
    for text in [
        "年初结转和结余2.10万元，本年收入80.00万元，本年支出76.30万元，其中基本支出0万元，项目支出76.30万元，年末结转和结余5.80万元。",
        "公务用车购置及运行维护费9.60万元，其中：公务用车购置费0万元，公务用车运行维护费9.60万元，公务接待费1.20万元。",
        "基本支出88.60万元，其中人员经费70.20万元，日常公用经费18.40万元，项目支出33.00万元。",
        "采购总额60万元，其中：货物20万元，工程0万元，服务40万元，授予中小企业合同金额35万元。",
    ] {
        assert!(fails(text).is_empty(), "{text} {:?}", fails(text));
    }
    // What is not made by the first of them is.
    let wrong = "基本支出88.60万元，其中人员经费70.20万元，日常公用经费28.40万元。";
    assert_eq!(fails(wrong), ["88.60万元 not 98.60"]);
}

#[test]
fn what_is_reserved_is_held_against_the_whole() {
    assert_pairs(&[(
        "政府采购预算60万元，其中货物20万元、工程0万元、服务40万元，预留中小企业份额45万元。",
        "政府采购预算60万元，预留中小企业份额65万元。",
        &["65万元 not 60"],
    )]);
}

#[test]
fn an_amount_by_which_two_differ_is_neither_of_them() {
    assert_pairs(&[
        (
            "公务接待费决算1.20万元，比预算减少0.30万元，决算数小于预算数的主要原因是压减接待。",
            "公务接待费决算1.20万元，预算为1.50万元，决算数大于预算数的主要原因是压减接待。",
            &["大于 other direction"],
        ),
        (
            "行政运行支出80.50万元，决算数大于上年6.20万元，小于年初预算1.40万元。",
            "行政运行支出决算80.50万元，年初预算为90.00万元，决算数大于年初预算数。",
            &["大于 other direction"],
        ),
        (
            "项目支出40.00万元，比上年50.00万元减少10.00万元，增长-20.00%，少安排一个项目。",
            "项目支出40.00万元，比上年50.00万元增长20.00%，少安排一个项目。",
            &["20.00% other direction"],
        ),
    ]);
}

#[test]
fn nothing_and_a_unit_said_once_want_no_unit() {
    for text in [
        "因公出国（境）费支出为0，公务接待费1.20万元。",
        "上缴上级支出为0，经营支出为0，项目支出20万元。",
        "（以下金额单位均为万元）基本支出88.60，其中人员经费70.20；项目支出33.00。",
        "单位：万元。基本支出88.60，项目支出33.00。",
    ] {
        assert!(wanting(text).is_empty(), "{text} {:?}", wanting(text));
    }
    assert_eq!(wanting("公务接待费支出为1.20，会议费3.00万元。"), ["1.20"]);
    assert!(read(&embedded(), "基本支出88.60（单位：万元）。").says_its_unit);
}

/// Four amounts make the total that no table divides so: one of them has the digits of a row and one more.
#[test]
fn amounts_that_make_a_figure_are_not_mistyped() {
    let profile = "profile: small\nextends: statutory\nname: 示例\nkinds:\n  budget:\n    title: 部门预算\n    tables:\n      - { form: N02 }\n";
    let yaml = "format: 1\nyear: 2021\nprofile: small\nstatements:\n  支出说明: { 合计: 1273.51, 基本支出: 1200.00, 人员经费: 150.16, 日常公用经费: 1049.84, 项目支出: 73.51 }\n";
    assert_told(
        (profile, yaml),
        &[
            (
                "按经济分类：工资1050.16万元，人员经费以外的津贴23.35万元，资本性支出200.00万元。",
                &[],
            ),
            ("人员经费1150.16万元。", &["1150.16万元"]),
        ],
    );
}
