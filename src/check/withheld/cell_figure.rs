use crate::check::identity::CheckedFigure;
use crate::model::FormRows;

/// A figure by its row and column, if there is one.
pub(super) fn figure(
    rows_of_form: FormRows<'_>,
    row: usize,
    column: usize,
) -> Option<CheckedFigure<'_>> {
    let figure = rows_of_form.cell(row, column).figure()?;
    Some(CheckedFigure::cell(rows_of_form, row, column, figure))
}
