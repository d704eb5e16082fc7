//! What stands below the heads of open rows and is no row, beside them and no column.

use crate::lexicon::Lexicon;
use crate::office::sheet::{is_figure, is_one_of, plain};
use crate::workbook::Sheet;

/// Whether the first row below the heads says the codes of the columns (301, 30101), and what the
/// heads say where these are merged downwards.
pub(super) fn is_codes_of_columns(lexicon: &Lexicon, sheet: &Sheet, row: usize) -> bool {
    let cells = sheet.rows[row].iter().enumerate();
    let (codes, words): (Vec<_>, Vec<_>) =
        cells.filter(|(_, text)| !text.trim().is_empty()).partition(|(_, text)| is_figure(text));
    let is_code = |text: &str| {
        matches!(text.trim().len(), 3 | 5) && text.trim().bytes().all(|byte| byte.is_ascii_digit())
    };
    let again = |at: usize, text: &str| {
        row > 0 && plain(text) == plain(sheet.text(row - 1, at))
            || is_one_of(&lexicon.code_parts, text)
    };
    !codes.is_empty()
        && !words.is_empty()
        && codes.iter().all(|(_, text)| is_code(text))
        && words.iter().all(|(at, text)| again(*at, text))
}

/// Whether a column is merged with the one to its left: it has the same head, and nothing else in
/// any row.
pub(super) fn goes_on(sheet: &Sheet, first: usize, at: usize) -> bool {
    let Some(left) = at.checked_sub(1) else { return false };
    let text = |row: usize, at: usize| sheet.text(row, at).trim();
    first > 0
        && !text(first - 1, at).is_empty()
        && (0..first).all(|row| text(row, at).is_empty() || text(row, at) == text(row, left))
        && (first..sheet.rows.len()).all(|row| {
            let own = text(row, at);
            own.is_empty() || own == text(row, left) && !is_figure(own)
        })
}

/// Whether a row repeats a row above the figures, as the heads do on the next page.
pub(super) fn is_head_again(sheet: &Sheet, first: usize, row: usize) -> bool {
    let again = |head: usize| {
        let cells = sheet.rows[row].iter().enumerate();
        let mut filled = cells.filter(|(_, text)| !text.trim().is_empty());
        filled.all(|(at, text)| plain(text) == plain(sheet.text(head, at)))
    };
    (0..first).any(again)
}

/// A row that numbers the columns: `栏次 | 1 | 2`, `甲 | 乙 | 1 | 2`, `** | ** | 1 | 2`,
/// `类 | 款 | 项 | 栏次 | 1 | 2`.
pub(super) fn is_column_numbers(lexicon: &Lexicon, words: &[&str]) -> bool {
    let (numbers, names): (Vec<&str>, Vec<&str>) = words
        .iter()
        .map(|text| text.trim())
        .partition(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
    let name = |text: &&str| {
        plain(text).is_empty()
            || is_one_of(&lexicon.column_numbers, text)
            || is_one_of(&lexicon.code_parts, text)
    };
    let in_order =
        numbers.iter().enumerate().all(|(index, number)| number.parse() == Ok(index + 1));
    names.iter().all(name) && in_order && (!names.is_empty() || numbers.len() > 1)
}
