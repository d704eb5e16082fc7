//! What a workbook can hold, and how a text that it cannot is cut.

/// Rows and columns of the grid.
pub(super) const ROWS: usize = 1_048_576;
pub(super) const COLUMNS: usize = 16_384;
/// What a cell takes, in the halves of UTF-16 by which spreadsheets count.
pub(super) const CELL: usize = 32_767;
/// Where a text was cut.
pub(super) const CUT: &str = "……〔";
/// What ends a text that was cut.
pub(super) const WHERE: &str = "；全文见网页和data.json〕";

/// A text as a cell can hold it: shortened where it is too long, saying so; characters that no
/// workbook holds as U+FFFD.
pub(super) fn fitting(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    let held = |c: char| {
        if (c.is_control() && !matches!(c, '\n' | '\t')) || matches!(c, '\u{fffe}' | '\u{ffff}') {
            '\u{fffd}'
        } else {
            c
        }
    };
    let text: String = lines.chars().map(held).collect();
    if text.len() <= CELL || text.encode_utf16().count() <= CELL {
        return text;
    }
    let said = format!("{CUT}共{}字，一格放不下{WHERE}", text.chars().count());
    let room = CELL - said.encode_utf16().count();
    let mut used = 0;
    let kept: String = text
        .chars()
        .take_while(|c| {
            used += c.len_utf16();
            used <= room
        })
        .collect();
    kept + &said
}

/// Whether a text was shortened when a workbook was written, so that it is not the whole.
pub fn is_cut(text: &str) -> bool {
    text.trim_end().ends_with(WHERE) && text.contains(CUT)
}
