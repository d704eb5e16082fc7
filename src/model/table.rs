use std::sync::Arc;

use crate::source::Span;

use super::form::Form;
use super::rounding::Rounding;
use super::row::Row;
use super::row_index::RowIndex;
use super::unit::MoneyUnit;

/// 表: a form filled in by one disclosure.
#[derive(Debug, Clone)]
pub struct Table {
    /// The form.
    pub form: Arc<Form>,
    /// The name it goes by in this disclosure.
    pub name: String,
    /// The unit of its amounts.
    pub unit: MoneyUnit,
    /// Where it says that unit itself; nothing where form, disclosure or profile say it.
    pub unit_at: Option<Span>,
    /// How its figures were rounded.
    pub rounding: Rounding,
    /// Filled, stated to be empty, or missing from the document.
    pub state: TableState,
    /// What the form's head says in words: 编制部门, 截止时间.
    pub caption: Option<String>,
    /// Rows in the order of the form (fixed lines) or of the author (open rows).
    pub rows: Vec<Row>,
    /// How its rows are found.
    pub index: RowIndex,
    /// Where its name is written.
    pub span: Span,
}

/// Whether a table has content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableState {
    /// It has rows.
    Filled,
    /// An empty table with the sentence that says so.
    Nothing(String),
    /// Required, but the document lacks it; what the transcriber says.
    Unpublished(String),
}

impl Table {
    /// Whether it is this one, by the name it goes by here or any of its form.
    pub fn answers_to(&self, name: &str) -> bool {
        self.name == name || self.form.answers_to(name)
    }

    /// The row that fills a fixed line.
    pub fn line(&self, line: usize) -> Option<usize> {
        self.rows.iter().position(|row| row.line == Some(line))
    }

    /// The row of a key.
    pub fn keyed(&self, key: &str) -> Option<usize> {
        self.index.keyed(&self.rows, key)
    }

    /// The label of a row: its line's official label, or the text that names it.
    pub fn row_label<'a>(&'a self, row: &'a Row) -> &'a str {
        match row.line {
            Some(line) => &self.form.lines()[line].label,
            None => &row.key,
        }
    }
}
