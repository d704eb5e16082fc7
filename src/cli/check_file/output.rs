use std::collections::HashSet;
use std::path::{Path, PathBuf};

use anyhow::bail;

use crate::cli::office_file::{ending, unreadable};
use crate::cli::office_sources::{Source, Sources};
use crate::cli::own_sheet::{heads, name};
use crate::finding::{Finding, Language, Level, Role, spot_words};
use crate::publish::file::{Replacement, holds, is_vacant};
use crate::source::{self, Spot};
use crate::trouble::Trouble;
use crate::workbook::{
    self, ANNOTATED, AddedCell, AddedSheet, Align, Comment, DrawnCell, DrawnSheet, DrawnWorkbook,
    annotated, is_annotatable, marked,
};

/// The workbook that `-o` writes.
pub struct Output {
    path: PathBuf,
    /// The one file of which it is a copy, where it can be one.
    original: Option<(PathBuf, Vec<u8>)>,
    file: Replacement,
}

/// How wide its columns are.
const WIDTHS: [u16; 6] = [8, 30, 26, 10, 70, 60];

/// What a row of the sheet has that leads to no cell.
const NOWHERE: Option<(String, usize, usize)> = None;

impl Output {
    /// Looks whether the file may be written before anything is checked.
    ///
    /// # Errors
    /// When it would take the place of a file that no check wrote, or its ending is not that of what
    /// it will be.
    pub fn at(path: &Path, sources: &Sources) -> anyhow::Result<Output> {
        let same = |source: &Source| source.is_made_of(path);
        if sources.documents.iter().any(same) {
            bail!(Trouble::new(
                format!("{} 是要核对的文件：-o 请另写一个名字", path.display()),
                format!("{} is the file to check: give -o another name", path.display()),
            ));
        }
        if !is_vacant(path) && !holds(path, ANNOTATED.as_bytes()) {
            bail!(Trouble::new(
                format!("{} 已经有了，又不是以前核对写出的：没有改动它", path.display()),
                format!(
                    "{} is there and was not written by a check: it was left alone",
                    path.display()
                ),
            ));
        }
        let original = match sources.documents.as_slice() {
            [Source::File(original)] => {
                let bytes = source::bytes(original)?;
                is_annotatable(&bytes).then(|| (original.clone(), bytes))
            }
            _ => None,
        };
        let own = original.as_ref().map(|(original, _)| ending(original));
        let wanted = own.filter(|own| own == "xlsm").unwrap_or_else(|| "xlsx".to_owned());
        if ending(path) != wanted {
            bail!(Trouble::new(
                format!("-o 写出的是工作簿：文件名请以 .{wanted} 结尾，现在是 {}", path.display()),
                format!("-o writes a workbook: end its name in .{wanted}, not {}", path.display()),
            ));
        }
        Ok(Output { path: path.to_owned(), original, file: Replacement::of(path)? })
    }

    /// Writes it, and says where: `left` is what was not taken, by file, place and reason.
    ///
    /// # Errors
    /// When the original cannot be copied, or the disk refuses.
    pub fn write(
        self,
        findings: &[&Finding],
        left: &[[String; 3]],
        language: Language,
    ) -> anyhow::Result<PathBuf> {
        let rows = rows(findings, left, language);
        let name = name(language);
        let bytes = match &self.original {
            Some((original, bytes)) => {
                let sheet = AddedSheet { name: name.to_owned(), rows, widths: WIDTHS.to_vec() };
                annotated(bytes, &comments(findings, language), &sheet)
                    .map_err(|fault| unreadable(original, &fault.zh, &fault.en))?
            }
            None => {
                let bytes = workbook::write(&drawn(name, rows))?;
                marked(&bytes).map_err(|fault| unreadable(&self.path, &fault.zh, &fault.en))?
            }
        };
        self.file.with(&bytes)?;
        Ok(self.path)
    }
}

/// The words on each cell that something is wrong with, and on those where the same is found. What
/// was said of a cell once is not said of it again.
fn comments(findings: &[&Finding], language: Language) -> Vec<Comment> {
    let mut comments: Vec<Comment> = Vec::new();
    let mut known: HashSet<(String, (usize, usize), String)> = HashSet::new();
    for finding in findings {
        let alike = finding.related.iter().filter(|related| related.role == Role::Alike);
        let places = std::iter::once(&finding.place).chain(alike.map(|related| &related.place));
        for place in places {
            let Some((sheet, at)) = place.file.sheet.as_ref().zip(place.cell()) else { continue };
            let lines = said(finding, language);
            let is_new = |line: &String| known.insert((sheet.name.clone(), at, line.clone()));
            let words = lines.into_iter().filter(is_new).collect::<Vec<_>>().join("\n");
            if !words.is_empty() {
                comments.push(Comment { sheet: sheet.name.clone(), at, words });
            }
        }
    }
    comments
}

fn level(finding: &Finding, language: Language) -> &'static str {
    match (finding.level, language) {
        (Level::Error, Language::Chinese) => "错误",
        (Level::Warning, Language::Chinese) => "警告",
        (Level::Note, Language::Chinese) => "提示",
        (level, Language::English) => level.name(),
    }
}

/// What is wrong, what may be the cause, what to do.
fn said(finding: &Finding, language: Language) -> Vec<String> {
    let message = finding.message.in_language(language);
    let more = finding.notes.iter().chain(&finding.help);
    let more = more.map(|words| words.in_language(language).to_owned());
    let first = format!("【{}】{message}", level(finding, language));
    std::iter::once(first).chain(more).collect()
}

/// The rows of the sheet: heads, a finding each, then what was not taken.
fn rows(findings: &[&Finding], left: &[[String; 3]], language: Language) -> Vec<Vec<AddedCell>> {
    let mut rows = vec![heads(language).map(words).to_vec()];
    rows.extend(findings.iter().map(|finding| row(finding, language)));
    if findings.is_empty() {
        let nothing = match language {
            Language::Chinese => "没有查到问题",
            Language::English => "nothing was found",
        };
        rows.push(vec![words(""), words(""), words(""), words(""), words(nothing)]);
    }
    let not_taken = match language {
        Language::Chinese => "未取",
        Language::English => "left",
    };
    let of_left = |[file, at, why]: &[String; 3]| {
        vec![words(not_taken), words(file), words(at), words(""), words(why)]
    };
    rows.extend(left.iter().map(of_left));
    rows
}

fn row(finding: &Finding, language: Language) -> Vec<AddedCell> {
    let place = &finding.place;
    let sheet = place.file.sheet.as_ref().map(|sheet| sheet.name.clone()).unwrap_or_default();
    let shown = place.spot().map(|spot| spot_words(spot, language)).unwrap_or_default();
    let (sheet, leads_to) = match place.spot() {
        Some(Spot::Cell(row, column)) => (sheet.clone(), Some((sheet, row, column))),
        // A text document has no sheets, and no cell to lead to.
        Some(_) => (String::new(), NOWHERE),
        None => (sheet, NOWHERE),
    };
    let more = finding.notes.iter().chain(&finding.help);
    let more: Vec<&str> = more.map(|words| words.in_language(language)).collect();
    vec![
        words(level(finding, language)),
        words(&place.file.path),
        words(&sheet),
        AddedCell { text: shown, leads_to },
        words(finding.message.in_language(language)),
        words(&more.join("；")),
    ]
}

fn words(text: &str) -> AddedCell {
    AddedCell { text: text.to_owned(), leads_to: NOWHERE }
}

/// The same rows as a workbook of their own.
fn drawn(name: &str, rows: Vec<Vec<AddedCell>>) -> DrawnWorkbook {
    let mut cells = Vec::new();
    for (row, line) in rows.into_iter().enumerate() {
        for (column, cell) in line.into_iter().enumerate().filter(|(_, cell)| !cell.text.is_empty())
        {
            let cell = match row {
                0 => DrawnCell::Head(cell.text),
                _ => DrawnCell::Text(cell.text, Align::Left(0)),
            };
            cells.push((row, column, cell));
        }
    }
    let name = name.to_owned();
    let widths = WIDTHS.to_vec();
    let sheet = DrawnSheet {
        name,
        cells,
        frozen: 1,
        widths,
        comments: Vec::new(),
        merged: Vec::new(),
        across: true,
    };
    DrawnWorkbook { sheets: vec![sheet] }
}
