use std::collections::BTreeMap;

use crate::finding::{Bilingual, Finding, Role, rule};
use crate::model::path::{OVERALL, project_path};
use crate::model::{Department, Disclosure, Objectives};
use crate::source::{Place, Span};

use super::Rule;

rule! {
    /// # What it checks
    /// That no indicator stands twice under one level with the same name and description.
    ///
    /// # Why it matters
    /// The same indicator twice, as in 群众满意度 >90% and 群众满意度 ≥90%, counts twice and may
    /// say two things.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - code: "333-0001"
    ///     name: 示例
    ///     indicators:
    ///       - { level: [满意度指标, 服务对象满意度指标], name: 群众满意度, target: ">90%" }
    ///       - { level: [满意度指标, 服务对象满意度指标], name: 群众满意度, target: "≥90%" }
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
    ///     name: 示例
    ///     indicators:
    ///       - { level: [满意度指标, 服务对象满意度指标], name: 群众满意度, target: "≥90%" }
    ///       - { level: [满意度指标, 服务对象满意度指标], name: 游客满意度, target: "≥90%" }
    /// ```
    ///
    /// # Source
    /// Practice: `北戴河区2021` has an indicator twice in one project.
    pub static DUPLICATE_INDICATOR: "duplicate-indicator", Warning, adjustable, Practice, Irregular,
        "同一指标列了两次", "an indicator stands twice";
}

/// The rule.
pub const RULE: Rule = Rule { info: &DUPLICATE_INDICATOR, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let mut findings = Vec::new();
    for project in &disclosure.projects {
        indicators(disclosure, &project_path(project), &project.objectives, &mut findings);
    }
    if let Some(overall) = &disclosure.overall {
        indicators(disclosure, OVERALL, overall, &mut findings);
    }
    findings
}

fn indicators(
    disclosure: &Disclosure,
    record: &str,
    objectives: &Objectives,
    findings: &mut Vec<Finding>,
) {
    let mut seen: BTreeMap<_, Span> = BTreeMap::new();
    for indicator in &objectives.indicators {
        let key = (
            indicator.level1.as_str(),
            indicator.level2.as_deref(),
            indicator.name.as_str(),
            indicator.description.as_deref(),
        );
        if let Some(first) = seen.get(&key) {
            let words = Bilingual::new(
                format!("指标「{}」列了两次", indicator.name),
                format!("the indicator `{}` stands twice", indicator.name),
            );
            let finding = Finding::new(
                &DUPLICATE_INDICATOR,
                words,
                Place::new(&disclosure.file, indicator.span),
            )
            .at(format!("{record}/indicators/{}", indicator.key), indicator.name.clone());
            findings.push(
                finding
                    .related(Role::First, Place::new(&disclosure.file, *first))
                    .help("只留一个，或写明两者的不同", "keep one, or say how they differ"),
            );
        } else {
            seen.insert(key, indicator.span);
        }
    }
}
