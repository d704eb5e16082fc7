use std::ops::Range;

use crate::decimal::Decimal;
use crate::finding::Bilingual;
use crate::model::{FormRows, Rounding, RowRole};

use super::outcome::Status;

/// Where the subtotals of a table stand; one way throughout a table.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Placement {
    /// Above the rows they are the sums of, as in procurement tables.
    Above,
    /// Below them.
    Below,
}

/// The rows that a subtotal of a table is the sum of.
///
/// # Errors
/// Not computable, where the table does not show whether they stand below it or above it.
pub(super) fn under_subtotal(
    rows_of_form: FormRows<'_>,
    row: usize,
    column: usize,
) -> Result<Range<usize>, Status> {
    let placement = placement(rows_of_form, column).ok_or_else(|| {
        let table = rows_of_form.name();
        Status::NotComputable(Bilingual::new(
            format!("「{table}」的小计是其上各行之和还是其下各行之和，从表中看不出"),
            format!("{table} does not show whether its subtotals stand above or below their rows"),
        ))
    })?;
    Ok(block(rows_of_form, row, placement))
}

/// How the subtotals of a table stand. One at the very end has no rows below it, one at the very
/// beginning none above it; between the two only the arithmetic can tell.
fn placement(rows_of_form: FormRows<'_>, column: usize) -> Option<Placement> {
    match possible(rows_of_form) {
        [only] => Some(*only),
        several => several.iter().copied().find(|placement| fits(rows_of_form, column, *placement)),
    }
}

/// The ways in which the order of its rows lets the subtotals of a table stand.
fn possible(rows_of_form: FormRows<'_>) -> &'static [Placement] {
    let role = |index: usize| rows_of_form.row(index).role;
    let counts = |index: &usize| matches!(role(*index), RowRole::Item | RowRole::Subtotal);
    let first = (0..rows_of_form.len()).find(counts).map(role);
    let last = (0..rows_of_form.len()).rev().find(counts).map(role);
    match (first, last) {
        (Some(RowRole::Subtotal), Some(RowRole::Item)) => &[Placement::Above],
        (Some(RowRole::Item), Some(RowRole::Subtotal)) => &[Placement::Below],
        _ => &[Placement::Above, Placement::Below],
    }
}

/// A subtotal of a table, and the rows that it is the sum of.
pub(in crate::check) struct Subtotal {
    /// Its row.
    pub row: usize,
    /// The rows under it.
    pub rows: Range<usize>,
}

/// The subtotals of a table in each of the ways in which its rows let them stand; none in one of
/// fixed lines, where identities say what each is.
pub(in crate::check) fn possible_subtotals(rows_of_form: FormRows<'_>) -> Vec<Vec<Subtotal>> {
    let is_subtotal = |row: &usize| {
        let row = rows_of_form.row(*row);
        row.line.is_none() && row.role == RowRole::Subtotal
    };
    let subtotals: Vec<usize> = (0..rows_of_form.len()).filter(is_subtotal).collect();
    let ways = possible(rows_of_form).iter().map(|placement| {
        let under =
            |row: &usize| Subtotal { row: *row, rows: block(rows_of_form, *row, *placement) };
        subtotals.iter().map(under).collect()
    });
    ways.collect()
}

/// Whether every subtotal of a column is the sum of its rows, but for what rounding may leave.
fn fits(rows_of_form: FormRows<'_>, column: usize, placement: Placement) -> bool {
    let figure = |row: usize| rows_of_form.cell(row, column).figure();
    let holds = |row: usize| {
        let Some(subtotal) = figure(row) else { return Some(true) };
        let under = block(rows_of_form, row, placement).filter(|row| rows_of_form.is_top(*row));
        let figures: Vec<_> = under.filter_map(figure).collect();
        let sum = Decimal::checked_sum(figures.iter().map(|figure| figure.in_base()))?;
        let apart = subtotal.in_base().checked_sub(sum)?.abs();
        let all = figures.iter().chain([&subtotal]);
        let slack = Decimal::checked_sum(all.map(|figure| figure.precision()))?.half()?;
        Some(apart.is_zero() || rows_of_form.rounding() != Rounding::Exact && apart <= slack)
    };
    (0..rows_of_form.len())
        .filter(|row| rows_of_form.row(*row).role == RowRole::Subtotal)
        .all(|row| holds(row).unwrap_or(false))
}

/// The rows between a subtotal and the next sum in the one direction or the other.
fn block(rows_of_form: FormRows<'_>, row: usize, placement: Placement) -> Range<usize> {
    let is_sum =
        |index: &usize| matches!(rows_of_form.row(*index).role, RowRole::Subtotal | RowRole::Total);
    match placement {
        Placement::Above => {
            row + 1..(row + 1..rows_of_form.len()).find(is_sum).unwrap_or(rows_of_form.len())
        }
        Placement::Below => (0..row).rev().find(is_sum).map_or(0, |sum| sum + 1)..row,
    }
}
