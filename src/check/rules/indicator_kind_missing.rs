use crate::finding::{Bilingual, Finding, rule};
use crate::model::path::project_path;
use crate::model::{Department, Disclosure};
use crate::source::Place;

use super::Rule;

rule! {
    /// # What it checks
    /// A project with indicators has one of each second level that the profile asks for
    /// (`indicator-levels` of a kind: 数量指标, 质量指标, 时效指标).
    ///
    /// # Why it matters
    /// Output without quality or time says only that something was done.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/_profiles/village.yaml
    /// profile: village
    /// name: 示例
    /// kinds:
    ///   performance-targets:
    ///     title: 绩效目标公开
    ///     project-form: P2
    ///     indicator-levels: [数量指标, 时效指标]
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: village
    /// projects:
    ///   - code: "333-0001"
    ///     name: 道路养护
    ///     funds: { 预算数: 10.00 }
    ///     indicators:
    ///       - { level: [产出指标, 数量指标], name: 养护里程, target: "≥12公里" }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/_profiles/village.yaml
    /// profile: village
    /// name: 示例
    /// kinds:
    ///   performance-targets:
    ///     title: 绩效目标公开
    ///     project-form: P2
    ///     indicator-levels: [数量指标, 时效指标]
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: village
    /// projects:
    ///   - code: "333-0001"
    ///     name: 道路养护
    ///     funds: { 预算数: 10.00 }
    ///     indicators:
    ///       - { level: [产出指标, 数量指标], name: 养护里程, target: "≥12公里" }
    ///       - { level: [产出指标, 时效指标], name: 完成时间, target: 12月底前 }
    /// ```
    ///
    /// # Source
    /// The template of the place: the profile names the kinds, and its page where they come from.
    pub static INDICATOR_KIND_MISSING: "indicator-kind-missing", Note, adjustable, Template, Incomplete,
        "缺少应有的一类指标", "a kind of indicator is missing";
}

/// The rule.
pub const RULE: Rule = Rule { info: &INDICATOR_KIND_MISSING, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let Some(requirement) = disclosure.profile.requirement(disclosure.kind) else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    for project in
        disclosure.projects.iter().filter(|project| !project.objectives.indicators.is_empty())
    {
        let has = |level: &str| {
            project
                .objectives
                .indicators
                .iter()
                .any(|indicator| indicator.level2.as_deref() == Some(level))
        };
        let missing: Vec<&str> = requirement
            .indicator_levels
            .iter()
            .map(String::as_str)
            .filter(|level| !has(level))
            .collect();
        if missing.is_empty() {
            continue;
        }
        let words = Bilingual::new(
            format!("“{}”没有{}", project.name.value, missing.join("、")),
            format!("{} has no indicator of {}", project.name.value, missing.join(", ")),
        );
        findings.push(
            Finding::new(
                &INDICATOR_KIND_MISSING,
                words,
                Place::new(&disclosure.file, project.name.span),
            )
            .at(format!("{}/indicators", project_path(project)), missing.join("、"))
            .help("补上，或说明为何不适用", "add it, or say why it does not apply"),
        );
    }
    findings
}
