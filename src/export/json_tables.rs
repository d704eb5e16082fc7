//! Tables, rows and cells as `data.json` has them.

use serde::Serialize;

use crate::model::{Cell, ColumnType, Form, MoneyUnit, Rounding, Row, TableState, Unit};

#[derive(Serialize)]
pub(super) struct OutTable<'a> {
    form: &'a str,
    name: &'a str,
    unit: &'a str,
    rounding: &'a str,
    state: &'a str,
    note: Option<&'a str>,
    caption: Option<&'a str>,
    columns: Vec<OutColumn<'a>>,
    rows: Vec<OutRow<'a>>,
}

/// A column of a form, said once: its cells name it, and their unit only where it is another.
#[derive(Serialize)]
pub(super) struct OutColumn<'a> {
    column: &'a str,
    label: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'a str>,
}

#[derive(Serialize)]
pub(super) struct OutRow<'a> {
    row: &'a str,
    key: &'a str,
    label: &'a str,
    role: &'a str,
    cells: Vec<OutCell<'a>>,
}

/// One cell. `state` tells the kinds of emptiness apart: blank, not-applicable, stated, malformed,
/// text; a figure has none, but its value.
#[derive(Serialize)]
pub(super) struct OutCell<'a> {
    column: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<&'a str>,
    printed: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'a str>,
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
        columns: columns(&table.form, table.unit),
        rows: table
            .rows
            .iter()
            .map(|row| OutRow {
                row: &row.address,
                key: &row.key,
                label: table.row_label(row),
                role: row.role.name(),
                cells: cells(&table.form, row, table.unit),
            })
            .collect(),
    }
}

/// The columns of a form, under a unit of money.
pub(super) fn columns(form: &Form, money: MoneyUnit) -> Vec<OutColumn<'_>> {
    form.columns
        .iter()
        .map(|column| OutColumn {
            column: &column.id,
            label: &column.label,
            unit: unit(column.holds, money),
        })
        .collect()
}

/// The unit of a column's figures, under a unit of money; nothing for what holds no numbers.
fn unit(holds: ColumnType, money: MoneyUnit) -> Option<&'static str> {
    match holds {
        ColumnType::Amount => Some(money.name()),
        ColumnType::Percent => Some(Unit::Percent.name()),
        ColumnType::Count => Some(Unit::Number.name()),
        ColumnType::Code | ColumnType::Text | ColumnType::Date => None,
    }
}

/// The cells of a row that are written, under a unit of money.
pub(super) fn cells<'a>(form: &'a Form, row: &'a Row, money: MoneyUnit) -> Vec<OutCell<'a>> {
    let written = row.cells.iter().enumerate().filter(|(_, cell)| !matches!(cell, Cell::Absent));
    let cell = |(at, cell): (usize, &'a Cell)| {
        let (figure, column) = (cell.figure(), &form.columns[at]);
        let own = figure.map(|figure| figure.unit.name());
        OutCell {
            column: &column.id,
            state: figure.is_none().then(|| state(cell)),
            printed: cell.printed(),
            value: figure.map(|figure| figure.amount.plain()),
            unit: own.filter(|own| Some(*own) != unit(column.holds, money)),
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
