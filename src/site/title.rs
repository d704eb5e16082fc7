use crate::model::Disclosure;
use crate::words::Messages;

use super::entry::{DepartmentEntry, DisclosureEntry};

/// The title of a disclosure's page: who, which year, what.
pub fn disclosure_title(
    words: &Messages,
    department: &DepartmentEntry,
    entry: &DisclosureEntry,
    disclosure: Option<&Disclosure>,
) -> String {
    let who = entry
        .budget_unit
        .as_ref()
        .and_then(|code| department.budget_units.iter().find(|unit| unit.code == *code))
        .map_or(&department.name, |unit| &unit.name);
    let what = disclosure
        .and_then(|disclosure| disclosure.profile.requirement(disclosure.kind))
        .map_or_else(|| words.kind(entry.kind).to_owned(), |requirement| requirement.title.clone());
    words.say("article.title", &[("who", who), ("year", &entry.year), ("what", &what)])
}
