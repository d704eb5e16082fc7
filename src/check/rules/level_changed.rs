use std::collections::BTreeMap;

use crate::check::spot::Spot;
use crate::finding::{Bilingual, Finding, Role, rule};
use crate::model::{Department, Disclosure, Indicator, Kind, Objectives};
use crate::source::Place;

use super::Rule;

rule! {
    /// # What it checks
    /// An indicator of the self-evaluation that stands under another second level than in the
    /// targets of the same year, where each has the name once.
    ///
    /// # Why it matters
    /// Weights are given by class: an indicator that moves takes its marks along.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - code: "333-0001"
    ///     name: 污水处理
    ///     funds: { 预算数: 10.00 }
    ///     indicators:
    ///       - { level: [满意度指标, 社会公众满意度], name: 群众满意度, target: "≥85%" }
    /// #- content/example/housing/2021/self-evaluation.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - code: "333-0001"
    ///     name: 污水处理
    ///     funds: { 年初预算数: 10.00, 全年预算数: 10.00, 全年执行数: 10.00 }
    ///     indicators:
    ///       - { level: [满意度指标, 服务对象满意度指标], name: 群众满意度, target: "≥85%", actual: "90%", weight: 10, score: 10 }
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
    ///     name: 污水处理
    ///     funds: { 预算数: 10.00 }
    ///     indicators:
    ///       - { level: [满意度指标, 社会公众满意度], name: 群众满意度, target: "≥85%" }
    /// #- content/example/housing/2021/self-evaluation.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - code: "333-0001"
    ///     name: 污水处理
    ///     funds: { 年初预算数: 10.00, 全年预算数: 10.00, 全年执行数: 10.00 }
    ///     indicators:
    ///       - { level: [满意度指标, 社会公众满意度], name: 群众满意度, target: "≥85%", actual: "90%", weight: 10, score: 10 }
    /// ```
    ///
    /// # Source
    /// Practice: `株洲市渌口区2020`.
    pub static LEVEL_CHANGED: "level-changed", Note, adjustable, Practice,
        "自评的指标换了一类", "an indicator moved to another class in the self-evaluation";
}

/// The rule.
pub const RULE: Rule = Rule { info: &LEVEL_CHANGED, check };

fn check(department: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    if disclosure.kind != Kind::SelfEvaluation {
        return Vec::new();
    }
    let set = department.disclosure(disclosure.key().of_kind(Kind::PerformanceTargets));
    let Some(targets) = set else { return Vec::new() };
    let before: BTreeMap<String, &Objectives> = targets.records().collect();
    let mut findings = Vec::new();
    for (record, objectives) in disclosure.records() {
        let Some(set) = before.get(&record) else { continue };
        for indicator in &objectives.indicators {
            let Some((then, now)) = moved(once(set, indicator), once(objectives, indicator)) else {
                continue;
            };
            let Spot { place, at, value } = Spot::indicator(disclosure, &record, indicator);
            let words = Bilingual::new(
                format!("“{value}”在自评里列为{now}，目标里列为{}", then.1),
                format!("{value} stands under {now} here, and under {} in the targets", then.1),
            );
            let finding = Finding::new(&LEVEL_CHANGED, words, place).at(at, value);
            findings.push(
                finding
                    .related(Role::Compared, Place::new(&targets.file, then.0.span))
                    .help("与目标一致，或说明为何改列", "as in the targets, or say why it moved"),
            );
        }
    }
    findings
}

/// The indicator of that name, where a record has one alone.
fn once<'a>(objectives: &'a Objectives, named: &Indicator) -> Option<&'a Indicator> {
    let mut found = objectives.indicators.iter().filter(|other| other.name == named.name);
    let only = found.next()?;
    found.next().is_none().then_some(only)
}

/// The indicator as it was set with its class then, and its class now, where they differ.
fn moved<'a>(
    then: Option<&'a Indicator>,
    now: Option<&'a Indicator>,
) -> Option<((&'a Indicator, &'a str), &'a str)> {
    let (then, now) = then.zip(now)?;
    let (before, after) = then.level2.as_deref().zip(now.level2.as_deref())?;
    (before.trim() != after.trim()).then_some(((then, before), after))
}
