use crate::check::prose::personal_numbers;
use crate::finding::{Bilingual, Finding, rule};
use crate::model::path::project_path;
use crate::model::{Department, Disclosure};
use crate::source::{Place, Span};

use super::Rule;

rule! {
    /// # What it checks
    /// Mobile numbers (eleven digits beginning with 13 to 19) and identity numbers (eighteen digits
    /// with a date of birth and a right check digit) in the narrative, goals, purposes and
    /// captions. What a unit follows is an amount; digits in links, in codes, in longer numbers,
    /// and after 编号, 代码, 文号, 账号 are no telephone.
    ///
    /// # Why it matters
    /// What is published stays published. Forms ask for the name and telephone of who filled them
    /// in; citizens do not need it.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - { code: "333-0001", name: 示例项目, funds: { 预算数: 10.00 }, purpose: 联系电话13800138000 }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - { code: "333-0001", name: 示例项目, funds: { 预算数: 10.00 }, purpose: 养护道路 }
    /// ```
    ///
    /// # Source
    /// `政府信息公开条例第十五条`. `株洲市渌口区2020` prints the name and telephone number of who
    /// filled in the form.
    pub static PERSONAL_DATA: "personal-data", Error, adjustable, Law, Irregular,
        "文字里有手机号或身份证号", "a telephone or identity number in the text";
}

/// The rule.
pub const RULE: Rule = Rule { info: &PERSONAL_DATA, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let lexicon = &*disclosure.lexicon;
    let mut findings = Vec::new();
    if let Some(narrative) = &disclosure.narrative {
        findings.extend(personal_numbers(lexicon, &narrative.file.text).into_iter().map(
            |(at, length)| found(Place::new(&narrative.file, Span::new(at, at + length)), "说明"),
        ));
    }
    for (record, objectives) in disclosure.records() {
        let goals = objectives
            .goals
            .iter()
            .enumerate()
            .filter(|(_, goal)| !personal_numbers(lexicon, &goal.value).is_empty());
        findings.extend(goals.map(|(index, goal)| {
            found(Place::new(&disclosure.file, goal.span), &format!("{record}/goals/{}", index + 1))
        }));
    }
    for project in disclosure.projects.iter().filter(|project| {
        !personal_numbers(lexicon, project.purpose.as_deref().unwrap_or_default()).is_empty()
    }) {
        findings.push(found(Place::new(&disclosure.file, project.span), &project_path(project)));
    }
    for table in disclosure.tables.iter().filter(|table| {
        !personal_numbers(lexicon, table.caption.as_deref().unwrap_or_default()).is_empty()
    }) {
        findings.push(found(Place::new(&disclosure.file, table.span), &table.name));
    }
    findings
}

fn found(place: Place, at: &str) -> Finding {
    // The number itself is not repeated: findings are shown on pages and kept in logs.
    let words = Bilingual::new(
        "这里有手机号或身份证号，不宜公开",
        "a telephone or identity number stands here, which is not to be published",
    );
    let mut finding = Finding::new(&PERSONAL_DATA, words, place).at(at, "");
    finding.value = None;
    finding.help("删去", "take it out")
}
