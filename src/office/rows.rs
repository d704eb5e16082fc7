use crate::model::{ColumnType, Form, Layout, RowRole};
use crate::workbook::Sheet;

use super::cells::tidy;
use super::grid::heads;
use super::label::plain;
use super::recognise::Left;
use super::taken::{TakenCell, TakenRow};

/// The column that names a row.
pub(super) fn key_column(form: &Form) -> Option<usize> {
    match &form.layout {
        Layout::Rows(key) => Some(key.column),
        Layout::Lines { .. } => None,
    }
}

/// Reads open rows: a head, rows of figures, totals, notes below.
pub(super) fn rows(sheet: &Sheet, form: &Form, left: &mut Vec<Left>) -> Option<Vec<TakenRow>> {
    let key = key_column(form)?;
    let heads = heads(sheet, form)?;
    let split = split_code(sheet, heads.first);
    let mut taken = Vec::new();
    for row in heads.first..sheet.rows.len() {
        let words: Vec<&str> = sheet.rows[row].iter().map(String::as_str).filter(|text| !text.trim().is_empty()).collect();
        let Some(first) = words.first().map(|text| plain(text)) else { continue };
        if first == "栏次" || first == "行次" {
            continue;
        }
        if is_note(&first) {
            left.extend(words.iter().map(|text| Left::note(&sheet.name, row, text)).take(1));
            continue;
        }
        let mut cells: Vec<TakenCell> = Vec::new();
        for (at, column) in &heads.columns {
            let text = tidy(sheet.text(row, *at), &form.columns[*column]);
            if !text.is_empty() {
                cells.push(TakenCell { column: *column, text, at: (row, *at) });
            }
        }
        code(form, key, split.as_deref(), sheet, row, &mut cells);
        let role = role(&cells, key);
        if role == RowRole::Total {
            cells.retain(|cell| cell.column == key || form.columns[cell.column].holds.is_number());
        }
        if cells.iter().any(|cell| cell.column == key) && cells.iter().any(|cell| cell.column != key || !form.columns.iter().any(|column| column.holds.is_number())) {
            taken.push(TakenRow { line: None, role, cells });
        } else {
            left.push(Left::row(&sheet.name, row, &words.join(" ")));
        }
    }
    Some(taken)
}

/// Columns 类, 款, 项 that hold a code in three parts.
fn split_code(sheet: &Sheet, first: usize) -> Option<Vec<usize>> {
    let head = (0..first).rev().find(|row| sheet.rows[*row].iter().any(|text| plain(text) == "款"))?;
    let parts: Vec<usize> = ["类", "款", "项"].into_iter().filter_map(|part| sheet.rows[head].iter().position(|text| plain(text) == part)).collect();
    (parts.len() >= 2).then_some(parts)
}

/// Puts the code where the form wants it: three columns joined, `2120101 行政运行` taken apart, a total's name taken for its key.
fn code(form: &Form, key: usize, split: Option<&[usize]>, sheet: &Sheet, row: usize, cells: &mut Vec<TakenCell>) {
    if let Some(parts) = split {
        let joined: String = parts.iter().map(|at| sheet.text(row, *at).trim().to_owned()).collect();
        if !joined.is_empty() {
            cells.retain(|cell| cell.column != key);
            cells.insert(0, TakenCell { column: key, text: joined, at: (row, parts[0]) });
        }
    }
    let name = form.columns.iter().position(|column| column.id == "name");
    if form.columns[key].holds == ColumnType::Code
        && let Some(at) = cells.iter().position(|cell| cell.column == key)
    {
        let text = cells[at].text.clone();
        let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        if digits >= 3 && digits < text.len() && !text[digits..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-') {
            cells[at].text = text[..digits].to_owned();
            if let Some(name) = name.filter(|name| !cells.iter().any(|cell| cell.column == *name)) {
                let place = cells[at].at;
                cells.push(TakenCell { column: name, text: text[digits..].trim().to_owned(), at: place });
            }
        }
    }
    if !cells.iter().any(|cell| cell.column == key)
        && let Some(at) = cells.iter().position(|cell| !form.columns[cell.column].holds.is_number())
        && is_sum(&cells[at].text)
    {
        cells[at].column = key;
    }
    cells.sort_by_key(|cell| cell.column);
}

fn role(cells: &[TakenCell], key: usize) -> RowRole {
    let name = cells.iter().find(|cell| cell.column == key).map(|cell| plain(&cell.text)).unwrap_or_default();
    if name.contains("小计") {
        RowRole::Subtotal
    } else if is_sum(&name) {
        RowRole::Total
    } else if name.starts_with("其中：") {
        RowRole::Part
    } else {
        RowRole::Item
    }
}

fn is_sum(text: &str) -> bool {
    let text = plain(text);
    text.ends_with("合计") || text.ends_with("总计") || text.contains("小计")
}

/// Whether a row is a note below the table.
pub(super) fn is_note(first: &str) -> bool {
    ["注：", "备注", "说明：", "注1", "注释", "填表人", "制表人"].into_iter().any(|start| first.starts_with(start)) || first == "注"
}
