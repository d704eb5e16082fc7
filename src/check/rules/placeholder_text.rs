use crate::finding::{Finding, Words, rule};
use crate::model::path::project_path;
use crate::model::{Department, Disclosure};
use crate::source::{Place, Span};

use super::Rule;

rule! {
    /// # What it checks
    /// Words that a form leaves to be replaced: XX, ××, 某某, 目标内容1, a blank before % or 万元, 增加（减少）. In the narrative, goals, purposes, names and descriptions.
    ///
    /// # Why it matters
    /// The department published the form instead of what it has to say.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - { code: "333-0001", name: 示例项目, funds: { 预算数: 10.00 }, goals: [目标内容1] }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - { code: "333-0001", name: 示例项目, funds: { 预算数: 10.00 }, goals: [养护道路12公里] }
    /// ```
    ///
    /// # Source
    /// FIELD T06, with a published case (read in a public copy); practice, unverified.
    pub static PLACEHOLDER_TEXT: "placeholder-text", Error, adjustable, "没有填写的模板文字", "text of a form that was not filled in";
}

/// The rule.
pub const RULE: Rule = Rule { info: &PLACEHOLDER_TEXT, check };

const RESIDUE: [&str; 12] = ["XX", "××", "某某", "目标内容1", "目标内容2", "占  %", "占   %", "减少  万元", "增加  万元", "增加（减少）", "增加/减少", "○○"];

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Some(narrative) = &disclosure.narrative {
        let text = &narrative.file.text;
        for residue in RESIDUE {
            for (at, _) in text.match_indices(residue) {
                findings.push(found(Place::new(&narrative.file, Span::new(at, at + residue.len())), "说明", residue));
            }
        }
    }
    let in_text = |text: &str| RESIDUE.iter().copied().find(|residue| text.contains(residue));
    for (record, objectives) in disclosure.records() {
        for (index, goal) in objectives.goals.iter().enumerate() {
            if let Some(residue) = in_text(&goal.value) {
                findings.push(found(Place::new(&disclosure.file, goal.span), &format!("{record}/goals/{}", index + 1), residue));
            }
        }
        for indicator in &objectives.indicators {
            if let Some(residue) = in_text(&indicator.name).or_else(|| in_text(indicator.description.as_deref().unwrap_or_default())) {
                findings.push(found(Place::new(&disclosure.file, indicator.span), &format!("{record}/indicators/{}", indicator.key), residue));
            }
        }
    }
    for project in &disclosure.projects {
        if let Some(residue) = in_text(&project.name.value).or_else(|| in_text(project.purpose.as_deref().unwrap_or_default())) {
            findings.push(found(Place::new(&disclosure.file, project.span), &project_path(project), residue));
        }
    }
    findings
}

fn found(place: Place, at: &str, residue: &str) -> Finding {
    let words = Words::new(format!("“{residue}”像是没有填写的模板文字"), format!("`{residue}` looks like a form that was not filled in"));
    Finding::new(&PLACEHOLDER_TEXT, words, place)
        .at(at, residue)
        .help("写上实际内容；原文件即如此的，写存疑说明", "write what it stands for, or acknowledge that the document has it")
}
