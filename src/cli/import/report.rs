use std::fmt::Write as _;
use std::path::Path;

use anyhow::bail;
use serde::Serialize;

use crate::finding::Language;
use crate::publish::file::{self, is_vacant};
use crate::trouble::Trouble;

/// What became of everything in an office's file: the same on the terminal, as JSON, and as Markdown.
#[derive(Debug, Serialize)]
pub(super) struct ImportReport {
    /// The file.
    pub file: String,
    /// How many tables and records were taken.
    #[serde(skip)]
    pub tables: usize,
    /// What was taken, a table, a list or a text each.
    pub taken: Vec<TakenPart>,
    /// What must be known of it.
    pub notes: Vec<String>,
    /// What was left, and why.
    pub left: Vec<LeftPart>,
    /// Of the cells that show a figure, how many were taken; nothing where there are none.
    pub cells: Option<Count>,
    /// Of the paragraphs, how many were taken; nothing for a workbook.
    pub paragraphs: Option<Count>,
}

/// A part that was taken.
#[derive(Debug, Serialize)]
pub(super) struct TakenPart {
    /// Where it stood.
    pub at: String,
    /// What it became.
    pub into: String,
    /// How much of it there is, in which unit.
    pub held: String,
}

/// Something that was not taken.
#[derive(Debug, Serialize)]
pub(super) struct LeftPart {
    /// Where it stands.
    pub at: String,
    /// Why.
    pub why: String,
}

/// How many there are, and what became of them; the parts add up.
#[derive(Debug, Serialize)]
pub(super) struct Count {
    pub seen: usize,
    pub taken: usize,
    pub left: usize,
    /// Codes, years and numbering; titles and units of tables.
    pub others: usize,
    /// The same in a sentence.
    pub says: String,
}

/// What a report in Markdown begins with: only such a file is replaced.
const MARK: &str = "<!-- gongkai import -->";

impl ImportReport {
    /// The lines of it for people.
    pub fn lines(&self, language: Language) -> Vec<String> {
        let chinese = language == Language::Chinese;
        let mut lines: Vec<String> = Vec::new();
        for TakenPart { at, into, held } in &self.taken {
            lines.push(if chinese {
                format!("取：{at} → {into}（{held}）")
            } else {
                format!("took: {at} → {into} ({held})")
            });
        }
        lines.extend(
            self.notes.iter().map(|note| {
                if chinese { format!("注意：{note}") } else { format!("note: {note}") }
            }),
        );
        lines.extend(self.left.iter().map(|LeftPart { at, why }| {
            if chinese { format!("未取：{at}：{why}") } else { format!("left: {at}: {why}") }
        }));
        lines.extend(self.counts().map(|count| count.says.clone()));
        lines
    }

    fn counts(&self) -> impl Iterator<Item = &Count> {
        self.cells.iter().chain(&self.paragraphs)
    }

    /// The same as one object of JSON.
    pub fn json(&self) -> String {
        serde_json::to_string(self).expect("an object of strings and numbers has a JSON form")
    }

    fn markdown(&self, language: Language) -> String {
        let title = if language == Language::Chinese { "导入报告" } else { "Import" };
        format!("# {title}：{}\n{}", self.file, self.sections(2, language))
    }

    /// Counts and lists in Markdown, below heads of a level.
    pub(super) fn sections(&self, level: usize, language: Language) -> String {
        let (taken, notes, left) = match language {
            Language::Chinese => ("取了什么", "注意", "没有取的"),
            Language::English => ("Taken", "Notes", "Left"),
        };
        let mut text = String::new();
        for count in self.counts() {
            let _ = write!(text, "\n{}\n", count.says);
        }
        let mut list = |head: &str, items: Vec<String>| {
            if items.is_empty() {
                return;
            }
            let _ = write!(text, "\n{} {head}\n\n", "#".repeat(level));
            for item in items {
                let _ = writeln!(text, "- {}", item.replace('\n', " "));
            }
        };
        list(
            taken,
            self.taken
                .iter()
                .map(|one| format!("{} → {}（{}）", one.at, one.into, one.held))
                .collect(),
        );
        list(notes, self.notes.clone());
        list(left, self.left.iter().map(|one| format!("{}：{}", one.at, one.why)).collect());
        text
    }

    /// Writes it as Markdown, or as JSON where the name of the file ends so; only a report of before
    /// is replaced.
    ///
    /// # Errors
    /// When something else is there, or the disk refuses.
    pub fn write(&self, path: &Path, language: Language) -> anyhow::Result<()> {
        let mark = format!("{{\"file\":{}", quoted(&self.file));
        write_report(path, (&self.json(), &mark), &self.markdown(language))
    }
}

/// Writes a report as Markdown, or as JSON where the name of the file ends so; only one of before is
/// replaced, which begins with the mark.
///
/// # Errors
/// When something else is there, or the disk refuses.
pub(super) fn write_report(
    path: &Path,
    (json, json_mark): (&str, &str),
    markdown: &str,
) -> anyhow::Result<()> {
    let is_json = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
    let (text, mark) = match is_json {
        true => (format!("{json}\n"), json_mark),
        false => (format!("{MARK}\n\n{markdown}"), MARK),
    };
    if !is_vacant(path) && !file::holds(path, mark.as_bytes()) {
        bail!(Trouble::new(
            format!("{} 已经有了，又不是以前的导入报告：没有改动它", path.display()),
            format!("{} is there and is no report of before: it was left alone", path.display()),
        ));
    }
    file::replace(path, text.as_bytes())
}

pub(super) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// That nothing was written, since it is doubted where the file belongs.
pub(super) fn doubtful(language: Language) -> &'static str {
    match language {
        Language::Chinese => {
            "见“注意”：年度、单位与公开件不同，或有续表没有接上；--strict：没有写入"
        }
        Language::English => {
            "see the notes: another year or office than the disclosure's, or a continued table that was not joined; --strict: nothing was written"
        }
    }
}

/// That nothing was taken at all.
pub(super) fn nothing(language: Language) -> &'static str {
    match language {
        Language::Chinese => "没有取到数据",
        Language::English => "nothing was taken",
    }
}
