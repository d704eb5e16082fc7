use std::sync::Arc;

use crate::finding::Bilingual;
use crate::lexicon::{Lexicon, WordList};
use crate::model::{Form, Line};
use crate::office::sheet::{Reader, answers, caption, heads, unit_of, without_mark};
use crate::workbook::Sheet;

use super::extracted::{ExtractedRow, ExtractedTable};
use super::fitting::{figures, fitting};
use super::imported::Imported;
use super::part::{Part, Standing};
use super::request::Request;
use super::row_units::row_units;
use super::taken::Taken;
use super::title::form_of;
use super::unit_in_cells::without_units;

/// Takes a sheet, or a part of one, that is one table of a form.
pub fn table(part: &Part<'_>, request: &Request<'_>, imported: &mut Imported) {
    let sheet = &*part.sheet;
    let (form, name) = match known(part, request, imported) {
        Ok(found) => found,
        Err(why) => {
            imported.skipped.push(part.left(why));
            return;
        }
    };
    let lexicon = &*request.catalogue.lexicon;
    let unit = unit_of(sheet, lexicon).or(part.unit());
    let reader = Reader { form: &form, lexicon, year: request.year, unit };
    let Taken { mut rows, mut skipped, notes } = Taken::of(sheet, reader);
    let unit = row_units(sheet, reader, &mut rows, &mut skipped);
    let required_unit = request.required_unit(&form);
    let read_in = unit.unwrap_or_else(|| form.unit_in(Some(request.unit), required_unit));
    without_units(&form, read_in, &mut rows);
    let filled = rows.iter().any(|row| has_figure(&form, row));
    let statement = empty_statement(lexicon, sheet, filled);
    if !filled
        && statement.is_none()
        && let Some(why) = unreadable(sheet, reader, &name)
    {
        imported.skipped.push(part.left(why));
        imported.skipped.extend(skipped);
        return;
    }
    // The sentence of an empty table is all there is to take.
    if statement.is_none() {
        imported.skipped.extend(skipped);
        imported.notes.extend(notes.into_iter().filter(|_| filled));
    }
    let first = heads(sheet, reader).map_or(3, |heads| heads.first);
    imported.tables.retain(|table| table.form.id != form.id);
    imported.tables.push(ExtractedTable {
        name,
        sheet: sheet.name.clone(),
        unit,
        required_unit,
        caption: caption(lexicon, sheet, first),
        rounded: sheet.rows.iter().flatten().any(|text| lexicon.rounding_notes.is_in(text)),
        statement_at: statement.as_ref().and_then(|(_, said)| cell_that_says(sheet, said)),
        rows: if statement.is_none() && filled { rows } else { Vec::new() },
        statement,
        form,
    });
}

/// The form of a table that was not taken yet, and what it is called here.
fn known(
    part: &Part<'_>,
    request: &Request<'_>,
    imported: &Imported,
) -> Result<(Arc<Form>, String), Bilingual> {
    let (form, name) = match part.standing {
        Standing::Untitled(untitled) => {
            fitting(part, untitled, request, |form| imported.has_filled(form))?
        }
        standing => form_of(&part.sheet, standing, request).ok_or_else(|| {
            Bilingual::new(
                "认不出是哪张表：表名、工作表名都不在公开要求里；可用 --form 指明",
                "no form answers to its title or name; say which with --form",
            )
        })?,
    };
    // A form that nobody filled in gives way to one that somebody did.
    if imported.has_filled(&form) {
        return Err(imported.twice(part, request, &form, &name));
    }
    Ok((form, name))
}

impl Imported {
    /// That another table of the form was taken already, and whether this one says the same.
    fn twice(&self, part: &Part<'_>, request: &Request<'_>, form: &Form, name: &str) -> Bilingual {
        let lexicon = &*request.catalogue.lexicon;
        let unit = unit_of(&part.sheet, lexicon).or(part.unit());
        let reader = Reader { form, lexicon, year: request.year, unit };
        let texts = |rows: &[ExtractedRow]| -> Vec<String> {
            rows.iter().flat_map(|row| &row.cells).map(|cell| cell.text.clone()).collect()
        };
        let own = texts(&Taken::of(&part.sheet, reader).rows);
        let is_same = |table: &ExtractedTable| texts(&table.rows) == own;
        match self.tables.iter().find(|table| table.form.id == form.id) {
            Some(table) if is_same(table) => Bilingual::new(
                format!("“{name}”已从前面取过，这一张与它逐数相同"),
                format!("{name} was taken before, and this one is the same figure by figure"),
            ),
            Some(table) => Bilingual::new(
                format!(
                    "“{name}”已从{}取过，这一张与它不同，没有取：请核对用哪一张，另一张改名或删去",
                    table.sheet
                ),
                format!(
                    "{name} was taken from {} before, and this one is another: see which is right, and rename or remove the other",
                    table.sheet
                ),
            ),
            None => taken_before(name),
        }
    }
}

/// That another table of the form was taken already.
pub(super) fn taken_before(name: &str) -> Bilingual {
    Bilingual::new(format!("“{name}”已从前面取过"), format!("{name} was taken before"))
}

/// Why a table without a figure that was taken is no empty one: it has no heads, or figures of which
/// no head and no label says what they are.
fn unreadable(sheet: &Sheet, reader: Reader<'_>, name: &str) -> Option<Bilingual> {
    if !is_headed(sheet, reader) {
        return Some(Bilingual::new(
            format!("看来是“{name}”，但没有找到表头或数据"),
            format!("it seems to be {name}, but no heads or figures were found"),
        ));
    }
    let lost = reader.form.key().is_none() && !figures(sheet, reader.lexicon).is_empty();
    lost.then(|| {
        Bilingual::new(
            format!("看来是“{name}”，但不知各数属于哪一行、哪一栏，没有取"),
            format!(
                "it seems to be {name}, but of no figure it is known which line and column it is: it was left"
            ),
        )
    })
}

/// Whether a row holds a figure; in a form of words, anything.
fn has_figure(form: &Form, row: &ExtractedRow) -> bool {
    let numbers = form.columns.iter().any(|column| column.holds.is_number());
    row.cells.iter().any(|cell| {
        !numbers || form.columns[cell.column].holds.is_number() && !cell.text.is_empty()
    })
}

/// How many labels of lines tell a table that nobody filled in.
const TELLING: usize = 3;

/// Whether the heads, or the labels of the lines, of a table of the form are there: one alone (金额)
/// tells nothing.
fn is_headed(sheet: &Sheet, reader: Reader<'_>) -> bool {
    let form = reader.form;
    match form.key() {
        Some(key) => heads(sheet, reader).is_some_and(|heads| {
            let named = heads.columns.iter().any(|(_, column)| *column == key.column);
            heads.columns.len() > 1 && named
        }),
        None => {
            let texts = || sheet.rows.iter().flatten();
            let said = |line: &&Line| texts().any(|text| answers(text, line.spellings()) > 0);
            form.lines().iter().filter(said).count() >= TELLING
        }
    }
}

/// Where a sentence stands.
fn cell_that_says(sheet: &Sheet, sentence: &str) -> Option<(usize, usize)> {
    let rows = sheet.rows.iter().enumerate();
    let mut cells = rows
        .flat_map(|(row, cells)| cells.iter().enumerate().map(move |(at, text)| ((row, at), text)));
    cells.find(|(_, text)| !sentence.is_empty() && text.contains(sentence)).map(|(at, _)| at)
}

/// What an empty table says: 本表无数据：… or 原文件未附：… as this program writes them, or, where no
/// figure stands in it, the sentence that an office prints below it (注：…，故本表为空表。).
fn empty_statement(
    lexicon: &Lexicon,
    sheet: &Sheet,
    filled: bool,
) -> Option<(&'static str, String)> {
    let texts = || sheet.rows.iter().flatten().map(|text| text.trim());
    let said = |marks: &WordList| {
        texts().find_map(|text| {
            let rest = text[marks.beginning(text)?.end..].strip_prefix([':', '：'])?;
            Some(rest.trim().to_owned())
        })
    };
    let printed = || {
        let sentence = texts().find(|text| lexicon.nothing_said.is_in(text))?;
        Some(without_mark(lexicon, sentence).to_owned())
    };
    said(&lexicon.nothing_mark)
        .map(|text| ("none", text))
        .or_else(|| said(&lexicon.unpublished_mark).map(|text| ("unpublished", text)))
        .or_else(|| Some(("none", printed().filter(|_| !filled)?)))
}
