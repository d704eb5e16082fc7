use crate::cli::left_lines::{left_at, left_line, note_line};
use crate::finding::Language;
use crate::model::path::PROJECTS;
use crate::office::{FigureCount, Imported, Skipped};

/// More lines than this are not read: the others are counted.
const LINES: usize = 12;

/// What was not taken: the place of each, and why.
pub fn lines(imported: &Imported, language: Language) -> Vec<[String; 2]> {
    let line =
        |left: &Skipped| [left_at(left, language), left.why.in_language(language).to_owned()];
    imported.skipped.iter().map(line).collect()
}

/// What is said of a document below its findings: what was taken, what must be known of it, how
/// many of its figures were read, which were not and why.
pub fn said(
    imported: &Imported,
    figures: FigureCount,
    left: &[[String; 2]],
    language: Language,
) -> Vec<String> {
    let mut said = vec![taken(imported, language), counted(figures, language)];
    let notes = imported.doubts.iter().chain(&imported.notes).take(LINES);
    said.extend(notes.map(|note| note_line(note.in_language(language), language)));
    said.extend(left.iter().take(LINES).map(|[at, why]| left_line(at, why, language)));
    let more = left.len().saturating_sub(LINES);
    if more > 0 {
        said.push(match language {
            Language::Chinese => format!("未取的还有 {more} 处，-o 写出的表里全部列出"),
            Language::English => format!("{more} more were left: the sheet that -o writes has all"),
        });
    }
    said
}

/// The tables and records that were taken, in one line.
fn taken(imported: &Imported, language: Language) -> String {
    // Records of projects stand on a sheet each.
    let mut names: Vec<(String, usize)> = Vec::new();
    for one in imported.taken() {
        match names.iter_mut().find(|(name, _)| *name == one.table) {
            Some((_, rows)) => *rows += one.rows,
            None => names.push((one.table, one.rows)),
        }
    }
    let named = |(name, rows): (String, usize)| match (name == PROJECTS, language) {
        (true, Language::Chinese) => format!("{name}{rows}个"),
        (true, Language::English) => format!("{rows} projects"),
        (false, _) => name,
    };
    let names: Vec<String> = names.into_iter().map(named).collect();
    match (names.is_empty(), language) {
        (true, Language::Chinese) => "没有取到数据".to_owned(),
        (true, Language::English) => "nothing was taken".to_owned(),
        (false, Language::Chinese) => format!("读入：{}", names.join("、")),
        (false, Language::English) => format!("read: {}", names.join(", ")),
    }
}

/// That no figure is lost without a word.
fn counted(figures: FigureCount, language: Language) -> String {
    let FigureCount { seen, taken, left, heads } = figures;
    match language {
        Language::Chinese => format!(
            "有数的单元格 {seen} 个：读入 {taken} 个，未取 {left} 个，其余 {heads} 个是编码、年度和编号"
        ),
        Language::English => format!(
            "cells with a figure: {seen}, of which {taken} read, {left} left, {heads} codes, years and numbering"
        ),
    }
}
