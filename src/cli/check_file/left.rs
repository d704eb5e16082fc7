use crate::cli::left_lines::{
    counted_cells, counted_paragraphs, doubt, left_at, left_line, note_line, text_left_at,
};
use crate::finding::Language;
use crate::model::MoneyUnit;
use crate::model::path::PROJECTS;
use crate::office::{Imported, LeftOfText, OfficeDocument, Skipped};
use crate::pipeline::OfficeReport;

/// More lines than this are not read: the others are counted.
const LINES: usize = 12;
/// How many sheets are named that state no unit.
const SHEETS: usize = 3;

/// What was not taken: the place of each, and why.
pub fn lines(
    document: &OfficeDocument,
    report: &OfficeReport,
    language: Language,
) -> Vec<[String; 2]> {
    let line = |left: &Skipped| {
        [left_at(document, left, language), left.why.in_language(language).to_owned()]
    };
    let of_text = |left: &LeftOfText| {
        [text_left_at(left, language), left.why.in_language(language).to_owned()]
    };
    let text = report.text.iter().flat_map(|(_, left)| left).map(of_text);
    report.imported.skipped.iter().map(line).chain(text).collect()
}

/// What is said of a document below its findings: what was taken, what must be known of it, how
/// many of its figures and paragraphs were read, which were not and why.
pub fn said(
    document: &OfficeDocument,
    report: &OfficeReport,
    left: &[[String; 2]],
    language: Language,
) -> Vec<String> {
    let imported = &report.imported;
    let mut said = vec![taken(imported, language)];
    if !document.sheets.is_empty() {
        said.push(counted_cells(document.figures(imported), language));
    }
    said.extend(report.text.iter().map(|(count, _)| counted_paragraphs(*count, language)));
    let doubts = imported.doubts.iter().map(|one| doubt(document, one, language));
    let notes = imported.notes.iter().map(|note| note.in_language(language).to_owned());
    said.extend(doubts.chain(notes).take(LINES).map(|note| note_line(&note, language)));
    said.extend(left.iter().take(LINES).map(|[at, why]| left_line(at, why, language)));
    said.extend(assumed(imported, language).map(|note| note_line(&note, language)));
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

/// The units that the amounts of sheets were read in which say none.
fn assumed(imported: &Imported, language: Language) -> Option<String> {
    let silent = imported.taken().into_iter().filter(|one| one.amounts && one.unit.is_none());
    let mut units: Vec<(MoneyUnit, Vec<String>)> = Vec::new();
    for one in silent {
        let unit = one.fixed.unwrap_or(one.assumed);
        match units.iter_mut().find(|(known, _)| *known == unit) {
            Some((_, sheets)) if sheets.contains(&one.sheet) => {}
            Some((_, sheets)) => sheets.push(one.sheet),
            None => units.push((unit, vec![one.sheet])),
        }
    }
    let words = |(unit, sheets): &(MoneyUnit, Vec<String>)| {
        let (unit, more) = (unit.name(), sheets.len().saturating_sub(SHEETS));
        let named = sheets.iter().take(SHEETS);
        match language {
            Language::Chinese => {
                let more = if more > 0 {
                    format!("等{}张工作表", sheets.len())
                } else {
                    String::new()
                };
                let named: Vec<String> = named.map(|sheet| format!("“{sheet}”")).collect();
                format!("{}{more}没有写金额单位，按{unit}核对", named.join("、"))
            }
            Language::English => {
                let more = if more > 0 { format!(" and {more} more") } else { String::new() };
                let named: Vec<&str> = named.map(String::as_str).collect();
                format!("{}{more}: no unit stated, {unit} is assumed", named.join(", "))
            }
        }
    };
    let words: Vec<String> = units.iter().map(words).collect();
    (!words.is_empty()).then(|| words.join("；"))
}
