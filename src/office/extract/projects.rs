use crate::finding::Bilingual;
use crate::model::{Column, ColumnType, Form, Head, MoneyUnit};
use crate::office::sheet::{ListReader, answers, is_numbering, line_unit, of_head, tidy, unit_of};
use crate::workbook::Sheet;

use super::extracted::{ExtractedCell, ExtractedObjectives, ExtractedProject, WordAt};
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
    skipped.extend(list.in_other_units.iter().map(|(at, own)| list.left(*at, *own)));
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
    /// The unit of its amounts: that of the sheet's line, else the first that a head says.
    unit: Option<MoneyUnit>,
    /// Columns of amounts whose heads say another unit, and which.
    in_other_units: Vec<(usize, MoneyUnit)>,
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
        let mut columns: Vec<(usize, usize)> = columns.collect();
        let own = |(at, column): &(usize, usize)| {
            let (_, unit) = of_head(sheet.text(head, *at))?;
            (form.columns[*column].holds == ColumnType::Amount).then_some((*at, unit))
        };
        let said: Vec<(usize, MoneyUnit)> = columns.iter().filter_map(own).collect();
        let first = said.first().map(|(_, unit)| *unit);
        let lexicon = reader.lexicon;
        let unit = line_unit(sheet, lexicon).or(first).or_else(|| unit_of(sheet, lexicon));
        let in_other_units: Vec<(usize, MoneyUnit)> =
            said.into_iter().filter(|(_, own)| unit.is_some_and(|unit| unit != *own)).collect();
        columns.retain(|(at, _)| !in_other_units.iter().any(|(other, _)| other == at));
        Some(ProjectList { sheet, form, head, reader, places, columns, unit, in_other_units })
    }

    /// Why a column of amounts was left.
    fn left(&self, at: usize, own: MoneyUnit) -> Skipped {
        let head = self.sheet.text(self.head, at).trim();
        let (own, unit) = (own.name(), self.unit.map_or("", MoneyUnit::name));
        let why = Bilingual::new(
            format!("这一栏的单位是{own}，表的单位是{unit}，没有取：{head}"),
            format!("a column in {own} was left, the list is in {unit}: {head}"),
        );
        Skipped::cells(self.sheet, (self.head, at), (self.head, at), why)
    }

    fn knows(&self, at: usize) -> bool {
        self.places.contains(&Some(at))
            || self.in_other_units.iter().any(|(place, _)| *place == at)
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
            ExtractedCell { column: *column, text, at: (row, *at) }
        };
        let cells: Vec<ExtractedCell> = self.columns.iter().map(cell).collect();
        // A list has the columns that any of its projects needs: a blank is said of the columns that
        // the form begins with, and of a plan, where the project has any of them.
        let main = |column: &Column| column.plan || column.group == self.form.columns[0].group;
        let part_filled = |plan: bool| {
            let of_part = |cell: &&ExtractedCell| self.form.columns[cell.column].plan == plan;
            cells.iter().filter(of_part).any(|cell| !cell.text.is_empty())
        };
        let filled = [part_filled(false), part_filled(true)];
        let said = |cell: &ExtractedCell| {
            let column = &self.form.columns[cell.column];
            !cell.text.is_empty() || main(column) && filled[usize::from(column.plan)]
        };
        let cells = cells.iter().filter(|cell| said(cell)).cloned().collect();
        let words_at = self.words_at(row);
        let of_lines = |key: &str, count: usize| {
            let at = words_at.iter().find(|(one, _)| *one == key).map(|(_, at)| *at);
            at.map(|at| vec![at; count]).unwrap_or_default()
        };
        let (goals, outcomes): (Vec<String>, Vec<String>) =
            (lines(Head::Goals), lines(Head::Outcomes));
        let sentences_at = [of_lines("goals", goals.len()), of_lines("outcomes", outcomes.len())];
        Some(ExtractedProject {
            name: text(Head::Name)?,
            code: text(Head::Code),
            continues: text(Head::Continues),
            budget_unit: text(Head::BudgetUnit),
            purpose: text(Head::Purpose),
            cells,
            objectives: ExtractedObjectives {
                goals,
                outcomes,
                sentences_at,
                total: [text(Head::TotalWeight), text(Head::TotalScore)],
                ..ExtractedObjectives::default()
            },
            sheet: self.sheet.name.clone(),
            unit: self.unit,
            words_at,
        })
    }

    /// Where the words of a project's row stand, by their keys in content.
    fn words_at(&self, row: usize) -> Vec<WordAt> {
        let places = Head::of_projects().iter().zip(&self.places);
        places.filter_map(|(head, at)| Some((head.key(), (row, (*at)?)))).collect()
    }
}
