use crate::finding::{Bilingual, Finding, rule};
use crate::model::{Department, Disclosure};
use crate::source::Place;

use super::Rule;

rule! {
    /// # What it checks
    /// A self-evaluation whose actual value is the name of the indicator, or of its second level,
    /// instead of what was reached.
    ///
    /// # Why it matters
    /// Nothing was measured, and yet it was scored: 环境效益 → 环境效益, full marks.
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
    ///     - { level: [效益指标, 生态效益], name: 环境效益, target: 环境改善, actual: 环境效益, weight: 5, score: 5 }
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
    ///     - { level: [效益指标, 生态效益], name: 环境效益, target: 环境改善, actual: 空气优良天数增加6天, weight: 5, score: 5 }
    /// ```
    ///
    /// # Source
    /// Practice: `株洲市渌口区2020` has three results that are the name of their indicator, all
    /// with full marks.
    pub static ACTUAL_REPEATS_NAME: "actual-repeats-name", Error, adjustable, Practice, Irregular,
        "实际完成值只是重复指标名称", "the actual value only repeats the name";
}

/// The rule.
pub const RULE: Rule = Rule { info: &ACTUAL_REPEATS_NAME, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (record, objectives) in disclosure.records() {
        for indicator in &objectives.indicators {
            let Some(actual) = &indicator.actual else { continue };
            let printed = actual.value.printed.trim();
            if printed == indicator.name.trim()
                || indicator.level2.as_deref().is_some_and(|level| level.trim() == printed)
            {
                let words = Bilingual::new(
                    format!("“{}”的实际完成值只是重复名称", indicator.name),
                    format!("the actual value of {} only repeats its name", indicator.name),
                );
                let finding = Finding::new(
                    &ACTUAL_REPEATS_NAME,
                    words,
                    Place::new(&disclosure.file, actual.span),
                );
                findings.push(
                    finding
                        .at(format!("{record}/indicators/{}/actual", indicator.key), printed)
                        .help("写明实际达到的数或情况", "say what was reached"),
                );
            }
        }
    }
    findings
}
