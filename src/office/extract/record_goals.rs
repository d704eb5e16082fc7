use std::ops::Range;

use crate::finding::Bilingual;
use crate::lexicon::Lexicon;
use crate::model::Head;
use crate::office::sheet::{ListReader, bare, cells, plain, top};
use crate::workbook::Sheet;

use super::skipped::Skipped;

/// A text of a record and the cell it stands in.
pub type Said = (String, (usize, usize));

/// What a record says should be reached, and was.
#[derive(Default)]
pub struct Sentences {
    pub goals: Vec<Said>,
    pub outcomes: Vec<Said>,
    /// Cells that say what is to be written there, and nothing else.
    pub instructions: Vec<Said>,
    /// Labels left of the heads of both, which say the same.
    pub labels: Vec<(usize, usize)>,
}

/// The sentences of a record above the heads of its indicators, each with the cell it stands in;
/// those of a merged cell once.
pub fn sentences(sheet: &Sheet, reader: ListReader<'_>, end: usize) -> Sentences {
    let mut found = match side_by_side(sheet, reader, end) {
        Some(found) => found,
        None => beside_labels(sheet, reader, end),
    };
    for list in [&mut found.goals, &mut found.outcomes] {
        let (said, form): (Vec<Said>, Vec<Said>) = std::mem::take(list)
            .into_iter()
            .partition(|(text, _)| !is_instruction(reader.lexicon, text));
        *list = said;
        found.instructions.extend(form);
    }
    found
}

/// Names the cells in which a form says what is to be written there.
pub fn instructions_left(sheet: &Sheet, instructions: &[Said], skipped: &mut Vec<Skipped>) {
    for (text, at) in instructions {
        let why = Bilingual::new(
            format!("填表说明，没有取：{text}"),
            format!("the form's own instruction was left: {text}"),
        );
        skipped.push(Skipped::cells(sheet, *at, *at, why));
    }
}

/// Whether a text is what a form says about how to fill it in: `…（100字以内）`.
fn is_instruction(lexicon: &Lexicon, text: &str) -> bool {
    let text = plain(text);
    lexicon.instructions.find_in(&text).any(|word| {
        let number = text[..word.start].rfind('（').map(|open| &text[open..word.start]);
        text[word.end..].starts_with('）') && number.is_some_and(|text| text.chars().count() <= 6)
    })
}

/// Goals and outcomes below their heads, which stand in one row: down to the next label left of
/// them.
fn side_by_side(sheet: &Sheet, reader: ListReader<'_>, end: usize) -> Option<Sentences> {
    let (head, goals, outcomes) = (top(sheet)..end).find_map(|row| {
        let place = |head: Head| sheet.rows[row].iter().position(|text| reader.is(head, text));
        let outcomes = place(Head::Outcomes)?;
        // 年度总体目标 stands left of both heads: the nearest is the head of the goals.
        let cells = &sheet.rows[row][..outcomes];
        let goals = cells.iter().rposition(|text| reader.is(Head::Goals, text))?;
        let goals = cells.iter().position(|text| *text == cells[goals])?;
        Some((row, goals, outcomes))
    })?;
    // The values stand below, not beside: 绩效目标 | … | 实际完成情况 | ….
    let between = (goals..outcomes)
        .map(|at| sheet.text(head, at))
        .find(|text| !text.trim().is_empty() && !reader.is(Head::Goals, text));
    if between.is_some() {
        return None;
    }
    let mut found =
        Sentences { labels: (0..goals).map(|at| (head, at)).collect(), ..Sentences::default() };
    for row in head + 1..end {
        let label = |at: usize| {
            let text = sheet.text(row, at);
            !text.trim().is_empty() && text != sheet.text(head, at)
        };
        if (0..goals).any(label) {
            break;
        }
        lines(sheet, row, goals..outcomes, &mut found.goals);
        lines(sheet, row, outcomes..sheet.width(), &mut found.outcomes);
    }
    Some(found)
}

/// The lines of the first cell of some columns that says something.
fn lines(sheet: &Sheet, row: usize, columns: Range<usize>, found: &mut Vec<Said>) {
    let Some(at) = columns.into_iter().find(|at| !sheet.text(row, *at).trim().is_empty()) else {
        return;
    };
    let said = sheet.text(row, at).lines().map(|line| bare(line.trim()));
    found.extend(said.filter(|line| !line.is_empty()).map(|line| (line, (row, at))));
}

/// Goals beside their label, and outcomes beside theirs below it.
fn beside_labels(sheet: &Sheet, reader: ListReader<'_>, end: usize) -> Sentences {
    let label = |head: Head| {
        cells(sheet, top(sheet)..end).find(|(row, at)| reader.is(head, sheet.text(*row, *at)))
    };
    let goals = label(Head::Goals);
    let outcomes = label(Head::Outcomes);
    let mut found = Sentences::default();
    if let Some(place) = goals {
        let below = outcomes.map(|(row, _)| row).filter(|row| *row > place.0);
        found.goals = beside_label(sheet, place, below.unwrap_or(end));
    }
    if let Some(place) = outcomes.filter(|place| goals.is_none_or(|goals| goals.0 <= place.0)) {
        found.outcomes = beside_label(sheet, place, end);
    }
    found
}

/// The cells beside a label, and beside what stands below it, down to the next label.
pub(super) fn cells_beside(
    sheet: &Sheet,
    (label, at): (usize, usize),
    end: usize,
) -> Vec<(usize, usize)> {
    let goes_on = |row: &usize| {
        (0..=at).all(|at| {
            let text = sheet.text(*row, at);
            text.trim().is_empty() || text == sheet.text(label, at)
        })
    };
    (label..end).take_while(goes_on).filter_map(|row| next(sheet, row, at)).collect()
}

/// The lines beside a label, and beside what stands below it.
fn beside_label(sheet: &Sheet, (row, at): (usize, usize), end: usize) -> Vec<Said> {
    let mut found: Vec<Said> = Vec::new();
    for (row, at) in cells_beside(sheet, (row, at), end) {
        for line in sheet.text(row, at).lines() {
            let line = bare(line.trim());
            if !line.is_empty() {
                found.push((line, (row, at)));
            }
        }
    }
    // Two kinds of goals side by side stand below their heads.
    if found.is_empty() {
        let below = sheet.text(row + 1, at).trim();
        let there = row + 1 < end && !below.is_empty();
        found.extend(there.then(|| (below.to_owned(), (row + 1, at))));
    }
    found
}

/// The next cell of a row that is not the same merged cell.
fn next(sheet: &Sheet, row: usize, at: usize) -> Option<(usize, usize)> {
    let label = sheet.text(row, at);
    (at + 1..sheet.width()).find(|other| sheet.text(row, *other) != label).map(|other| (row, other))
}

/// Where each of the sentences stands that [`texts`] gives.
pub fn places(said: &[Said]) -> Vec<(usize, usize)> {
    let first = |(index, (text, _)): &(usize, &Said)| {
        !said[..*index].iter().any(|(other, _)| other == text)
    };
    said.iter().enumerate().filter(first).map(|(_, (_, at))| *at).collect()
}

/// Sentences without their places. A merged cell says the same in each of its rows.
pub fn texts(said: Vec<Said>) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    for (text, _) in said {
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts
}
