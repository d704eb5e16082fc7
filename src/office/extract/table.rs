use crate::finding::Bilingual;
use crate::lexicon::{Lexicon, WordList};
use crate::model::Layout;
use crate::office::sheet::{Reader, caption, heads, unit_of};
use crate::workbook::Sheet;

use super::across::across;
use super::extracted::{ExtractedRow, ExtractedTable};
use super::imported::Imported;
use super::lines::lines;
use super::request::Request;
use super::rows::rows;
use super::skipped::Skipped;
use super::title::form_of;

/// Takes a sheet that is one table of a form.
pub fn table(sheet: &Sheet, request: &Request<'_>, imported: &mut Imported) {
    let Some((form, name)) = form_of(sheet, request) else {
        let why = Bilingual::new(
            "认不出是哪张表：表名、工作表名都不在公开要求里；可用 --form 指明",
            "no form answers to its title or name; say which with --form",
        );
        imported.skipped.push(Skipped { sheet: sheet.name.clone(), cell: None, why });
        return;
    };
    if imported.tables.iter().any(|table| table.form.id == form.id) {
        let why = Bilingual::new(
            format!("“{name}”已从前面的工作表取过"),
            format!("{name} was taken from an earlier sheet"),
        );
        imported.skipped.push(Skipped { sheet: sheet.name.clone(), cell: None, why });
        return;
    }
    let statement = empty_statement(&request.catalogue.lexicon, sheet);
    let mut skipped = Vec::new();
    let unit = unit_of(sheet);
    let lexicon = &*request.catalogue.lexicon;
    let reader = Reader { form: &form, lexicon, year: request.year, unit };
    let taken = match &form.layout {
        Layout::Rows(_) => rows(sheet, reader, &mut skipped),
        Layout::Lines { .. } => {
            across(sheet, reader, &mut skipped).or_else(|| lines(sheet, reader, &mut skipped))
        }
    };
    // The sentence of an empty table is all there is to take.
    let taken = if statement.is_some() { Some(Vec::new()) } else { taken };
    // A form that nobody filled in holds labels and blanks.
    let numbers = form.columns.iter().any(|column| column.holds.is_number());
    let figure = |row: &ExtractedRow| {
        row.cells.iter().any(|cell| {
            !numbers || form.columns[cell.column].holds.is_number() && !cell.text.is_empty()
        })
    };
    let taken = taken.filter(|rows| statement.is_some() || rows.iter().any(figure));
    skipped.retain(|_| statement.is_none());
    let Some(taken) = taken.filter(|rows| statement.is_some() || !rows.is_empty()) else {
        let why = Bilingual::new(
            format!("看来是“{name}”，但没有找到表头或数据"),
            format!("it seems to be {name}, but no heads or figures were found"),
        );
        imported.skipped.push(Skipped { sheet: sheet.name.clone(), cell: None, why });
        imported.skipped.extend(skipped);
        return;
    };
    imported.skipped.extend(skipped);
    let first = heads(sheet, reader).map_or(3, |heads| heads.first);
    let required_unit = request.required_unit(&form);
    imported.tables.push(ExtractedTable {
        name,
        sheet: sheet.name.clone(),
        unit,
        required_unit,
        caption: caption(lexicon, sheet, first),
        statement,
        rows: taken,
        form,
    });
}

/// 本表无数据：… or 原文件未附：…
fn empty_statement(lexicon: &Lexicon, sheet: &Sheet) -> Option<(&'static str, String)> {
    let said = |marks: &WordList| {
        sheet.rows.iter().flatten().find_map(|text| {
            let text = text.trim();
            let rest = text[marks.beginning(text)?.end..].strip_prefix([':', '：'])?;
            Some(rest.trim().to_owned())
        })
    };
    said(&lexicon.nothing_mark)
        .map(|text| ("none", text))
        .or_else(|| said(&lexicon.unpublished_mark).map(|text| ("unpublished", text)))
}
