use crate::finding::{Bilingual, Finding, rule};
use crate::model::{Comparison, Department, Disclosure, Indicator};
use crate::source::Place;

use super::Rule;

rule! {
    /// # What it checks
    /// An indicator scored with its full weight although its actual value is blank, or a number
    /// that does not meet the target (in the same unit).
    ///
    /// # Why it matters
    /// The score is the result citizens and the finance bureau look at; it must follow from the
    /// figures beside it.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/self-evaluation.yaml
    /// format: 1
    /// year: 2021
    /// profile: hunan-district
    /// tables:
    ///   部门整体支出绩效自评表:
    ///     年度资金总额: { 年初预算数: 10, 全年预算数: 10, 全年执行数: 10 }
    ///     按支出性质分: { 基本支出: 4, 项目支出: 6 }
    /// overall:
    ///   indicators:
    ///     - { level: [产出指标, 数量指标], name: 改造户数, target: "≥120户", actual: "110户", weight: 10, score: 10 }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/self-evaluation.yaml
    /// format: 1
    /// year: 2021
    /// profile: hunan-district
    /// tables:
    ///   部门整体支出绩效自评表:
    ///     年度资金总额: { 年初预算数: 10, 全年预算数: 10, 全年执行数: 10 }
    ///     按支出性质分: { 基本支出: 4, 项目支出: 6 }
    /// overall:
    ///   indicators:
    ///     - { level: [产出指标, 数量指标], name: 改造户数, target: "≥120户", actual: "121户", weight: 10, score: 10 }
    /// ```
    ///
    /// # Source
    /// Practice: marks are given for results; `财预〔2020〕10号` has the form.
    pub static SCORE_WITHOUT_RESULT: "score-without-result", Error, adjustable, Practice, Incomplete,
        "未达标或没有结果却得满分", "full marks without the result";
}

/// The rule.
pub const RULE: Rule = Rule { info: &SCORE_WITHOUT_RESULT, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (record, objectives) in disclosure.records() {
        for indicator in &objectives.indicators {
            let (Some(weight), Some(score)) = (indicator.weight.figure(), indicator.score.figure())
            else {
                continue;
            };
            if score.amount.decimal().is_zero() || score.amount.decimal() < weight.amount.decimal()
            {
                continue;
            }
            let Some((zh, en)) = missed(indicator) else { continue };
            let words = Bilingual::new(
                format!("“{}”{zh}，却得满分 {}", indicator.name, score.printed),
                format!("{} {en}, and has full marks: {}", indicator.name, score.printed),
            );
            let finding = Finding::new(
                &SCORE_WITHOUT_RESULT,
                words,
                Place::new(&disclosure.file, score.span),
            );
            findings.push(
                finding
                    .at(
                        format!("{record}/indicators/{}/score", indicator.key),
                        score.printed.clone(),
                    )
                    .help(
                        "补上实际完成值，或按偏差扣分并写明原因",
                        "say what was reached, or take marks off with the reason",
                    ),
            );
        }
    }
    findings
}

/// How an indicator falls short, if its own values show it.
fn missed(indicator: &Indicator) -> Option<(String, String)> {
    let target = indicator.target.as_ref()?;
    let Some(actual) = &indicator.actual else {
        return Some(("没有实际完成值".into(), "has no actual value".into()));
    };
    let (comparison, wanted, unit) = target.value.quantity.as_ref()?;
    let (_, reached, own_unit) = actual.value.quantity.as_ref()?;
    if unit != own_unit {
        return None;
    }
    let (wanted, reached) = (wanted.decimal(), reached.decimal());
    let met = match comparison {
        Comparison::AtLeast => reached >= wanted,
        Comparison::MoreThan => reached > wanted,
        Comparison::AtMost => reached <= wanted,
        Comparison::LessThan => reached < wanted,
        // More than what was planned is no fault; less is.
        Comparison::Exactly => reached >= wanted,
    };
    (!met).then(|| {
        (
            format!("未达到“{}”（实际 {}）", target.value.printed, actual.value.printed),
            format!("misses {} (actual {})", target.value.printed, actual.value.printed),
        )
    })
}
