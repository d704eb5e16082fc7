use std::path::Path;

use crate::export::CsvLines;
use crate::model::path::PROJECTS;
use crate::office::Origin;
use crate::source;
use crate::workbook;

use crate::cli::office_file::unreadable;

/// The lines of `<kind>.import.csv`: those that are there stand unless their figure was imported
/// again.
pub(super) fn origin_lines(path: &Path, file: &str, new: &[Origin]) -> anyhow::Result<Vec<u8>> {
    let mut chunk = CsvLines::new();
    chunk.line(["at", "file", "sheet", "cell", "shown"]);
    if path.is_file() {
        let bytes = source::bytes(path)?;
        let sheets = workbook::read(&bytes, "csv")
            .map_err(|fault| unreadable(path, &fault.zh, &fault.en))?;
        for row in sheets.iter().flat_map(|sheet| sheet.rows.iter().skip(1)) {
            if !row.first().is_some_and(|at| again(at, new)) {
                chunk.line(row);
            }
        }
    }
    for one in new {
        chunk.line([one.at.as_str(), file, &one.sheet, &one.cell, &one.shown]);
    }
    Ok(chunk.into_bytes())
}

/// Whether a figure stands in a table, or is of a project, that was imported again.
fn again(at: &str, new: &[Origin]) -> bool {
    let record = |at: &str| {
        let parts = if at.starts_with(PROJECTS) { 2 } else { 1 };
        at.split('/').take(parts).map(str::to_owned).collect::<Vec<_>>()
    };
    new.iter().any(|one| record(&one.at) == record(at))
}
