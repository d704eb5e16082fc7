use std::borrow::Cow;

use crate::workbook::Sheet;

use super::request::Request;
use super::table_starts::is_titled;

/// More blocks beside each other than this are columns of one table that somebody spread out.
const MOST: usize = 8;

/// The tables that stand side by side on a sheet, an empty column between them, each under a title
/// of its own; each as a sheet with every cell in its place. A sheet of one table is that sheet.
pub fn beside<'a>(sheet: &'a Sheet, request: &Request<'_>) -> Vec<Cow<'a, Sheet>> {
    let blocks = blocks(sheet);
    if !(2..=MOST).contains(&blocks.len()) {
        return vec![Cow::Borrowed(sheet)];
    }
    // A block without a title belongs to the table before it.
    let mut starts: Vec<usize> = Vec::new();
    for (index, start) in blocks.iter().enumerate() {
        let end = blocks.get(index + 1).copied().unwrap_or(sheet.width());
        let block = columns(sheet, *start, end);
        if is_titled(&block, request) {
            starts.push(*start);
        } else if index == 0 {
            return vec![Cow::Borrowed(sheet)];
        }
    }
    if starts.len() < 2 {
        return vec![Cow::Borrowed(sheet)];
    }
    let ends = starts.iter().skip(1).copied().chain([sheet.width()]);
    let ends: Vec<usize> = ends.collect();
    let parts = starts.iter().zip(ends).enumerate();
    parts
        .map(|(index, (start, end))| {
            // What must be said of the sheet is said once.
            let remark = sheet.remark.filter(|_| index == 0);
            Cow::Owned(Sheet { remark, ..columns(sheet, *start, end) })
        })
        .collect()
}

/// Where blocks of columns begin, each behind an empty column.
fn blocks(sheet: &Sheet) -> Vec<usize> {
    let says = |at: usize| {
        sheet.rows.iter().any(|row| row.get(at).is_some_and(|text| !text.trim().is_empty()))
    };
    let said: Vec<bool> = (0..sheet.width()).map(says).collect();
    (0..said.len()).filter(|at| said[*at] && (*at == 0 || !said[at - 1])).collect()
}

/// The columns of a sheet from one to another, in their places.
pub(super) fn columns(sheet: &Sheet, start: usize, end: usize) -> Sheet {
    let kept = |(at, text): (usize, &String)| {
        if (start..end).contains(&at) { text.clone() } else { String::new() }
    };
    let rows = sheet.rows.iter().map(|cells| cells.iter().enumerate().map(kept).collect());
    sheet.part(rows.collect())
}
