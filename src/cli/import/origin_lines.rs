use std::path::Path;

use crate::export::CsvLines;
use crate::model::path::PROJECTS;
use crate::office::Origin;
use crate::source;
use crate::workbook;

use crate::cli::office_file::unreadable;

/// The path of a line that says which file the narrative came from.
pub(super) const NARRATIVE: &str = "narrative";

/// What stands in the columns of `<kind>.import.csv`.
pub(super) const HEADS: [&str; 6] = ["at", "file", "sheet", "cell", "shown", "digest"];

/// The lines of `<kind>.import.csv`: those that are there stand unless their figure was imported
/// again.
pub(super) fn origin_lines(
    path: &Path,
    file: &str,
    digest: &str,
    new: &[Origin],
) -> anyhow::Result<Vec<u8>> {
    let mut chunk = CsvLines::new();
    chunk.line(HEADS);
    for row in kept_lines(path)? {
        if !again(&row[0], new) {
            chunk.line(&row);
        }
    }
    for one in new {
        chunk.line([one.at.as_str(), file, &one.sheet, &one.cell, &one.shown, digest]);
    }
    Ok(chunk.into_bytes())
}

/// The lines of a list that is there, each of as many columns as [`HEADS`]; older lists have no
/// digests.
///
/// # Errors
/// When the disk refuses, or it is no such list.
pub(super) fn kept_lines(path: &Path) -> anyhow::Result<Vec<Vec<String>>> {
    if !path.is_file() {
        return Ok(Vec::new());
    }
    let bytes = source::bytes(path)?;
    let sheets =
        workbook::read(&bytes, "csv").map_err(|fault| unreadable(path, &fault.zh, &fault.en))?;
    let rows = sheets.into_iter().flat_map(|sheet| sheet.rows.into_iter().skip(1));
    let full = |mut row: Vec<String>| {
        row.resize(HEADS.len(), String::new());
        row
    };
    Ok(rows.map(full).collect())
}

/// Whether a figure stands in a table, or is of a project, that was imported again.
fn again(at: &str, new: &[Origin]) -> bool {
    new.iter().any(|one| record(&one.at) == record(at))
}

/// The table, the project or other record that a figure is of, by its path.
pub(super) fn record(at: &str) -> String {
    let parts = if at.starts_with(PROJECTS) { 2 } else { 1 };
    at.split('/').take(parts).collect::<Vec<_>>().join("/")
}
