use crate::finding::{Finding, Level, sort};
use crate::model::{Department, Disclosure};
use crate::site::Config;
use crate::source::Subject;

use super::acknowledgement::acknowledge;
use super::alike::gather_alike;
use super::identity::{Outcome, name_suspects, run, set_aside, spread_doubts};
use super::narrative::name_sections;
use super::of_rounding::gather_of_rounding;
use super::prose::{
    self, BindableAmount, Passages, SentenceCoverage, StatedAmount, check_sentences,
    sentence_coverage,
};
use super::rules::{
    IDENTITY_RULES, PASSAGE_RULES, RULES, Rule, SENTENCE_RULES, withheld_derivable,
};
use super::said_place::say_places;

/// What checking a department gave.
#[derive(Debug)]
pub struct DepartmentResult<'a> {
    /// Findings of reading and of checking, sorted, with acknowledgements and the site's levels
    /// applied.
    pub findings: Vec<Finding>,
    /// Every identity that was run, a list for each disclosure, in their order.
    pub outcomes: Vec<Vec<Outcome<'a>>>,
}

/// Checks everything a department disclosed. `findings` are those of reading it.
pub fn department<'a>(
    department: &'a Department,
    mut findings: Vec<Finding>,
    config: &Config,
) -> DepartmentResult<'a> {
    let mut outcomes = Vec::with_capacity(department.disclosures.len());
    for disclosure in &department.disclosures {
        let _subject = Subject::begin(format!("content/{}", disclosure.path));
        let ran = run(department, disclosure, IDENTITY_RULES);
        outcomes.push(ran.outcomes);
        findings.extend(ran.findings);
        // A rule that practice often goes against runs where a site asks for it.
        let asked = |rule: &&Rule| !rule.info.asked || config.levels.contains_key(rule.info.name);
        let by_rules =
            RULES.iter().filter(asked).flat_map(|rule| (rule.check)(department, disclosure));
        let passages = Passages::of(disclosure);
        let by_texts =
            PASSAGE_RULES.iter().flat_map(|rule| (rule.check)(department, disclosure, &passages));
        let by_sentences = check_sentences(department, disclosure, SENTENCE_RULES);
        findings.extend(by_sentences.into_iter().chain(by_rules).chain(by_texts).map(
            |mut finding| {
                finding.disclosure.get_or_insert_with(|| disclosure.path.clone());
                finding
            },
        ));
    }
    findings.extend(withheld_derivable(department));
    set_aside(&mut outcomes);
    spread_doubts(&outcomes, &mut findings);
    name_suspects(department, &outcomes, &mut findings);
    for disclosure in &department.disclosures {
        name_sections(disclosure, &mut findings);
        say_places(disclosure, &mut findings);
        acknowledge(disclosure, &mut findings);
    }
    DepartmentResult { findings: apply_levels(findings, config), outcomes }
}

/// How much of the sentences of a disclosure is understood and checked.
pub fn understood(department: &Department, disclosure: &Disclosure) -> SentenceCoverage {
    sentence_coverage(department, disclosure, SENTENCE_RULES)
}

/// Figures that sentences of a narrative give for lines of statements which have none.
pub fn stated_amounts(department: &Department, disclosure: &Disclosure) -> Vec<StatedAmount> {
    prose::stated_amounts(department, disclosure, SENTENCE_RULES)
}

/// Amounts of a narrative that can be bound to the figures they are.
pub fn bindable_amounts(department: &Department, disclosure: &Disclosure) -> Vec<BindableAmount> {
    prose::bindable_amounts(department, disclosure, SENTENCE_RULES)
}

/// Applies `[levels]` in one place, after the rules spoke, makes one finding of what is alike,
/// and sorts.
pub fn apply_levels(findings: Vec<Finding>, config: &Config) -> Vec<Finding> {
    let mut kept: Vec<Finding> = Vec::with_capacity(findings.len());
    for mut finding in findings {
        match config.levels.get(finding.rule.name) {
            Some(None) => continue,
            Some(Some(level)) => {
                finding.lowered = finding.level == Level::Error && *level != Level::Error;
                finding.level = *level;
            }
            None => {}
        }
        kept.push(finding);
    }
    let mut findings = gather_of_rounding(gather_alike(kept));
    sort(&mut findings);
    findings
}
