use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};
use std::ops::Range;
use std::sync::Arc;

use crate::finding::Bilingual;
use crate::model::{Form, FormUse, Head, MoneyUnit, unit_line};
use crate::office::sheet::{
    ListReader, Stated, answers, caption, cells, is_figure, is_one_of, top, unit_of,
};
use crate::workbook::Sheet;

use super::belonging::other_office;
use super::extracted::{ExtractedObjectives, ExtractedOverall, ExtractedRow, ExtractedTable};
use super::imported::Imported;
use super::indicator_heads::indicator_head;
use super::indicators::indicators_at;
use super::overall_funds::{OverallFunds, above, is_label, overall_funds};
use super::part::{Part, Standing};
use super::record_goals::{
    Said, Sentences, cells_beside, instructions_left, places, sentences, texts,
};
use super::record_grid::{Grid, unit_of_label};
use super::record_left::Rest;
use super::request::Request;
use super::skipped::Skipped;
use super::table::{table, taken_before};
use super::title::form_of;

/// The form of a record of the whole department, and what it is called here: its title says so, and
/// indicators stand in it.
pub fn overall_form(part: &Part<'_>, request: &Request<'_>) -> Option<(Arc<Form>, String)> {
    let (form, name) = form_of(&part.sheet, part.standing, request)?;
    let reader = ListReader { form: Some(&form), lexicon: &request.catalogue.lexicon };
    let is_record =
        form.used_for == FormUse::Overall && indicator_head(&part.sheet, reader).is_some();
    is_record.then_some((form, name))
}

/// Reads the record of the whole department: its funds in the lines of its form, its duties, goals
/// and outcomes, its indicators.
pub fn overall(
    part: &Part<'_>,
    (form, name): (Arc<Form>, String),
    request: &Request<'_>,
    imported: &mut Imported,
) {
    if imported.has_filled(&form) || !imported.overall.is_empty() {
        imported.skipped.push(part.left(taken_before(&name)));
        return;
    }
    let lexicon = &*request.catalogue.lexicon;
    let reader = ListReader { form: Some(&form), lexicon };
    let sheet = &*part.sheet;
    let head = indicator_head(sheet, reader).unwrap_or(sheet.rows.len());
    let upper = above(sheet, head);
    let record = OverallRecord { sheet: &upper, reader, form: &form, head };
    let skipped = &mut imported.skipped;
    let unit = unit_of(&upper, lexicon).or(part.unit());
    let grid = Grid { sheet: &upper, form: &form, head, unit };
    let funds = overall_funds(grid, skipped);
    let Sentences { goals, outcomes, instructions, labels } = sentences(&upper, reader, head);
    let duties = record.duties();
    let office = record.office();
    let other = office.as_ref().and_then(|(own, at)| other_office(&sheet.name, *at, own, request));
    imported.doubts.extend(other);
    let said = [&goals, &outcomes, &instructions, &duties].into_iter().flatten();
    let mut taken: Vec<(usize, usize)> = said.map(|(_, at)| *at).collect();
    taken.extend(office.iter().map(|(_, at)| *at));
    taken.extend(funds.taken.iter().chain(&labels));
    let blocks = record.tables(request);
    taken.extend(blocks.iter().flat_map(|block| block.cells()));
    instructions_left(sheet, &instructions, skipped);
    record.left(&taken, &funds, skipped);
    let indicators = indicators_at(sheet, reader, head, &form, skipped);
    imported.overall = ExtractedOverall {
        sheet: sheet.name.clone(),
        duties_at: places(&duties),
        duties: texts(duties),
        objectives: ExtractedObjectives {
            sentences_at: [places(&goals), places(&outcomes)],
            goals: texts(goals),
            outcomes: texts(outcomes),
            ..indicators
        },
    };
    for block in &blocks {
        block.table(&upper, funds.unit.or(part.unit()), request, imported);
    }
    record.funds(part, name, funds, request, imported);
}

/// A record of the whole department above its indicators.
struct OverallRecord<'a> {
    sheet: &'a Sheet,
    reader: ListReader<'a>,
    form: &'a Arc<Form>,
    head: usize,
}

impl OverallRecord<'_> {
    /// The row at which the record begins, below its title: that of its first label.
    fn first(&self) -> usize {
        let label = |row: &Vec<String>| {
            row.iter().any(|text| self.is_label(text) || unit_of_label(text).is_some())
        };
        self.sheet.rows.iter().position(label).unwrap_or(0)
    }

    fn is_label(&self, text: &str) -> bool {
        let lexicon = self.reader.lexicon;
        let heads = [Head::Goals, Head::Outcomes];
        heads.into_iter().any(|head| self.reader.is(head, text))
            || is_one_of(&lexicon.head_office, text)
            || is_one_of(&lexicon.head_duties, text)
            || is_label(self.form, text)
    }

    /// The office that the record names.
    fn office(&self) -> Option<Said> {
        let label = |at: &(usize, usize)| {
            is_one_of(&self.reader.lexicon.head_office, self.sheet.text(at.0, at.1))
        };
        let (row, at) = cells(self.sheet, top(self.sheet)..self.head).find(label)?;
        let said = |other: &usize| {
            let text = self.sheet.text(row, *other);
            !text.trim().is_empty() && text != self.sheet.text(row, at)
        };
        let at = (at + 1..self.sheet.width()).find(said)?;
        let office = self.sheet.text(row, at).trim();
        (!self.is_label(office)).then(|| (office.to_owned(), (row, at)))
    }

    /// The duties of the department, a line each.
    fn duties(&self) -> Vec<Said> {
        let label = |at: &(usize, usize)| {
            is_one_of(&self.reader.lexicon.head_duties, self.sheet.text(at.0, at.1))
        };
        let Some(place) = cells(self.sheet, top(self.sheet)..self.head).find(label) else {
            return Vec::new();
        };
        let mut duties: Vec<Said> = Vec::new();
        for at in cells_beside(self.sheet, place, self.head) {
            let lines = self.sheet.text(at.0, at.1).lines().map(str::trim);
            duties.extend(lines.filter(|line| !line.is_empty()).map(|line| (line.to_owned(), at)));
        }
        duties
    }

    /// The tables of figures that stand in the record beside their names: 年度主要任务.
    fn tables<'f>(&self, request: &Request<'f>) -> Vec<Block<'f>> {
        let forms = || {
            let forms = request.catalogue.forms.values();
            forms.filter(|form| form.used_for == FormUse::Table && form.key().is_some())
        };
        let mut found: Vec<Block<'f>> = Vec::new();
        for (row, at) in cells(self.sheet, self.first()..self.head) {
            let text = self.sheet.text(row, at);
            let named = |form: &&Arc<Form>| answers(text, form.names()) == 2;
            let Some(form) = forms().find(named) else { continue };
            let end = (row + 1..self.head).find(|below| {
                (0..=at).any(|left| {
                    let text = self.sheet.text(*below, left);
                    !text.trim().is_empty() && text != self.sheet.text(row, left)
                })
            });
            let rows = row..end.unwrap_or(self.head);
            let figure = |row: usize| {
                (at + 1..self.sheet.width()).any(|at| is_figure(self.sheet.text(row, at)))
            };
            let seen = found.iter().any(|block| block.rows.contains(&row));
            if !seen && rows.clone().any(figure) {
                found.push(Block { form, rows, left: at, width: self.sheet.width() });
            }
        }
        found
    }

    /// Takes the funds as the table of the form; where there are none, what stands over the record
    /// is named, since no table can keep it.
    fn funds(
        &self,
        part: &Part<'_>,
        name: String,
        funds: OverallFunds,
        request: &Request<'_>,
        imported: &mut Imported,
    ) {
        let (sheet, lexicon) = (self.sheet, self.reader.lexicon);
        let filled = |row: &ExtractedRow| row.cells.iter().any(|cell| !cell.text.is_empty());
        if !funds.rows.iter().any(filled) {
            let said = cells(sheet, top(sheet)..self.first());
            let said = said.filter(|(row, at)| lexicon.captions.is_in(sheet.text(*row, *at)));
            let rows: BTreeSet<usize> = said.map(|(row, _)| row).collect();
            let left = rows.into_iter().filter_map(|row| Skipped::unnamed(sheet, row));
            imported.skipped.extend(left);
            return;
        }
        imported.tables.retain(|table| table.form.id != self.form.id);
        let mut texts = part.sheet.rows.iter().flatten();
        imported.tables.push(ExtractedTable {
            name,
            sheet: sheet.name.clone(),
            unit: funds.unit,
            required_unit: request.required_unit(self.form),
            caption: caption(lexicon, sheet, self.first()),
            rounded: texts.any(|text| lexicon.rounding_notes.is_in(text)),
            statement: None,
            statement_at: None,
            rows: funds.rows,
            form: Arc::clone(self.form),
        });
    }

    /// Names what has no place in the form, nor in what is said of the whole department.
    fn left(&self, taken: &[(usize, usize)], funds: &OverallFunds, skipped: &mut Vec<Skipped>) {
        let lexicon = self.reader.lexicon;
        let label = |text: &str| {
            self.is_label(text)
                || funds.unit.is_some() && unit_of_label(text) == funds.unit
                // The head of the record says the office and the unit.
                || lexicon.captions.is_in(text)
                || unit_line(text).is_some()
        };
        let (rows, labels) = (self.first()..self.head, HashSet::new());
        let rest = Rest { sheet: self.sheet, rows, taken, labels };
        rest.name(label, &Bilingual::new("表样", "the form"), skipped);
    }
}

/// A table in a record, beside its name.
struct Block<'f> {
    form: &'f Arc<Form>,
    rows: Range<usize>,
    /// The column of its name.
    left: usize,
    width: usize,
}

impl Block<'_> {
    /// Its cells, that of its name too.
    fn cells(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.rows.clone().flat_map(|row| (self.left..self.width).map(move |at| (row, at)))
    }

    /// Takes it.
    fn table(
        &self,
        sheet: &Sheet,
        unit: Option<MoneyUnit>,
        request: &Request<'_>,
        imported: &mut Imported,
    ) {
        let sheet = Cow::Owned(self.sheet(sheet));
        let above = unit.map_or(Stated::Nothing, Stated::One);
        let part = Part { sheet, standing: Standing::Later, above };
        table(&part, &Request { form: Some(self.form), ..*request }, imported);
    }

    /// It as a sheet of its own, every cell in its place.
    fn sheet(&self, sheet: &Sheet) -> Sheet {
        let kept = |row: usize| {
            let cells = sheet.rows[row].iter().enumerate();
            let kept = cells.map(|(at, text)| {
                let inside = self.rows.contains(&row) && at > self.left;
                if inside { text.clone() } else { String::new() }
            });
            kept.collect()
        };
        let rows = (0..self.rows.end).map(kept).collect();
        sheet.part(rows)
    }
}
