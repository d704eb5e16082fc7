use std::borrow::Cow;

use crate::finding::Bilingual;
use crate::office::sheet::{ListReader, Stated, lines, stated, top};
use crate::workbook::Sheet;

use super::part::{Part, Standing};
use super::record::is_record;
use super::record_starts::{record_columns, record_rows};
use super::request::Request;
use super::skipped::Skipped;
use super::table_starts::table_starts;

/// How many cells the rows above all parts may have together: each part keeps their places.
const MOST: usize = 20_000_000;

/// The tables and records of a sheet: below each other, each under its own title or heads, records
/// side by side too. What lies beyond the bounds is left, and named.
pub fn parts<'a>(
    sheet: &'a Sheet,
    request: &Request<'_>,
    list: ListReader<'_>,
) -> (Vec<Part<'a>>, Option<Skipped>) {
    let mut pieces: Vec<(Cow<'a, Sheet>, Standing)> = Vec::new();
    let mut left = None;
    let starts = table_starts(sheet, request);
    let rows: Vec<usize> = starts.iter().map(|start| start.row).collect();
    'tables: for (table, start) in below(sheet, &rows).into_iter().zip(&starts) {
        let standing = match start.untitled {
            Some(untitled) => Standing::Untitled(untitled),
            None if pieces.is_empty() => Standing::First,
            None => Standing::Later,
        };
        if !is_record(&table, list) {
            pieces.push((table, standing));
            continue;
        }
        let starts = record_rows(&table, list);
        for record in below(&table, &starts) {
            let first = record.rows.len().saturating_mul(pieces.len());
            if first > MOST {
                left = Some(beyond(&table, top(&record)));
                break 'tables;
            }
            let columns = record_columns(&record, list);
            match columns.as_slice() {
                [] | [_] => pieces.push((Cow::Owned(record.into_owned()), standing)),
                several => {
                    let parts = several.iter().map(|own| Cow::Owned(own.part(&record)));
                    pieces.extend(parts.map(|part| (part, standing)));
                }
            }
        }
    }
    let mut above = Stated::Nothing;
    let mut parts = Vec::new();
    for (index, (sheet, standing)) in pieces.into_iter().enumerate() {
        // Of several records the first alone is the sheet's first part.
        let standing = match standing {
            Standing::First if index > 0 => Standing::Later,
            other => other,
        };
        let said = lines(&sheet, list.lexicon);
        let own = stated(&sheet, list.lexicon);
        let of_above = if own == Stated::Nothing { above.clone() } else { Stated::Nothing };
        parts.push(Part { sheet, standing, above: of_above });
        if matches!(said, Stated::One(_) | Stated::Other(_)) {
            above = said;
        }
    }
    (parts, left)
}

/// The rows of a sheet from each start to the next, in their places.
fn below<'a>(sheet: &'a Sheet, starts: &[usize]) -> Vec<Cow<'a, Sheet>> {
    if starts.len() < 2 {
        return vec![Cow::Borrowed(sheet)];
    }
    let ends = starts.iter().skip(1).copied().chain([sheet.rows.len()]);
    let piece = |(index, (start, end)): (usize, (&usize, usize))| {
        let above = std::iter::repeat_n(Vec::new(), *start);
        let rows = above.chain(sheet.rows[*start..end].iter().cloned()).collect();
        // What must be said of the sheet is said once.
        let remark = sheet.remark.filter(|_| index == 0);
        Cow::Owned(Sheet { remark, ..sheet.part(rows) })
    };
    starts.iter().zip(ends).enumerate().map(piece).collect()
}

/// The rest of a sheet, from a row on.
fn beyond(sheet: &Sheet, row: usize) -> Skipped {
    let why = Bilingual::new(
        "一张工作表里的项目太多，这里没有读取；请分成几张工作表",
        "too many projects on one sheet: these were not read; divide it into several sheets",
    );
    let last = (sheet.rows.len().saturating_sub(1), sheet.width().saturating_sub(1));
    Skipped::cells(sheet, (row, 0), last, why)
}
