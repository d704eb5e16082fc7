use std::fmt::Write;

use crate::model::MoneyUnit;
use crate::office::extract::Imported;
use crate::source::quote;

use super::project_text::{overall_text, projects_text, unit_text};
use super::table_text::{Document, table_text};

/// What stands at the head of a new disclosure.
pub struct Head<'a> {
    /// 预算年度.
    pub year: i16,
    /// The profile, where it must be named.
    pub profile: Option<&'a str>,
    /// Whether its figures are made up.
    pub invented: bool,
}

/// A whole new disclosure.
pub fn disclosure_text(head: &Head<'_>, imported: &Imported) -> String {
    let unit = MoneyUnit::TenThousandYuan;
    let mut text = format!("format: 1\nyear: {}\nunit: {}\n", head.year, unit.name());
    if let Some(profile) = head.profile {
        let _ = writeln!(text, "profile: {}", quote(profile));
    }
    if head.invented {
        text.push_str("origin: invented\n");
    }
    let (statements, tables): (Vec<_>, Vec<_>) =
        imported.tables.iter().partition(|table| table.is_statement());
    for (key, tables) in [("statements", statements), ("tables", tables)] {
        let blocks: String =
            tables.into_iter().map(|table| table_text(table, Document::New(unit))).collect();
        if !blocks.is_empty() {
            let _ = write!(text, "\n{key}:\n{blocks}");
        }
    }
    let projects =
        projects_text(imported).map(|projects| unit_text(imported, Some(unit)) + &projects);
    for part in [overall_text(imported), projects].into_iter().flatten() {
        let _ = write!(text, "\n{part}");
    }
    text
}
