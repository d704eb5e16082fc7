use crate::check::spot::{Spot, at_each};
use crate::finding::{Bilingual, Finding, rule};
use crate::model::{Department, Disclosure};

use super::Rule;

rule! {
    /// # What it checks
    /// 百分比 in the place of a unit: `≥98百分比`. One finding a document, with every place.
    ///
    /// # Why it matters
    /// 98% is read at once; 百分比 is the name of a unit in a form’s list, not the unit.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - code: "333-0001"
    ///     name: 道路养护
    ///     funds: { 预算数: 10.00 }
    ///     indicators:
    ///       - { level: [产出指标, 质量指标], name: 优良率, target: "≥98百分比" }
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
    ///     name: 道路养护
    ///     funds: { 预算数: 10.00 }
    ///     indicators:
    ///       - { level: [产出指标, 质量指标], name: 优良率, target: "≥98%" }
    /// ```
    ///
    /// # Source
    /// Practice: `定州市2020` has it in fifty-two targets.
    pub static PERCENT_IN_WORDS: "percent-in-words", Note, adjustable, Practice, Irregular,
        "单位写作“百分比”", "百分比 in the place of a unit";
}

/// The rule.
pub const RULE: Rule = Rule { info: &PERCENT_IN_WORDS, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let mut spots = Vec::new();
    for (record, objectives) in disclosure.records() {
        for indicator in &objectives.indicators {
            for (part, value) in [("target", &indicator.target), ("actual", &indicator.actual)] {
                let Some(value) = value else { continue };
                let unit = value.value.quantity.as_ref().map(|(_, _, unit)| unit.as_str());
                if unit.is_some_and(|unit| disclosure.lexicon.percent_names.has(unit)) {
                    spots.push(Spot::value(disclosure, &record, indicator, (part, value)));
                }
            }
        }
    }
    at_each(&PERCENT_IN_WORDS, spots, ("写作 %", "write %"), |value| {
        Bilingual::new(
            format!("“{value}”的单位写成了文字"),
            format!("the unit of {value} is written in words"),
        )
    })
}
