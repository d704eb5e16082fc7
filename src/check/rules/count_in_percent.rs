use crate::check::spot::{Spot, at_each};
use crate::finding::{Bilingual, Finding, rule};
use crate::model::{Department, Disclosure};

use super::Rule;

rule! {
    /// # What it checks
    /// A target or actual value with a percent sign whose indicator counts something: its name ends
    /// in 数, 数量, 户数, 人数, 次数. Words such as 指数 and 系数 count nothing.
    ///
    /// # Why it matters
    /// Either the name or the value was taken from another indicator.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - code: "333-0001"
    ///     name: 招商
    ///     funds: { 预算数: 10.00 }
    ///     indicators:
    ///       - { level: [产出指标, 数量指标], name: 新结识客商数, target: "≥90%" }
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
    ///     name: 招商
    ///     funds: { 预算数: 10.00 }
    ///     indicators:
    ///       - { level: [产出指标, 数量指标], name: 新结识客商数, target: "≥90个" }
    /// ```
    ///
    /// # Source
    /// Practice: `北戴河区2021` has 新结识客商数 in per cent.
    pub static COUNT_IN_PERCENT: "count-in-percent", Note, adjustable, Practice, Irregular,
        "计数的指标写成了百分比", "a count in per cent";
}

/// The rule.
pub const RULE: Rule = Rule { info: &COUNT_IN_PERCENT, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let lexicon = &disclosure.lexicon;
    let mut spots = Vec::new();
    for (record, objectives) in disclosure.records() {
        let counts = objectives.indicators.iter().filter(|indicator| {
            let name = indicator.name.trim();
            lexicon.count_names.ending(name).is_some() && lexicon.not_counts.ending(name).is_none()
        });
        for indicator in counts {
            let values = [("target", &indicator.target), ("actual", &indicator.actual)];
            let percent = values.into_iter().filter_map(|(part, value)| {
                let value = value.as_ref()?;
                value.value.printed.contains(['%', '％']).then_some((part, value))
            });
            spots.extend(percent.map(|value| Spot::value(disclosure, &record, indicator, value)));
        }
    }
    let help = ("改指标的名称，或改成个数", "rename the indicator, or give a number");
    at_each(&COUNT_IN_PERCENT, spots, help, |value| {
        Bilingual::new(
            format!("指标数的是个数，值却是百分比“{value}”"),
            format!("the indicator counts, and its value is a percentage: {value}"),
        )
    })
}
