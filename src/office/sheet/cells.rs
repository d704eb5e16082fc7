use std::ops::Range;

use crate::workbook::Sheet;

/// The places of the cells of some rows, from left to right and from the top. It takes no time over
/// rows that hold none: those above a part of a sheet.
pub fn cells(sheet: &Sheet, rows: Range<usize>) -> impl Iterator<Item = (usize, usize)> + '_ {
    let rows = rows.start..rows.end.min(sheet.rows.len());
    rows.flat_map(|row| (0..sheet.rows[row].len()).map(move |at| (row, at)))
}
