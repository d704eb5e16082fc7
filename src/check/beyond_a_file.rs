use crate::finding::{Bilingual, Finding, Level, RuleInfo};
use crate::model::{Catalogue, Disclosure, FormUse, TableRequirement};
use crate::source::Place;

use super::rules::MISSING_TABLE;

/// Rules that ask for what an office's file by itself does not have: other documents, the list of the
/// department's units, what is known of its publication, the sections of a narrative (a workbook has
/// none, and a text may be a part of one), Markdown. What they find there is
/// no fault of the file.
const BEYOND: &[&str] = &[
    "broken-continuation",
    "dead-link",
    "glossary-mismatch",
    "misread-markdown",
    "missing-section",
    "missing-table",
    "project-not-evaluated",
    "published-late",
    "reason-missing",
    "review-missing",
    "review-out-of-order",
    "stale-acknowledgement",
    "target-changed",
    "unit-approved-late",
    "unit-count-differs",
    "unit-without-disclosure",
    "units-do-not-add-up",
    "unknown-budget-unit",
    "unknown-path",
    "unused-acknowledgement",
    "withheld-derivable",
    "withheld-row-printed",
];

/// What a file does not say of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unsaid {
    /// Whose it is.
    Office,
    /// Of which year.
    Year,
}

impl Unsaid {
    /// The rules that ask for it.
    fn asked_by(self) -> &'static [&'static str] {
        match self {
            Unsaid::Office => &["foreign-department"],
            Unsaid::Year => &["asset-date", "dated-after-year", "dated-outside-year", "stale-year"],
        }
    }
}

/// Whether a rule asks for what an office's file by itself does not have, or this one does not say.
pub fn beyond_a_file(rule: &RuleInfo, unsaid: &[Unsaid]) -> bool {
    BEYOND.contains(&rule.name)
        || unsaid.iter().any(|unsaid| unsaid.asked_by().contains(&rule.name))
}

/// The fewest tables by which a file is plainly meant to be a whole document.
const WHOLE: usize = 4;

/// The tables that a document lacks which plainly is meant to be whole: of those that must be
/// published it has half. One note for all of them.
pub fn missing_tables(
    disclosure: &Disclosure,
    catalogue: &Catalogue,
    place: Place,
) -> Option<Finding> {
    let requirement = disclosure.profile.requirement(disclosure.kind)?;
    let is_sheet =
        |form: &str| catalogue.forms.get(form).is_some_and(|form| form.used_for == FormUse::Table);
    let asked = |table: &&TableRequirement| table.required && is_sheet(&table.form);
    let required: Vec<&TableRequirement> = requirement.tables.iter().filter(asked).collect();
    let missing: Vec<&str> = required
        .iter()
        .filter(|table| disclosure.answering(&table.form).is_none())
        .map(|table| table.name.as_str())
        .collect();
    let there = required.len() - missing.len();
    if missing.is_empty() || there < WHOLE || there < missing.len() {
        return None;
    }
    let profile = &disclosure.profile;
    let words = Bilingual::new(
        format!("「{}」要求公开、文件里没有的表：{}", profile.name, missing.join("、")),
        format!("tables that {} requires and the file lacks: {}", profile.id, missing.join(", ")),
    );
    let mut finding = Finding::new(&MISSING_TABLE, words, place);
    finding.level = Level::Note;
    Some(finding)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rules;

    #[test]
    fn they_are_names_of_rules() {
        let all = rules();
        let asked = [Unsaid::Office, Unsaid::Year].map(Unsaid::asked_by).concat();
        for name in BEYOND.iter().copied().chain(asked) {
            assert!(all.iter().any(|rule| rule.name == name), "{name}");
        }
    }
}
