use crate::finding::{Bilingual, Finding, Level, RuleInfo};
use crate::model::{Catalogue, Disclosure, FormUse, TableRequirement};
use crate::source::Place;

use super::rules::MISSING_TABLE;

/// Rules that ask for what an office's file by itself does not have: a narrative, other documents,
/// the list of the department's units, what is known of its publication. What they find there is
/// no fault of the file.
const BEYOND: &[&str] = &[
    "broken-continuation",
    "dead-link",
    "glossary-mismatch",
    "missing-section",
    "missing-table",
    "project-not-evaluated",
    "published-late",
    "reason-missing",
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

/// Rules that ask whose document it is.
const OF_AN_OFFICE: &[&str] = &["foreign-department"];

/// What is known of the office of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfficeOfFile {
    /// Its name.
    Named,
    /// Nothing.
    Unknown,
}

/// Whether a rule asks for what an office's file by itself does not have.
pub fn beyond_a_file(rule: &RuleInfo, office: OfficeOfFile) -> bool {
    BEYOND.contains(&rule.name)
        || office == OfficeOfFile::Unknown && OF_AN_OFFICE.contains(&rule.name)
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
