use std::collections::BTreeMap;

use crate::check::spot::{Spot, at_first};
use crate::check::value_kind::ValueKind;
use crate::finding::{Bilingual, Finding, Role, rule};
use crate::model::{Department, Disclosure, Indicator, Objectives, Target};
use crate::source::Spanned;

use super::Rule;

rule! {
    /// # What it checks
    /// Indicators of one name whose targets, in projects of one document, are numbers of different
    /// kinds: 社会影响力 is ≥95% in one and ≥1次 in another. Names of nothing but general words (完成数量)
    /// are left out, and so are words and bare numbers. One finding for each name.
    ///
    /// # Why it matters
    /// Who does not know in what a thing is measured has not measured it.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - code: "333-0001"
    ///     name: 名城保护
    ///     funds: { 预算数: 10.00 }
    ///     indicators:
    ///       - { level: [效果指标, 社会效益指标], name: 社会影响力, target: "≥95%" }
    ///   - code: "333-0002"
    ///     name: 招商引资
    ///     funds: { 预算数: 10.00 }
    ///     indicators:
    ///       - { level: [效果指标, 社会效益指标], name: 社会影响力, target: "≥1次" }
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
    ///     name: 名城保护
    ///     funds: { 预算数: 10.00 }
    ///     indicators:
    ///       - { level: [效果指标, 社会效益指标], name: 社会影响力, target: "≥95%" }
    ///   - code: "333-0002"
    ///     name: 招商引资
    ///     funds: { 预算数: 10.00 }
    ///     indicators:
    ///       - { level: [效果指标, 社会效益指标], name: 社会影响力, target: "≥90%" }
    /// ```
    ///
    /// # Source
    /// Practice: `定州市2020`.
    pub static NAME_OF_TWO_KINDS: "name-of-two-kinds", Note, asked, Practice, Irregular,
        "同名指标的值不是一种数", "indicators of one name in different kinds of numbers";
}

/// The rule.
pub const RULE: Rule = Rule { info: &NAME_OF_TWO_KINDS, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let records: Vec<(String, &Objectives)> = disclosure.records().collect();
    let mut named: BTreeMap<&str, Vec<Named<'_>>> = BTreeMap::new();
    for (record, objectives) in &records {
        for indicator in &objectives.indicators {
            let Some(target) = &indicator.target else { continue };
            let kind = ValueKind::of(&target.value);
            let counted = |kind: &ValueKind| !matches!(kind, ValueKind::Bare | ValueKind::Date);
            let Some(kind) = kind.filter(counted) else { continue };
            let name = indicator.name.trim();
            if !disclosure.lexicon.generic_words.covers(name) {
                named.entry(name).or_default().push(Named { kind, record, indicator, target });
            }
        }
    }
    named.into_iter().filter_map(|(name, found)| of_one_name(disclosure, name, &found)).collect()
}

/// The target of an indicator, and what kind of number it is.
struct Named<'a> {
    kind: ValueKind,
    record: &'a str,
    indicator: &'a Indicator,
    target: &'a Spanned<Target>,
}

/// The first of each kind, where there are several.
fn of_one_name(disclosure: &Disclosure, name: &str, found: &[Named<'_>]) -> Option<Finding> {
    let first = found.first()?.kind;
    if found.iter().all(|other| other.kind == first) {
        return None;
    }
    let mut kinds: BTreeMap<ValueKind, Spot> = BTreeMap::new();
    for Named { kind, record, indicator, target } in found {
        kinds
            .entry(*kind)
            .or_insert_with(|| Spot::value(disclosure, record, indicator, ("target", target)));
    }
    let values: Vec<String> = kinds.values().map(|spot| spot.value.clone()).collect();
    let words = Bilingual::new(
        format!("“{name}”在各项目里不是一种数：{}", values.join("、")),
        format!("{name} is measured in different things: {}", values.join(", ")),
    );
    let finding =
        at_first(&NAME_OF_TWO_KINDS, kinds.into_values().collect(), Role::Compared, words)?;
    Some(finding.help("统一口径，或另取名称", "use one measure, or other names"))
}
