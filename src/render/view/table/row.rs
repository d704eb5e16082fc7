//! A row of a table.

use serde::Serialize;

use crate::model::path::cell_path;
use crate::model::{Layout, Row, RowRole, Table};
use crate::words::Messages;

use super::super::cell::{BeforeView, CellView};
use super::super::note::CellRemarks;
use super::around::Around;

/// A row.
#[derive(Debug, Serialize)]
pub(in crate::render) struct RowView {
    /// Fragment of the row, without `#`: `B05-2120101`.
    pub id: String,
    /// What the row is, a CSS class: `item`, `heading`, `part`, `subtotal`, `total`.
    pub class: &'static str,
    /// How deep it stands under other rows, from 0.
    pub level: usize,
    /// What heads it: its line, code or name; the word for a total where the document prints none.
    pub label: String,
    /// Numbers of the notes about the row as a whole, for `<Marks>`.
    pub notes: Vec<usize>,
    /// One for each head of a column.
    pub cells: Vec<CellView>,
    /// The same line in last year's document; nothing where that prints none.
    pub before: Option<BeforeView>,
}

/// A row with the columns that are shown.
pub(super) fn row_view(
    table: &Table,
    row: &Row,
    shown: &[usize],
    decimals: &[u32],
    around: Around<'_>,
) -> RowView {
    let Around { words, notes, before } = around;
    let form = &*table.form;
    let level = match (&form.layout, row.line) {
        (Layout::Rows(key), _) if row.role == RowRole::Item => key.depth(&row.key),
        (_, Some(line)) => form.lines()[line].level,
        _ => 0,
    };
    let cell = |(index, column): (usize, &usize)| {
        let said = if notes.is_empty() {
            CellRemarks::default()
        } else {
            notes.said(&cell_path(table, row, *column))
        };
        CellView::new(words, form, row, *column, decimals[index], said)
    };
    RowView {
        id: format!("{}-{}", form.id, row.address),
        class: row.role.name(),
        level: level.min(4),
        label: label(words, table, row).to_owned(),
        before: before.and_then(|before| before.figure(row)),
        notes: match (notes.is_empty(), row.line) {
            (false, None) => notes.at(&format!("{}/{}", table.name, row.key)),
            _ => Vec::new(),
        },
        cells: shown.iter().enumerate().map(cell).collect(),
    }
}

/// What heads a row; an open row of totals that the document gives no name has the interface's.
fn label<'a>(words: &'a Messages, table: &'a Table, row: &'a Row) -> &'a str {
    let unnamed = matches!(&table.form.layout, Layout::Rows(key) if row.cells[key.column].printed().is_empty());
    match row.role {
        RowRole::Total if unnamed => words.word("table.total"),
        RowRole::Subtotal if unnamed => words.word("table.subtotal"),
        _ => table.row_label(row),
    }
}
