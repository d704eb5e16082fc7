use std::ops::Range;

use crate::finding::Bilingual;
use crate::lexicon::Lexicon;
use crate::model::{Column, Form, Head};
use crate::office::sheet::{ListReader, answers, bare, is_figure, is_one_of, tidy, unit_of};
use crate::workbook::Sheet;

use super::extracted::{ExtractedCell, ExtractedProject};
use super::indicators::{indicator_head, indicators_at};
use super::skipped::Skipped;

/// Whether a sheet is the record of one project: labels with their values beside them, indicators
/// below.
pub fn is_record(sheet: &Sheet, reader: ListReader<'_>) -> bool {
    let says = |head: Head| sheet.rows.iter().take(12).flatten().any(|text| reader.is(head, text));
    // A project without a code is told from a list by the amounts that stand beside their labels.
    let funds = || {
        let Some(form) = reader.form else { return false };
        let head = indicator_head(sheet, reader).unwrap_or(0);
        let grid = Grid { sheet, form, head };
        (0..form.columns.len()).any(|column| {
            !form.columns[column].plan
                && grid.value(column).is_some_and(|(row, at)| is_figure(sheet.text(row, at)))
        })
    };
    says(Head::Name)
        && indicator_head(sheet, reader).is_some()
        && (says(Head::Code) || beside(sheet, reader, Head::Name).is_some() && funds())
}

/// Reads the record of one project: the label and value grid of the targets' form, its plan, its
/// goals, its indicators.
pub fn record(
    sheet: &Sheet,
    reader: ListReader<'_>,
    form: &Form,
    skipped: &mut Vec<Skipped>,
) -> ExtractedProject {
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
        if let Some((row, at)) = (Grid { sheet, form, head }).value(index) {
            let text = tidy(sheet.text(row, at), column);
            if !text.is_empty() {
                project.cells.push(ExtractedCell { column: index, text, at: (row, at) });
            }
        }
    }
    project.goals = goals(sheet, reader, head);
    left(Grid { sheet, form, head }, reader, &project, skipped);
    project.indicators = indicators_at(sheet, reader, head);
    project
}

/// The value beside a label: the next cell to the right that says something else.
fn beside(sheet: &Sheet, reader: ListReader<'_>, head: Head) -> Option<(String, (usize, usize))> {
    let (row, at) = (0..sheet.rows.len())
        .flat_map(|row| (0..sheet.width()).map(move |at| (row, at)))
        .find(|(row, at)| reader.is(head, sheet.text(*row, *at)))?;
    let at_label = at;
    let said = |at: &usize| {
        let text = sheet.text(row, *at);
        !text.trim().is_empty() && text != sheet.text(row, at_label)
    };
    let place = (at + 1..sheet.width()).find(said)?;
    let text = sheet.text(row, place).trim();
    // Where nothing stands beside it, the next text is another label.
    let label = Head::of_projects().iter().any(|head| reader.is(*head, text));
    (!label).then(|| (text.to_owned(), (row, place)))
}

/// The labels of a record and the amounts beside them, above the heads of its indicators.
struct Grid<'a> {
    sheet: &'a Sheet,
    form: &'a Form,
    /// The row of the heads of indicators.
    head: usize,
}

impl Grid<'_> {
    /// Where the value of a column of the form stands.
    fn value(&self, column: usize) -> Option<(usize, usize)> {
        let inside = self.block(column);
        let (row, at) = self.label(column, inside.clone())?;
        // A plan stands under its heads, funds beside their labels.
        if self.form.columns[column].plan {
            return Some((row + 1, at));
        }
        let label = self.sheet.text(row, at);
        let beside = (at + 1..inside.end).find(|other| self.sheet.text(row, *other) != label)?;
        if !self.form.columns[column].holds.is_number() {
            return Some((row, beside));
        }
        // Cells that are not merged leave blanks before the amount; a word ends them.
        let amount = (beside..inside.end).find(|at| !self.sheet.text(row, *at).trim().is_empty());
        let amount = amount.filter(|at| *at == beside || is_figure(self.sheet.text(row, *at)));
        Some((row, amount.unwrap_or(beside)))
    }

    /// The first cell of these columns that names a column of the form.
    fn label(&self, column: usize, inside: Range<usize>) -> Option<(usize, usize)> {
        let column = &self.form.columns[column];
        (0..self.head)
            .flat_map(|row| inside.clone().map(move |at| (row, at)))
            .find(|(row, at)| answers(self.sheet.text(*row, *at), column.spellings()) > 0)
    }

    /// The columns of the sheet that a column of the form may stand in: where its group is itself
    /// a column (项目资金总额 beside 年度资金总额), from that one's label to the next such.
    fn block(&self, column: usize) -> Range<usize> {
        let whole = 0..self.sheet.width();
        let head_of = |group: &str| {
            let head = self.form.columns.iter().position(|column| column.label == group)?;
            self.label(head, whole.clone()).map(|(_, at)| at)
        };
        let group = |column: &Column| column.group.as_deref().and_then(head_of);
        let Some(from) = group(&self.form.columns[column]) else { return whole };
        let end = self.form.columns.iter().filter_map(group).filter(|at| *at > from).min();
        from..end.unwrap_or(whole.end)
    }
}

/// Names what stands in the grid above the indicators and has no place in a project.
fn left(
    grid: Grid<'_>,
    reader: ListReader<'_>,
    project: &ExtractedProject,
    skipped: &mut Vec<Skipped>,
) {
    let (sheet, form) = (grid.sheet, grid.form);
    let begins =
        |row: &Vec<String>| row.iter().any(|text| HEADS.iter().any(|head| reader.is(*head, text)));
    let first = sheet.rows.iter().position(begins).unwrap_or(0);
    let label = |text: &str| {
        let of_column =
            |column: &Column| answers(text, column.spellings().chain(column.group.as_deref())) > 0;
        HEADS.iter().chain(Head::of_projects()).any(|head| reader.is(*head, text))
            || form.columns.iter().any(of_column)
            || is_one_of(&reader.lexicon.head_purpose_below, text)
    };
    let words = [project.code.as_deref(), Some(project.name.as_str()), project.purpose.as_deref()];
    let said = |text: &str| {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        words.contains(&Some(text.as_str()))
            || project.goals.iter().any(|goal| text.contains(goal.as_str()))
    };
    for row in first..grid.head {
        // A merged cell says the same in all its columns.
        let merged = |at: usize| at > 0 && sheet.text(row, at - 1) == sheet.text(row, at);
        let taken = |at: usize| project.cells.iter().any(|cell| cell.at == (row, at));
        let texts: Vec<&str> = (0..sheet.width())
            .filter(|at| !taken(*at) && !merged(*at))
            .map(|at| sheet.text(row, at).trim())
            .filter(|text| !text.is_empty() && !label(text) && !said(text))
            .collect();
        if !texts.is_empty() {
            let text = texts.join(" ");
            let why = Bilingual::new(
                format!("项目表样里没有它的位置：{text}"),
                format!("the project form has no place for it: {text}"),
            );
            skipped.push(Skipped::at(&sheet.name, row, why));
        }
    }
}

/// The heads that a record begins with.
const HEADS: [Head; 2] = [Head::Code, Head::Name];

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
    // Two kinds of goals side by side stand below their heads.
    if found.is_empty() {
        let below = sheet.text(row + 1, at).trim();
        found.extend((row + 1 < head && !below.is_empty()).then(|| below.to_owned()));
    }
    found
}
