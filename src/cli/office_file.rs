use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::bail;

use crate::docx;
use crate::lexicon::Lexicon;
use crate::office::{OfficeDocument, is_of_doubts};
use crate::source::{self, What, listed};
use crate::trouble::Trouble;
use crate::workbook::{self, Sheet};

/// What an office gives: a workbook, a text document, a table as .csv, or a folder of these tables.
pub(super) struct OfficeFile {
    /// Its sheets, and its text; a .csv is one sheet, named by its file.
    pub document: OfficeDocument,
    /// What lies in the folder and is no .csv, by name.
    pub left: Vec<String>,
    /// The file or folder that was given.
    pub path: PathBuf,
    /// The files that it was read from.
    pub files: Vec<PathBuf>,
}

impl OfficeFile {
    /// Reads it; where a sheet is asked for, that one alone.
    pub(super) fn read(
        path: &Path,
        asked: Option<&str>,
        lexicon: &Arc<Lexicon>,
    ) -> anyhow::Result<OfficeFile> {
        let mut file = if path.is_dir() {
            folder(path)?
        } else {
            let (path, files) = (path.to_owned(), vec![path.to_owned()]);
            OfficeFile { document: document(&path, lexicon)?, left: Vec::new(), path, files }
        };
        only(&mut file.document, path, asked)?;
        Ok(file)
    }

    /// The name of the file, or of the folder.
    pub(super) fn name(&self) -> String {
        self.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// By what one knows these files again: other bytes, another digest.
    ///
    /// # Errors
    /// When the disk refuses.
    pub(super) fn digest(&self) -> anyhow::Result<String> {
        source::digest(&self.files)
    }
}

/// Keeps the one sheet that is asked for, or the table of a text document; all where none is.
pub(super) fn only(
    document: &mut OfficeDocument,
    path: &Path,
    asked: Option<&str>,
) -> anyhow::Result<()> {
    let Some(name) = asked else { return Ok(()) };
    if !document.keep(name) && document.text.is_some() {
        bail!(Trouble::new(
            format!("{} 里没有第 {name} 个表（--sheet 3 是第3个表）", path.display()),
            format!("{} has no table {name} (--sheet 3 is the third)", path.display()),
        ));
    }
    if document.sheets.is_empty() {
        bail!(Trouble::new(
            format!("{} 里没有工作表 {name}", path.display()),
            format!("{} has no sheet {name}", path.display())
        ));
    }
    Ok(())
}

/// The tables of a folder and of those in it, in the order of their names.
fn folder(path: &Path) -> anyhow::Result<OfficeFile> {
    let document = OfficeDocument::of_folder(path.display().to_string());
    let mut file =
        OfficeFile { document, left: Vec::new(), path: path.to_owned(), files: Vec::new() };
    for entry in listed(path)? {
        match entry.what {
            What::File if ending(&entry.place) == "csv" => {
                file.document.sheets.extend(sheets(&entry.place)?);
                file.files.push(entry.place);
            }
            _ => file.left.push(entry.path),
        }
    }
    if file.document.sheets.is_empty() {
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

/// A document in one file: a text document or a workbook, as its bytes say.
pub(super) fn document(file: &Path, lexicon: &Arc<Lexicon>) -> anyhow::Result<OfficeDocument> {
    let bytes = source::bytes(file)?;
    let path = file.display().to_string();
    if !docx::is_word(&bytes) {
        return Ok(OfficeDocument::of_file(path, sheets_in(&bytes, file)?));
    }
    let read = docx::read(&bytes).map_err(|fault| unreadable(file, &fault.zh, &fault.en))?;
    Ok(OfficeDocument::of_text(path, read, lexicon))
}

/// The sheets of one file.
pub(super) fn sheets(file: &Path) -> anyhow::Result<Vec<Sheet>> {
    sheets_in(&source::bytes(file)?, file)
}

fn sheets_in(bytes: &[u8], file: &Path) -> anyhow::Result<Vec<Sheet>> {
    let mut sheets = workbook::read(bytes, &ending(file))
        .map_err(|fault| unreadable(file, &fault.zh, &fault.en))?;
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    for sheet in sheets.iter_mut().filter(|sheet| sheet.name.is_empty()) {
        sheet.name = stem.clone().into_owned();
    }
    // What a published workbook says of doubts is no table.
    sheets.retain(|sheet| !is_of_doubts(sheet));
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
