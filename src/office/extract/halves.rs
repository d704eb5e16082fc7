use crate::office::sheet::{Reader, heads, is_numbering, plain, top};
use crate::workbook::Sheet;

use super::beside::columns as part;

/// Deep enough for any head.
const HEAD_ROWS: usize = 16;

/// A table of open rows whose rows go on to the right under the same heads, each half as a sheet of
/// its own with every cell in its place: 301 … beside 302 …. A table in one piece is one half.
///
/// Codes of another classification to the right say the same money again: they are no half.
pub fn halves(sheet: &Sheet, reader: Reader<'_>) -> Vec<Sheet> {
    let mut starts = vec![0];
    while let Some(next) = next(sheet, reader, starts.last().copied().unwrap_or(0)) {
        starts.push(next);
    }
    let ends = starts.iter().skip(1).copied().chain([sheet.width()]);
    starts.iter().zip(ends).map(|(start, end)| part(sheet, *start, end)).collect()
}

/// Where the half after the one that starts at `start` begins.
fn next(sheet: &Sheet, reader: Reader<'_>, start: usize) -> Option<usize> {
    let key = reader.form.key()?.column;
    let upper = sheet.part(sheet.rows.iter().take(top(sheet) + HEAD_ROWS).cloned().collect());
    let own = heads(&part(&upper, start, sheet.width()), reader)?;
    let at_key = own.columns.iter().find(|(_, column)| *column == key)?.0;
    let head = |at: usize, row: usize| plain(sheet.text(row, at));
    let names_key = |at: usize| {
        (0..own.first).any(|row| {
            let head = head(at, row);
            !head.is_empty()
                && head == plain(sheet.text(row, at_key))
                && !is_numbering(reader.lexicon, &head)
        })
    };
    let held = |columns: &[(usize, usize)], end: usize| -> Vec<usize> {
        columns.iter().filter(|(at, _)| *at < end).map(|(_, column)| *column).collect()
    };
    let unknown = own.unknown.iter().map(|(at, _)| *at).filter(|at| *at > at_key);
    unknown.filter(|at| names_key(*at)).find(|at| {
        let Some(other) = heads(&part(&upper, *at, sheet.width()), reader) else { return false };
        let first = held(&own.columns, *at);
        let here = other.columns.iter().take(first.len()).map(|(_, column)| *column);
        let numbers = |column: &usize| reader.form.columns[*column].holds.is_number();
        first.iter().any(numbers)
            && other.columns.first() == Some(&(*at, key))
            && here.eq(first.iter().copied())
            && class(sheet, at_key, own.first) == class(sheet, *at, own.first)
    })
}

/// The first digit of the first code of a column.
fn class(sheet: &Sheet, at: usize, first: usize) -> Option<char> {
    (first..sheet.rows.len())
        .filter_map(|row| sheet.text(row, at).trim().chars().next())
        .find(char::is_ascii_digit)
}
