use crate::model::{ColumnType, Form, Layout, RowRole};
use crate::workbook::Sheet;

use super::extracted::{ExtractedCell, ExtractedRow};
use super::skipped::Skipped;
use crate::office::draw::tidy;
use crate::office::sheet::plain;
use crate::office::sheet::{Reader, heads, is_figure, is_numbering};

/// The column that names a row.
pub fn key_column(form: &Form) -> Option<usize> {
    match &form.layout {
        Layout::Rows(key) => Some(key.column),
        Layout::Lines { .. } => None,
    }
}

/// Reads open rows: a head, rows of figures, totals, notes below.
pub fn rows(
    sheet: &Sheet,
    reader: Reader<'_>,
    skipped: &mut Vec<Skipped>,
) -> Option<Vec<ExtractedRow>> {
    let form = reader.form;
    let key = key_column(form)?;
    let heads = heads(sheet, reader)?;
    let mut split = split_code(sheet, heads.first);
    for (at, head) in &heads.unknown {
        let filled =
            (heads.first..sheet.rows.len()).any(|row| !sheet.text(row, *at).trim().is_empty());
        if filled && !is_numbering(head) {
            skipped.push(Skipped::column(sheet, heads.first.saturating_sub(1), *at, head, form));
        }
    }
    let mut taken = Vec::new();
    for row in heads.first..sheet.rows.len() {
        let words: Vec<&str> = sheet.rows[row]
            .iter()
            .map(String::as_str)
            .filter(|text| !text.trim().is_empty())
            .collect();
        let Some(first) = words.first().map(|text| plain(text)) else { continue };
        if is_column_numbers(&words) {
            continue;
        }
        if is_note(&first) {
            skipped.extend(words.iter().map(|text| Skipped::note(&sheet.name, row, text)).take(1));
            continue;
        }
        let mut cells: Vec<ExtractedCell> = Vec::new();
        for (at, column) in &heads.columns {
            let text = tidy(sheet.text(row, *at), &form.columns[*column]);
            if !text.is_empty() {
                cells.push(ExtractedCell { column: *column, text, at: (row, *at) });
            }
        }
        code(form, key, split.as_mut(), sheet, row, &mut cells);
        let role = role(&cells, key);
        if role == RowRole::Total {
            cells.retain(|cell| cell.column == key || form.columns[cell.column].holds.is_number());
        }
        let numbers = form.columns.iter().any(|column| column.holds.is_number());
        // A row has a name and something else; in a table of words a sum is no row.
        let whole = if numbers {
            cells.iter().any(|cell| cell.column != key)
        } else {
            role == RowRole::Item
        };
        if whole && cells.iter().any(|cell| cell.column == key) {
            blanks(form, sheet, row, &heads.columns, &mut cells);
            taken.push(ExtractedRow { line: None, role, cells });
        } else {
            let figures = heads.columns.iter().any(|(at, column)| {
                form.columns[*column].holds.is_number() && is_figure(sheet.text(row, *at))
            });
            let text = words.join(" ");
            skipped.push(if figures {
                Skipped::nameless(&sheet.name, row, &form.columns[key].label, &text)
            } else {
                Skipped::row(&sheet.name, row, &text)
            });
        }
    }
    Some(taken)
}

/// A cell of figures that is there and empty is a blank: not 0, and not left out. Where it must be
/// filled in, checking finds it.
fn blanks(
    form: &Form,
    sheet: &Sheet,
    row: usize,
    columns: &[(usize, usize)],
    cells: &mut Vec<ExtractedCell>,
) {
    for (at, column) in
        columns.iter().copied().filter(|(_, column)| form.columns[*column].holds.is_number())
    {
        if !cells.iter().any(|cell| cell.column == column) && sheet.text(row, at).trim().is_empty()
        {
            cells.push(ExtractedCell { column, text: String::new(), at: (row, at) });
        }
    }
    cells.sort_by_key(|cell| cell.column);
}

/// A row that numbers the columns: `栏次 | 1 | 2`, `甲 | 乙 | 1 | 2`, `** | ** | 1 | 2`.
fn is_column_numbers(words: &[&str]) -> bool {
    let (numbers, names): (Vec<&str>, Vec<&str>) = words
        .iter()
        .map(|text| text.trim())
        .partition(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
    let name = |text: &&str| {
        matches!(plain(text).as_str(), "" | "栏次" | "行次" | "甲" | "乙" | "丙" | "丁")
    };
    let in_order =
        numbers.iter().enumerate().all(|(index, number)| number.parse() == Ok(index + 1));
    names.iter().all(name) && in_order && (!names.is_empty() || numbers.len() > 1)
}

/// Columns 类, 款, 项 that hold a code in three parts.
struct Split {
    columns: Vec<usize>,
    /// What the rows above said: a part that is blank before one that is not goes on.
    said: Vec<String>,
}

fn split_code(sheet: &Sheet, first: usize) -> Option<Split> {
    let head =
        (0..first).rev().find(|row| sheet.rows[*row].iter().any(|text| plain(text) == "款"))?;
    let columns: Vec<usize> = ["类", "款", "项"]
        .into_iter()
        .filter_map(|part| sheet.rows[head].iter().position(|text| plain(text) == part))
        .collect();
    (columns.len() >= 2).then(|| Split { said: vec![String::new(); columns.len()], columns })
}

impl Split {
    /// The code of a row and the cell it ends in. A part may be its own digits (`01`) or the whole
    /// code so far (`21201`).
    fn code(&mut self, sheet: &Sheet, row: usize) -> Option<(String, usize)> {
        let parts: Vec<&str> = self.columns.iter().map(|at| sheet.text(row, *at).trim()).collect();
        let last = parts.iter().rposition(|text| !text.is_empty())?;
        // 合计 stands over all three.
        if let Some(at) = parts
            .iter()
            .position(|text| !text.is_empty() && !text.bytes().all(|byte| byte.is_ascii_digit()))
        {
            return Some((parts[at].to_owned(), self.columns[at]));
        }
        let mut code = String::new();
        for (index, part) in parts.iter().enumerate().take(last + 1) {
            if !part.is_empty() {
                let own = part
                    .strip_prefix(code.as_str())
                    .filter(|own| !code.is_empty() && !own.is_empty())
                    .unwrap_or(part);
                self.said[index] = own.to_owned();
            }
            code.push_str(&self.said[index]);
        }
        self.said[last + 1..].fill(String::new());
        Some((code, self.columns[last]))
    }
}

/// Puts the code where the form wants it: three columns joined, `2120101 行政运行` taken apart, a
/// total's name taken for its key.
fn code(
    form: &Form,
    key: usize,
    split: Option<&mut Split>,
    sheet: &Sheet,
    row: usize,
    cells: &mut Vec<ExtractedCell>,
) {
    if let Some((joined, at)) = split.and_then(|split| split.code(sheet, row)) {
        cells.retain(|cell| cell.column != key);
        cells.insert(0, ExtractedCell { column: key, text: joined, at: (row, at) });
    }
    let name = form.name_column();
    let shortest = form.key().and_then(|key| key.levels.first()).copied().unwrap_or(1);
    if form.columns[key].holds == ColumnType::Code
        && let Some(at) = cells.iter().position(|cell| cell.column == key)
    {
        let text = cells[at].text.clone();
        let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        if digits >= shortest
            && digits < text.len()
            && !text[digits..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-')
        {
            cells[at].text = text[..digits].to_owned();
            if let Some(name) = name.filter(|name| !cells.iter().any(|cell| cell.column == *name)) {
                let place = cells[at].at;
                cells.push(ExtractedCell {
                    column: name,
                    text: text[digits..].trim().to_owned(),
                    at: place,
                });
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

fn role(cells: &[ExtractedCell], key: usize) -> RowRole {
    let name = cells
        .iter()
        .find(|cell| cell.column == key)
        .map(|cell| plain(&cell.text))
        .unwrap_or_default();
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
pub fn is_note(first: &str) -> bool {
    ["注：", "备注", "说明：", "注1", "注释", "填表人", "制表人"]
        .into_iter()
        .any(|start| first.starts_with(start))
        || first == "注"
}
