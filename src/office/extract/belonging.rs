use crate::characters::{arabic_years, folded};
use crate::finding::Bilingual;
use crate::lexicon::Lexicon;
use crate::office::sheet::plain;
use crate::workbook::{Sheet, cell_name};

use super::request::Request;
use super::skipped::Skipped;

/// How many rows of a sheet stand over its heads: title, number of the table, office and unit.
pub const OVER_HEADS: usize = 4;

/// The fewest characters of a name that tell an office from others.
const TELLING: usize = 4;

/// What a sheet says that makes one doubt whether it belongs into the disclosure: a title of
/// another year, another office.
pub(super) fn doubts(sheet: &Sheet, request: &Request<'_>) -> Vec<Skipped> {
    let mut doubts = Vec::new();
    let texts = sheet.rows.iter().enumerate().take(OVER_HEADS).flat_map(|(row, cells)| {
        // A merged cell says the same in each of its columns, and once.
        let first = move |column: &usize| *column == 0 || cells[*column - 1] != cells[*column];
        let said = move |column: &usize| !cells[*column].trim().is_empty() && first(column);
        let alone = (0..cells.len()).filter(said).count() == 1;
        let columns = (0..cells.len()).filter(said);
        columns.map(move |column| ((row, column), alone, cells[column].as_str()))
    });
    for ((row, column), alone, text) in texts {
        let sheet = &sheet.name;
        // Beside others it is the head of a column, which may be about another year.
        if let Some(year) = only_year(text).filter(|year| alone && *year != request.year) {
            let of = request.year;
            let why = Bilingual::new(
                format!("写的是{year}年，公开件是{of}年：{}", text.trim()),
                format!("is of {year}, the disclosure of {of}: {}", text.trim()),
            );
            let cell = Some(cell_name(row, column));
            doubts.push(Skipped { sheet: sheet.clone(), cell, why });
        }
        doubts.extend(
            office(text, &request.catalogue.lexicon)
                .and_then(|office| other_office(sheet, (row, column), office, request)),
        );
    }
    doubts
}

/// Why a sheet that names an office may not belong into the disclosure: it is of another.
pub(super) fn other_office(
    sheet: &str,
    (row, column): (usize, usize),
    office: &str,
    request: &Request<'_>,
) -> Option<Skipped> {
    let offices = request.offices;
    (!is_known(office, request)).then(|| Skipped {
        sheet: sheet.to_owned(),
        cell: Some(cell_name(row, column)),
        why: Bilingual::new(
            format!("写的是“{office}”，公开件属于“{}”", offices.join("、")),
            format!("is of {office}, the disclosure of {}", offices.join(", ")),
        ),
    })
}

/// The year that a text is about (`2021年…`), where it names no other.
pub fn only_year(text: &str) -> Option<i16> {
    let text = arabic_years(&folded(text));
    let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|number| number.len() == 4);
    let mut years = numbers
        .filter_map(|number| number.parse::<i16>().ok())
        .filter(|year| (1990..2100).contains(year));
    let first = years.next()?;
    let said = text.contains(&format!("{first}年"));
    (said && years.all(|year| year == first)).then_some(first)
}

/// The office that a text names: 编制部门：….
pub fn office<'t>(text: &'t str, lexicon: &Lexicon) -> Option<&'t str> {
    let text = text.trim();
    let mark = lexicon.offices.beginning(text)?;
    let rest = text[mark.end..].strip_prefix([':', '：'])?.trim_start();
    // The unit of the figures may follow in the same cell.
    let office = rest.split([' ', '　', '\t', '\n']).next().unwrap_or_default();
    // 填报单位：（盖章） asks for a seal, and names nobody.
    let named = !office.is_empty() && !office.starts_with(['（', '(']);
    named.then_some(office)
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
