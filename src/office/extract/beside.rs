use std::borrow::Cow;
use std::ops::Range;

use crate::office::sheet::is_figure;
use crate::workbook::Sheet;

use super::glued::glued;
use super::request::Request;
use super::table_starts::is_titled;

/// More blocks beside each other than this are columns of one table that somebody spread out.
const MOST: usize = 8;

/// The tables that stand side by side on a sheet, or in a band of its rows with empty rows around, each
/// under a title of its own, an empty column between them or none; each as a sheet with every cell in
/// its place. Of a sheet without such, the sheet.
pub fn beside<'a>(sheet: &'a Sheet, request: &Request<'_>) -> Vec<Cow<'a, Sheet>> {
    let all = 0..sheet.rows.len();
    let mut parts = in_band(sheet, all.clone(), request);
    if parts.len() < 2 {
        parts = in_bands(sheet, request);
    }
    if parts.len() < 2 {
        return vec![Cow::Borrowed(sheet)];
    }
    // What must be said of the sheet is said once.
    let once = |(index, part): (usize, Sheet)| {
        let remark = sheet.remark.filter(|_| index == 0);
        Cow::Owned(Sheet { remark, ..part })
    };
    parts.into_iter().enumerate().map(once).collect()
}

/// The tables of bands of rows, where one of these has several beside each other; the bands between
/// stay together.
fn in_bands(sheet: &Sheet, request: &Request<'_>) -> Vec<Sheet> {
    let says = |row: &Vec<String>| row.iter().any(|text| !text.trim().is_empty());
    let mut bands: Vec<Range<usize>> = Vec::new();
    for at in (0..sheet.rows.len()).filter(|at| says(&sheet.rows[*at])) {
        match bands.last_mut().filter(|band| band.end == at) {
            Some(band) => band.end = at + 1,
            None => bands.push(at..at + 1),
        }
    }
    if !(2..=MOST).contains(&bands.len()) {
        return Vec::new();
    }
    let (mut parts, mut together): (Vec<Sheet>, Option<Range<usize>>) = (Vec::new(), None);
    for band in bands {
        let tables = in_band(sheet, band.clone(), request);
        if tables.len() < 2 {
            together = Some(together.map_or(band.start, |one| one.start)..band.end);
            continue;
        }
        parts.extend(together.take().map(|rows| block(sheet, rows, 0..sheet.width())));
        parts.extend(tables);
    }
    parts.extend(together.map(|rows| block(sheet, rows, 0..sheet.width())));
    parts
}

/// The tables beside each other in some rows; nothing where there are not two.
fn in_band(sheet: &Sheet, rows: Range<usize>, request: &Request<'_>) -> Vec<Sheet> {
    let apart = apart(sheet, rows.clone(), request);
    let whole = || vec![block(sheet, rows.clone(), 0..sheet.width())];
    let blocks = if apart.is_empty() { whole() } else { apart };
    let mut tables = Vec::new();
    for own in blocks {
        match glued(&own, request).as_slice() {
            [] => tables.push(own),
            starts => {
                let ends = starts.iter().skip(1).copied().chain([own.width()]);
                let parts = starts.iter().zip(ends).map(|(start, end)| columns(&own, *start, end));
                tables.extend(parts);
            }
        }
    }
    if tables.len() < 2 { Vec::new() } else { tables }
}

/// The tables in some rows that have an empty column between them; nothing where there are not two.
fn apart(sheet: &Sheet, rows: Range<usize>, request: &Request<'_>) -> Vec<Sheet> {
    let blocks = blocks(&sheet.rows[rows.clone()], sheet.width());
    if !(2..=MOST).contains(&blocks.len()) {
        return Vec::new();
    }
    // A block without a title belongs to the table before it.
    let mut starts: Vec<usize> = Vec::new();
    for (index, start) in blocks.iter().enumerate() {
        let end = blocks.get(index + 1).copied().unwrap_or(sheet.width());
        let own = block(sheet, rows.clone(), *start..end);
        let has_figures = own.rows.iter().flatten().any(|text| is_figure(text));
        if has_figures && is_titled(&own, request) {
            starts.push(*start);
        } else if index == 0 {
            return Vec::new();
        }
    }
    if starts.len() < 2 {
        return Vec::new();
    }
    let ends = starts.iter().skip(1).copied().chain([sheet.width()]);
    starts.iter().zip(ends).map(|(start, end)| block(sheet, rows.clone(), *start..end)).collect()
}

/// Where blocks of columns begin, each behind an empty column.
fn blocks(rows: &[Vec<String>], width: usize) -> Vec<usize> {
    let is_said =
        |at: usize| rows.iter().any(|row| row.get(at).is_some_and(|text| !text.trim().is_empty()));
    let said: Vec<bool> = (0..width).map(is_said).collect();
    (0..width).filter(|at| said[*at] && (*at == 0 || !said[at - 1])).collect()
}

/// Some rows and columns of a sheet, in their places.
fn block(sheet: &Sheet, rows: Range<usize>, columns: Range<usize>) -> Sheet {
    let above = std::iter::repeat_n(Vec::new(), rows.start);
    let kept = |(at, text): (usize, &String)| {
        if columns.contains(&at) { text.clone() } else { String::new() }
    };
    let own = sheet.rows[rows.clone()].iter();
    let own = own.map(|cells| cells.iter().enumerate().map(kept).collect());
    sheet.part(above.chain(own).collect())
}

/// The columns of a sheet from one to another, in their places.
pub(super) fn columns(sheet: &Sheet, start: usize, end: usize) -> Sheet {
    block(sheet, 0..sheet.rows.len(), start..end)
}
