//! Sentences whose numbers have more than one reading: where another holds, nothing is told; and relations that
//! are said by connectives. Each right one is silent, each wrong one is told.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use gongkai::lexicon::embedded;
use gongkai::sentences::{Outcome, RelationKind, read};

/// What fails in a text: the number told and what it would be.
fn fails(text: &str) -> Vec<String> {
    let reading = read(&embedded(), text);
    let failing = reading.relations.iter().filter_map(|relation| {
        let at = &text[relation.at.clone()];
        match relation.outcome {
            Outcome::Fails { expected } if relation.kind != RelationKind::Twice => {
                Some(format!("{at} not {expected}"))
            }
            Outcome::OtherDirection => Some(format!("{at} other direction")),
            _ => None,
        }
    });
    failing.collect()
}

fn assert_pairs(pairs: &[(&str, &str, &[&str])]) {
    for (right, wrong, expected) in pairs {
        assert!(fails(right).is_empty(), "{right} {:?}", fails(right));
        assert_eq!(fails(wrong), *expected, "{wrong}");
    }
}

/// Each change of a text with what it is of.
fn changes(text: &str) -> Vec<String> {
    let reading = read(&embedded(), text);
    let of = |range: &std::ops::Range<usize>| text[range.clone()].to_owned();
    let changes = reading.relations.iter().filter_map(|relation| {
        let head = relation.number(gongkai::sentences::Role::Head).map(of)?;
        match relation.kind {
            RelationKind::Change => {
                let sign = if relation.is_up == Some(true) { "+" } else { "-" };
                Some(format!("{head} {sign}{}", of(&relation.at)))
            }
            RelationKind::Flat => Some(format!("{head} =")),
            _ => None,
        }
    });
    changes.collect()
}

#[test]
fn a_list_with_its_own_subtotal_is_no_list_of_the_whole() {
    assert_pairs(&[
        (
            "道路养护全年预算90.50万元，前两个月支出分别为12.30万元、20.40万元，两个月累计32.70万元。",
            "设备购置预算30.00万元，其中服务器12.00万元、终端20.40万元。",
            &["30.00万元 not 32.40"],
        ),
        (
            "基本支出（人员经费31.20万元、公用经费10.30万元）共41.50万元，加上项目支出20.40万元，支出预算合计61.90万元。",
            "基本支出（人员经费31.20万元、公用经费10.30万元）共41.50万元，加上项目支出20.40万元，支出预算合计69.10万元。",
            &["69.10万元 not 61.90"],
        ),
    ]);
}

#[test]
fn changes_with_a_direction_of_their_own_belong_to_names_in_turn() {
    assert_eq!(
        changes(
            "接待费、车辆运行费预算分别为1.20万元、9.30万元，比上年预算分别减少0.30万元、增加2.10万元。"
        ),
        ["1.20万元 -0.30万元", "9.30万元 +2.10万元"]
    );
    assert_eq!(
        changes(
            "接待费、车辆运行费预算分别为1.20万元、9.30万元，比上年预算分别减少0.30万元、持平。"
        )[..2],
        ["1.20万元 -0.30万元".to_owned(), "9.30万元 =".to_owned()]
    );
    // What is a share is what changed, not what it is of.
    assert_eq!(
        changes("拨款收入50.20万元，占本年收入80.40万元的62.44%，比上年增加1.30万元。"),
        ["50.20万元 +1.30万元"]
    );
}

#[test]
fn amounts_that_make_another_by_what_is_said_between() {
    assert_pairs(&[
        (
            "采购项目预算80.50万元，成交金额72.30万元，节约资金8.20万元，节约率10.19%。年末结余3.00万元。",
            "采购项目预算80.50万元，成交金额72.30万元，节约资金2.80万元，节约率10.19%。",
            &["2.80万元 not 8.20", "10.19% not 3.48"],
        ),
        (
            "年初预算30.20万元，支出决算28.10万元，少支出2.10万元。",
            "年初预算30.20万元，支出决算28.10万元，多支出2.10万元。",
            &["2.10万元 other direction"],
        ),
        (
            "办公楼维修申报预算50.40万元，经审核核减10.20万元，核减率20.24%，批复40.20万元。",
            "办公楼维修申报预算50.40万元，经审核核减10.20万元，核减率20.24%，批复42.00万元。",
            &["42.00万元 not 40.20"],
        ),
        (
            "年初预算50.40万元，年中追加3.20万元，调整后预算53.60万元。",
            "年初预算50.40万元，年中调减3.20万元，调整后预算53.60万元。",
            &["3.20万元 other direction"],
        ),
        (
            "对18个村各补助2.50万元，共需45.00万元。",
            "对81个村各补助2.50万元，共需45.00万元。",
            &["45.00万元 not 202.50"],
        ),
        (
            "大棚改造总投资90.60万元，分三年实施，2023年、2024年、2025年分别安排30.10万元、30.20万元、30.30万元。",
            "大棚改造总投资96.00万元，分三年实施，2023年、2024年、2025年分别安排30.10万元、30.20万元、30.30万元。",
            &["96.00万元 not 90.60"],
        ),
        (
            "图书采购12.30万元、场馆维护20.40万元、设备更新5.10万元等3个项目纳入管理，涉及资金37.80万元。图书采购12.30万元、场馆维护20.40万元等5个项目，涉及资金90.00万元。",
            "图书采购12.30万元、场馆维护20.40万元、设备更新5.10万元等3个项目纳入管理，涉及资金38.70万元。",
            &["38.70万元 not 37.80"],
        ),
        (
            "在职人员87人、退休人员58人，共145人。",
            "在职人员87人、退休人员58人，共154人。",
            &["154 not 145"],
        ),
        (
            "合同总额90.50万元，当年支付60.20万元，其余30.30万元下年支付。",
            "合同总额90.50万元，当年支付60.20万元，其余33.00万元下年支付。",
            &["90.50万元 not 93.20"],
        ),
    ]);
}

#[test]
fn rates_by_where_they_stand() {
    assert_pairs(&[
        (
            "采购支出90.00万元，货物、工程、服务占比分别为25.00%、50.00%、25.00%，金额依次为22.50万元、45.00万元、22.50万元。",
            "采购支出90.00万元，货物、工程、服务占比分别为25.00%、50.00%、52.00%，金额依次为22.50万元、45.00万元、22.50万元。",
            &["52.00% not 25.00"],
        ),
        (
            "安排运行经费72.30万元，为公用经费预算93.20万元的77.58%。",
            "安排运行经费72.30万元，为公用经费预算93.20万元的75.78%。",
            &["75.78% not 77.58"],
        ),
        (
            "2024年基本支出占支出预算的57.66%，2023年为70.60%，下降12.94个百分点。",
            "2024年基本支出占支出预算的57.66%，2023年为70.60%，提高12.94个百分点。",
            &["12.94个百分点 other direction"],
        ),
        (
            "运行经费支出90.00万元，低于年初预算10.00万元，完成年初预算的90.00%。",
            "运行经费支出110.00万元，低于年初预算10.00万元，完成年初预算的110.00%。",
            &["10.00万元 other direction"],
        ),
    ]);
}

#[test]
fn amounts_behind_another_that_they_do_not_divide() {
    assert_pairs(&[
        // Shares that are given before the amounts, of which one is part of the other.
        (
            "采购预算50.00万元的80.00%预留给中小企业、40.00%预留给小微企业，金额分别为40.00万元、20.00万元。",
            "采购预算50.00万元，其中：货物40.00万元、服务20.00万元。",
            &["50.00万元 not 60.00"],
        ),
        // What was left, and what was spent, of all that there was.
        (
            "可使用资金90.50万元，来自上年结转30.20万元和当年拨入60.30万元，其中已使用70.40万元，没有用完的20.10万元转入下年。",
            "当年拨入60.30万元，其中已使用70.40万元，没有用完的20.10万元转入下年。",
            &["60.30万元 not 90.50"],
        ),
        // Two lists of one whole.
        (
            "支出预算90.50万元，按科目分，教育支出60.20万元，住房支出30.30万元；按用途分，基本支出50.10万元，项目支出40.40万元。",
            "支出预算90.50万元，按用途分，基本支出50.10万元，项目支出44.00万元。",
            &["90.50万元 not 94.10"],
        ),
        // A mean is no whole.
        (
            "支出合计240.00万元，按12个月平均，月均支出20.00万元，其中基本支出120.00万元，月均10.00万元。",
            "支出合计20.00万元，其中基本支出120.00万元，项目支出10.00万元。",
            &["20.00万元 not 130.00"],
        ),
        // A sum of short numbers, called so.
        (
            "支出176.60万元，其中甲类1.50万元、乙类142.80万元，这两类支出共144.30万元，占81.71%。",
            "支出176.60万元，其中甲类1.50万元、乙类182.80万元。",
            &["176.60万元 not 184.30"],
        ),
    ]);
}

#[test]
fn what_an_amount_was_and_became_is_no_list() {
    assert_pairs(&[(
        "接待经费19.59万元，变动全部来自一项：由43.00万元减到41.72万元，其余各项持平。",
        "接待经费19.59万元，由会议费13.00万元、培训费1.72万元组成。",
        &["19.59万元 not 14.72"],
    )]);
}

#[test]
fn what_was_added_and_taken_away_in_turn() {
    assert_pairs(&[
        (
            "年初预算18.60万元，年中追加3.72万元、调减2.71万元，调整后预算19.61万元，支出决算18.01万元。",
            "年初预算18.60万元，年中追加3.72万元、调减2.71万元，调整后预算16.91万元，支出决算18.01万元。",
            &["16.91万元 not 19.61"],
        ),
        // All of it went.
        (
            "培训项目2022年预算6.50万元，2023年不再安排，减少6.50万元，下降100.00%。",
            "培训项目2023年预算6.50万元，比上年减少3.50万元，下降100.00%。",
            &["100.00% not 35.00"],
        ),
    ]);
}
