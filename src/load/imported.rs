use std::path::Path;

use anyhow::Context;

use crate::finding::Finding;
use crate::model::Department;
use crate::workbook;

/// A figure that came from an office's workbook: a line of `<kind>.import.csv`.
struct Imported {
    at: String,
    file: String,
    sheet: String,
    cell: String,
    shown: String,
}

/// How many cells one finding names at most: beyond that the list helps nobody.
const NAMED: usize = 6;

/// Says in findings which cell of which workbook their figures came from, as long as they still are what the cell showed. Read only where there are
/// findings.
///
/// # Errors
/// When the disk refuses.
pub fn name_cells(root: &Path, department: &Department, findings: &mut [Finding]) -> anyhow::Result<()> {
    let mut last: Option<(String, Vec<Imported>)> = None;
    for finding in findings {
        let Some(path) = finding.disclosure.clone() else { continue };
        if last.as_ref().is_none_or(|(read, _)| *read != path) {
            last = Some((path.clone(), read(root, &path)?));
        }
        let Some((_, imported)) = last.as_ref().filter(|(_, imported)| !imported.is_empty()) else { continue };
        let Some(disclosure) = department.disclosures.iter().find(|one| one.path == path) else { continue };
        let stands = |one: &&Imported| disclosure.locate(&one.at).and_then(|located| located.cell).is_some_and(|cell| cell.printed() == one.shown);
        let places = finding.at.as_deref().into_iter().chain(finding.related.iter().filter_map(|related| related.at.as_deref()));
        let mut named: Vec<&Imported> = Vec::new();
        for at in places {
            let found = imported.iter().find(|one| one.at == at).filter(stands);
            named.extend(found.filter(|one| !named.iter().any(|other| other.at == one.at)));
        }
        for one in named.into_iter().take(NAMED) {
            *finding = finding.clone().note(
                format!("「{}」取自 {} 的工作表“{}”{}", one.at, one.file, one.sheet, one.cell),
                format!("`{}` came from {}, sheet {}, {}", one.at, one.file, one.sheet, one.cell),
            );
        }
    }
    Ok(())
}

fn read(root: &Path, path: &str) -> anyhow::Result<Vec<Imported>> {
    let file = root.join("content").join(format!("{path}.import.csv"));
    if !file.is_file() {
        return Ok(Vec::new());
    }
    let bytes = std::fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let sheets = workbook::read(&bytes, "csv").map_err(|fault| anyhow::anyhow!("cannot read {}: {}", file.display(), fault.en))?;
    let rows = sheets.first().map(|sheet| sheet.rows.as_slice()).unwrap_or_default();
    let line = |row: &Vec<String>| match row.as_slice() {
        [at, file, sheet, cell, shown] => Some(Imported { at: at.clone(), file: file.clone(), sheet: sheet.clone(), cell: cell.clone(), shown: shown.clone() }),
        _ => None,
    };
    Ok(rows.iter().skip(1).filter_map(line).collect())
}
