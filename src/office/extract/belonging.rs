use crate::characters::folded;
use crate::finding::Bilingual;
use crate::office::sheet::plain;
use crate::workbook::{Sheet, cell_name};

use super::request::Request;

/// How many rows of a sheet stand over its heads: title, number of the table, office and unit.
const OVER_HEADS: usize = 4;

/// The fewest characters of a name that tell an office from others.
const TELLING: usize = 4;

/// What a sheet says that makes one doubt whether it belongs into the disclosure: a title of
/// another year, another office.
pub(super) fn doubts(sheet: &Sheet, request: &Request<'_>) -> Vec<Bilingual> {
    let mut doubts = Vec::new();
    let texts = sheet.rows.iter().enumerate().take(OVER_HEADS).flat_map(|(row, cells)| {
        let alone = cells.iter().filter(|text| !text.trim().is_empty()).count() == 1;
        cells.iter().enumerate().map(move |(column, text)| ((row, column), alone, text.as_str()))
    });
    for ((row, column), alone, text) in texts {
        let (sheet, cell) = (&sheet.name, cell_name(row, column));
        // Beside others it is the head of a column, which may be about another year.
        if let Some(year) = only_year(text).filter(|year| alone && *year != request.year) {
            let of = request.year;
            doubts.push(Bilingual::new(
                format!("工作表“{sheet}” {cell} 写的是{year}年，公开件是{of}年：{}", text.trim()),
                format!(
                    "sheet {sheet} {cell} is of {year}, the disclosure of {of}: {}",
                    text.trim()
                ),
            ));
        }
        if let Some(office) = office(text, request).filter(|office| !is_known(office, request)) {
            doubts.push(Bilingual::new(
                format!(
                    "工作表“{sheet}” {cell} 写的是“{office}”，公开件属于“{}”",
                    request.offices.join("、")
                ),
                format!(
                    "sheet {sheet} {cell} is of {office}, the disclosure of {}",
                    request.offices.join(", ")
                ),
            ));
        }
    }
    doubts
}

/// The year that a text is about (`2021年…`), where it names no other.
fn only_year(text: &str) -> Option<i16> {
    let text = folded(text);
    let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|number| number.len() == 4);
    let mut years = numbers
        .filter_map(|number| number.parse::<i16>().ok())
        .filter(|year| (1990..2100).contains(year));
    let first = years.next()?;
    let said = text.contains(&format!("{first}年"));
    (said && years.all(|year| year == first)).then_some(first)
}

/// The office that a text names: 编制部门：….
fn office<'t>(text: &'t str, request: &Request<'_>) -> Option<&'t str> {
    let text = text.trim();
    let mark = request.catalogue.lexicon.offices.beginning(text)?;
    let rest = text[mark.end..].strip_prefix([':', '：'])?.trim_start();
    // The unit of the figures may follow in the same cell.
    let office = rest.split([' ', '　', '\t', '\n']).next().unwrap_or_default();
    (!office.is_empty()).then_some(office)
}

/// Whether the disclosure is of this office: by all of its name, or a part of it (the place before
/// it, 本级 behind it).
fn is_known(office: &str, request: &Request<'_>) -> bool {
    let office = plain(office);
    request.offices.is_empty()
        || request.offices.iter().any(|known| {
            let known = plain(known);
            // 本级 is in many names.
            let telling = known.chars().count() >= TELLING;
            known.contains(&office) || telling && office.contains(&known)
        })
}
