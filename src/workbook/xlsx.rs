use std::collections::HashMap;
use std::io::Cursor;

use calamine::{
    Data, DataRef, Reader, SheetType, SheetVisible, Style, Xlsx, XlsxError, XlsxFormulaMetadata,
};

use super::gathered::{At, Budget, GatheredCells};
use super::hidden_lines::HiddenLines;
use super::number::shown;
use super::number_format::NumberFormat;
use super::raised_runs::with_marks;
use super::sheet::{Remark, Sheet};
use super::shown_text::of_cell;
use super::unpack::Parts;
use super::unreadable::Unreadable;

/// Sheets of a workbook.
const SHEETS: usize = 1_000;
/// Bytes of XML that are read for all sheets: every sheet may name the same part.
const READ: u64 = 4 << 30;

/// Reads the sheets of an .xlsx cell by cell: what its grid could hold is never asked for.
pub(super) fn xlsx(bytes: &[u8], parts: &Parts) -> Result<Vec<Sheet>, Unreadable> {
    let marked = with_marks(bytes, parts)?;
    let hidden = HiddenLines::of_sheets(bytes, parts)?;
    let bytes = marked.as_deref().unwrap_or(bytes);
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(fault)?;
    let listed: Vec<_> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| (sheet.name.clone(), sheet.visible))
        .collect();
    if listed.len() > SHEETS || listed.len() as u64 * parts.largest > READ {
        return Err(Unreadable::too_large("工作表太多", "too many sheets"));
    }
    let mut budget = Budget::new();
    let mut sheets = Vec::new();
    for (name, visible) in listed {
        let mut gathered =
            cells(&mut book, &name, &mut budget).map_err(|fault| named(&name, fault))?;
        if let Some(lines) = hidden.get(&name) {
            lines.hide(&mut gathered);
        }
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let merged: Vec<(At, At)> =
            merged.into_iter().map(|range| (range.start, range.end)).collect();
        let remark = (visible != SheetVisible::Visible).then_some(Remark::Hidden);
        sheets.push(gathered.into_sheet(name, remark, &merged, &mut budget)?);
    }
    Ok(sheets)
}

fn cells(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    budget: &mut Budget,
) -> Result<GatheredCells, Unreadable> {
    let mut gathered = GatheredCells::default();
    let mut empty = false;
    {
        let mut reader = book.worksheet_cells_reader(name).map_err(fault)?;
        let formats: Vec<Option<NumberFormat>> = reader.styles().iter().map(format).collect();
        while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(fault)? {
            let value = match cell.get_value() {
                DataRef::Empty => {
                    empty = true;
                    continue;
                }
                value => Data::from(value.clone()),
            };
            let format = formats.get(style).and_then(Option::as_ref);
            gathered.push(
                cell.get_position(),
                of_cell(&value, |value| shown(value, format)),
                budget,
            )?;
        }
    }
    if empty {
        uncomputed(book, name, &mut gathered, budget)?;
    }
    Ok(gathered)
}

/// A formula that no program has computed yet has no value to take: it shows as itself, so that it
/// is found and not taken for a blank. One that is shared shows as it stands in the first of its
/// cells.
fn uncomputed(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    gathered: &mut GatheredCells,
    budget: &mut Budget,
) -> Result<(), Unreadable> {
    let mut shared: HashMap<usize, String> = HashMap::new();
    let mut reader = book.worksheet_cells_reader(name).map_err(fault)?;
    while let Some(record) = reader.next_cell_with_formula_metadata().map_err(fault)? {
        let formula = match record.formula {
            Some(XlsxFormulaMetadata::Normal { formula }) => formula,
            Some(XlsxFormulaMetadata::Shared { shared_index, formula, .. }) => {
                budget.text(formula.len())?;
                shared.insert(shared_index, formula.clone());
                formula
            }
            Some(XlsxFormulaMetadata::SharedDerived { shared_index }) => {
                shared.get(&shared_index).cloned().unwrap_or_default()
            }
            _ => continue,
        };
        if matches!(record.value, DataRef::Empty) && !formula.is_empty() {
            gathered.push(record.pos, format!("={formula}"), budget)?;
        }
    }
    Ok(())
}

fn format(style: &Style) -> Option<NumberFormat> {
    let format = style.number_format.as_ref()?;
    NumberFormat::of_code(&format.format_code)
        .or_else(|| NumberFormat::of_builtin(format.format_id?))
}

fn named(sheet: &str, fault: Unreadable) -> Unreadable {
    Unreadable::new(
        format!("工作表“{sheet}”：{}", fault.zh),
        format!("sheet {sheet}: {}", fault.en),
    )
}

fn fault(error: XlsxError) -> Unreadable {
    match error {
        XlsxError::Password => Unreadable::encrypted(),
        other => Unreadable::damaged(other),
    }
}
