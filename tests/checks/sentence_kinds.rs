//! Kinds of grammar that say something by where words stand, and kinds of sentences about a row: each right
//! one is silent, each wrong one is told.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

use gongkai::lexicon::embedded;
use gongkai::sentences::{Outcome, read};

/// What fails in a text: the number told and what it would be.
fn fails(text: &str) -> Vec<String> {
    let reading = read(&embedded(), text);
    let failing = reading.relations.iter().filter_map(|relation| {
        let at = &text[relation.at.clone()];
        match relation.outcome {
            Outcome::Fails { expected } => Some(format!("{at} not {expected}")),
            Outcome::OtherDirection => Some(format!("{at} other direction")),
            _ => None,
        }
    });
    failing.collect()
}

/// Each pair: a right sentence, then one with a change and what fails in it.
fn assert_pairs(pairs: &[(&str, &str, &[&str])]) {
    for (right, wrong, expected) in pairs {
        assert!(fails(right).is_empty(), "{right} {:?}", fails(right));
        assert_eq!(fails(wrong), *expected, "{wrong}");
    }
}

#[test]
fn a_list_and_the_sum_that_closes_it() {
    assert_pairs(&[
        (
            "重点项目3个：道路10.00万元、桥梁20.00万元、绿化5.00万元，合计35.00万元。",
            "重点项目3个：道路10.00万元、桥梁20.00万元、绿化5.00万元，合计53.00万元。",
            &["53.00万元 not 35.00"],
        ),
        // The sum may be of the last two only.
        (
            "收入50.00万元，道路10.00万元，桥梁20.00万元，合计30.00万元。",
            "道路10.00万元，桥梁20.00万元，合计31.00万元。",
            &["31.00万元 not 30.00"],
        ),
        (
            "养护项目安排30.00万元：设备10.00万元；培训20.00万元，合计30.00万元。",
            "养护项目安排33.00万元：设备10.00万元；培训20.00万元，合计30.00万元。",
            &["33.00万元 not 30.00"],
        ),
        (
            "近三年预算为：2022年8.00万元、2023年7.00万元、2024年6.00万元，三年累计21.00万元。",
            "近三年预算为：2022年8.00万元、2023年7.00万元、2024年6.00万元，三年累计12.00万元。",
            &["12.00万元 not 21.00"],
        ),
        // Prices, numbers of things and what is taken away make no sum; 其中 may leave something out.
        (
            "基础补助500元，绩效补助300元，共30人，合计2.40万元；收入9万元，减支出3万元，合计6万元。上年结转3万元，新增5万元，调减1万元，合计7万元。年初预算5万元，支出决算4万元，合计4万元。其中：甲2万元，乙1万元，合计9万元。",
            "按性质划分：基本支出6.00万元，占60%，项目支出4.00万元，占50%，合计10.00万元。",
            &["50% not 40"],
        ),
    ]);
}

#[test]
fn what_opens_a_list_by_where_it_stands() {
    assert_pairs(&[
        (
            "支出预算10.00万元，按性质划分：基本支出6.00万元，项目支出4.00万元。",
            "支出预算10.00万元，按性质划分：基本支出6.00万元，项目支出5.00万元。",
            &["10.00万元 not 11.00"],
        ),
        (
            "政府采购支出10.00万元中，授予中小企业6.00万元，占比60%。",
            "政府采购支出10.00万元中，授予中小企业6.00万元，占比66%。",
            &["66% not 60"],
        ),
        (
            "支出预算10.00万元中，基本支出占60%，为6.00万元；项目支出占40%，为4.00万元。",
            "支出预算10.00万元中，基本支出占60%，为6.00万元；项目支出占40%，为4.40万元。",
            &["40% not 44", "10.00万元 not 10.40"],
        ),
        (
            "基本支出10.00万元，人员经费6.00万元、公用经费4.00万元各占60%、40%。",
            "基本支出10.00万元，人员经费6.00万元、公用经费4.00万元各占60%、44%。",
            &["44% not 40"],
        ),
        (
            "基本支出10.00万元，人员经费6.00万元，公用经费4.00万元。按规定安排支出8.00万元，设备2.00万元。",
            "基本支出10.00万元，人员经费6.00万元，公用经费4.40万元。",
            &["10.00万元 not 10.40"],
        ),
        (
            "财政拨款支出8.00万元，本年支出10.00万元，前者占后者的80%。",
            "财政拨款支出8.00万元，本年支出10.00万元，前者占后者的88%。",
            &["88% not 80"],
        ),
        // A list that prints what is nothing leaves out nothing.
        (
            "支出合计10.00万元，其中：基本支出10.00万元，上缴上级支出0万元，经营支出0万元。支出合计10.00万元，其中：基本支出8.00万元。",
            "支出合计10.00万元，其中：基本支出8.00万元，上缴上级支出0万元，经营支出0万元。",
            &["10.00万元 not 8.00"],
        ),
    ]);
}

#[test]
fn changes_by_where_their_words_stand() {
    assert_pairs(&[
        (
            "支出决算9.00万元，较年初预算10.00万元结余1.00万元。年末结余3.00万元。",
            "支出决算9.00万元，较年初预算10.00万元超支1.00万元。",
            &["1.00万元 other direction"],
        ),
        (
            "收入预算：2024年12.00万元，2023年10.00万元，同比增加2.00万元，变动幅度20%。",
            "收入预算：2024年12.00万元，2023年10.00万元，同比增加2.00万元，变动幅度17%。",
            &["17% not 20"],
        ),
        (
            "支出9.00万元，为调整预算10.00万元的90%，比调整预算减少1.00万元。",
            "支出9.00万元，为调整预算10.00万元的90%，比调整预算持平。",
            &["9.00万元 not 10.00"],
        ),
        (
            "与2023年预算相比，收入预算增加2.00万元，增长20%，2024年收入预算为12.00万元。",
            "与2023年预算相比，收入预算增加2.00万元，增长25%，2024年收入预算为12.00万元。",
            &["25% not 20"],
        ),
        (
            "收入、支出分别为12.00、11.00万元。与上年相比，各增加2.00、1.00万元，各增长20.00%、10.00%。",
            "收入、支出分别为12.00、11.00万元。与上年相比，各增加2.00、1.00万元，各增长20.00%、11.00%。",
            &["11.00% not 10.00"],
        ),
        (
            "支出9.00万元，比上年减少1.00万元，其中基本支出增加2.00万元，项目支出减少3.00万元。",
            "支出9.00万元，比上年减少1.00万元，其中基本支出增加2.00万元，项目支出减少4.00万元。",
            &["1.00万元 not 2.00"],
        ),
        (
            "2024年预算9.00万元，上年预算10.00万元，比上年增加-1.00万元。",
            "2024年预算9.00万元，上年预算10.00万元，比上年增加-1.20万元。",
            &["-1.20万元 not -1.00"],
        ),
        (
            "预算15.00万元，是上年预算10.00万元的1.5倍；预算30.00万元，是上年预算10.00万元的2倍。",
            "预算15.00万元，是上年预算10.00万元的2.5倍。",
            &["2.5倍 not 1.5"],
        ),
        // A rate may be made of the amounts, or of the rounded change between them.
        (
            "2023年执行数为21.7万元，2024年预算22.2万元，比2023年执行数增加0.6万元，增长2.304%。",
            "2023年执行数为21.7万元，2024年预算22.2万元，比2023年执行数增加0.6万元，增长3.304%。",
            &["3.304% not 2.765"],
        ),
        (
            "政府性基金预算支出0万元，无政府性基金预算安排的支出；政府性基金支出5.00万元，无政府性基金结转。",
            "政府性基金预算支出5.00万元，无政府性基金预算安排的支出。",
            &["5.00万元 not 0"],
        ),
        (
            "2024年初结转和结余1.00万元，全年收入9.00万元，全年支出8.00万元，年末结转和结余2.00万元。",
            "2024年初结转和结余1.00万元，全年收入9.00万元，全年支出8.00万元，年末结转和结余3.00万元。",
            &["3.00万元 not 2.00"],
        ),
    ]);
}

/// The numbers of a text that have no unit and should.
fn wanting(text: &str) -> Vec<String> {
    let reading = read(&embedded(), text);
    let of_it = reading.quantities.iter().filter(|one| one.quantity.is_wanting);
    of_it.map(|one| text[one.range.clone()].to_owned()).collect()
}

#[test]
fn a_unit_that_words_ask_for() {
    for (text, expected) in [
        ("公务接待费0.35，接待33批次、136人次。", vec!["0.35"]),
        ("购置费15.00万元，运行维护费30，与上年持平。", vec!["30"]),
        ("“教育支出（类）培训支出（项）”18，主要用于培训。", vec!["18"]),
        ("公益岗位补贴：7500×55人×12个月=4950000元。", vec!["7500"]),
        ("政府采购支出10.00万元，占政府采购支出总额的43，其中小微企业5.00万元。", vec!["43"]),
        ("支出7.00万元，全年预算10.00万元，执行率70.50。", vec!["70.50"]),
        ("支出7.00万元，为全年预算10.00万元的70，主要原因是压减。", vec!["70"]),
        ("各增长33.04%、29.53。", vec!["29.53"]),
        ("年初结余0元，收入5,861,500元，支出4,072,000元，年末结余1,789,500。", vec!["1,789,500"]),
        ("甲方5.00万元，乙方6.00万元，丙方4890.29。", vec!["4890.29"]),
        ("涉及项目预算资金217494000。其中：甲217494000元。", vec!["217494000"]),
        (
            "国内公务接待费13954，接待39批次。基本支出2，485，占支出预算的41.92%。",
            vec!["13954", "2，485"],
        ),
        // Codes, years, numbers of items, a ratio, factors without any unit.
        ("工资福利支出301，商品和服务支出302，共5.00万元。", vec![]),
        ("预算支出2024，共5.00万元。项目支出3、基本支出5.00万元。", vec![]),
        ("支出9.80万元，执行率0.98。补贴500×12×3=18000元。", vec![]),
        ("安排设备购置费（5台）6.00万元，占全部支出的三分之一。", vec![]),
        (
            "设立联系电话：甲5.00万元，乙6.00万元，电话8765432。项目支出20503、项目支出2050302。",
            vec![],
        ),
    ] {
        assert_eq!(wanting(text), expected, "{text}");
    }
}

const YAML: &str = "format: 1
year: 2021
profile: small
tables:
  部门支出总表:
    rows:
      - { 科目: \"205\", 名称: 教育支出, 合计: 73.51, 基本支出: 0.00, 项目支出: 73.51 }
      - { 科目: \"20508\", 名称: 进修及培训, 合计: 73.51, 基本支出: 0.00, 项目支出: 73.51 }
      - { 科目: \"2050803\", 名称: 培训支出, 合计: 73.51, 基本支出: 0.00, 项目支出: 73.51 }
      - { 科目: \"221\", 名称: 住房保障支出, 合计: 1200.00, 基本支出: 1200.00, 项目支出: 0.00 }
      - { 科目: \"22102\", 名称: 住房改革支出, 合计: 1200.00, 基本支出: 1200.00, 项目支出: 0.00 }
      - { 科目: \"2210201\", 名称: 住房公积金, 合计: 1200.00, 基本支出: 1200.00, 项目支出: 0.00 }
      - { row: total, 科目: 合计, 合计: 1273.51, 基本支出: 1200.00, 项目支出: 73.51 }
";
const PROFILE: &str = "profile: small\nextends: statutory\nname: 示例\nkinds:\n  budget:\n    title: 部门预算\n    tables:\n      - { form: B03 }\n";

/// Messages about amounts in the narrative of a department whose table goes down to items.
fn found(text: &str) -> Vec<String> {
    let findings = common::found_in_text(PROFILE, YAML, text);
    let amounts = findings.iter().filter(|finding| finding.rule.name == "prose-amount-unmatched");
    amounts.map(|finding| finding.value.clone().unwrap_or_default()).collect()
}

#[test]
fn an_item_that_no_table_has() {
    for (text, expected) in [
        (
            "“城乡社区支出（类）城乡社区管理事务（款）城管执法（项）”科目35.62万元，主要用于执法。",
            vec!["35.62万元"],
        ),
        // It is there; its amount is there under another name; its name is like that of a row.
        ("“教育支出（类）进修及培训（款）培训支出（项）”科目73.51万元。", vec![]),
        ("“教育支出（类）职业教育（款）技校建设（项）”科目73.51万元。", vec![]),
        ("“教育支出（类）进修与培训（款）干部培训支出（项）”科目35.62万元。", vec![]),
        // Another year, another office, a bound, a code that a table has.
        ("“城乡社区支出（类）城管执法（项）”2019年35.62万元。", vec![]),
        ("示例县教育局的“城乡社区支出（类）城管执法（项）”科目35.62万元。", vec![]),
        ("“城乡社区支出（类）城管执法（项）”科目比上年增加35.62万元。", vec![]),
        ("2050803 “城乡社区支出（类）城管执法（项）”35.62万元。", vec![]),
    ] {
        assert_eq!(found(text), expected, "{text}");
    }
}

#[test]
fn amounts_beside_their_rows() {
    for (text, expected) in [
        ("住房保障支出超过1100万元，不足1300万元。", vec![]),
        ("住房保障支出超过1300万元，不足1400万元。", vec!["1300万元"]),
        ("住房保障支出1300万元以上的项目2个。", vec![]),
    ] {
        assert_eq!(found(text), expected, "{text}");
    }
}

/// An amount that is no figure of the row that is named, and what the numbers beside it make, is of something
/// else; one that is mistyped makes nothing.
#[test]
fn amounts_of_their_sentence_are_not_of_the_row() {
    for (text, expected) in [
        ("住房保障支出1380.50万元，比2022年住房保障支出1290.30万元增加90.20万元。", vec![]),
        ("住房保障支出1380.50万元。", vec!["1380.50万元"]),
        ("全县住房保障支出1380.50万元，其中甲镇900.20万元、乙镇480.30万元。", vec![]),
        // A few units off, with others that are rounded.
        ("住房保障支出1200.03万元，由900.01万元、300.02万元构成。", vec!["1200.03万元"]),
        // Exchanged: each is the row's of the other.
        (
            "住房保障支出73.51万元，教育支出1200.00万元，合计1273.51万元。",
            vec!["73.51万元", "1200.00万元"],
        ),
        // A town is not the office.
        ("青石镇2021年住房保障支出1380.50万元。", vec![]),
    ] {
        assert_eq!(found(text), expected, "{text}");
    }
}

/// A document that was made from printed pages has a paragraph for each line.
#[test]
fn a_sentence_that_goes_on_in_the_next_paragraph_is_not_judged_by_its_part() {
    let part = "安排项目资金100.00万元，比上年的90.00万元增加20.00万元";
    assert!(!found(&format!("{part}。")).is_empty());
    assert!(
        !found(&format!("{part}\n\n另一段说别的事。")).is_empty(),
        "its author left the mark out"
    );
    assert!(found(&format!("{part}，\n\n其中基建10.00万元。")).is_empty());
}
