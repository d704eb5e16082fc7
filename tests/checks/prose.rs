//! Figures in sentences: what raises nothing, and what each slip is called.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

const YAML: &str = "format: 1\nyear: 2021\nprofile: small\nstatements:\n  支出说明: { 合计: 1520.40, 基本支出: 520.40, 人员经费: 481.10, 日常公用经费: 39.30, 项目支出: 1000.00 }\n  比上年增减情况: { 合计: 1520.40, 上年数: 1600.40, 增加额: -80.00 }\nprojects:\n  - { code: \"333-0001\", name: 道路养护, funds: { 预算数: 1000.00 } }\n";
const PROFILE: &str = "profile: small\nextends: statutory\nname: 示例\nkinds:\n  budget:\n    title: 部门预算\n    project-form: P2\n";

/// Rules and values found in a narrative.
fn found(text: &str) -> Vec<String> {
    common::found_in_text(PROFILE, YAML, text)
        .iter()
        // How a number of a document is written is no matter of amounts.
        .filter(|finding| finding.rule.name != "document-number-brackets")
        .map(|finding| {
            format!("{} {}", finding.rule.name, finding.value.clone().unwrap_or_default())
        })
        .collect()
}

#[test]
fn valid_sentences_raise_nothing() {
    for text in [
        "支出预算1520.40万元，约1520万元，近1521万元，1500余万元，0.15亿元，1,520.40万元，15204000元。",
        "基本支出520.4万元，项目支出1000万元；养护项目安排1000万元。",
        "本年比上年减少80万元，下降5.00%，降幅约5%。",
        "依据唐财综〔2023〕10号、冀财社[2019]108号和《预算法》第十四条，2021年4月2日批复，2020—2021年实施。",
        "中标价169.5元/户，每台检测费1000元，单价35元；改造445户、28.5公里，第3项占12座中的5座。",
        "人员经费481.10万元、公用经费39.30万元，没有其他支出，0.00万元，0万元。",
        "户数41431户，中标价169.5元/户，总预算约703万元。",
        "满意度达到95%以上，验收合格率100%。",
        // What it became is no amount of change.
        "支出由100.00万元增加到110.00万元，增长10.00%；由120.00万元减少为110.00万元，下降8.33%。",
        // An amount that two names share is neither's.
        "人员经费、基本支出共1001.50万元。",
        // What is said of others, of one project or on another basis is no row of the department.
        "全县项目支出3000.00万元；本级项目支出900.00万元；下属服务站项目支出100.00万元。",
        "剔除一次性因素后，项目支出900.00万元。道路养护：项目支出950.00万元。",
        "人员经费和项目支出合计1481.10万元；2019年项目支出增长3.00%。",
        // Nor is an increase what became of a plan.
        "支出900.00万元，比上年增加100.00万元，增长12.50%，完成年初预算1000.00万元的90.00%。",
    ] {
        // What was wrong after it would have been found: the sentence was read.
        assert_eq!(
            found(&format!("{text}基本支出777.77万元。")),
            ["prose-amount-unmatched 777.77万元"],
            "{text}"
        );
    }
}

/// What is said of another office, of a project, of 机关运行经费 or of 前者 is no row of the department.
#[test]
fn what_is_called_as_a_row_and_is_none() {
    for text in [
        "示例县教育局2021年项目支出300.00万元。",
        "示例县教育局的项目支出300.00万元。",
        "危房改造项目500.00万元，其中：人员经费77.00万元。",
        "机关运行经费100.00万元，其中：人员经费77.00万元。",
        "基本支出和项目支出两类，前者项目支出300.00万元。",
    ] {
        assert!(found(text).is_empty(), "{text} {:?}", found(text));
    }
    // The same of the department itself.
    for text in [
        "示例县住房和城乡建设局2021年项目支出300.00万元。",
        "我局2021年项目支出300.00万元。",
        "本部门安排项目支出300.00万元。",
    ] {
        assert_eq!(found(text), ["prose-amount-unmatched 300.00万元"], "{text}");
    }
}

/// Where the sentence alone does not tell which of its numbers is wrong, their rows do.
#[test]
fn the_number_that_no_row_bears_out_is_told() {
    for (text, expected) in [
        (
            "支出1520.40万元，其中：基本支出502.11万元、项目支出1000.00万元。",
            "prose-amount-unmatched 502.11万元",
        ),
        (
            "支出1577.77万元，其中：基本支出520.40万元、项目支出1000.00万元。",
            "prose-amount-unmatched 1577.77万元",
        ),
        (
            "基本支出520.40万元，由人员经费481.10万元和日常公用经费520.40万元构成。",
            "prose-amount-unmatched 520.40万元",
        ),
        ("支出预算1520.40万元，与2020年预算持平。", "direction-contradicts 持平"),
        ("支出1520.40万元，比2021年预算减少80.00万元。", "direction-contradicts 2021年"),
    ] {
        assert_eq!(found(text).first().map(String::as_str), Some(expected), "{text}");
    }
}

#[test]
fn slips_are_named() {
    for (text, expected) in [
        ("支出1520.40元。", "prose-amount-slip 1520.40元"),
        ("支出1520.40亿元。", "prose-amount-slip 1520.40亿元"),
        ("基本支出502.40万元。", "prose-amount-slip 502.40万元"),
        ("基本支出5200.40万元。", "prose-amount-slip 5200.40万元"),
        ("支出1.65亿万元。", "prose-amount-slip 1.65亿万元"),
        ("基本支出777.77万元。", "prose-amount-unmatched 777.77万元"),
        ("支出777.77万元万元。", "prose-amount-slip 777.77万元万元"),
        (
            "支出777.77万元，其中：基本支出520.40万元、项目支出1000.00万元。",
            "prose-amount-unmatched 777.77万元",
        ),
        ("支出1,52万元。", "malformed-value 1,52万元"),
        ("比上年增加80.00万元。", "direction-contradicts 80.00万元"),
        ("比上年减少80.00万元，下降7.00%。", "percentage-mismatch 7.00%"),
    ] {
        assert_eq!(found(text), [expected], "{text}");
    }
}

/// A miss of one unit of the last printed place is a note, one a document with its places, inside a
/// sentence and between a sentence and its row alike; a larger one is said of its own.
#[test]
fn a_miss_of_the_last_place_is_one_note_a_document() {
    let text = "## 支出\n\n基本支出520.41万元。人员经费481.09万元。比上年减少80万元，下降5.01%，项目支出1000.00万元，公用经费39.80万元。\n";
    let site = common::site(&[
        ("content/_profiles/small.yaml", PROFILE),
        ("content/example/housing/2021/budget.yaml", YAML),
        ("content/example/housing/2021/budget.md", text),
    ]);
    let found: Vec<(String, String, usize)> = common::findings(site.path())
        .iter()
        .map(|finding| {
            let value = finding.value.clone().unwrap_or_default();
            (finding.level.name().to_owned(), value, finding.related.len())
        })
        .collect();
    let notes: Vec<_> = found.iter().filter(|(level, ..)| level == "note").collect();
    assert_eq!(notes.len(), 1, "{found:?}");
    assert!(notes[0].2 >= 1, "its other places stand beside it: {found:?}");
    assert!(
        found.iter().any(|(level, value, _)| level == "warning" && value == "39.80万元"),
        "{found:?}"
    );
}
