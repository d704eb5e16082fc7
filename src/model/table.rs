use std::sync::Arc;

use crate::source::Span;

use super::cell::Cell;
use super::disclosure::Rounding;
use super::form::Form;
use super::row_index::RowIndex;
use super::unit::MoneyUnit;

/// 表: a form filled in by one disclosure.
#[derive(Debug)]
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

/// A row.
#[derive(Debug)]
pub struct Row {
    /// The fixed line it fills, as an index into the form's lines.
    pub line: Option<usize>,
    /// Its key: line id, classification code, project id, or the text that names it.
    pub key: String,
    /// The address of the row inside the page: ASCII, stable, never an ordinal.
    pub address: String,
    /// What it is to the rows around it.
    pub role: RowRole,
    /// One cell for each of the form's columns.
    pub cells: Vec<Cell>,
    /// Where it is written.
    pub span: Span,
}

/// What a row is to the rows around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowRole {
    /// One of the things added up.
    Item,
    /// A heading, with no figures of its own.
    Heading,
    /// 其中: a part of the row above.
    Part,
    /// Sum of the item rows that follow it, up to the next subtotal.
    Subtotal,
    /// Sum of all item rows.
    Total,
}

impl RowRole {
    /// The word in data and on pages, as authors write it.
    pub fn name(self) -> &'static str {
        match self {
            RowRole::Item => "item",
            RowRole::Heading => "heading",
            RowRole::Part => "part",
            RowRole::Subtotal => "subtotal",
            RowRole::Total => "total",
        }
    }
}

impl Row {
    /// Whether another row's code lies below this one's in a classification.
    pub fn contains(&self, other: &Row) -> bool {
        self.role == RowRole::Item
            && other.role == RowRole::Item
            && other.key.len() > self.key.len()
            && other.key.starts_with(&self.key)
    }
}

impl Table {
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

/// The total row among open rows; where there is none, the only subtotal.
pub fn total_row<'a>(rows: impl Iterator<Item = &'a Row> + Clone) -> Option<usize> {
    let of = |role: RowRole| {
        rows.clone().enumerate().filter(move |(_, row)| row.role == role).map(|(index, _)| index)
    };
    of(RowRole::Total).next().or_else(|| {
        let mut subtotals = of(RowRole::Subtotal);
        let only = subtotals.next()?;
        subtotals.next().is_none().then_some(only)
    })
}
