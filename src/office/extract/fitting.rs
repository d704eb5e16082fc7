use std::collections::HashSet;
use std::sync::Arc;

use crate::finding::Bilingual;
use crate::lexicon::Lexicon;
use crate::model::Form;
use crate::office::sheet::{Reader, is_figure, is_numbering, top, unit_of};
use crate::workbook::Sheet;

use super::below_heads::is_column_numbers;
use super::line_forms::{TELLING, Untitled, line_forms};
use super::part::Part;
use super::request::Request;
use super::skipped::{short, words};
use super::taken::Taken;

/// How many rows of a sheet may say that a column numbers the lines.
const HEAD_ROWS: usize = 6;

/// The form of fixed lines of a table that begins with its heads alone, and what it is called here:
/// of those that the profile asks for and that were not taken, the only one that has a place for all
/// its figures; where none has, the only one that it has lines of.
///
/// # Errors
/// Why none can be told.
pub(super) fn fitting(
    part: &Part<'_>,
    untitled: Untitled,
    request: &Request<'_>,
    is_taken: impl Fn(&Form) -> bool,
) -> Result<(Arc<Form>, String), Bilingual> {
    let sheet = &*part.sheet;
    let heads = heads_of(sheet);
    if untitled == Untitled::Again {
        return Err(again(&heads));
    }
    let lexicon = &*request.catalogue.lexicon;
    let unit = unit_of(sheet, lexicon).or(part.unit());
    let figures = figures(sheet, lexicon);
    let fits = |form: &Form| {
        let taken = Taken::of(sheet, Reader { form, lexicon, year: request.year, unit });
        let cells: HashSet<(usize, usize)> = taken
            .rows
            .iter()
            .flat_map(|row| &row.cells)
            .filter(|cell| !cell.text.is_empty())
            .map(|cell| cell.at)
            .collect();
        let lines =
            taken.rows.iter().filter(|row| row.cells.iter().any(|cell| !cell.text.is_empty()));
        (lines.count(), figures.iter().all(|at| cells.contains(at)))
    };
    let tried: Vec<(&Form, bool)> = line_forms(request)
        .into_iter()
        .map(|form| (form, fits(form)))
        .filter(|(_, (lines, _))| *lines >= TELLING)
        .map(|(form, (_, whole))| (form, whole))
        .collect();
    let any_whole = tried.iter().any(|(_, whole)| *whole);
    let likely: Vec<&Form> =
        tried.into_iter().filter(|(_, whole)| *whole == any_whole).map(|(form, _)| form).collect();
    let free: Vec<&Form> = likely.iter().copied().filter(|form| !is_taken(form)).collect();
    let name =
        |form: &Form| request.requirement.local_name(&form.id).unwrap_or(&form.name).to_owned();
    let named = |forms: &[&Form]| forms.iter().map(|form| name(form)).collect::<Vec<_>>();
    match free.as_slice() {
        [form] => {
            let form = &request.catalogue.forms[&form.id];
            Ok((Arc::clone(form), name(form)))
        }
        [] if likely.is_empty() => Err(of_none(&heads)),
        [] => Err(taken_before(&named(&likely), &heads)),
        several => Err(of_several(&named(several), &heads)),
    }
}

fn again(heads: &str) -> Bilingual {
    Bilingual::new(
        format!("没有表名，表头和各行又同上一张表，不知是哪张表，没有取；请写上表名：{heads}"),
        format!(
            "no title, and heads and lines are those of the table above: it was left; give it its title: {heads}"
        ),
    )
}

fn of_none(heads: &str) -> Bilingual {
    Bilingual::new(
        format!("没有表名，表头和各行也不合于公开要求里的哪张表，没有取；请写上表名：{heads}"),
        format!(
            "no title, and its heads and lines are those of no table that the profile asks for: it was left; give it its title: {heads}"
        ),
    )
}

fn taken_before(taken: &[String], heads: &str) -> Bilingual {
    Bilingual::new(
        format!("没有表名，看来是“{}”，已从前面取过，没有取：{heads}", taken.join("、")),
        format!(
            "no title; it seems to be {}, which was taken before: it was left: {heads}",
            taken.join(", ")
        ),
    )
}

fn of_several(several: &[String], heads: &str) -> Bilingual {
    Bilingual::new(
        format!(
            "没有表名，表头和各行合于几张表（{}），没有取；请写上表名：{heads}",
            several.join("、")
        ),
        format!(
            "no title, and it may be any of {}: it was left; give it its title: {heads}",
            several.join(", ")
        ),
    )
}

/// The words of its first rows, up to the first figure.
fn heads_of(sheet: &Sheet) -> String {
    let rows = sheet
        .rows
        .iter()
        .enumerate()
        .filter(|(_, row)| row.iter().any(|text| !text.trim().is_empty()));
    let heads = rows.take_while(|(_, row)| !row.iter().any(|text| is_figure(text)));
    let heads: Vec<String> = heads.take(2).map(|(row, _)| words(sheet, row)).collect();
    short(&heads.join(" "))
}

/// The cells of figures of a sheet, without what numbers rows and columns.
pub(super) fn figures(sheet: &Sheet, lexicon: &Lexicon) -> Vec<(usize, usize)> {
    let top = top(sheet);
    let numbers = |at: usize| {
        let rows = top..sheet.rows.len().min(top + HEAD_ROWS);
        rows.into_iter().any(|row| is_numbering(lexicon, sheet.text(row, at)))
    };
    let numbering: HashSet<usize> = (0..sheet.width()).filter(|at| numbers(*at)).collect();
    let mut figures = Vec::new();
    for row in top..sheet.rows.len() {
        let said: Vec<&str> = sheet.rows[row]
            .iter()
            .map(String::as_str)
            .filter(|text| !text.trim().is_empty())
            .collect();
        if is_column_numbers(lexicon, &said) {
            continue;
        }
        let cells = (0..sheet.width()).filter(|at| !numbering.contains(at));
        figures.extend(cells.filter(|at| is_figure(sheet.text(row, *at))).map(|at| (row, at)));
    }
    figures
}
