use crate::model::Form;
use crate::office::sheet::{LIST_HEADS, answers, is_numbering, of_head, plain, tidy, unit_of};
use crate::workbook::Sheet;

use super::extracted::{ExtractedCell, ExtractedProject};
use super::skipped::{Skipped, unknown_columns};

/// Reads a list of projects, one a row. A row with something in it and no name, and a column that
/// is none of a project's, are left.
pub fn projects(sheet: &Sheet, form: &Form, skipped: &mut Vec<Skipped>) -> Vec<ExtractedProject> {
    let Some(list) = ProjectList::of(sheet, form) else {
        skipped.push(Skipped::headless(sheet, "项目名称"));
        return Vec::new();
    };
    unknown_columns(sheet, list.head, form, |at| list.knows(at), skipped);
    let mut found = Vec::new();
    for row in list.head + 1..sheet.rows.len() {
        match list.project(row) {
            Some(project) => found.push(project),
            None => skipped.extend(Skipped::unnamed(sheet, row)),
        }
    }
    found
}

/// A list of projects: which of its columns is what.
struct ProjectList<'a> {
    sheet: &'a Sheet,
    form: &'a Form,
    /// The row of the heads.
    head: usize,
    /// Columns of the sheet, in the order of [`LIST_HEADS`].
    places: [Option<usize>; LIST_HEADS.len()],
    /// Column of the sheet and column of the form.
    columns: Vec<(usize, usize)>,
}

impl<'a> ProjectList<'a> {
    /// The list of a sheet that has a head for names.
    fn of(sheet: &'a Sheet, form: &'a Form) -> Option<ProjectList<'a>> {
        let head =
            sheet.rows.iter().position(|row| row.iter().any(|text| plain(text) == "项目名称"))?;
        let heads: Vec<String> = (0..sheet.width()).map(|at| plain(sheet.text(head, at))).collect();
        let places = LIST_HEADS.map(|label| heads.iter().position(|text| text == label));
        let columns = form.columns.iter().enumerate().filter_map(|(index, column)| {
            let labels = || {
                std::iter::once(column.label.as_str())
                    .chain(column.labels.iter().map(String::as_str))
            };
            let named = |text: &str| {
                answers(text, labels()) == 2
                    || of_head(text).is_some_and(|(label, _)| answers(&label, labels()) == 2)
            };
            (0..sheet.width()).find(|at| named(sheet.text(head, *at))).map(|at| (at, index))
        });
        let columns = columns.collect();
        Some(ProjectList { sheet, form, head, places, columns })
    }

    fn knows(&self, at: usize) -> bool {
        self.places.contains(&Some(at))
            || self.columns.iter().any(|(place, _)| *place == at)
            || is_numbering(self.sheet.text(self.head, at))
    }

    /// The project of a row; nothing for one without a name.
    fn project(&self, row: usize) -> Option<ExtractedProject> {
        let text = |place: Option<usize>| {
            place
                .map(|at| self.sheet.text(row, at).trim().to_owned())
                .filter(|text| !text.is_empty())
        };
        let lines = |place: Option<usize>| {
            text(place).map(|text| text.lines().map(str::to_owned).collect()).unwrap_or_default()
        };
        let cell = |(at, column): &(usize, usize)| {
            let text = tidy(self.sheet.text(row, *at), &self.form.columns[*column]);
            (!text.is_empty()).then_some(ExtractedCell { column: *column, text, at: (row, *at) })
        };
        let [code, name, continues, budget_unit, purpose, goals, outcomes, weight, score] =
            self.places;
        Some(ExtractedProject {
            name: text(name)?,
            code: text(code),
            continues: text(continues),
            budget_unit: text(budget_unit),
            purpose: text(purpose),
            cells: self.columns.iter().filter_map(cell).collect(),
            goals: lines(goals),
            outcomes: lines(outcomes),
            indicators: Vec::new(),
            total: [text(weight), text(score)],
            sheet: self.sheet.name.clone(),
            unit: unit_of(self.sheet),
        })
    }
}
