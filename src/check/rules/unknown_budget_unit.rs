use crate::finding::{Bilingual, Finding, rule};
use crate::model::path::project_path;
use crate::model::{Department, Disclosure};
use crate::source::Place;

use super::Rule;

rule! {
    /// # What it checks
    /// That the budget unit of a project is one of the department's.
    ///
    /// # Why it matters
    /// A project under a unit that does not exist is nobody's.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - { code: "333-0001", name: 示例, budget-unit: "333999" }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - { code: "333-0001", name: 示例, budget-unit: "333001" }
    /// ```
    ///
    /// # Source
    /// The format: docs/format.md, section 1. The code of a unit begins with that of its department
    /// (`乐亭县2024`, `定州市2020`, `北戴河区2021`).
    pub static UNKNOWN_BUDGET_UNIT: "unknown-budget-unit", Error, adjustable, Format, Irregular,
        "部门没有这个预算单位", "a budget unit is not the department's";
}

/// The rule.
pub const RULE: Rule = Rule { info: &UNKNOWN_BUDGET_UNIT, check };

fn check(department: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let mut findings = Vec::new();
    for project in &disclosure.projects {
        let Some(unit) = &project.budget_unit else { continue };
        if department.budget_units.iter().all(|known| known.code != unit.value) {
            let words = Bilingual::new(
                format!("部门没有预算单位「{}」", unit.value),
                format!("the department has no budget unit `{}`", unit.value),
            );
            let finding =
                Finding::new(&UNKNOWN_BUDGET_UNIT, words, Place::new(&disclosure.file, unit.span))
                    .at(format!("{}/budget-unit", project_path(project)), unit.value.clone());
            findings.push(finding.help(
                "核对代码，或在 department.yaml 的 budget-units 里补上",
                "check the code, or add it to budget-units in department.yaml",
            ));
        }
    }
    findings
}
