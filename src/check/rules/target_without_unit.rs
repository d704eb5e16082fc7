use crate::check::spot::{Spot, at_each};
use crate::check::value_kind::ValueKind;
use crate::decimal::Decimal;
use crate::finding::{Bilingual, Finding, rule};
use crate::model::{Department, Disclosure, Target};

use super::Rule;

rule! {
    /// # What it checks
    /// A target or a grade that is a number in no unit: `≥100`, `≥20`, `16530万`, which says a
    /// multiple and not of what. Silent where the name says the unit in brackets at its end, and of
    /// a year. One finding a document, with every place.
    ///
    /// # Why it matters
    /// ≥100 of a rate may be a hundred per cent or a hundred cases; nobody can say later whether it
    /// was reached.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - code: "333-0001"
    ///     name: 人员经费
    ///     funds: { 预算数: 10.00 }
    ///     indicators:
    ///       - { level: [产出指标, 时效指标], name: 完成率, target: "≥100" }
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
    ///     name: 人员经费
    ///     funds: { 预算数: 10.00 }
    ///     indicators:
    ///       - { level: [产出指标, 时效指标], name: 完成率, target: "≥100%" }
    /// ```
    ///
    /// # Source
    /// Practice: `定州市2020` gives three targets of one project without the per cent that all others
    /// have; `株洲市渌口区2020` has 16530万.
    pub static TARGET_WITHOUT_UNIT: "target-without-unit", Note, adjustable, Practice, Irregular,
        "指标值没有写单位", "a target in no unit";
}

/// The rule.
pub const RULE: Rule = Rule { info: &TARGET_WITHOUT_UNIT, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let mut spots = Vec::new();
    for (record, objectives) in disclosure.records() {
        let unnamed =
            objectives.indicators.iter().filter(|indicator| !indicator.name.ends_with(['）', ')']));
        for indicator in unnamed {
            let target = indicator.target.iter().map(|target| ("target", target));
            let bands = indicator.bands.iter().map(|band| (band.grade.as_str(), &band.threshold));
            let is_rate = disclosure.lexicon.rates.ending(&indicator.name).is_some();
            let bare = target.chain(bands).filter(|(_, value)| {
                ValueKind::of(&value.value) == Some(ValueKind::Bare)
                    && !(is_rate && is_fraction(&value.value))
            });
            // The grades of an indicator have one unit.
            let first = bare.take(1);
            spots.extend(first.map(|value| Spot::value(disclosure, &record, indicator, value)));
        }
    }
    let help = ("写上单位：%、个、元……", "say the unit: %, items, yuan");
    at_each(&TARGET_WITHOUT_UNIT, spots, help, |value| {
        Bilingual::new(
            format!("指标值“{value}”没有写计量单位"),
            format!("the target {value} is in no unit"),
        )
    })
}

/// Whether a rate is given as a part of one: 0.35.
fn is_fraction(target: &Target) -> bool {
    target.quantity.as_ref().is_some_and(|(_, amount, _)| amount.decimal() <= Decimal::ONE)
}
