use std::collections::BTreeMap;

use crate::check::spot::Spot;
use crate::finding::{Bilingual, Finding, Role, rule};
use crate::model::{Department, Disclosure, Indicator};
use crate::source::Place;

use super::Rule;

rule! {
    /// # What it checks
    /// An indicator that a project, or the whole department, has with the same name and the same
    /// description under two first levels: 产出指标 and 效果指标.
    ///
    /// # Why it matters
    /// What a project makes and what it brings about are two things. The same words for both show
    /// that one of them was not thought of.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - code: "333-0001"
    ///     name: 燃气监管
    ///     funds: { 预算数: 10.00 }
    ///     indicators:
    ///       - { level: [产出指标, 数量指标], name: 排除事故率, target: "≥100%" }
    ///       - { level: [效果指标, 社会效益指标], name: 排除事故率, target: "≥100%" }
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
    ///     name: 燃气监管
    ///     funds: { 预算数: 10.00 }
    ///     indicators:
    ///       - { level: [产出指标, 数量指标], name: 排除事故率, target: "≥100%" }
    ///       - { level: [效果指标, 社会效益指标], name: 居民投诉下降率, target: "≥10%" }
    /// ```
    ///
    /// # Source
    /// Practice: `北戴河区2021` has two such projects.
    pub static INDICATOR_UNDER_TWO_LEVELS: "indicator-under-two-levels", Note, adjustable, Practice,
        "同一指标列在两类之下", "one indicator under two classes";
}

/// The rule.
pub const RULE: Rule = Rule { info: &INDICATOR_UNDER_TWO_LEVELS, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (record, objectives) in disclosure.records() {
        let mut seen: BTreeMap<(&str, Option<&str>), &Indicator> = BTreeMap::new();
        for indicator in &objectives.indicators {
            let key = (indicator.name.trim(), indicator.description.as_deref());
            let first = *seen.entry(key).or_insert(indicator);
            if first.level1 == indicator.level1 {
                continue;
            }
            let Spot { place, at, value } = Spot::indicator(disclosure, &record, indicator);
            let words = Bilingual::new(
                format!("指标“{value}”既在{}又在{}", shown(first), shown(indicator)),
                format!("{value} stands under {} and under {}", shown(first), shown(indicator)),
            );
            let finding = Finding::new(&INDICATOR_UNDER_TWO_LEVELS, words, place).at(at, value);
            findings.push(
                finding.related(Role::First, Place::new(&disclosure.file, first.span)).help(
                    "只留一类，另一类另设指标",
                    "keep one, and find another for the other class",
                ),
            );
        }
    }
    findings
}

/// The class as it is printed; the second level says more.
fn shown(indicator: &Indicator) -> &str {
    indicator.level2.as_deref().unwrap_or(&indicator.level1)
}
