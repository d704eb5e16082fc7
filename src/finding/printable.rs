use std::borrow::Cow;

use crate::characters::{HiddenKind, hidden_kind, shown, shown_on_a_line};
use crate::source::{Place, SourceFile, Spot};
use crate::trouble::Language;
use crate::workbook::cell_name;

/// More characters of one message are not read: a key or a value may be as long as its file.
const LONGEST: usize = 600;

/// What a message says, as a terminal may get it: characters that it would obey are written out,
/// what is very long is cut.
pub(super) fn printable(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => Cow::Owned(format!("{}…", shown(&text[..end]))),
        None => shown(text),
    }
}

/// A path, which may hold anything that a disk takes.
pub(super) fn printable_path(path: &str) -> Cow<'_, str> {
    shown_on_a_line(path)
}

/// A file as people look for it: of a workbook the sheet too.
pub(super) fn printable_file(file: &SourceFile) -> Cow<'_, str> {
    let path = printable_path(&file.path);
    match &file.sheet {
        // A workbook as a whole.
        Some(sheet) if sheet.name.is_empty() => path,
        // A text document: the place says its table.
        Some(sheet) if !sheet.lines.is_empty() => path,
        Some(sheet) => Cow::Owned(format!("{path} 「{}」", shown_on_a_line(&sheet.name))),
        None => path,
    }
}

/// A place as people look for it: `path:line:column`, or the sheet of a workbook and the cell.
pub(super) fn printable_place(place: &Place, language: Language) -> String {
    let file = printable_file(&place.file);
    match (&place.file.sheet, place.spot()) {
        (Some(_), Some(spot)) => format!("{file} {}", spot_words(spot, language)),
        (Some(_), None) => file.into_owned(),
        (None, _) => {
            let start = place.start();
            format!("{file}:{}:{}", start.line, start.column)
        }
    }
}

/// Where in an office's document something stands, as it is said: `B5`, 第3个表第2行第4列, 第12段.
pub fn spot_words(spot: Spot, language: Language) -> String {
    match (spot, language) {
        (Spot::Cell(row, column), _) => cell_name(row, column),
        (Spot::Paragraph(number), Language::Chinese) => format!("第{number}段"),
        (Spot::Paragraph(number), Language::English) => format!("paragraph {number}"),
        (Spot::Table(table), Language::Chinese) => format!("第{table}个表"),
        (Spot::Table(table), Language::English) => format!("table {table}"),
        (Spot::TableCell(table, row, column), Language::Chinese) => {
            format!("第{table}个表第{}行第{}列", row + 1, column + 1)
        }
        (Spot::TableCell(table, row, column), Language::English) => {
            format!("table {table}, row {}, column {}", row + 1, column + 1)
        }
    }
}

/// From where to where something stands in an office's document: 第3个表第4至9行.
pub fn spots_words(first: Spot, last: Spot, language: Language) -> String {
    match (first, last, language) {
        _ if first == last => spot_words(first, language),
        (Spot::Cell(row, column), Spot::Cell(bottom, right), _) => {
            format!("{}:{}", cell_name(row, column), cell_name(bottom, right))
        }
        (Spot::TableCell(table, row, left), Spot::TableCell(own, bottom, right), _)
            if table == own && row == bottom =>
        {
            let (row, left, right) = (row + 1, left + 1, right + 1);
            match language {
                Language::Chinese => format!("第{table}个表第{row}行第{left}至{right}列"),
                Language::English => format!("table {table}, row {row}, columns {left} to {right}"),
            }
        }
        (Spot::TableCell(table, row, _), Spot::TableCell(own, bottom, _), Language::Chinese)
            if table == own =>
        {
            format!("第{table}个表第{}至{}行", row + 1, bottom + 1)
        }
        (Spot::TableCell(table, row, _), Spot::TableCell(own, bottom, _), Language::English)
            if table == own =>
        {
            format!("table {table}, rows {} to {}", row + 1, bottom + 1)
        }
        (_, _, Language::Chinese) => {
            format!("{}至{}", spot_words(first, language), spot_words(last, language))
        }
        (_, _, Language::English) => {
            format!("{} to {}", spot_words(first, language), spot_words(last, language))
        }
    }
}

/// Lines of a file with a sign of the same length in bytes for each character that a terminal would
/// obey, so that what is underlined stays underlined. ASCII control characters are left to whoever
/// draws.
pub(super) fn printable_source(text: &str) -> Cow<'_, str> {
    let is_obeyed = |character: char| {
        let kind = hidden_kind(character).filter(|_| matches!(character.len_utf8(), 2 | 3));
        matches!(kind, Some(HiddenKind::Control | HiddenKind::Direction | HiddenKind::Separator))
    };
    if !text.chars().any(is_obeyed) {
        return Cow::Borrowed(text);
    }
    let sign = |character: char| match character {
        obeyed if is_obeyed(obeyed) => {
            if obeyed.len_utf8() == 2 {
                '·'
            } else {
                '\u{fffd}'
            }
        }
        other => other,
    };
    Cow::Owned(text.chars().map(sign).collect())
}
