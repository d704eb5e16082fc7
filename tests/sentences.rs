//! What the reader of sentences makes of them: right ones hold or say nothing, wrong ones fail at
//! the number that is wrong.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use gongkai::lexicon::embedded;
use gongkai::sentences::{Outcome, read};

/// Each relation of a text: its kind, the number told, and what came of it.
fn said(text: &str) -> Vec<String> {
    let reading = read(&embedded(), text);
    let told = |relation: &gongkai::sentences::Relation| {
        let outcome = match relation.outcome {
            Outcome::Holds => "holds".to_owned(),
            Outcome::LastPlace { expected } => format!("nearly {expected}"),
            Outcome::Fails { expected } => format!("not {expected}"),
            Outcome::OtherDirection => "other direction".to_owned(),
            Outcome::NotComputable => "?".to_owned(),
        };
        format!("{:?} {} {outcome}", relation.kind, &text[relation.at.clone()])
    };
    reading.relations.iter().map(told).collect()
}

#[test]
fn changes() {
    for (text, expected) in [
        ("支出预算1200.00万元，比上年预算增加200.00万元，增长20.00%。", "Change 20.00% holds"),
        ("支出预算1200.00万元，比上年预算增加200.00万元，增长21.00%。", "Change 21.00% not 20.00"),
        ("支出预算800.00万元，比2023年预算减少200.00万元，下降20%。", "Change 20% holds"),
        ("支出预算800.00万元，比2023年预算增加200.00万元，下降20%。", "Change 20% other direction"),
        (
            "收支总计100.00万元。与上年度相比，收支总计各增加20.00万元，增长25.00%。",
            "Change 25.00% holds",
        ),
        (
            "收支总计100.00万元。与上年度相比，收支总计各增加20.00万元，增长20.00%。",
            "Change 20.00% not 25.00",
        ),
        ("2024年执行数为80万元，2025年预算安排100万元，比2024年执行数增加25%。", "Change 25% ?"),
        ("预算100.00万元，比上年预算80.00万元增加20.00万元，增长25%。", "Change 25% holds"),
        ("预算100.00万元，比上年预算80.00万元增加30.00万元，增长25%。", "Change 25% not 20.00"),
        ("支出100.00万元，比上年项目支出减少5.00万元，下降9%。", "Change 9% ?"),
        ("支出预算12 , 比上年增加。", ""),
        ("**支出** 5.00万元，比上年减少5.00万元，下降50.00％。", "Change 50.00％ holds"),
        ("支出5.00万元，比上年增加5.00万元，增长100%。", "Change 100% ?"),
    ] {
        assert_eq!(said(text).join("; "), expected, "{text}");
    }
}

#[test]
fn completions() {
    for (text, expected) in [
        (
            "年初预算为100.00万元，支出决算为98.20万元，完成年初预算的98.20%。",
            "Completion 98.20% holds",
        ),
        (
            "年初预算为100.00万元，支出决算为98.20万元，完成年初预算的89.20%。",
            "Completion 89.20% not 98.20",
        ),
        (
            "年初预算为100.00万元，支出决算为98.20万元，完成全年预算的89.20%。",
            "Completion 89.20% ?",
        ),
        ("支出决算为98.20万元，完成全年预算100.00万元的98.2%。", "Completion 98.2% holds"),
        (
            "“三公”经费预算为10.00万元，支出决算为5.00万元，完成预算的51.00%。",
            "Completion 51.00% not 50.00",
        ),
        ("支出决算为5.00万元，完成预算51.00%。", "Completion 51.00% ?"),
    ] {
        assert_eq!(said(text).join("; "), expected, "{text}");
    }
}

#[test]
fn shares_and_parts() {
    for (text, expected) in [
        (
            "本年支出合计100.00万元，其中：基本支出60.00万元，占60.00%；项目支出40.00万元，占41.00%。",
            "Share 60.00% holds; Share 41.00% not 40.00; Parts 100.00万元 holds",
        ),
        (
            "本年支出合计100.00万元，其中：基本支出60.00万元，占60.00%；项目支出30.00万元，占30.00%。",
            "Share 60.00% holds; Share 30.00% holds; Parts 100.00万元 not 90.00",
        ),
        ("基本支出50.00万元，占本年支出合计200.00万元的25%。", "Share 25% holds"),
        (
            "政府采购支出总额9.00万元，其中：货物2.00万元、工程3.00万元、服务4.00万元。",
            "Parts 9.00万元 holds",
        ),
        ("经费10.00万元，其中：会议费2.00万元，培训费3.00万元。", "Parts 10.00万元 ?"),
        ("经费10.00万元，其中：会议费8.00万元，培训费3.00万元。", "Parts 10.00万元 not 11.00"),
    ] {
        assert_eq!(said(text).join("; "), expected, "{text}");
    }
}
