use crate::check::spot::{Spot, at_each};
use crate::finding::{Bilingual, Finding, rule};
use crate::model::{Comparison, Department, Disclosure, Target};

use super::Rule;

rule! {
    /// # What it checks
    /// An actual value that is a bound: `≥20%`, 90%以上, 不低于80%. One finding a document, with every
    /// place.
    ///
    /// # Why it matters
    /// A target is a bound, a result is a number: who writes the bound again has not said what was
    /// reached.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/self-evaluation.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - code: "333-0001"
    ///     name: 降低运输成本
    ///     funds: { 年初预算数: 10.00, 全年预算数: 10.00, 全年执行数: 10.00 }
    ///     indicators:
    ///       - { level: [效益指标, 经济效益指标], name: 降低交通运输成本, target: "≥20%", actual: "≥20%", weight: 5, score: 5 }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/self-evaluation.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - code: "333-0001"
    ///     name: 降低运输成本
    ///     funds: { 年初预算数: 10.00, 全年预算数: 10.00, 全年执行数: 10.00 }
    ///     indicators:
    ///       - { level: [效益指标, 经济效益指标], name: 降低交通运输成本, target: "≥20%", actual: "22%", weight: 5, score: 5 }
    /// ```
    ///
    /// # Source
    /// Practice: `株洲市渌口区2020` repeats ≥20% and 90%以上 as what was reached.
    pub static ACTUAL_IS_BOUND: "actual-is-bound", Note, adjustable, Practice, Irregular,
        "实际完成值写成了界限", "the actual value is a bound";
}

/// The rule.
pub const RULE: Rule = Rule { info: &ACTUAL_IS_BOUND, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let lexicon = &disclosure.lexicon;
    let is_bound = |actual: &Target| {
        let printed = actual.printed.as_str();
        let signed =
            actual.quantity.as_ref().is_some_and(|(sign, ..)| *sign != Comparison::Exactly);
        let said = lexicon.bounds_before.beginning(printed).is_some()
            || lexicon.bounds_behind.ending(printed).is_some();
        signed || (said && printed.chars().any(|c| c.is_ascii_digit()))
    };
    let mut spots = Vec::new();
    for (record, objectives) in disclosure.records() {
        for indicator in &objectives.indicators {
            let Some(actual) = &indicator.actual else { continue };
            if is_bound(&actual.value) {
                spots.push(Spot::value(disclosure, &record, indicator, ("actual", actual)));
            }
        }
    }
    let help = ("写明实际达到的数", "say what was reached");
    at_each(&ACTUAL_IS_BOUND, spots, help, |value| {
        Bilingual::new(
            format!("实际完成值“{value}”是界限，不是实际达到的数"),
            format!("the actual value {value} is a bound, and not what was reached"),
        )
    })
}
