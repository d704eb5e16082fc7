use std::ffi::OsStr;
use std::path::Path;

use anyhow::bail;

use crate::source::{self, What, listed};
use crate::trouble::Trouble;
use crate::workbook::{self, Sheet};

/// What an office gives: a workbook, a table as .csv, or a folder of these tables.
pub(super) struct OfficeFile {
    /// Its sheets; a .csv is one, named by its file.
    pub sheets: Vec<Sheet>,
    /// What lies in the folder and is no .csv, by name.
    pub left: Vec<String>,
}

impl OfficeFile {
    /// Reads it; where a sheet is asked for, that one alone.
    pub(super) fn read(path: &Path, asked: Option<&str>) -> anyhow::Result<OfficeFile> {
        let mut file = if path.is_dir() {
            folder(path)?
        } else {
            OfficeFile { sheets: sheets(path)?, left: Vec::new() }
        };
        only(&mut file.sheets, path, asked)?;
        Ok(file)
    }
}

/// Keeps the one sheet that is asked for; all where none is.
pub(super) fn only(
    sheets: &mut Vec<Sheet>,
    path: &Path,
    asked: Option<&str>,
) -> anyhow::Result<()> {
    let Some(name) = asked else { return Ok(()) };
    sheets.retain(|sheet| sheet.name == name);
    if sheets.is_empty() {
        bail!(Trouble::new(
            format!("{} 里没有工作表 {name}", path.display()),
            format!("{} has no sheet {name}", path.display())
        ));
    }
    Ok(())
}

/// The tables of a folder and of those in it, in the order of their names.
fn folder(path: &Path) -> anyhow::Result<OfficeFile> {
    let mut file = OfficeFile { sheets: Vec::new(), left: Vec::new() };
    for entry in listed(path)? {
        match entry.what {
            What::File if ending(&entry.place) == "csv" => {
                file.sheets.extend(sheets(&entry.place)?)
            }
            _ => file.left.push(entry.path),
        }
    }
    if file.sheets.is_empty() {
        bail!(Trouble::new(
            format!(
                "{} 里没有 .csv：文件夹里的每张表是一个 .csv；工作簿请直接给出文件",
                path.display()
            ),
            format!(
                "{} holds no .csv: of a folder each table is one; give a workbook by itself",
                path.display()
            )
        ));
    }
    Ok(file)
}

/// The sheets of one file.
pub(super) fn sheets(file: &Path) -> anyhow::Result<Vec<Sheet>> {
    let bytes = source::bytes(file)?;
    let mut sheets = workbook::read(&bytes, &ending(file))
        .map_err(|fault| unreadable(file, &fault.zh, &fault.en))?;
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    for sheet in sheets.iter_mut().filter(|sheet| sheet.name.is_empty()) {
        sheet.name = stem.clone().into_owned();
    }
    Ok(sheets)
}

pub(super) fn ending(file: &Path) -> String {
    file.extension().map(OsStr::to_string_lossy).unwrap_or_default().to_ascii_lowercase()
}

/// Why a workbook cannot be read.
pub(super) fn unreadable(file: &Path, zh: &str, en: &str) -> Trouble {
    Trouble::new(
        format!("不能读取 {}：{zh}", file.display()),
        format!("cannot read {}: {en}", file.display()),
    )
}
