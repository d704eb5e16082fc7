use std::collections::HashSet;
use std::hash::Hash;

use crate::finding::Bilingual;
use crate::model::{Form, RowKey, RowRole};
use crate::workbook::Sheet;

use super::extracted::{ExtractedCell, ExtractedRow};
use super::skipped::Skipped;

/// A table of a classification that is printed unit by unit: the same code stands once under each.
/// Where the form tells units apart, each row says its unit. Where a row is named by its code
/// alone, what can be named is taken (the sums of the units, and the total), and the codes under
/// each unit are left, with their cells.
pub fn repeated_codes(
    sheet: &Sheet,
    form: &Form,
    rows: &mut Vec<ExtractedRow>,
    skipped: &mut Vec<Skipped>,
) {
    let Some(key) = form.key().filter(|_| form.is_classified()) else { return };
    let text = |row: &ExtractedRow, column: usize| {
        let cell = row.cells.iter().find(|cell| cell.column == column);
        cell.map(|cell| cell.text.clone()).unwrap_or_default()
    };
    // A row that says its unit is named by unit and code.
    let code = |row: &ExtractedRow| {
        let cell = row.cells.iter().find(|cell| cell.column == key.column)?;
        let digits = cell.text.bytes().all(|byte| byte.is_ascii_digit());
        let unit: Vec<String> = key.within.iter().map(|column| text(row, *column)).collect();
        (row.role == RowRole::Item && digits).then(|| (unit, cell.text.clone()))
    };
    if !repeats(rows, code) {
        return;
    }
    let apart = under_units(form, key, rows);
    if !repeats(&apart, code) {
        *rows = apart;
        return;
    }
    let is_unit = |row: &ExtractedRow| {
        row.role == RowRole::Subtotal
            && row.cells.iter().any(|cell| {
                cell.column == key.column
                    && !cell.text.is_empty()
                    && cell.text.bytes().all(|byte| byte.is_ascii_digit())
            })
    };
    let mut kept: Vec<ExtractedRow> = Vec::new();
    let mut left: Vec<(String, Vec<ExtractedRow>)> = Vec::new();
    let mut unit = String::new();
    for mut row in rows.drain(..) {
        if code(&row).is_some() {
            match left.last_mut().filter(|(of, _)| *of == unit) {
                Some((_, rows)) => rows.push(row),
                None => left.push((unit.clone(), vec![row])),
            }
            continue;
        }
        if is_unit(&row) {
            unit = said(&row);
            row.role = RowRole::Item;
        }
        kept.push(row);
    }
    *rows = kept;
    for (unit, rows) in left {
        skipped.extend(named(sheet, &unit, &rows));
    }
}

/// Whether two rows have one name.
fn repeats<N: Eq + Hash>(rows: &[ExtractedRow], name: impl Fn(&ExtractedRow) -> Option<N>) -> bool {
    let mut seen = HashSet::new();
    rows.iter().filter_map(name).any(|one| !seen.insert(one))
}

/// The rows with the unit that each stands below, as the form has it: the unit's own row says the
/// unit and no code.
fn under_units(form: &Form, key: &RowKey, rows: &[ExtractedRow]) -> Vec<ExtractedRow> {
    let Some(column) = key.within.first().copied() else { return rows.to_vec() };
    let name = key.within.get(1).copied();
    let mut unit: Option<ExtractedCell> = None;
    let mut named = rows.to_vec();
    for row in &mut named {
        let own = row.cells.iter().find(|cell| cell.column == key.column).cloned();
        let digits = |cell: &ExtractedCell| cell.text.bytes().all(|byte| byte.is_ascii_digit());
        match (row.role, own.filter(digits)) {
            (RowRole::Subtotal, Some(own)) => {
                unit = Some(ExtractedCell { column, ..own });
                row.role = RowRole::Item;
                for cell in &mut row.cells {
                    if cell.column == key.column {
                        cell.column = column;
                    } else if Some(cell.column) == form.name_column() {
                        cell.column = name.unwrap_or(cell.column);
                    }
                }
            }
            (RowRole::Item, Some(_)) => row.cells.extend(unit.clone()),
            _ => {}
        }
        row.cells.sort_by_key(|cell| cell.column);
    }
    named
}

/// The words that a row begins with: its code and its name.
fn said(row: &ExtractedRow) -> String {
    let texts = row.cells.iter().take(2).map(|cell| cell.text.as_str());
    texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The rows of one unit that were left, by their cells.
fn named(sheet: &Sheet, unit: &str, rows: &[ExtractedRow]) -> Option<Skipped> {
    let places = || rows.iter().flat_map(|row| &row.cells).map(|cell| cell.at);
    let from = (places().map(|at| at.0).min()?, places().map(|at| at.1).min()?);
    let to = (places().map(|at| at.0).max()?, places().map(|at| at.1).max()?);
    let count = rows.len();
    let (zh, en) = if unit.is_empty() {
        (String::new(), String::new())
    } else {
        (format!("“{unit}”的"), format!(" of {unit}"))
    };
    let why = Bilingual::new(
        format!(
            "{zh}{count}行科目没有取：同一科目在几个单位下各有一行，而一张表里一个科目只能有一行"
        ),
        format!(
            "{count} rows{en} were left: a code stands once under each of several units, and a table has it once"
        ),
    );
    Some(Skipped::cells(sheet, from, to, why))
}
