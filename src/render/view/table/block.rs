//! One HTML table: a whole table, or a side of it.

use serde::Serialize;

use crate::model::{Cell, ColumnType, Form, Layout, Row, Table};

use super::super::align::align;
use super::around::Around;
use super::head::{GroupView, HeadView, groups, heads};
use super::row::{RowView, row_view};

/// One HTML table.
#[derive(Debug, Serialize)]
pub(in crate::render) struct BlockView {
    /// The side it shows: 收入; nothing for a whole table.
    pub label: Option<String>,
    /// Whether it has more columns than stand side by side on most screens: it then scrolls in a
    /// frame of its own.
    pub wide: bool,
    /// Whether each row is headed by a code, and its first cell says what the code stands for.
    pub coded: bool,
    /// The fiscal year of the figures in `before` of the rows; nothing where last year's figures do
    /// not stand beside.
    pub before: Option<i16>,
    /// Heads over several columns; empty where there are none, and `heads` is then the only row.
    pub groups: Vec<GroupView>,
    /// Heads of columns, those under a tall group left out.
    pub heads: Vec<HeadView>,
    /// The rows, side by side of the form.
    pub sides: Vec<SideView>,
}

/// The rows of one side; most tables have one without a label.
#[derive(Debug, Serialize)]
pub(in crate::render) struct SideView {
    /// Name of the side: 支出; nothing for a table without sides.
    pub label: Option<String>,
    /// Its rows in the order of the document; none where they are composed.
    pub rows: Vec<RowView>,
    /// The rows as HTML, where no template of the site names any of them; nothing otherwise.
    pub composed: Option<String>,
}

/// One block, or one a side where sides fill different columns.
pub(super) fn blocks(table: &Table, around: Around<'_>) -> Vec<BlockView> {
    let form = &*table.form;
    let rows: Vec<&Row> = table.rows.iter().collect();
    let sides = form.sides();
    if sides.is_empty() {
        return vec![block(table, None, vec![(None, rows)], around)];
    }
    let of_side = |side: usize| -> Vec<&Row> {
        rows.iter()
            .copied()
            .filter(|row| row.line.is_some_and(|line| form.lines()[line].side == Some(side)))
            .collect()
    };
    let filled: Vec<(usize, Vec<&Row>)> = (0..sides.len())
        .map(|side| (side, of_side(side)))
        .filter(|(_, rows)| !rows.is_empty())
        .collect();
    let alike =
        filled.windows(2).all(|pair| columns(form, &pair[0].1) == columns(form, &pair[1].1));
    if alike {
        let sides = filled
            .into_iter()
            .map(|(side, rows)| (Some(sides[side].label.clone()), rows))
            .collect();
        return vec![block(table, None, sides, around)];
    }
    filled
        .into_iter()
        .map(|(side, rows)| {
            block(table, Some(sides[side].label.clone()), vec![(None, rows)], around)
        })
        .collect()
}

/// The columns that any of these rows fills; the key's column heads the row instead.
fn columns(form: &Form, rows: &[&Row]) -> Vec<usize> {
    let key = match &form.layout {
        Layout::Rows(key) => Some(key.column),
        Layout::Lines { .. } => None,
    };
    let filled =
        |column: &usize| rows.iter().any(|row| !matches!(row.cells[*column], Cell::Absent));
    (0..form.columns.len()).filter(|column| Some(*column) != key).filter(filled).collect()
}

/// So many columns stand side by side on most screens.
const SIDE_BY_SIDE: usize = 6;

/// Whether codes head the rows, and the column beside them says what they stand for.
fn is_coded(form: &Form, first: Option<usize>) -> bool {
    let code = form.key().is_some_and(|key| form.columns[key.column].holds == ColumnType::Code);
    let named =
        |name: usize| form.name_column() == Some(name) && form.columns[name].group.is_none();
    code && first.is_some_and(named)
}

/// The sides of one HTML table under common heads.
fn block(
    table: &Table,
    label: Option<String>,
    sides: Vec<(Option<String>, Vec<&Row>)>,
    around: Around<'_>,
) -> BlockView {
    let form = &*table.form;
    let all: Vec<&Row> = sides.iter().flat_map(|(_, rows)| rows.iter().copied()).collect();
    let filled = columns(form, &all);
    let decimals: Vec<u32> = filled
        .iter()
        .map(|column| {
            all.iter()
                .filter_map(|row| row.cells[*column].figure())
                .map(|figure| figure.amount.decimals())
                .max()
                .unwrap_or(0)
        })
        .collect();
    let first = match &form.layout {
        Layout::Rows(key) => form.columns[key.column].label.clone(),
        Layout::Lines { .. } => around.words.word("table.item").to_owned(),
    };
    let row = |row: &Row| row_view(table, row, &filled, &decimals, around);
    let mut sides: Vec<SideView> = sides
        .into_iter()
        .map(|(label, rows)| SideView {
            label,
            rows: rows.into_iter().map(row).collect(),
            composed: None,
        })
        .collect();
    let before =
        sides.iter_mut().flat_map(|side| &mut side.rows).filter_map(|row| row.before.as_mut());
    align(before.map(|before| (before.text.as_str(), &mut before.pad)));
    BlockView {
        label,
        wide: filled.len() > SIDE_BY_SIDE,
        coded: is_coded(form, filled.first().copied()),
        before: around.before.map(|before| before.year),
        groups: groups(form, &filled, &first),
        heads: heads(form, &filled, &first),
        sides,
    }
}
