use crate::finding::{Bilingual, Finding, rule};
use crate::model::{Department, Disclosure, Target};
use crate::source::{Place, Spanned};

use super::Rule;

rule! {
    /// # What it checks
    /// The target or the actual value of an indicator whose name ends in 率, 比例, 比率 or 占比:
    /// its unit must be a percentage, or none.
    ///
    /// # Why it matters
    /// The value of another indicator was filled in, or the indicator measures something else than
    /// its name says: 改造老旧小区比率 with 5.48万平方米.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - code: "333-0001"
    ///     name: 示例项目
    ///     funds: { 预算数: 10.00, 财政资金: 10.00 }
    ///     indicators:
    ///       - { level: [产出指标, 数量指标], name: 改造老旧小区比率, target: "5.48万平方米" }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - code: "333-0001"
    ///     name: 示例项目
    ///     funds: { 预算数: 10.00, 财政资金: 10.00 }
    ///     indicators:
    ///       - { level: [产出指标, 数量指标], name: 改造老旧小区面积, target: "5.48万平方米" }
    /// ```
    ///
    /// # Source
    /// Practice: `乐亭县2024` has a ratio of 5.48万平方米. `财预〔2021〕101号` is about what
    /// indicators should be.
    pub static RATE_WITHOUT_PERCENT: "rate-without-percent", Warning, adjustable, Practice, Irregular,
        "比率类指标的值不是百分比", "the value of a rate is no percentage";
}

/// The rule.
pub const RULE: Rule = Rule { info: &RATE_WITHOUT_PERCENT, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (record, objectives) in disclosure.records() {
        let rates = objectives.indicators.iter().filter(|indicator| {
            let name = indicator.name.trim_end_matches(['（', '%', '％', '）']);
            disclosure.lexicon.rates.ending(name).is_some()
        });
        for indicator in rates {
            for (part, value) in [("target", &indicator.target), ("actual", &indicator.actual)] {
                let Some(value) = value.as_ref().filter(|value| wrong(value)) else { continue };
                let words = Bilingual::new(
                    format!("“{}”是比率，值却是“{}”", indicator.name, value.value.printed),
                    format!(
                        "{} is a rate, but its value is {}",
                        indicator.name, value.value.printed
                    ),
                );
                let finding = Finding::new(
                    &RATE_WITHOUT_PERCENT,
                    words,
                    Place::new(&disclosure.file, value.span),
                );
                let at = format!("{record}/indicators/{}/{part}", indicator.key);
                findings.push(finding.at(at, value.value.printed.clone()).help(
                    "改指标的名称，或改成百分比",
                    "rename the indicator, or give a percentage",
                ));
            }
        }
    }
    findings
}

/// Whether a number carries a unit of something else than percent.
fn wrong(value: &Spanned<Target>) -> bool {
    let unit = value.value.quantity.as_ref().map(|(_, _, unit)| unit.as_str()).unwrap_or_default();
    !unit.is_empty()
        && !unit.starts_with(['%', '％', '‰'])
        && !unit.starts_with("百分")
        && !unit.starts_with("个百分")
        && !unit.starts_with("千分")
}
