use crate::finding::{Bilingual, Finding, rule};
use crate::model::path::project_path;
use crate::model::{Department, Disclosure};
use crate::source::Place;

use super::Rule;

rule! {
    /// # What it checks
    /// The code under `continues`: a project of the year before must have it, where the department
    /// has disclosed projects of that year.
    ///
    /// # Why it matters
    /// The story of a project over the years breaks, and its page is lost.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2020/performance-targets.yaml
    /// format: 1
    /// year: 2020
    /// profile: hebei-county
    /// projects:
    ///   - { code: "333-0001", name: 道路养护, funds: { 预算数: 10.00 } }
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - { code: "333-1001", name: 道路养护, continues: "333-0002", funds: { 预算数: 10.00 } }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2020/performance-targets.yaml
    /// format: 1
    /// year: 2020
    /// profile: hebei-county
    /// projects:
    ///   - { code: "333-0001", name: 道路养护, funds: { 预算数: 10.00 } }
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - { code: "333-1001", name: 道路养护, continues: "333-0001", funds: { 预算数: 10.00 } }
    /// ```
    ///
    /// # Source
    /// The format: docs/format.md, section 2. Codes change with the year: `乐亭县2024` has projects
    /// of earlier years under codes of 2024.
    pub static BROKEN_CONTINUATION: "broken-continuation", Error, adjustable, Format, Incomplete,
        "所续的上年项目找不到", "the project it continues is nowhere";
}

/// The rule.
pub const RULE: Rule = Rule { info: &BROKEN_CONTINUATION, check };

fn check(department: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let before: Vec<&Disclosure> = department
        .disclosures
        .iter()
        .filter(|other| other.year == disclosure.year - 1 && !other.projects.is_empty())
        .collect();
    if before.is_empty() {
        return Vec::new();
    }
    let known = |code: &str| {
        before
            .iter()
            .flat_map(|other| &other.projects)
            .any(|project| project.code.as_deref() == Some(code) || project.id == code)
    };
    let mut findings = Vec::new();
    for project in &disclosure.projects {
        let Some(continues) = project.continues.as_ref().filter(|code| !known(&code.value)) else {
            continue;
        };
        let year = disclosure.year - 1;
        let words = Bilingual::new(
            format!("{year}年没有编码为 {} 的项目", continues.value),
            format!("no project of {year} has the code {}", continues.value),
        );
        let finding =
            Finding::new(&BROKEN_CONTINUATION, words, Place::new(&disclosure.file, continues.span));
        findings.push(
            finding
                .at(format!("{}/continues", project_path(project)), continues.value.clone())
                .help(
                    "写上年公开件里该项目的编码",
                    "write the code it has in last year's document",
                ),
        );
    }
    findings
}
