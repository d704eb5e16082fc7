use crate::check::spot::{Spot, at_each};
use crate::check::value_kind::ValueKind;
use crate::finding::{Bilingual, Finding, rule};
use crate::model::{Comparison, Department, Disclosure, Indicator};

use super::Rule;

rule! {
    /// # What it checks
    /// An indicator under 质量指标 or 时效指标 whose name ends in 数量, 户数, 人数 or the like and whose target
    /// is at least so many. A number that may be at most so many (事故次数) is one of quality.
    ///
    /// # Why it matters
    /// How much is done is a 数量指标. Under another class the project has no measure of quality at
    /// all, and seems to have one.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - code: "333-0001"
    ///     name: 农村厕所改造
    ///     funds: { 预算数: 10.00 }
    ///     indicators:
    ///       - { level: [产出指标, 质量指标], name: 检测数量, target: "≥1586座" }
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
    ///     name: 农村厕所改造
    ///     funds: { 预算数: 10.00 }
    ///     indicators:
    ///       - { level: [产出指标, 数量指标], name: 检测数量, target: "≥1586座" }
    /// ```
    ///
    /// # Source
    /// Practice: `定州市2020` and `普陀区2023` have such indicators.
    pub static COUNT_UNDER_QUALITY: "count-under-quality", Note, adjustable, Practice, Irregular,
        "计数的指标列在质量或时效之下", "a count under quality or time";
}

/// The rule.
pub const RULE: Rule = Rule { info: &COUNT_UNDER_QUALITY, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let lexicon = &disclosure.lexicon;
    let mut spots = Vec::new();
    for (record, objectives) in disclosure.records() {
        let misplaced = objectives.indicators.iter().filter(|indicator| {
            let name = indicator.name.trim();
            let class = indicator.level2.as_deref().unwrap_or_default();
            lexicon.uncounted_classes.has(class.trim())
                && lexicon.count_names.ending(name).is_some()
                && lexicon.not_counts.ending(name).is_none()
                && counts_up(indicator)
        });
        spots.extend(misplaced.map(|indicator| Spot::indicator(disclosure, &record, indicator)));
    }
    let help =
        ("移到数量指标，另设质量或时效指标", "move it, and find an indicator for this class");
    at_each(&COUNT_UNDER_QUALITY, spots, help, |name| {
        Bilingual::new(
            format!("“{name}”是数量，却不在数量指标之下"),
            format!("{name} is a quantity, and stands under another class"),
        )
    })
}

/// Whether its target is at least so many of something.
fn counts_up(indicator: &Indicator) -> bool {
    indicator.target.as_ref().is_some_and(|target| {
        let up = |sign| matches!(sign, Comparison::AtLeast | Comparison::MoreThan);
        target.value.quantity.as_ref().is_some_and(|(sign, ..)| up(*sign))
            && ValueKind::of(&target.value) == Some(ValueKind::Count)
    })
}
