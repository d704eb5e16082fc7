use crate::finding::{Bilingual, Finding, Role, rule};
use crate::model::{Department, Disclosure, Indicator, Kind};
use crate::source::Place;

use super::Rule;

rule! {
    /// # What it checks
    /// The same indicator (by name and project) in the targets and in the self-evaluation of a year
    /// with different target values, or a target that is missing there.
    ///
    /// # Why it matters
    /// A target that moves after the year is always met.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: statutory
    /// projects:
    ///   - code: "333-0001"
    ///     name: 道路养护
    ///     funds: { 预算数: 10.00 }
    ///     indicators:
    ///       - { level: [产出指标], name: 养护里程, target: "≥12公里" }
    /// #- content/example/housing/2021/self-evaluation.yaml
    /// format: 1
    /// year: 2021
    /// profile: statutory
    /// projects:
    ///   - code: "333-0001"
    ///     name: 道路养护
    ///     funds: { 年初预算数: 10.00, 全年预算数: 10.00, 全年执行数: 10.00 }
    ///     indicators:
    ///       - { level: [产出指标], name: 养护里程, target: "≥10公里", actual: "11公里" }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: statutory
    /// projects:
    ///   - code: "333-0001"
    ///     name: 道路养护
    ///     funds: { 预算数: 10.00 }
    ///     indicators:
    ///       - { level: [产出指标], name: 养护里程, target: "≥12公里" }
    /// #- content/example/housing/2021/self-evaluation.yaml
    /// format: 1
    /// year: 2021
    /// profile: statutory
    /// projects:
    ///   - code: "333-0001"
    ///     name: 道路养护
    ///     funds: { 年初预算数: 10.00, 全年预算数: 10.00, 全年执行数: 10.00 }
    ///     indicators:
    ///       - { level: [产出指标], name: 养护里程, target: "≥12公里", actual: "12公里" }
    /// ```
    ///
    /// # Source
    /// Practice: `株洲市渌口区2020` evaluates the targets that it set.
    pub static TARGET_CHANGED: "target-changed", Warning, adjustable, Practice, Inaccurate,
        "自评的指标值与目标不同", "the target in the self-evaluation is not the target that was set";
}

/// The rule.
pub const RULE: Rule = Rule { info: &TARGET_CHANGED, check };

fn check(department: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    if disclosure.kind != Kind::SelfEvaluation {
        return Vec::new();
    }
    let set = department.disclosure(disclosure.key().of_kind(Kind::PerformanceTargets));
    let Some(targets) = set else { return Vec::new() };
    let mut findings = Vec::new();
    for (record, objectives) in disclosure.records() {
        let Some((_, set)) = targets.records().find(|(other, _)| *other == record) else {
            continue;
        };
        for indicator in &objectives.indicators {
            let Some(before) = set.indicators.iter().find(|other| other.key == indicator.key)
            else {
                continue;
            };
            let now = indicator.target.as_ref().map(|now| now.value.printed.as_str());
            let Some(then) = before.target.as_ref().filter(|then| {
                !alike(indicator, before) && Some(then.value.printed.as_str()) != now
            }) else {
                continue;
            };
            let set_as = &then.value.printed;
            let words = match now {
                Some(now) => Bilingual::new(
                    format!("“{}”自评时的指标值是“{now}”，当初的目标是“{set_as}”", indicator.name),
                    format!(
                        "{} is evaluated against {now}, and was set as {set_as}",
                        indicator.name
                    ),
                ),
                None => Bilingual::new(
                    format!("“{}”自评时没有指标值，当初的目标是“{set_as}”", indicator.name),
                    format!(
                        "{} is evaluated against no target, and was set as {set_as}",
                        indicator.name
                    ),
                ),
            };
            let span = indicator.target.as_ref().map_or(indicator.span, |now| now.span);
            let finding = Finding::new(&TARGET_CHANGED, words, Place::new(&disclosure.file, span))
                .at(
                    format!("{record}/indicators/{}/target", indicator.key),
                    now.unwrap_or_default(),
                );
            findings.push(
                finding.related(Role::Compared, Place::new(&targets.file, then.span)).help(
                    "改回原定目标，或写存疑说明讲明为何调整",
                    "give the target that was set, or acknowledge why it was changed",
                ),
            );
        }
    }
    findings
}

/// Whether two targets are one in different dress: 100% and 100％, ≥98% and >=98%.
fn alike(one: &Indicator, other: &Indicator) -> bool {
    let quantity = |indicator: &Indicator| {
        let (comparison, amount, unit) = indicator.target.as_ref()?.value.quantity.clone()?;
        Some((comparison, amount.decimal().normalize(), unit.replace('％', "%")))
    };
    quantity(one).is_some() && quantity(one) == quantity(other)
}
