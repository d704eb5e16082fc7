use crate::finding::Bilingual;
use crate::lexicon::Lexicon;
use crate::model::{ColumnType, MoneyUnit};
use crate::office::sheet::{Reader, is_one_of, plain, unit_alone};
use crate::workbook::{Sheet, cell_name};

use super::extracted::ExtractedRow;
use super::skipped::Skipped;

/// The unit of a table whose rows say theirs in a column of their own: that of the sheet, else that
/// of the first amount. What is in another, or counts things, is left and named: content says the
/// unit once.
pub fn row_units(
    sheet: &Sheet,
    reader: Reader<'_>,
    rows: &mut Vec<ExtractedRow>,
    skipped: &mut Vec<Skipped>,
) -> Option<MoneyUnit> {
    let (form, unit) = (reader.form, reader.unit);
    let Some(at) = column(sheet, reader.lexicon, rows) else { return unit };
    let mut unit = unit;
    let counts = form.columns.iter().any(|column| column.holds == ColumnType::Count);
    for row in rows.iter_mut() {
        let Some(cell) = row.cells.first() else { continue };
        let own = plain(sheet.text(cell.at.0, at));
        let is_money = |column: usize| form.columns[column].holds == ColumnType::Amount;
        if !row.cells.iter().any(|cell| is_money(cell.column) && !cell.text.is_empty()) {
            continue;
        }
        let money = MoneyUnit::named(&own);
        // A row that counts things: where the form has counts, the unit is theirs.
        let other = money.is_none() && unit_alone(&own, reader.lexicon).is_some();
        let fits = match money {
            Some(money) => *unit.get_or_insert(money) == money,
            None => own.is_empty() || counts && !other,
        };
        if fits {
            continue;
        }
        let (zh, en) = match unit.filter(|_| money.is_some() || other) {
            Some(unit) => {
                (format!("表的单位是{}", unit.name()), format!("the table is in {}", unit.name()))
            }
            None => ("不是金额".to_owned(), "it is no money".to_owned()),
        };
        row.cells.retain(|cell| {
            let kept = !is_money(cell.column) || cell.text.is_empty();
            if !kept {
                let text = &cell.text;
                let why = Bilingual::new(
                    format!("这个数的单位是{own}，{zh}，没有取：{text}"),
                    format!("a figure in {own} was left, {en}: {text}"),
                );
                let cell = Some(cell_name(cell.at.0, cell.at.1));
                skipped.push(Skipped { sheet: sheet.name.clone(), cell, why });
            }
            kept
        });
    }
    let numbers = |column: usize| form.columns[column].holds.is_number();
    // A row whose amounts were left says nothing, in a form of figures.
    if form.columns.iter().any(|column| column.holds.is_number()) {
        rows.retain(|row| row.cells.iter().any(|cell| numbers(cell.column)));
    }
    unit
}

/// The column that says units: by its head, and by nothing taken from it.
fn column(sheet: &Sheet, lexicon: &Lexicon, rows: &[ExtractedRow]) -> Option<usize> {
    let first = rows.iter().flat_map(|row| &row.cells).map(|cell| cell.at.0).min()?;
    let free = |at: &usize| !rows.iter().flat_map(|row| &row.cells).any(|cell| cell.at.1 == *at);
    let head =
        |at: usize| (0..first).any(|row| is_one_of(&lexicon.head_row_unit, sheet.text(row, at)));
    let money = |at: &usize| {
        let mut below = (first..sheet.rows.len()).map(|row| plain(sheet.text(row, *at)));
        below.any(|text| MoneyUnit::named(&text).is_some())
    };
    (0..sheet.width()).filter(|at| head(*at)).filter(free).find(money)
}
