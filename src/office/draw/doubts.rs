use std::collections::BTreeMap;

use crate::finding::Language;
use crate::workbook::{DrawnSheet, Sheet};

use super::list::{list, text};

/// A thing in doubt, or changed after publication, as a workbook tells it.
#[derive(Debug, Clone)]
pub struct DrawnDoubt {
    /// The number of its note on the page.
    pub number: usize,
    /// The paths of what it is about.
    pub paths: Vec<String>,
    /// The same in words.
    pub place: String,
    /// What is said of it.
    pub says: String,
    /// Who explains it, and how.
    pub reason: String,
}

/// What is said of each cell, by its path.
pub type CellComments = BTreeMap<String, String>;

/// The comments that doubts make.
pub fn comments(doubts: &[DrawnDoubt]) -> CellComments {
    let mut comments = CellComments::new();
    for doubt in doubts {
        for path in &doubt.paths {
            let said = comments.entry(path.clone()).or_default();
            if !said.is_empty() {
                said.push('\n');
            }
            said.push_str(&format!("[{}] {}", doubt.number, doubt.says));
        }
    }
    comments
}

/// What is said of a cell; its path is made only where anything is said at all.
pub fn said_of(comments: &CellComments, path: impl Fn() -> String) -> Option<&str> {
    if comments.is_empty() { None } else { comments.get(&path()).map(String::as_str) }
}

/// The sheet of doubts, in the order of their notes.
pub fn sheet(doubts: &[DrawnDoubt], language: Language) -> DrawnSheet {
    let mut sheet = list(name(language), &heads(language), vec![6, 40, 60, 60]);
    for (at, doubt) in doubts.iter().enumerate() {
        let cells = [&doubt.number.to_string(), &doubt.place, &doubt.says, &doubt.reason];
        for (column, words) in cells.into_iter().enumerate() {
            sheet.cells.push((at + 1, column, text(words)));
        }
    }
    sheet
}

/// Whether a sheet is one of doubts, as a published workbook has it: no table of the office's.
pub fn is_of_doubts(sheet: &Sheet) -> bool {
    [Language::Chinese, Language::English].into_iter().any(|language| {
        sheet.name == name(language)
            && heads(language).iter().enumerate().all(|(at, head)| sheet.text(0, at) == head)
    })
}

fn name(language: Language) -> &'static str {
    match language {
        Language::Chinese => "存疑",
        Language::English => "In doubt",
    }
}

fn heads(language: Language) -> [String; 4] {
    match language {
        Language::Chinese => ["注", "位置", "查到什么", "说明"],
        Language::English => ["Note", "Place", "What was found", "Explanation"],
    }
    .map(str::to_owned)
}
