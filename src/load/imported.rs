use std::path::Path;

use crate::finding::{Bilingual, Finding};
use crate::model::Department;
use crate::source::{self, ReadFailure};
use crate::workbook;

use super::text::{refused, too_long, unreadable};

/// The longest list that is read, in bytes: 64 MiB. Each line is a figure of a disclosure, and
/// several times as long as the figure.
const LONGEST: u64 = 64 * 1024 * 1024;

/// A figure that came from an office's workbook: a line of `<kind>.import.csv`.
struct Imported {
    at: String,
    file: String,
    sheet: String,
    cell: String,
    shown: String,
}

impl Imported {
    /// Where the figure stood, in Chinese and in English: in a sheet, or in a table of a text
    /// document, which is kept as 第3个表 and 第2行第4列.
    fn place(&self) -> (String, String) {
        let (sheet, cell) = (&self.sheet, &self.cell);
        let number = |text: &str, before: &str, behind: &str| {
            text.strip_prefix(before)?.strip_suffix(behind)?.parse::<usize>().ok()
        };
        let at = || {
            let table = number(sheet, "第", "个表")?;
            let (row, column) = cell.split_once('行')?;
            Some((table, number(row, "第", "")?, number(column, "第", "列")?))
        };
        if let Some(paragraph) = number(cell, "第", "段") {
            return (cell.clone(), format!("paragraph {paragraph}"));
        }
        match at() {
            Some((table, row, column)) => {
                (format!("{sheet}{cell}"), format!("table {table}, row {row}, column {column}"))
            }
            None => (format!("工作表“{sheet}”{cell}"), format!("sheet {sheet}, {cell}")),
        }
    }
}

/// How many cells one finding names at most: beyond that the list helps nobody.
const NAMED: usize = 6;

/// Says in findings which cell of which workbook their figures came from, as long as they still are
/// what the cell showed. Read only where there are findings, and never published: it says nothing
/// that the office's workbook does not, and what stands in the figures themselves is looked at
/// there.
///
/// # Errors
/// When the disk refuses.
pub fn name_cells(
    root: &Path,
    department: &Department,
    findings: &mut Vec<Finding>,
) -> anyhow::Result<()> {
    let mut last: Option<(String, Vec<Imported>)> = None;
    let mut broken = Vec::new();
    for finding in findings.iter_mut() {
        let Some(path) = finding.disclosure.clone() else { continue };
        if last.as_ref().is_none_or(|(read, _)| *read != path) {
            last = Some((path.clone(), read(root, &path, &mut broken)?));
        }
        let Some((_, imported)) = last.as_ref().filter(|(_, imported)| !imported.is_empty()) else {
            continue;
        };
        let Some(disclosure) = department.disclosures.iter().find(|one| one.path == path) else {
            continue;
        };
        let stands = |one: &&Imported| {
            disclosure
                .locate(&one.at)
                .and_then(|located| located.cell)
                .is_some_and(|cell| cell.printed() == one.shown)
        };
        let places = finding
            .at
            .as_deref()
            .into_iter()
            .chain(finding.related.iter().filter_map(|related| related.at.as_deref()));
        let mut named: Vec<&Imported> = Vec::new();
        for at in places {
            let found = imported.iter().find(|one| one.at == at).filter(stands);
            named.extend(found.filter(|one| !named.iter().any(|other| other.at == one.at)));
        }
        for one in named.into_iter().take(NAMED) {
            let (zh, en) = one.place();
            *finding = finding.clone().note(
                format!("「{}」取自 {} 的{zh}", one.at, one.file),
                format!("`{}` came from {}, {en}", one.at, one.file),
            );
        }
    }
    findings.extend(broken);
    Ok(())
}

/// The lines beside a disclosure; a file that is no such list is found.
fn read(root: &Path, path: &str, broken: &mut Vec<Finding>) -> anyhow::Result<Vec<Imported>> {
    let shown = format!("content/{path}.import.csv");
    let file = root.join(&shown);
    if !file.is_file() {
        return Ok(Vec::new());
    }
    let mut found =
        |finding: Finding| broken.push(Finding { disclosure: Some(path.to_owned()), ..finding });
    let bytes = match source::bounded(&file, LONGEST) {
        Ok(bytes) => bytes,
        Err(ReadFailure::Disk(error)) => {
            found(refused(error, &file, &shown)?);
            return Ok(Vec::new());
        }
        // It is not read as text, so it is too long, or nothing.
        Err(ReadFailure::TooLong | ReadFailure::NotUtf8 { .. }) => {
            found(too_long(&shown, LONGEST).help(
                "这个文件由 gongkai import 写出：删掉后重新导入",
                "gongkai import writes this file: delete it and import again",
            ));
            return Ok(Vec::new());
        }
    };
    let Ok(sheets) = workbook::read(&bytes, "csv") else {
        let words = Bilingual::new(
            "不是CSV：这个文件由 gongkai import 写出，不要手改；删掉后重新导入",
            "this is no CSV: gongkai import writes this file; delete it and import again",
        );
        found(unreadable(&shown, words));
        return Ok(Vec::new());
    };
    let rows = sheets.first().map(|sheet| sheet.rows.as_slice()).unwrap_or_default();
    let line = |row: &Vec<String>| match row.as_slice() {
        // Behind these stands by what its file is known again.
        [at, file, sheet, cell, shown, ..] => Some(Imported {
            at: at.clone(),
            file: file.clone(),
            sheet: sheet.clone(),
            cell: cell.clone(),
            shown: shown.clone(),
        }),
        _ => None,
    };
    Ok(rows.iter().skip(1).filter_map(line).collect())
}
