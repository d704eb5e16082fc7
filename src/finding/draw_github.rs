use crate::characters::shown;

use super::finding::Finding;
use super::level::Level;
use super::printable::{printable, spot_words};
use crate::source::Spot;
use crate::trouble::Language;
use crate::workbook::cell_name;

/// Draws a finding as a workflow command that GitHub shows beside the line of a change.
pub fn draw_github(finding: &Finding, language: Language) -> String {
    let command = match finding.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "notice",
    };
    let (start, end) = (finding.place.start(), finding.place.end());
    // A property may hold no comma or colon, a message no line break: all are written by their
    // number.
    let escaped = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let property = |text: &str| escaped(&shown(text)).replace(':', "%3A").replace(',', "%2C");
    format!(
        "::{command} file={},line={},col={},endLine={},endColumn={},title={}::{}",
        property(&finding.place.file.path),
        start.line,
        start.column,
        end.line,
        end.column,
        property(finding.rule.name),
        escaped(&printable(&(within(finding, language) + &finding.with_place(language))))
    )
}

/// The sheet and the cell, which no property says; nothing for a text.
fn within(finding: &Finding, language: Language) -> String {
    let Some(sheet) = finding.place.file.sheet.as_ref().filter(|sheet| !sheet.name.is_empty())
    else {
        return String::new();
    };
    match finding.place.spot() {
        Some(Spot::Cell(row, column)) => format!("「{}」 {}: ", sheet.name, cell_name(row, column)),
        Some(spot) => format!("{}: ", spot_words(spot, language)),
        None => format!("「{}」: ", sheet.name),
    }
}
