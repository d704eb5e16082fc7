use crate::finding::{Bilingual, Finding, rule};
use crate::model::path::project_path;
use crate::model::{Department, Disclosure, Kind};
use crate::source::Place;

use super::Rule;

rule! {
    /// # What it checks
    /// A project in the targets of a year that is not in the self-evaluation of the same year,
    /// where there is one that evaluates projects.
    ///
    /// # Why it matters
    /// What was promised and not evaluated is dropped silently. A project that was stopped or
    /// merged can be acknowledged with the reason.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: statutory
    /// projects:
    ///   - { code: "333-0001", name: 道路养护, funds: { 预算数: 10.00 } }
    ///   - { code: "333-0002", name: 路灯更新, funds: { 预算数: 10.00 } }
    /// #- content/example/housing/2021/self-evaluation.yaml
    /// format: 1
    /// year: 2021
    /// profile: statutory
    /// projects:
    ///   - { code: "333-0001", name: 道路养护, funds: { 年初预算数: 10.00, 全年预算数: 10.00, 全年执行数: 10.00 } }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: statutory
    /// projects:
    ///   - { code: "333-0001", name: 道路养护, funds: { 预算数: 10.00 } }
    /// #- content/example/housing/2021/self-evaluation.yaml
    /// format: 1
    /// year: 2021
    /// profile: statutory
    /// projects:
    ///   - { code: "333-0001", name: 道路养护, funds: { 年初预算数: 10.00, 全年预算数: 10.00, 全年执行数: 10.00 } }
    /// ```
    ///
    /// # Source
    /// `财预〔2020〕10号`: projects with targets are evaluated by their department.
    pub static PROJECT_NOT_EVALUATED: "project-not-evaluated", Warning, adjustable, Template, Incomplete,
        "有目标的项目没有自评", "a project with targets has no self-evaluation";
}

/// The rule.
pub const RULE: Rule = Rule { info: &PROJECT_NOT_EVALUATED, check };

fn check(department: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    if disclosure.kind != Kind::SelfEvaluation || disclosure.projects.is_empty() {
        return Vec::new();
    }
    let planned = department.disclosure(disclosure.key().of_kind(Kind::PerformanceTargets));
    let mut findings = Vec::new();
    for project in planned.into_iter().flat_map(|targets| &targets.projects) {
        if !disclosure
            .projects
            .iter()
            .any(|own| own.id == project.id || own.name.value == project.name.value)
        {
            let path = project_path(project);
            let words = Bilingual::new(
                format!("项目“{}”有绩效目标，没有自评", project.name.value),
                format!("{} has targets and no self-evaluation", project.name.value),
            );
            findings.push(
                Finding::new(
                    &PROJECT_NOT_EVALUATED,
                    words,
                    Place::new(&disclosure.file, disclosure.span),
                )
                .at(path, project.name.value.clone()),
            );
        }
    }
    findings
}
