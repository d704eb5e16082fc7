use std::sync::Arc;

use crate::finding::Bilingual;
use crate::model::{Catalogue, FormUse, KindRequirement, LineRole, Meaning, RowRole};
use crate::office::extract::{ExtractedCell, ExtractedRow, ExtractedTable, Imported, Skipped};
use crate::workbook::cell_name;

use super::text_document::TEXT;

/// A figure of a line that is open: no figure was found for it yet.
const OPEN: &str = "";

/// A figure that a sentence gives for a line of a statement.
pub struct StatementFigure {
    /// The name of the statement.
    pub statement: String,
    /// Which line of its form.
    pub line: usize,
    /// The figure with its unit.
    pub text: String,
    /// The paragraph it stands in, from 1.
    pub paragraph: usize,
}

/// Why the figures that sentences give for a statement are left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatementLeft {
    /// They do not agree with each other, or some are missing.
    Uneven,
    /// The disclosure has the statement.
    There,
}

impl Imported {
    /// Opens every line of the statements that are asked for and were not taken: sentences may give
    /// their figures.
    pub fn open_statements(&mut self, requirement: &KindRequirement, catalogue: &Catalogue) {
        for required in &requirement.tables {
            let form = catalogue.forms.get(&required.form);
            let Some(form) = form.filter(|form| form.used_for == FormUse::Statement) else {
                continue;
            };
            let is_taken = self.tables.iter().any(|table| table.form.id == form.id);
            if is_taken {
                continue;
            }
            let row = |(line, own): (usize, &crate::model::Line)| {
                // A change and the figure of the year before are never the subject of a sentence.
                let is_own = !matches!(own.means, Some(Meaning::Change | Meaning::PreviousYear));
                let column = own.columns.first().copied().unwrap_or(0);
                let cells = vec![ExtractedCell { column, text: OPEN.to_owned(), at: (0, 0) }];
                is_own.then_some(ExtractedRow { line: Some(line), role: RowRole::Item, cells })
            };
            self.tables.push(ExtractedTable {
                name: required.name.clone(),
                sheet: TEXT.to_owned(),
                unit: None,
                required_unit: None,
                caption: None,
                rounded: false,
                statement: None,
                statement_at: None,
                rows: form.lines().iter().enumerate().filter_map(row).collect(),
                form: Arc::clone(form),
            });
        }
    }

    /// Puts a figure that a sentence gives into its open line.
    pub fn fill_statement(&mut self, figure: StatementFigure) {
        let of_text = self.tables.iter_mut().filter(|table| table.sheet == TEXT);
        let mut tables = of_text.filter(|table| table.name == figure.statement);
        let rows = tables.next().into_iter().flat_map(|table| &mut table.rows);
        let lines = rows.filter(|row| row.line == Some(figure.line));
        for cell in lines.flat_map(|row| &mut row.cells) {
            cell.text.clone_from(&figure.text);
            // Lines of the text are its paragraphs.
            cell.at = (figure.paragraph.saturating_sub(1), 0);
        }
    }

    /// Closes what is open still: a line without a figure, a statement without its total.
    pub fn close_statements(&mut self) {
        for table in self.tables.iter_mut().filter(|table| table.sheet == TEXT) {
            table.rows.retain(|row| row.cells.iter().any(|cell| cell.text != OPEN));
        }
        self.tables.retain(|table| table.sheet != TEXT || !table.rows.is_empty());
    }

    /// Leaves a statement: its figures do not agree with each other, and which of them was misread, or
    /// is wrong, is seen where they stand; or the disclosure has it.
    pub fn leave_statement(&mut self, name: &str, reason: StatementLeft) {
        let is_it = |table: &ExtractedTable| table.sheet == TEXT && table.name == name;
        let Some(table) = self.tables.iter().find(|table| is_it(table)) else { return };
        let first = table.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.at).min();
        let why = match reason {
            StatementLeft::Uneven => Bilingual::new(
                format!(
                    "文字里「{name}」的数没有认全，或加起来不符，没有取成数据，照原样留在正文里"
                ),
                format!(
                    "of {name} not all figures were known in the text, or they do not add up: they stay as they are written"
                ),
            ),
            StatementLeft::There => Bilingual::new(
                format!("公开件里已有「{name}」，文字里的数没有取成数据"),
                format!("the disclosure has {name}: the figures in the text were left"),
            ),
        };
        let cell = first.map(|(row, column)| cell_name(row, column));
        self.skipped.push(Skipped { sheet: TEXT.to_owned(), cell, why });
        self.tables.retain(|table| !is_it(table));
    }

    /// Whether sentences gave parts of a statement, and not the total that they are parts of.
    pub fn lacks_total(&self, name: &str) -> bool {
        let mut tables = self.tables.iter().filter(|one| one.sheet == TEXT && one.name == name);
        tables.any(|table| {
            let lines = table.form.lines();
            let is_total = |line: usize| lines[line].role == LineRole::Total;
            let has = table.rows.iter().any(|row| row.line.is_some_and(is_total));
            !has && (0..lines.len()).any(is_total)
        })
    }

    /// The names of the statements that sentences gave.
    pub fn stated_in_text(&self) -> Vec<String> {
        let of_text = self.tables.iter().filter(|table| table.sheet == TEXT);
        of_text.map(|table| table.name.clone()).collect()
    }
}
