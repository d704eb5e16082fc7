//! Kinds of sentences that were told though they are right: each right one is silent, and a wrong one beside is told.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use gongkai::lexicon::embedded;
use gongkai::sentences::{Fault, read};

use crate::common;
use crate::read_sentences::{assert_pairs, fails, wanting};
use crate::whose_row::{ACCOUNTS, BUDGET, assert_told};

/// The numbers of a text that are none.
fn broken(text: &str) -> Vec<String> {
    let bad = read(&embedded(), text).bad.into_iter().filter(|bad| bad.fault == Fault::Marks);
    bad.map(|bad| text[bad.range].to_owned()).collect()
}

/// The values of the money in a text, in 元.
fn money(text: &str) -> Vec<String> {
    let quantities = read(&embedded(), text).quantities.into_iter();
    let money = quantities.filter(|one| one.quantity.is_money());
    money.map(|one| one.quantity.value.normalize().to_string()).collect()
}

#[test]
fn a_change_behind_a_list_may_be_that_of_its_whole() {
    let list = "“三公”经费21.85万元，其中：因公出国（境）费0万元，公务用车购置及运行维护费20.70万元，公务接待费1.15万元";
    let one = "“三公”经费支出21.85万元，其中公务接待费1.15万元";
    let section = "## 十、财政拨款“三公”经费支出决算情况";
    let text = |list: &str, change: &str| format!("{list}，{change}。");
    assert_told(
        ACCOUNTS,
        &[
            // Of the whole, of the part, of neither.
            (section, &text(list, "比上年减少0.50万元"), &[]),
            (section, &text(list, "比上年减少0.50万元，下降2.24%"), &[]),
            (section, &text(list, "与上年持平"), &[]),
            (section, &text(one, "比上年减少0.50万元"), &[]),
            (section, &text(list, "比上年减少0.80万元"), &["0.80万元"]),
            (section, &text(one, "比上年减少0.80万元"), &["0.80万元"]),
            // Behind a semicolon, and where the whole has had its own, it is the part's.
            (
                section,
                "“三公”经费21.85万元，比上年减少0.50万元，其中公务接待费1.15万元，比上年减少0.50万元。",
                &["0.50万元"],
            ),
        ],
    );
}

#[test]
fn what_is_more_than_its_whole_may_stand_beside_it() {
    for text in [
        "安排国防支出42万元，其中人民防空30万元，社会保障和就业支出226.47万元，卫生健康支出75.37万元。",
        "维修费50万元，其中材料费30万元，培训费60万元。",
        "办公费12.5万元，其中印刷费3.2万元，咨询费2.1万元，差旅费48.6万元，会议费7.3万元。",
        "国防支出42万元，其中：人民防空支出30万元；教育支出1226.47万元。",
    ] {
        assert!(fails(text).is_empty(), "{text} {:?}", fails(text));
    }
    assert_pairs(&[
        // What would be right with one number mistyped is told.
        (
            "道路改造412.6万元，其中沥青235.4万元，人工177.2万元。",
            "道路改造412.6万元，其中沥青235.4万元，人工777.2万元。",
            &["412.6万元 not 1012.6"],
        ),
        (
            "道路改造412.6万元，其中沥青235.4万元，人工177.2万元。",
            "道路改造412.6万元，其中沥青235.4万元，人工1772万元。",
            &["412.6万元 not 2007.4"],
        ),
        (
            "道路改造412.6万元，其中沥青235.4万元，人工177.2万元。",
            "道路改造412.6万元，其中沥青235.4万元，人工277.2万元。",
            &["412.6万元 not 512.6"],
        ),
    ]);
    assert_eq!(fails("维修费50万元，其中材料费80万元。"), ["50万元 not 80"]);
    // What is not called as the whole is, is a part of it.
    assert_eq!(
        fails("修缮项目预算15.67万元，其中设备购置7.24万元，人员培训2.94万元，日常维护54.9万元。"),
        ["15.67万元 not 65.08"]
    );
}

#[test]
fn rows_of_their_own_behind_a_list_are_no_parts() {
    let section = "### 2、支出说明";
    assert_told(
        BUDGET,
        &[
            (
                section,
                "安排国防支出42万元，其中人民防空30万元，社会保障和就业支出226.47万元，卫生健康支出75.37万元。",
                &[],
            ),
            (
                section,
                "办公楼维修40万元，其中材料30万元，公务接待费1.30万元，社会保障和就业支出226.47万元。",
                &[],
            ),
            (
                section,
                "办公楼维修40万元，其中材料30万元，工钱7.50万元，社会保障和就业支出226.74万元。",
                &["226.74万元"],
            ),
        ],
    );
}

#[test]
fn nothing_in_yuan_beside_large_amounts() {
    let section = "### 2、支出说明";
    assert_told(
        BUDGET,
        &[
            (section, "其中当年安排的项目支出3288.50万元，上年结转安排0元。", &[]),
            (section, "项目支出3288.50万元，因公出国（境）费0元。", &[]),
            (section, "公务接待费1.30万元，因公出国（境）费0元。", &[]),
            (section, "培训费0.52万元，因公出国（境）费0元。", &["0元"]),
        ],
    );
}

#[test]
fn lines_of_an_item_in_the_sentence_before() {
    let section = "## 六、一般公共预算财政拨款支出决算情况";
    assert_told(
        ACCOUNTS,
        &[
            (
                section,
                "（1）城乡社区管理事务（款）844.12万元。基本支出772.92万元，项目支出71.20万元。",
                &[],
            ),
            (
                section,
                "城乡社区支出（类）城乡社区管理事务（款）支出844.12万元。其中：基本支出772.92万元，项目支出71.20万元。",
                &[],
            ),
            (section, "本年支出见下表。基本支出772.92万元。", &["772.92万元"]),
        ],
    );
}

#[test]
fn words_that_stand_twice() {
    let section = "### 2、支出说明";
    assert_told(
        BUDGET,
        &[
            (section, "主要是是老旧小区改造任务减少。", &["是是"]),
            (section, "项目支出支出3288.50万元。", &["支出支出"]),
            (section, "关键是是否按期完成；但是是否续建未定。", &[]),
            (section, "城乡社区支出支出的安排见下表。", &[]),
        ],
    );
}

#[test]
fn a_list_of_offices_may_lack_the_office_itself() {
    let yaml = "format: 1\nyear: 2021\nprofile: hebei-county\ntables:\n  部门机构设置情况:\n    - { 单位名称: 示例县质量监督站, 单位性质: 事业, 单位规格: 股级, 经费保障形式: 财政拨款 }\n    - { 单位名称: 示例县市政设施处, 单位性质: 事业, 单位规格: 股级, 经费保障形式: 财政拨款 }\n";
    let counts = |text: &str| {
        let site = common::site(&[
            ("content/example/housing/2021/budget.yaml", yaml),
            ("content/example/housing/2021/budget.md", text),
        ]);
        let found = common::findings(site.path());
        found.iter().any(|finding| finding.rule.name == "unit-count-differs")
    };
    assert!(!counts("## 部门职责及机构设置情况\n\n本部门包括3个预算单位。\n"));
    assert!(!counts("## 部门职责及机构设置情况\n\n本部门包括2个预算单位。\n"));
    assert!(counts("## 部门职责及机构设置情况\n\n本部门包括4个预算单位。\n"));
}

#[test]
fn three_digits_in_yuan_are_a_price() {
    let section = "## 九、其他需要说明的事项";
    assert_told(
        BUDGET,
        &[
            (section, "购置费22.80元。", &[]),
            (section, "每份资料工本费22.80元。", &[]),
            (section, "支出预算合计4848.69元。", &["4848.69元"]),
        ],
    );
}

#[test]
fn a_form_whose_number_has_a_sign_is_filled_in() {
    let section = "### 3、比上年增减情况";
    assert_told(
        BUDGET,
        &[
            (section, "预算数比2024年预算数增加（减少）-136.42万元。", &[]),
            (section, "预算数比2024年预算数增加/减少-136.42万元。", &[]),
            (section, "预算数比2024年预算数增加（减少）万元。", &["增加（减少）"]),
        ],
    );
}

#[test]
fn numbers_that_were_not_read() {
    let section = "### 1、收入说明";
    assert_eq!(money("收入预算￥48486900元"), ["48486900"]);
    assert_eq!(money("收入预算为1 660.19万元。"), ["16601900"]);
    assert_eq!(money("共16 601 900元。"), ["16601900"]);
    // A number of an item, of a year, of a table.
    assert_eq!(money("2024 660.19万元，表1 66.19万元"), ["6601900", "661900"]);
    assert_told(
        BUDGET,
        &[
            (section, "收入预算合计￥48486900元。", &[]),
            (section, "收入预算合计￥48586900元。", &["48586900元"]),
            (section, "收入预算合计（4848.69万元）。", &[]),
            (section, "收入预算合计（5848.69万元）。", &["5848.69万元"]),
            (section, "收入预算合计为4 848.69万元。", &[]),
            (section, "收入预算合计为5 848.69万元。", &["5 848.69万元"]),
        ],
    );
}

#[test]
fn points_out_of_place() {
    for text in ["支出1560。19万元", "支出1560..19万元", "支出1560.19.万元"] {
        assert_eq!(broken(text).len(), 1, "{text} {:?}", broken(text));
    }
    for text in [
        "见附件1。20万元以上的项目单列。",
        "电话8765432。20万元以上的项目单列。",
        "支出1560万元。19万元用于培训。",
        "省略……20万元",
        "2020..2025年",
    ] {
        assert!(broken(text).is_empty(), "{text} {:?}", broken(text));
    }
}

#[test]
fn what_one_number_makes_wrong_is_told_once() {
    let section = "## 九、其他需要说明的事项";
    assert_told(
        BUDGET,
        &[
            (section, "生育保险276100.00元×12个月×0.35=11596.20元。", &["0.35"]),
            (section, "生育保险276100.00元×12个月×0.35%=11596.20元。", &[]),
            (
                section,
                "排水改造550.00万元，比上年400.00万元增加100.00万元，增长25.00%，其中：材料300.00万元，占60.00%，人工200.00万元，占40.00%。",
                &["550.00万元"],
            ),
            (
                section,
                "排水改造500.00万元，其中：材料330.00万元，占60.00%，比上年200.00万元增加100.00万元，增长50.00%；人工200.00万元，占40.00%。",
                &["330.00万元"],
            ),
        ],
    );
}

#[test]
fn units_that_stand_twice() {
    let doubled = |text: &str| {
        let reading = read(&embedded(), text);
        let bad = reading.bad.iter().any(|bad| bad.fault == Fault::Unit);
        bad || reading.quantities.iter().any(|one| one.quantity.is_doubled)
    };
    for text in ["支出5万元元，", "支出5元元。", "支出5万元万元", "支出5万万元", "增长5%%"]
    {
        assert!(doubled(text), "{text}");
    }
    for text in ["5万元元旦慰问费", "500元元件费", "安排5万元，元旦", "5亿元"] {
        assert!(!doubled(text), "{text}");
    }
}

#[test]
fn a_per_cent_sign_lost_where_money_stands_behind() {
    for text in [
        "支出预算比上年增长8.06，支出为5万元。",
        "同比下降12.50，主要是项目减少5万元。",
        "支出5万元，比上年增长8.06，",
        "支出预算比上年下降了2.74。",
    ] {
        assert_eq!(wanting(text).len(), 1, "{text} {:?}", wanting(text));
    }
    for text in [
        "满意度得分比上年提高1.50，支出5万元。",
        "比上年增长8.06%，支出5万元。",
        "每平方公里比上年增加3.5，",
    ] {
        assert!(wanting(text).is_empty(), "{text} {:?}", wanting(text));
    }
}
