use crate::model::{Form, Head};
use crate::office::sheet::{ListReader, answers, is_numbering, of_head, tidy, unit_of};
use crate::workbook::Sheet;

use super::extracted::{ExtractedCell, ExtractedProject};
use super::skipped::{Skipped, unknown_columns};

/// Reads a list of projects, one a row. A row with something in it and no name, and a column that
/// is none of a project's, are left.
pub fn projects(
    sheet: &Sheet,
    reader: ListReader<'_>,
    form: &Form,
    skipped: &mut Vec<Skipped>,
) -> Vec<ExtractedProject> {
    let Some(list) = ProjectList::of(sheet, reader, form) else {
        skipped.push(Skipped::headless(sheet, reader, &[Head::Name]));
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
    reader: ListReader<'a>,
    /// Columns of the sheet, in the order of [`Head::of_projects`].
    places: Vec<Option<usize>>,
    /// Column of the sheet and column of the form.
    columns: Vec<(usize, usize)>,
}

impl<'a> ProjectList<'a> {
    /// The list of a sheet that has a head for names.
    fn of(sheet: &'a Sheet, reader: ListReader<'a>, form: &'a Form) -> Option<ProjectList<'a>> {
        let named = |row: &Vec<String>| row.iter().any(|text| reader.is(Head::Name, text));
        let head = sheet.rows.iter().position(named)?;
        let place =
            |label: &Head| (0..sheet.width()).find(|at| reader.is(*label, sheet.text(head, *at)));
        let places = Head::of_projects().iter().map(place).collect();
        let columns = form.columns.iter().enumerate().filter_map(|(index, column)| {
            let is_label = |text: &str| answers(text, column.spellings()) == 2;
            let named = |text: &str| {
                is_label(text) || of_head(text).is_some_and(|(label, _)| is_label(&label))
            };
            (0..sheet.width()).find(|at| named(sheet.text(head, *at))).map(|at| (at, index))
        });
        let columns = columns.collect();
        Some(ProjectList { sheet, form, head, reader, places, columns })
    }

    fn knows(&self, at: usize) -> bool {
        self.places.contains(&Some(at))
            || self.columns.iter().any(|(place, _)| *place == at)
            || is_numbering(self.reader.lexicon, self.sheet.text(self.head, at))
    }

    /// The project of a row; nothing for one without a name.
    fn project(&self, row: usize) -> Option<ExtractedProject> {
        let text = |head: Head| {
            let at = Head::of_projects().iter().position(|one| *one == head)?;
            let text = self.sheet.text(row, self.places[at]?).trim().to_owned();
            Some(text).filter(|text| !text.is_empty())
        };
        let lines = |head: Head| {
            text(head).map(|text| text.lines().map(str::to_owned).collect()).unwrap_or_default()
        };
        let cell = |(at, column): &(usize, usize)| {
            let text = tidy(self.sheet.text(row, *at), &self.form.columns[*column]);
            (!text.is_empty()).then_some(ExtractedCell { column: *column, text, at: (row, *at) })
        };
        Some(ExtractedProject {
            name: text(Head::Name)?,
            code: text(Head::Code),
            continues: text(Head::Continues),
            budget_unit: text(Head::BudgetUnit),
            purpose: text(Head::Purpose),
            cells: self.columns.iter().filter_map(cell).collect(),
            goals: lines(Head::Goals),
            outcomes: lines(Head::Outcomes),
            indicators: Vec::new(),
            total: [text(Head::TotalWeight), text(Head::TotalScore)],
            total_cells: Vec::new(),
            sheet: self.sheet.name.clone(),
            unit: unit_of(self.sheet),
        })
    }
}
