//! Tables, rows and cells as `data.json` has them.

use serde::Serialize;

use crate::model::path::fragment;
use crate::model::{Cell, Form, Rounding, Row, TableState, Unit};

use super::facts::yuan;

#[derive(Serialize)]
pub(super) struct OutTable<'a> {
    form: &'a str,
    name: &'a str,
    unit: &'a str,
    rounding: &'a str,
    state: &'a str,
    note: Option<&'a str>,
    caption: Option<&'a str>,
    rows: Vec<OutRow<'a>>,
}

#[derive(Serialize)]
pub(super) struct OutRow<'a> {
    row: &'a str,
    key: &'a str,
    label: &'a str,
    role: &'a str,
    cells: Vec<OutCell<'a>>,
}

/// One cell; `state` tells the kinds of emptiness apart: figure, blank, not-applicable, stated,
/// malformed, text.
#[derive(Serialize)]
pub(super) struct OutCell<'a> {
    column: &'a str,
    state: &'a str,
    printed: &'a str,
    value: Option<String>,
    unit: Option<&'a str>,
    amount_yuan: Option<String>,
    fragment: String,
}

pub(super) fn out_table(table: &crate::model::Table) -> OutTable<'_> {
    let (state, note) = match &table.state {
        TableState::Filled => ("filled", None),
        TableState::Nothing(note) => ("none", Some(note.as_str())),
        TableState::Unpublished(note) => ("unpublished", Some(note.as_str())),
    };
    OutTable {
        form: &table.form.id,
        name: &table.name,
        unit: table.unit.name(),
        rounding: match table.rounding {
            Rounding::Exact => "exact",
            Rounding::Nearest => "nearest",
            Rounding::Truncated => "truncated",
        },
        state,
        note,
        caption: table.caption.as_deref(),
        rows: table
            .rows
            .iter()
            .map(|row| OutRow {
                row: &row.address,
                key: &row.key,
                label: table.row_label(row),
                role: row.role.name(),
                cells: cells(&table.form, row),
            })
            .collect(),
    }
}

pub(super) fn cells<'a>(form: &'a Form, row: &'a Row) -> Vec<OutCell<'a>> {
    let written = row.cells.iter().enumerate().filter(|(_, cell)| !matches!(cell, Cell::Absent));
    let cell = |(column, cell): (usize, &'a Cell)| {
        let figure = cell.figure();
        OutCell {
            column: &form.columns[column].id,
            state: state(cell),
            printed: cell.printed(),
            value: figure.map(|figure| figure.amount.plain()),
            unit: figure.map(|figure| figure.unit.name()),
            amount_yuan: figure.filter(|figure| matches!(figure.unit, Unit::Money(_))).map(yuan),
            fragment: fragment(form, row, column),
        }
    };
    written.map(cell).collect()
}

fn state(cell: &Cell) -> &'static str {
    match cell {
        Cell::Absent => "absent",
        Cell::Blank(_) => "blank",
        Cell::NotApplicable { .. } => "not-applicable",
        Cell::Stated { .. } => "stated",
        Cell::Figure(_) => "figure",
        Cell::Text { .. } => "text",
        Cell::Malformed { .. } => "malformed",
    }
}
