use crate::source::Span;

use super::cell::Cell;
use super::line::LineRole;

/// A row.
#[derive(Debug, Clone)]
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

impl From<LineRole> for RowRole {
    fn from(role: LineRole) -> RowRole {
        match role {
            LineRole::Item => RowRole::Item,
            LineRole::Heading => RowRole::Heading,
            LineRole::Part => RowRole::Part,
            LineRole::Subtotal => RowRole::Subtotal,
            LineRole::Total => RowRole::Total,
        }
    }
}

impl RowRole {
    /// All of them.
    pub const ALL: [RowRole; 5] =
        [RowRole::Item, RowRole::Part, RowRole::Subtotal, RowRole::Total, RowRole::Heading];

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
