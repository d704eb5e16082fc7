//! What an acknowledgement of a finding about a sentence records: it holds while the amounts, subjects and
//! directions of the sentence stay, and is stale when one of them changes.

use crate::common;

const YAML: &str = "format: 1\nyear: 2021\nprofile: small\nstatements:\n  支出说明: { 合计: 1520.40, 基本支出: 520.40, 人员经费: 481.10, 日常公用经费: 39.30, 项目支出: 1000.00 }\n";
const PROFILE: &str = "profile: small\nextends: statutory\nname: 示例\nkinds:\n  budget:\n    title: 部门预算\n    project-form: P2\n";

/// The findings of a narrative whose wrong amount is acknowledged, recording this of its sentence.
fn found(text: &str, sentence: Option<&str>) -> Vec<(String, bool)> {
    let recorded = sentence.map(|said| format!(", sentence: \"{said}\"")).unwrap_or_default();
    let yaml = format!(
        "{YAML}acknowledgements:\n  - {{ rule: prose-amount-unmatched, at: 说明, reported: 300.00万元{recorded}, by: transcriber, reason: 原文如此 }}\n"
    );
    common::found_in_text(PROFILE, &yaml, text)
        .iter()
        .map(|finding| (finding.rule.name.to_owned(), finding.acknowledged.is_some()))
        .collect()
}

/// What the sentence of the finding says in numbers.
fn said(text: &str) -> String {
    let findings = common::found_in_text(PROFILE, YAML, text);
    findings.iter().find_map(|finding| finding.sentence.clone()).expect("a finding of a sentence")
}

const TEXT: &str = "2021年项目支出300.00万元，比2019年预算减少60.00万元。";

#[test]
fn it_says_subjects_directions_and_amounts() {
    assert_eq!(said(TEXT), "项目支出 300万元；减少 60万元");
}

#[test]
fn it_holds_while_these_stay() {
    let recorded = said(TEXT);
    for text in [
        TEXT,
        "2021年，项目支出预算安排300.00万元，比2019年预算减少60.00万元，主要是任务变化。",
        "2021年项目支出为３００万元，比2019年预算下降60万元。其他说明从略。",
        "2021年项目支出300.000万元，比2019年预算减少60.000万元。",
        "2021年项目支出3,000,000元，比2019年预算减少600,000元。",
    ] {
        let acknowledged = [("prose-amount-unmatched".to_owned(), true)];
        assert_eq!(found(text, Some(&recorded)), acknowledged, "{text}");
    }
    assert_eq!(said("2021年项目支出为３００万元，比2019年预算下降60万元。"), recorded);
}

#[test]
fn it_is_stale_when_one_of_them_changes() {
    let recorded = said(TEXT);
    for text in [
        // Another amount, another subject, another direction; what is reported is the same.
        "2021年项目支出300.00万元，比2019年预算减少70.00万元。",
        "2021年基本支出300.00万元，比2019年预算减少60.00万元。",
        "2021年项目支出300.00万元，比2019年预算增加60.00万元。",
    ] {
        let findings = found(text, Some(&recorded));
        let names: Vec<&str> = findings.iter().map(|(rule, _)| rule.as_str()).collect();
        assert!(names.contains(&"stale-acknowledgement"), "{text} {findings:?}");
        assert!(findings.iter().all(|(_, acknowledged)| !acknowledged), "{text}");
    }
}

#[test]
fn of_two_sentences_with_one_amount_it_answers_for_the_one() {
    let text = format!("{TEXT}\n\n2021年基本支出300.00万元。");
    let open = found(&text, Some(&said(TEXT))).into_iter().filter(|(_, answered)| !answered);
    assert_eq!(open.count(), 1);
    // Without it the reported amount answers for both, as it did before.
    assert!(found(&text, None).iter().all(|(_, answered)| *answered));
}
