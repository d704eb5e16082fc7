use crate::check::spot::Spot;
use crate::check::value_kind::ValueKind;
use crate::finding::{Bilingual, Finding, rule};
use crate::model::{Department, Disclosure};

use super::Rule;

rule! {
    /// # What it checks
    /// An actual value that is a number of another kind than its target: a count where a percentage
    /// was set, a percentage where money was, or a bare number where the target has a unit. Years
    /// and dates are not compared, nor words; a rate with another unit is `rate-without-percent`.
    ///
    /// # Why it matters
    /// 139 is no answer to 100%: whether the target was reached cannot be seen, and any score for
    /// it is free.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/self-evaluation.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - code: "333-0001"
    ///     name: 危房改造
    ///     funds: { 年初预算数: 10.00, 全年预算数: 10.00, 全年执行数: 10.00 }
    ///     indicators:
    ///       - { level: [产出指标, 质量指标], name: 危房验收合格率, target: "100%", actual: "139", weight: 5, score: 5 }
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
    ///     name: 危房改造
    ///     funds: { 年初预算数: 10.00, 全年预算数: 10.00, 全年执行数: 10.00 }
    ///     indicators:
    ///       - { level: [产出指标, 质量指标], name: 危房验收合格率, target: "100%", actual: "100%", weight: 5, score: 5 }
    /// ```
    ///
    /// # Source
    /// Practice: `株洲市渌口区2020` evaluates 100% by 139.
    pub static ACTUAL_IN_OTHER_KIND: "actual-in-other-kind", Warning, adjustable, Practice,
        "实际完成值与指标值不是一种数", "the actual value is a number of another kind than the target";
}

/// The rule.
pub const RULE: Rule = Rule { info: &ACTUAL_IN_OTHER_KIND, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (record, objectives) in disclosure.records() {
        for indicator in &objectives.indicators {
            let (Some(target), Some(actual)) = (&indicator.target, &indicator.actual) else {
                continue;
            };
            let kinds = ValueKind::of(&target.value).zip(ValueKind::of(&actual.value));
            let differs = kinds.is_some_and(|(wanted, reached)| {
                differ(wanted, reached)
                    && !(disclosure.lexicon.rates.ending(&indicator.name).is_some()
                        && matches!(reached, ValueKind::Count | ValueKind::Money))
            });
            if !differs {
                continue;
            }
            let Spot { place, at, value } =
                Spot::value(disclosure, &record, indicator, ("actual", actual));
            let (name, target) = (&indicator.name, &target.value.printed);
            let words = Bilingual::new(
                format!("“{name}”的指标值是“{target}”，实际完成值却是“{value}”"),
                format!("the target of {name} is {target}, its actual value {value}"),
            );
            findings.push(Finding::new(&ACTUAL_IN_OTHER_KIND, words, place).at(at, value).help(
                "按指标值的单位写实际完成值",
                "give the actual value in the unit of the target",
            ));
        }
    }
    findings
}

fn differ(wanted: ValueKind, reached: ValueKind) -> bool {
    let dated = [wanted, reached].contains(&ValueKind::Date);
    !dated && wanted != ValueKind::Bare && wanted != reached
}
