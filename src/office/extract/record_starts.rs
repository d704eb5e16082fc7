use crate::model::Head;
use crate::office::sheet::{ListReader, is_note, top};
use crate::workbook::Sheet;

use super::record_left::BEGINS;

/// The rows at which the records of a sheet begin, with their titles: the first at its top, each
/// other below the indicators of the one before. A record that goes on under its own name on the
/// next page is the same.
pub fn record_rows(sheet: &Sheet, reader: ListReader<'_>) -> Vec<usize> {
    let mut starts = vec![top(sheet)];
    let mut heads: Option<(usize, usize)> = None;
    let mut name: Option<&str> = None;
    for row in top(sheet)..sheet.rows.len() {
        let begins = BEGINS.iter().any(|head| value(sheet, reader, *head, row).is_some());
        let own = value(sheet, reader, Head::Name, row)
            .or_else(|| value(sheet, reader, Head::Name, row + 1));
        if let Some((_, at)) = heads.filter(|_| begins && (own.is_none() || own != name)) {
            let title = |row: &usize| is_title(sheet, reader, *row, at);
            let above = (0..row).rev().take_while(title).count();
            starts.push(row - above);
            (heads, name) = (None, None);
        }
        if begins && name.is_none() {
            name = own;
        }
        if heads.is_none() {
            let at = sheet.rows[row].iter().position(|text| reader.is(Head::Indicator, text));
            heads = at.map(|at| (row, at));
        }
    }
    starts
}

/// The value beside a label in a row.
fn value<'a>(sheet: &'a Sheet, reader: ListReader<'_>, head: Head, row: usize) -> Option<&'a str> {
    let cells = sheet.rows.get(row)?;
    let at = cells.iter().position(|text| reader.is(head, text))?;
    let beside = cells[at..].iter().find(|text| !text.trim().is_empty() && **text != cells[at])?;
    let label = Head::of_projects().iter().any(|head| reader.is(*head, beside));
    (!label).then(|| beside.trim())
}

/// Whether a row above a record is its title, its unit or blank: nothing stands in it where the
/// names of the indicators above do, unless it is merged.
fn is_title(sheet: &Sheet, reader: ListReader<'_>, row: usize, names: usize) -> bool {
    let mut texts = sheet.rows[row].iter().filter(|text| !text.trim().is_empty());
    let first = texts.next();
    let merged = first.is_some_and(|first| texts.all(|text| text == first));
    let one = sheet.rows[row].iter().filter(|text| !text.trim().is_empty()).count() < 2;
    let note = first.is_some_and(|first| is_note(reader.lexicon, first));
    !note && (sheet.text(row, names).trim().is_empty() || merged && !one)
}

/// Columns of a sheet that are one of several records side by side.
pub struct RecordColumns {
    /// The first row of the records: what stands above is all of theirs.
    row: usize,
    from: usize,
    to: usize,
}

impl RecordColumns {
    /// The record, with every cell in its place.
    pub fn part(&self, sheet: &Sheet) -> Sheet {
        let cells = |(row, cells): (usize, &Vec<String>)| {
            let kept = |(at, text): (usize, &String)| {
                if row < self.row || (self.from..self.to).contains(&at) {
                    text.clone()
                } else {
                    String::new()
                }
            };
            cells.iter().enumerate().map(kept).collect()
        };
        let rows = sheet.rows.iter().enumerate().map(cells).collect();
        Sheet { remark: sheet.remark, ..sheet.part(rows) }
    }
}

/// The records that stand side by side: where one row has the label of a name several times, each
/// with its value. Nothing for one record.
pub fn record_columns(sheet: &Sheet, reader: ListReader<'_>) -> Vec<RecordColumns> {
    let labels = |head: Head, row: usize| -> Vec<usize> {
        let cells = &sheet.rows[row];
        let merged = |at: usize| at > 0 && cells[at - 1] == cells[at];
        (0..cells.len()).filter(|at| reader.is(head, &cells[*at]) && !merged(*at)).collect()
    };
    let rows = 0..sheet.rows.len();
    let first = |head: Head| {
        rows.clone().map(|row| (row, labels(head, row))).find(|(_, at)| !at.is_empty())
    };
    let Some((row, names)) = first(Head::Name) else { return Vec::new() };
    if names.len() < 2 {
        return Vec::new();
    }
    let codes = first(Head::Code).filter(|(_, codes)| codes.len() == names.len());
    let top = codes.as_ref().map_or(row, |(other, _)| row.min(*other));
    let start = |(index, name): (usize, &usize)| {
        codes.as_ref().map_or(*name, |(_, codes)| codes[index].min(*name))
    };
    let starts: Vec<usize> = names.iter().enumerate().map(start).collect();
    let ends = starts.iter().skip(1).copied().chain([sheet.width()]);
    let columns = starts.iter().enumerate().zip(ends).map(|((index, start), to)| RecordColumns {
        row: top,
        // What stands left of the first is its own.
        from: if index == 0 { 0 } else { *start },
        to,
    });
    columns.collect()
}
