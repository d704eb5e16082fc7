use std::borrow::Cow;

use crate::characters::{HiddenKind, hidden_kind, shown, shown_on_a_line};
use crate::source::{Place, SourceFile};
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
        Some(sheet) => Cow::Owned(format!("{path} 「{}」", shown_on_a_line(&sheet.name))),
        None => path,
    }
}

/// A place as people look for it: `path:line:column`, or the sheet of a workbook and the cell.
pub(super) fn printable_place(place: &Place) -> String {
    let file = printable_file(&place.file);
    match (&place.file.sheet, place.cell()) {
        (Some(_), Some((row, column))) => format!("{file} {}", cell_name(row, column)),
        (Some(_), None) => file.into_owned(),
        (None, _) => {
            let start = place.start();
            format!("{file}:{}:{}", start.line, start.column)
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
