use crate::finding::Language;
use crate::model::{Disclosure, Table};
use crate::office::sheet::Writing;
use crate::workbook::DrawnWorkbook;

use super::doubts::{DrawnDoubt, comments, sheet};
use super::indicators::indicators;
use super::projects::projects;
use super::statements::{is_listed, statements};
use super::table::filled_table;

/// The workbook of a disclosure, in the words of a language where its forms say none: every table a
/// sheet, in the order of the profile; at the end what is in doubt, which comments tell of cells,
/// too.
pub fn drawn(disclosure: &Disclosure, doubts: &[DrawnDoubt], language: Language) -> DrawnWorkbook {
    let writing = Writing::of(language);
    let said = comments(doubts);
    let mut drawn = DrawnWorkbook::default();
    let (listed, tables): (Vec<&Table>, Vec<&Table>) =
        disclosure.tables.iter().partition(|table| is_listed(&table.form));
    if !listed.is_empty() {
        drawn.sheets.push(statements(
            writing,
            listed.iter().flat_map(|table| table.rows.iter().map(|row| (*table, row))),
            &said,
        ));
    }
    drawn.sheets.extend(tables.iter().map(|table| filled_table(writing, table, &said)));
    if let Some(form) =
        disclosure.project_form.as_deref().filter(|_| !disclosure.projects.is_empty())
    {
        drawn.sheets.push(projects(writing, form, disclosure, &said));
    }
    if !disclosure.projects.is_empty() || disclosure.overall.is_some() {
        drawn.sheets.push(indicators(writing, disclosure));
    }
    if !doubts.is_empty() {
        drawn.sheets.push(sheet(doubts, language));
    }
    drawn
}
