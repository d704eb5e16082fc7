use std::collections::BTreeSet;
use std::ops::Range;

use crate::source::{Place, SourceFile, Span};

use super::finding::{Finding, Role};

/// More lines than this under one message are not read; a subtotal may have hundreds of
/// contributing rows.
const LINES: usize = 12;

/// A stretch of one line to be underlined.
pub(super) struct Mark {
    /// Bytes of the file's text; empty where there is nothing to underline but a point.
    pub(super) range: Range<usize>,
    /// What it has to do with the finding; the finding's own place has none.
    pub(super) role: Option<Role>,
    /// Whether the role is written out here: once a line, at the last mark of that role, where
    /// there is room for it.
    pub(super) labelled: bool,
}

/// The marks in one file, in the order of the text. Without marks only the file is named.
pub(super) struct Sheet<'a> {
    /// The file.
    pub(super) file: &'a SourceFile,
    /// What is marked in it.
    pub(super) marks: Vec<Mark>,
}

/// Lays out the places of a finding: a sheet for the file it is found in, then one for each further
/// file. Also says how many related places were left out.
pub(super) fn sheets(finding: &Finding) -> (Vec<Sheet<'_>>, usize) {
    let mut sheets = vec![Sheet {
        file: &finding.place.file,
        marks: mark(&finding.place, None).into_iter().collect(),
    }];
    let mut lines = BTreeSet::new();
    let mut omitted = 0;
    for related in &finding.related {
        let file: &SourceFile = &related.place.file;
        let mark = mark(&related.place, Some(related.role));
        // A finding about a file as a whole keeps a sheet to itself: else it would seem to stand
        // where the first related place is.
        let known = sheets.iter().position(|sheet| {
            of_one(sheet.file, file) && (mark.is_none() || !sheet.marks.is_empty())
        });
        if let (Some(mark), Some(known)) = (&mark, known)
            && sheets[known].marks.iter().any(|earlier| earlier.range == mark.range)
        {
            continue;
        }
        let line = (
            (file.path.as_str(), file.sheet.as_ref()),
            mark.as_ref().map_or(0, |mark| line_start(&file.text, mark.range.start)),
        );
        if lines.len() >= LINES && !lines.contains(&line) {
            omitted += 1;
            continue;
        }
        lines.insert(line);
        match known {
            Some(known) => sheets[known].marks.extend(mark),
            None => sheets.push(Sheet { file, marks: mark.into_iter().collect() }),
        }
    }
    sheets.iter_mut().for_each(label);
    (sheets, omitted)
}

/// Whether two texts are of one file; in a workbook, of one sheet.
fn of_one(one: &SourceFile, other: &SourceFile) -> bool {
    (&one.path, &one.sheet) == (&other.path, &other.sheet)
}

/// The mark of a place, cut to its first line: a table is pointed at by its head. None where a
/// place is no more than its file.
fn mark(place: &Place, role: Option<Role>) -> Option<Mark> {
    let text = &place.file.text;
    if text.is_empty() || place.span == Span::beginning() {
        return None;
    }
    let start = text.floor_char_boundary(place.span.start as usize);
    let end = text.ceil_char_boundary(place.span.end as usize).max(start);
    let line = text[start..end].lines().next().unwrap_or_default().trim_end();
    Some(Mark { range: start..start + line.len(), role, labelled: false })
}

/// Where the line of an offset begins.
pub(super) fn line_start(text: &str, offset: usize) -> usize {
    text[..offset].rfind('\n').map_or(0, |at| at + 1)
}

/// Sorts the marks and picks the ones that say their role.
fn label(sheet: &mut Sheet<'_>) {
    sheet.marks.sort_by_key(|mark| (mark.range.start, mark.range.end));
    let mut said = Vec::new();
    for mark in sheet.marks.iter_mut().rev() {
        let line = (line_start(&sheet.file.text, mark.range.start), mark.role);
        mark.labelled = mark.role.is_some() && !said.contains(&line);
        said.push(line);
    }
}
