use std::collections::HashMap;

use crate::finding::{Bilingual, Finding, Role, rule};
use crate::model::path::{OVERALL, project_path};
use crate::model::{Department, Disclosure, Objectives};
use crate::source::{Place, Span};

use super::Rule;

rule! {
    /// # What it checks
    /// That no goal stands twice in one project or in the department's own goals.
    ///
    /// # Why it matters
    /// A goal copied into the second line of a form fills the form and says nothing.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - { code: "333-0001", name: 示例, goals: [监督燃气行业安全运行, 监督燃气行业安全运行] }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - { code: "333-0001", name: 示例, goals: [监督燃气行业安全运行, 每季度检查一次] }
    /// ```
    ///
    /// # Source
    /// Practice: `北戴河区2021` has goals that stand twice.
    pub static DUPLICATE_GOAL: "duplicate-goal", Warning, adjustable, Practice, Irregular,
        "同一目标写了两次", "a goal stands twice";
}

/// The rule.
pub const RULE: Rule = Rule { info: &DUPLICATE_GOAL, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let mut findings = Vec::new();
    for project in &disclosure.projects {
        goals(disclosure, &project_path(project), &project.objectives, &mut findings);
    }
    if let Some(overall) = &disclosure.overall {
        goals(disclosure, OVERALL, overall, &mut findings);
    }
    findings
}

fn goals(
    disclosure: &Disclosure,
    record: &str,
    objectives: &Objectives,
    findings: &mut Vec<Finding>,
) {
    let mut seen: HashMap<&str, Span> = HashMap::new();
    for (index, goal) in objectives.goals.iter().enumerate() {
        let text = goal.value.trim_end_matches(['。', '；', ';', '.']);
        if let Some(first) = seen.get(text) {
            let words =
                Bilingual::new("这条目标与前面的一条相同", "this goal repeats an earlier one");
            let finding =
                Finding::new(&DUPLICATE_GOAL, words, Place::new(&disclosure.file, goal.span))
                    .at(format!("{record}/goals/{}", index + 1), goal.value.clone());
            findings.push(
                finding
                    .related(Role::First, Place::new(&disclosure.file, *first))
                    .help("删去，或写明另一条目标", "remove it or say another goal"),
            );
        } else {
            seen.insert(text, goal.span);
        }
    }
}
