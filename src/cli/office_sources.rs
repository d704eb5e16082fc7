use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::bail;

use crate::lexicon::Lexicon;
use crate::office::OfficeDocument;
use crate::source::{What, listed};
use crate::trouble::{Bilingual, Trouble};
use crate::workbook::Sheet;

use super::office_file::{document, ending, only, sheets};
use super::own_sheet::is_own;

/// What is asked for, a document each.
pub(super) struct Sources {
    pub documents: Vec<Source>,
    /// What lies in a folder and is no table, with the reason.
    pub left: Vec<(String, Bilingual)>,
}

/// Where a document lies.
#[derive(Debug)]
pub(super) enum Source {
    /// A file.
    File(PathBuf),
    /// Tables as .csv that lie in one folder, by the folder.
    Tables(PathBuf, Vec<PathBuf>),
}

/// The endings of workbooks and text documents, readable or not: what they hold says whether they are.
const READ: [&str; 11] =
    ["xlsx", "xlsm", "xltx", "xls", "xlsb", "ods", "et", "ett", "docx", "docm", "dotx"];

/// What the files and folders hold.
///
/// # Errors
/// When a folder holds nothing that can be checked, or the disk refuses.
pub(super) fn sources(paths: &[PathBuf]) -> anyhow::Result<Sources> {
    let mut sources = Sources { documents: Vec::new(), left: Vec::new() };
    for path in paths {
        if path.is_dir() {
            folder(path, &mut sources)?;
        } else {
            sources.documents.push(Source::File(path.clone()));
        }
    }
    Ok(sources)
}

fn folder(path: &Path, sources: &mut Sources) -> anyhow::Result<()> {
    let before = sources.documents.len();
    let mut tables: BTreeMap<PathBuf, Vec<PathBuf>> = BTreeMap::new();
    let mut others: Vec<PathBuf> = Vec::new();
    for entry in listed(path)? {
        let kind = ending(&entry.place);
        match entry.what {
            // What an office program locks while it has a workbook open.
            What::Leftover => {}
            What::File if kind == "csv" => {
                let folder = entry.place.parent().unwrap_or(path).to_owned();
                tables.entry(folder).or_default().push(entry.place);
            }
            What::File if READ.contains(&kind.as_str()) => {
                sources.documents.push(Source::File(entry.place));
            }
            What::File => others.push(entry.place),
            What::Unreadable(_) => sources.left.push((
                entry.place.display().to_string(),
                Bilingual::new("不能读取，没有读", "it cannot be read and was not read"),
            )),
        }
    }
    sources.left.extend(no_tables(path, &others));
    sources
        .documents
        .extend(tables.into_iter().map(|(folder, files)| Source::Tables(folder, files)));
    sources.documents[before..].sort_by(|a, b| a.path().cmp(b.path()));
    if sources.documents.len() == before && !others.is_empty() {
        return Err(none_readable(path, &others).into());
    }
    if sources.documents.len() == before {
        bail!(Trouble::new(
            format!(
                "{} 里没有表格文件（.xlsx、.xls、.ods、.csv）和Word文档（.docx）",
                path.display()
            ),
            format!(
                "{} holds no spreadsheet (.xlsx, .xls, .ods, .csv) and no Word document (.docx)",
                path.display()
            ),
        ));
    }
    Ok(())
}

/// More files than this are told by their number.
const NAMED: usize = 10;
/// Texts of other programs, which these can save as .docx.
const OTHER_TEXTS: [&str; 6] = ["doc", "dot", "wps", "wpt", "rtf", "odt"];
/// Pages that are made to be printed.
const PRINTED: [&str; 2] = ["pdf", "ofd"];
/// What holds other files.
const ARCHIVES: [&str; 4] = ["zip", "rar", "7z", "gz"];
/// Pages and texts, of which a folder may hold some that are no tables.
const PAGES: [&str; 6] = ["html", "htm", "mht", "mhtml", "xml", "txt"];

/// That a folder holds nothing that is read, by the names of what it holds, and what to do.
fn none_readable(folder: &Path, files: &[PathBuf]) -> Trouble {
    let named = files.iter().take(NAMED).map(|file| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let Bilingual { zh, en } = why_not_read(file);
        (format!("{name}：{zh}"), format!("{name}: {en}"))
    });
    let (mut zh, mut en): (Vec<String>, Vec<String>) = named.unzip();
    let more = files.len().saturating_sub(NAMED);
    if more > 0 {
        zh.push(format!("还有 {more} 个"));
        en.push(format!("and {more} more"));
    }
    let path = folder.display();
    Trouble::new(
        format!(
            "{path} 里没有能读的表格文件（.xlsx、.xls、.ods、.csv）和Word文档（.docx）：\n  {}",
            zh.join("\n  ")
        ),
        format!(
            "{path} holds no spreadsheet (.xlsx, .xls, .ods, .csv) and no Word document (.docx) that can be read:\n  {}",
            en.join("\n  ")
        ),
    )
}

/// Why a file is not read, and what its owner can do.
fn why_not_read(file: &Path) -> Bilingual {
    let kind = ending(file);
    if OTHER_TEXTS.contains(&kind.as_str()) {
        return Bilingual::new(
            format!("是.{kind}，没有读：请用Word或WPS打开，另存为.docx"),
            format!("a .{kind} is not read: open it in Word or WPS and save it as .docx"),
        );
    }
    if PRINTED.contains(&kind.as_str()) {
        return Bilingual::new(
            format!("是.{kind}，没有读：请给排版以前的工作簿（.xlsx）和Word文档（.docx）"),
            format!(
                "a .{kind} is not read: give the workbook (.xlsx) and the Word document (.docx) it was made from"
            ),
        );
    }
    if ARCHIVES.contains(&kind.as_str()) {
        return Bilingual::new(
            format!("是压缩包（.{kind}），没有读：请先解压"),
            format!("an archive (.{kind}) is not read: unpack it"),
        );
    }
    if PAGES.contains(&kind.as_str()) {
        return Bilingual::new(
            format!("是.{kind}，没有读：里面有表格的，请用表格软件打开，另存为.xlsx"),
            format!(
                "a .{kind} was not read: if it holds tables, open it in a spreadsheet program and save it as .xlsx"
            ),
        );
    }
    Bilingual::new(
        "不是表格文件，也不是.docx，没有读",
        "it is no spreadsheet and no .docx, and was not read",
    )
}

/// The files that are no spreadsheets: each by its name, or all by how many there are of each kind.
fn no_tables(folder: &Path, files: &[PathBuf]) -> Vec<(String, Bilingual)> {
    if files.len() <= NAMED {
        return files.iter().map(|file| (file.display().to_string(), why_not_read(file))).collect();
    }
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    for file in files {
        *kinds.entry(ending(file)).or_default() += 1;
    }
    let kinds: Vec<String> = kinds.iter().map(|(kind, count)| format!(".{kind} {count}")).collect();
    let count = files.len();
    let why = Bilingual::new(
        format!("{count}个文件不是表格文件，也不是.docx，没有读（{}）", kinds.join("，")),
        format!(
            "{count} files are no spreadsheets and no .docx, and were not read ({})",
            kinds.join(", ")
        ),
    );
    vec![(folder.display().to_string(), why)]
}

impl Source {
    /// The file, or the folder of its tables.
    pub fn path(&self) -> &Path {
        match self {
            Source::File(path) | Source::Tables(path, _) => path,
        }
    }

    /// The files that it is read from.
    pub fn files(&self) -> Vec<PathBuf> {
        match self {
            Source::File(path) => vec![path.clone()],
            Source::Tables(_, files) => files.clone(),
        }
    }

    /// The names of the folders in which it lies, from the one that was given on; its own, for a
    /// folder of tables.
    pub fn folders_below(&self, given: &Path) -> Vec<String> {
        let folder = match self {
            Source::File(path) => path.parent(),
            Source::Tables(path, _) => Some(path.as_path()),
        };
        let inner = folder.and_then(|folder| folder.strip_prefix(given).ok());
        let names = inner.into_iter().flat_map(Path::components);
        names.map(|name| name.as_os_str().to_string_lossy().into_owned()).collect()
    }

    /// Whether a path is that of one of its files, by whatever way.
    pub fn is_made_of(&self, path: &Path) -> bool {
        let Ok(real) = path.canonicalize() else { return false };
        let same = |own: &Path| own.canonicalize().is_ok_and(|own| own == real);
        match self {
            Source::File(own) => same(own),
            Source::Tables(_, files) => files.iter().any(|own| same(own)),
        }
    }

    /// The same as it is printed.
    pub fn shown(&self) -> String {
        self.path().display().to_string()
    }

    /// The name by which a document says what it is: that of its file without the ending.
    pub fn name(&self) -> String {
        let name = match self {
            Source::File(path) => path.file_stem(),
            Source::Tables(path, _) => path.file_name(),
        };
        name.unwrap_or_default().to_string_lossy().into_owned()
    }

    /// Reads its sheets; where one is asked for, that one alone.
    ///
    /// # Errors
    /// When a file is none that can be read, or the disk refuses.
    pub fn read(
        &self,
        asked: Option<&str>,
        lexicon: &Arc<Lexicon>,
    ) -> anyhow::Result<OfficeDocument> {
        let shown = |path: &Path| path.display().to_string();
        match self {
            Source::File(path) => {
                let mut document = document(path, lexicon)?;
                if document.text.is_none() {
                    let own = |sheet: &Sheet| !is_own(sheet);
                    document.sheets.retain(own);
                }
                only(&mut document, path, asked)?;
                Ok(document)
            }
            Source::Tables(folder, files) => {
                let mut document = OfficeDocument::of_folder(shown(folder));
                for file in files {
                    let sheets = sheets(file)?;
                    if asked.is_some_and(|asked| sheets.iter().all(|sheet| sheet.name != asked)) {
                        continue;
                    }
                    document.files.extend(sheets.iter().map(|_| shown(file)));
                    document.sheets.extend(sheets);
                }
                Ok(document)
            }
        }
    }
}
