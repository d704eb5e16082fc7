use crate::lexicon::Lexicon;
use crate::model::{Form, Head};
use crate::office::sheet::{ListReader, answers, bare, is_one_of, tidy, unit_of};
use crate::workbook::Sheet;

use super::extracted::{ExtractedCell, ExtractedProject};
use super::indicators::{indicator_head, indicators_at};

/// Whether a sheet is the record of one project: labels with their values beside them, indicators
/// below.
pub fn is_record(sheet: &Sheet, reader: ListReader<'_>) -> bool {
    let says = |head: Head| sheet.rows.iter().take(12).flatten().any(|text| reader.is(head, text));
    says(Head::Code) && says(Head::Name) && indicator_head(sheet, reader).is_some()
}

/// Reads the record of one project: the label and value grid of the targets' form, its plan, its
/// goals, its indicators.
pub fn record(sheet: &Sheet, reader: ListReader<'_>, form: &Form) -> ExtractedProject {
    let mut project = ExtractedProject {
        sheet: sheet.name.clone(),
        unit: unit_of(sheet),
        ..ExtractedProject::default()
    };
    project.code = beside(sheet, reader, Head::Code).map(|(text, _)| text);
    project.name = beside(sheet, reader, Head::Name).map(|(text, _)| text).unwrap_or_default();
    // The unit stands above the grid: what begins with six digits inside it is a code of something
    // else.
    let grid = sheet
        .rows
        .iter()
        .position(|row| row.iter().any(|text| reader.is(Head::Code, text)))
        .unwrap_or(0);
    project.budget_unit = sheet.rows.iter().take(grid).flatten().find_map(|text| unit_code(text));
    project.purpose = beside(sheet, reader, Head::Purpose)
        .map(|(text, _)| text)
        .or_else(|| purpose(sheet, reader.lexicon));
    let head = indicator_head(sheet, reader).unwrap_or(sheet.rows.len());
    for (index, column) in form.columns.iter().enumerate() {
        let labels = || {
            std::iter::once(column.label.as_str()).chain(column.labels.iter().map(String::as_str))
        };
        let named = (0..head)
            .flat_map(|row| (0..sheet.width()).map(move |at| (row, at)))
            .find(|(row, at)| answers(sheet.text(*row, *at), labels()) > 0);
        let Some((row, at)) = named else { continue };
        // A plan stands under its heads, funds beside their labels.
        let place = if column.plan { Some((row + 1, at)) } else { next(sheet, row, at) };
        if let Some((row, at)) = place {
            let text = tidy(sheet.text(row, at), column);
            if !text.is_empty() {
                project.cells.push(ExtractedCell { column: index, text, at: (row, at) });
            }
        }
    }
    project.goals = goals(sheet, reader, head);
    project.indicators = indicators_at(sheet, reader, head);
    project
}

/// The value beside a label: the next cell to the right that says something else.
fn beside(sheet: &Sheet, reader: ListReader<'_>, head: Head) -> Option<(String, (usize, usize))> {
    let (row, at) = (0..sheet.rows.len())
        .flat_map(|row| (0..sheet.width()).map(move |at| (row, at)))
        .find(|(row, at)| reader.is(head, sheet.text(*row, *at)))?;
    let place = next(sheet, row, at)?;
    let text = sheet.text(place.0, place.1).trim().to_owned();
    (!text.is_empty()).then_some((text, place))
}

/// The purpose stands below the funds, beside a label for both: 预算规模及资金用途.
fn purpose(sheet: &Sheet, lexicon: &Lexicon) -> Option<String> {
    let is_label = |text: &str| is_one_of(&lexicon.head_purpose_below, text);
    let (row, at) = (0..sheet.rows.len())
        .flat_map(|row| (0..sheet.width()).map(move |at| (row, at)))
        .find(|(row, at)| is_label(sheet.text(*row, *at)))?;
    let below = sheet.text(row + 1, at).trim();
    // The label goes on downwards, merged or blank; any other label begins something else.
    if !below.is_empty() && !is_label(below) {
        return None;
    }
    let words = (at + 1..sheet.width())
        .map(|at| sheet.text(row + 1, at).trim())
        .find(|text| !text.is_empty() && !is_label(text))?;
    Some(words.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The next cell of a row that is not the same merged cell.
fn next(sheet: &Sheet, row: usize, at: usize) -> Option<(usize, usize)> {
    let label = sheet.text(row, at);
    (at + 1..sheet.width()).find(|other| sheet.text(row, *other) != label).map(|other| (row, other))
}

/// `333001某局本级`: the code before the name.
fn unit_code(text: &str) -> Option<String> {
    let text = text.trim();
    let digits = text.find(|c: char| !c.is_ascii_digit())?;
    (digits == 6 && !text[digits..].starts_with(|c: char| c.is_ascii()))
        .then(|| text[..digits].to_owned())
}

fn goals(sheet: &Sheet, reader: ListReader<'_>, head: usize) -> Vec<String> {
    let Some((row, at)) = (0..head)
        .flat_map(|row| (0..sheet.width()).map(move |at| (row, at)))
        .find(|(row, at)| reader.is(Head::Goals, sheet.text(*row, *at)))
    else {
        return Vec::new();
    };
    let mut found: Vec<String> = Vec::new();
    for row in row..head {
        let Some((row, at)) = next(sheet, row, at) else { continue };
        for line in sheet.text(row, at).lines() {
            let goal = bare(line.trim());
            if !goal.is_empty() && !found.contains(&goal) {
                found.push(goal);
            }
        }
    }
    found
}
