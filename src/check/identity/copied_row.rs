use crate::decimal::Decimal;
use crate::finding::Bilingual;
use crate::model::{Department, FormRows, Row, RowRole, Unit};

use super::checked_figure::CheckedFigure;
use super::neighbour::TELLING;
use super::outcome::Outcome;

/// The only row of an identity that fails whose figures are all those of a row beside it, or of its own row the
/// year before: nothing in the row itself speaks against a row that was copied whole.
pub(super) fn copied_row(department: &Department, outcome: &Outcome<'_>) -> Option<Bilingual> {
    let mut found = outcome.figures.iter().filter_map(|figure| {
        let (rows, row, _) = figure.cell_of()?;
        if rows.row(row).role != RowRole::Item || figure.figure().in_base().is_zero() {
            return None;
        }
        beside(rows, row).or_else(|| of_last_year(department, figure))
    });
    let (path, (zh, en)) = found.next().filter(|_| found.next().is_none())?;
    Some(Bilingual::new(
        format!("「{path}」一行各数与{zh}相同：可能是整行照抄"),
        format!("the figures of row `{path}` are those of {en}: the row may have been copied"),
    ))
}

/// The path of a row, and of which row it is a copy.
type Copied = (String, (String, String));

/// The row above that has the same figures under another name. A row that has another of a wider class above is
/// often all there is of it.
fn beside(rows: FormRows<'_>, row: usize) -> Option<Copied> {
    let own = rows.row(row);
    let above = row.checked_sub(1)?;
    let other = rows.row(above);
    let is_alike = other.role == own.role
        && other.key != own.key
        && other.key.len() == own.key.len()
        && are_same(own, other);
    let path = path_of(rows, above);
    is_alike.then(|| {
        (path_of(rows, row), (format!("上一行「{path}」"), format!("`{path}` in the row above")))
    })
}

/// Its own row in the document of the year before.
fn of_last_year(department: &Department, figure: &CheckedFigure<'_>) -> Option<Copied> {
    let (rows, row, _) = figure.cell_of()?;
    let before = department.disclosure(figure.document().key().year_before())?;
    let there = before.table(&rows.form.id)?;
    let own = rows.row(row);
    let other = there.rows.iter().find(|one| {
        one.line == own.line && one.role == own.role && one.key == own.key && are_same(own, one)
    })?;
    let (year, path) = (before.year, path_of(rows, row));
    (other.cells.len() == own.cells.len()).then(|| {
        (path, (format!("{year}年的同一行"), format!("its own row in the document of {year}")))
    })
}

/// The path of a row: that of its cells without the column.
fn path_of(rows: FormRows<'_>, row: usize) -> String {
    let path = rows.path(row, rows.row(row).cells.len().saturating_sub(1));
    path.rsplit_once('/').map_or(path.clone(), |(row, _)| row.to_owned())
}

/// A figure of four digits is that of another row by chance alone seldom.
const LONG: u128 = 1_000;

/// Whether rows have the same amounts, of which one at least has four digits, or two have three and differ.
fn are_same(one: &Row, other: &Row) -> bool {
    let amounts = |row: &Row| -> Vec<Decimal> {
        let figures = row.cells.iter().filter_map(|cell| cell.figure());
        let money = figures.filter(|figure| matches!(figure.unit, Unit::Money(_)));
        money.map(|figure| figure.in_base()).collect()
    };
    let own = amounts(one);
    let mut telling: Vec<Decimal> =
        own.iter().copied().filter(|amount| amount.significant() >= TELLING).collect();
    telling.sort_unstable();
    telling.dedup();
    let is_long = telling.iter().any(|amount| amount.significant() >= LONG);
    (is_long || telling.len() >= 2) && own == amounts(other)
}
