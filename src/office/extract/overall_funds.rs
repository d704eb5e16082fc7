use crate::finding::Bilingual;
use crate::model::{ColumnType, Form, LineRole, MoneyUnit, RowRole};
use crate::office::sheet::{answers, best, cells, is_figure, of_head, tidy, top};
use crate::workbook::Sheet;

use super::extracted::{ExtractedCell, ExtractedRow};
use super::record_grid::{Grid, Place, names};
use super::skipped::Skipped;

/// How many rows above a line its heads may stand.
const TALLEST: usize = 4;

/// The figures of a record of the whole department, in the lines of its form.
#[derive(Default)]
pub(super) struct OverallFunds {
    pub rows: Vec<ExtractedRow>,
    /// The unit of the first amount.
    pub unit: Option<MoneyUnit>,
    /// The cells of labels and figures.
    pub taken: Vec<(usize, usize)>,
}

/// Reads the lines of a form from a record: each label with its figures beside it, in its own cell
/// behind a colon, or below heads. An amount in another unit than the first is left, since content
/// says the unit once.
pub(super) fn overall_funds(grid: Grid<'_>, skipped: &mut Vec<Skipped>) -> OverallFunds {
    let mut funds = OverallFunds::default();
    for label in cells(grid.sheet, top(grid.sheet)..grid.head) {
        let Some((line, inside)) = line_at(&grid, label, &funds.rows) else { continue };
        let found = values(&grid, line, label, inside.as_deref());
        let mut row = ExtractedRow { line: Some(line), role: RowRole::Item, cells: Vec::new() };
        for cell in found {
            funds.taken.push(cell.at);
            if let Some(left) = funds.other_unit(&grid, label, &cell) {
                skipped.push(left);
            } else {
                row.cells.push(cell);
            }
        }
        if !row.cells.is_empty() {
            // What stands left of it is the label of several lines: 预算情况.
            let figure = |at: &usize| is_figure(grid.sheet.text(label.0, *at));
            let labels = (0..=label.1).rev().take_while(|at| *at == label.1 || !figure(at));
            funds.taken.extend(labels.map(|at| (label.0, at)));
            funds.rows.push(row);
        }
    }
    funds.rows.sort_by_key(|row| row.line);
    funds
}

impl OverallFunds {
    /// Why an amount cannot be taken: its unit is another than that of those before it.
    fn other_unit(
        &mut self,
        grid: &Grid<'_>,
        label: (usize, usize),
        cell: &ExtractedCell,
    ) -> Option<Skipped> {
        let column = &grid.form.columns[cell.column];
        if column.holds != ColumnType::Amount || cell.text.is_empty() {
            return None;
        }
        let own = grid.unit(&Place { label, value: cell.at })?;
        let unit = *self.unit.get_or_insert(own);
        (unit != own).then(|| {
            let (unit, own, text) = (unit.name(), own.name(), &cell.text);
            let why = Bilingual::new(
                format!("这个数的单位是{own}，前面的数是{unit}，没有取：{text}"),
                format!("a figure in {own} was left, those before it are in {unit}: {text}"),
            );
            Skipped::cells(grid.sheet, cell.at, cell.at, why)
        })
    }
}

/// The line that a cell is the label of, and what stands behind it in the same cell, if it ends
/// with a colon: `其中：一般公共预算：2396`. Each line counts once.
fn line_at(
    grid: &Grid<'_>,
    (row, at): (usize, usize),
    taken: &[ExtractedRow],
) -> Option<(usize, Option<String>)> {
    let text = grid.sheet.text(row, at).trim();
    // A merged label says the same in all its columns.
    if text.is_empty() || at > 0 && grid.sheet.text(row, at - 1).trim() == text {
        return None;
    }
    let free = |line: usize| !taken.iter().any(|row| row.line == Some(line));
    let line_of = |label: &str| {
        // `1、资金来源：（1）政府预算资金`: the label is what stands behind the colon.
        let parts = [Some(label), label.rsplit_once(['：', ':']).map(|(_, own)| own)];
        let score = |spellings: &[&str]| {
            let parts = parts.iter().flatten();
            parts.map(|label| answers(label, spellings.iter().copied())).max().unwrap_or(0)
        };
        let lines = grid.form.lines().iter().enumerate();
        let scored = lines
            .filter(|(index, line)| line.role != LineRole::Heading && free(*index))
            .map(|(index, line)| (index, score(&line.spellings().collect::<Vec<_>>())))
            .filter(|(_, score)| *score > 0);
        best(scored)
    };
    let apart = text.rsplit_once(['：', ':']).filter(|(_, rest)| {
        let rest = rest.trim();
        rest.is_empty() || is_figure(rest)
    });
    match apart.and_then(|(label, rest)| Some((line_of(label)?, rest))) {
        Some((line, rest)) => Some((line, Some(rest.trim().to_owned()))),
        None => line_of(without_unit(text).as_deref().unwrap_or(text)).map(|line| (line, None)),
    }
}

/// `部门预算总额（万元）`: a label without its unit.
fn without_unit(text: &str) -> Option<String> {
    of_head(text).map(|(label, _)| label)
}

/// The cells of a line, blank or not: under the heads of its columns, in the cell of its label, or
/// the first figure beside it.
fn values(
    grid: &Grid<'_>,
    line: usize,
    (row, at): (usize, usize),
    inside: Option<&str>,
) -> Vec<ExtractedCell> {
    let (sheet, form) = (grid.sheet, grid.form);
    let cell = |column: usize, text: &str, at: (usize, usize)| ExtractedCell {
        column,
        text: tidy(text, &form.columns[column]),
        at,
    };
    let fills = &form.lines()[line].columns;
    let [column] = fills.as_slice() else {
        let under = |column: &usize| {
            let place = (row, head_over(grid, *column, (row, at))?);
            Some(cell(*column, sheet.text(place.0, place.1), place))
        };
        return fills.iter().filter_map(under).collect();
    };
    if let Some(text) = inside.filter(|text| !text.is_empty()) {
        return vec![cell(*column, text, (row, at))];
    }
    let label = sheet.text(row, at);
    let beside = (at + 1..sheet.width()).find(|other| sheet.text(row, *other) != label);
    let filled = beside
        .and_then(|from| (from..sheet.width()).find(|at| !sheet.text(row, *at).trim().is_empty()));
    // A word ends the blanks before a figure: it is the next label.
    match filled.filter(|at| is_figure(sheet.text(row, *at))) {
        Some(at) => vec![cell(*column, sheet.text(row, at), (row, at))],
        None => {
            let blank = beside.filter(|other| {
                sheet.text(row, *other).trim().is_empty() && !follows_label(grid, (row, at))
            });
            let blank = blank.or(inside.map(|_| at));
            blank.map(|at| cell(*column, "", (row, at))).into_iter().collect()
        }
    }
}

/// Whether the text before a label is a label, too: labels in a row are heads, and nothing stands
/// beside them.
fn follows_label(grid: &Grid<'_>, (row, at): (usize, usize)) -> bool {
    let mut before = (0..at).rev().map(|at| grid.sheet.text(row, at).trim());
    let text = before.find(|text| !text.is_empty() && *text != grid.sheet.text(row, at).trim());
    let lines = grid.form.lines();
    text.is_some_and(|text| lines.iter().any(|line| answers(text, line.spellings()) > 0))
}

/// The column of the sheet under the nearest head, right of a label, that names a column.
fn head_over(grid: &Grid<'_>, column: usize, (row, at): (usize, usize)) -> Option<usize> {
    let own = &grid.form.columns[column];
    let rows = (row.saturating_sub(TALLEST)..row).rev();
    rows.flat_map(|row| (at + 1..grid.sheet.width()).map(move |at| (row, at)))
        .find(|(row, at)| names(own, grid.sheet.text(*row, *at)))
        .map(|(_, at)| at)
}

/// Whether a text names a side of a form, a line or a column: it stands over figures, or beside
/// them.
pub(super) fn is_label(form: &Form, text: &str) -> bool {
    let text = text.trim_end_matches(['：', ':']);
    form.sides().iter().any(|side| answers(text, [side.label.as_str()]) > 0)
        || form.columns.iter().any(|column| names(column, text))
}

/// The rows of a sheet above another, in their places.
pub(super) fn above(sheet: &Sheet, row: usize) -> Sheet {
    sheet.part(sheet.rows.iter().take(row).cloned().collect())
}
