use crate::finding::{Bilingual, Finding, rule};
use crate::model::{Department, Disclosure};
use crate::source::Place;

use super::Rule;

rule! {
    /// # What it checks
    /// An indicator whose score is below its weight, in a record that explains deviations nowhere
    /// for it.
    ///
    /// # Why it matters
    /// A self-evaluation says why a target was missed and what will be done: the form has a column
    /// for it.
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
    ///     - { level: [产出指标, 数量指标], name: 改造户数, target: "≥120户", actual: "110户", weight: 10, score: 9 }
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
    ///     - { level: [产出指标, 数量指标], name: 改造户数, target: "≥120户", actual: "110户", weight: 10, score: 9, deviation: 十户改到下年 }
    /// ```
    ///
    /// # Source
    /// The form for self-evaluation of `财预〔2020〕10号` has a column for it
    /// (偏差原因分析及改进措施), seen in `株洲市渌口区2020`.
    pub static DEVIATION_UNEXPLAINED: "deviation-unexplained", Warning, adjustable, Template, Incomplete,
        "扣了分没有写原因", "marks were taken off without a reason";
}

/// The rule.
pub const RULE: Rule = Rule { info: &DEVIATION_UNEXPLAINED, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (record, objectives) in disclosure.records() {
        for indicator in
            objectives.indicators.iter().filter(|indicator| indicator.deviation.is_none())
        {
            let (Some(weight), Some(score)) = (indicator.weight.figure(), indicator.score.figure())
            else {
                continue;
            };
            if score.amount.decimal() < weight.amount.decimal() {
                let words = Bilingual::new(
                    format!(
                        "“{}”得 {} 分（满分 {}），没有写偏差原因",
                        indicator.name, score.printed, weight.printed
                    ),
                    format!(
                        "{} scored {} of {}, and no reason is given",
                        indicator.name, score.printed, weight.printed
                    ),
                );
                let finding = Finding::new(
                    &DEVIATION_UNEXPLAINED,
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
                            "在 deviation 写明原因和改进措施",
                            "say the reason and the remedy under deviation",
                        ),
                );
            }
        }
    }
    findings
}
