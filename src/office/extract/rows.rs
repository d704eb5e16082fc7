use crate::finding::Bilingual;
use crate::lexicon::Lexicon;
use crate::model::{ColumnType, Form, RowRole};
use crate::office::sheet::{Reader, heads, is_figure, is_note, is_numbering, tidy};
use crate::workbook::Sheet;

use super::below_heads::{goes_on, is_codes_of_columns, is_column_numbers, is_head_again};
use super::extracted::{ExtractedCell, ExtractedRow};
use super::halves::halves;
use super::list_below::ListBelow;
use super::repeated_codes::repeated_codes;
use super::roles::{is_sum, part_totals, role};
use super::skipped::Skipped;
use super::split_code::{Joined, SplitCode, split_code};
use super::units::units;

/// Reads open rows: a head, rows of figures, totals, notes below. Halves side by side are read from
/// left to right.
pub fn rows(
    sheet: &Sheet,
    reader: Reader<'_>,
    skipped: &mut Vec<Skipped>,
    notes: &mut Vec<Bilingual>,
) -> Option<Vec<ExtractedRow>> {
    let key = reader.form.key()?.column;
    let mut taken = Vec::new();
    let mut joined = Joined::default();
    for half in halves(sheet, reader) {
        let (rows, codes) = half_rows(&half, reader, skipped)?;
        taken.extend(rows);
        joined = joined.and(codes);
    }
    notes.extend(joined.note(&sheet.name));
    part_totals(reader.lexicon, key, &mut taken);
    units(reader.form, &mut taken);
    repeated_codes(sheet, reader.form, &mut taken, skipped);
    Some(taken)
}

/// Reads one half.
fn half_rows(
    sheet: &Sheet,
    reader: Reader<'_>,
    skipped: &mut Vec<Skipped>,
) -> Option<(Vec<ExtractedRow>, Joined)> {
    let form = reader.form;
    let key = form.key()?.column;
    let heads = heads(sheet, reader)?;
    let levels = &form.key()?.levels;
    let mut split = split_code(reader.lexicon, sheet, heads.first, levels);
    let (first, columns) = (heads.first, heads.columns);
    skipped.extend(
        heads
            .unknown
            .iter()
            .filter_map(|unknown| column_left(sheet, reader, first, split.as_ref(), unknown)),
    );
    let lost = (0..first).filter(|row| {
        let words = said(sheet, *row);
        words.iter().any(|text| is_figure(text)) && !is_column_numbers(reader.lexicon, &words)
    });
    skipped.extend(lost.filter_map(|row| Skipped::unnamed(sheet, row)));
    let below = ListBelow { sheet, form, lexicon: reader.lexicon, key, columns: &columns };
    let open = OpenRows { sheet, form, lexicon: reader.lexicon, key, columns: &columns };
    let mut list_end = None;
    let mut taken = Vec::new();
    let mut blank: Vec<usize> = Vec::new();
    for row in first..sheet.rows.len() {
        let words = said(sheet, row);
        let Some(word) = words.first() else { continue };
        if list_end.is_some_and(|end| row <= end)
            || is_column_numbers(reader.lexicon, &words)
            || is_head_again(sheet, first, row)
            || row == first && is_codes_of_columns(reader.lexicon, sheet, row)
        {
            continue;
        }
        if !taken.is_empty() && below.begins_at(row) {
            let end = below.end(row);
            skipped.push(Skipped::list_below(sheet, row, end));
            list_end = Some(end);
            continue;
        }
        if is_note(reader.lexicon, word) {
            skipped.push(Skipped::note(reader.lexicon, sheet, row));
            continue;
        }
        match open.row(row, split.as_mut()) {
            Some(named) if open.is_blank(&named) => blank.push(row),
            Some(row) => taken.push(row),
            None => skipped.push(open.left(row)),
        }
    }
    skipped.extend(Skipped::blank_rows(sheet, &blank));
    Some((taken, split.map(SplitCode::joined).unwrap_or_default()))
}

/// The texts of a row that are not blank.
fn said(sheet: &Sheet, row: usize) -> Vec<&str> {
    let texts = sheet.rows[row].iter().map(String::as_str);
    texts.filter(|text| !text.trim().is_empty()).collect()
}

/// Why a column with a head that the form does not know was left; nothing where it is a part of
/// another, numbers rows or is empty.
fn column_left(
    sheet: &Sheet,
    reader: Reader<'_>,
    first: usize,
    split: Option<&SplitCode<'_>>,
    (at, head): &(usize, String),
) -> Option<Skipped> {
    let filled = (first..sheet.rows.len()).any(|row| !sheet.text(row, *at).trim().is_empty());
    let part = split.is_some_and(|split| split.has(*at)) || goes_on(sheet, first, *at);
    let is_left = filled && !part && !is_numbering(reader.lexicon, head);
    is_left.then(|| Skipped::column(sheet, first.saturating_sub(1), *at, head, reader.form))
}

/// The rows below the heads of a table of open rows.
struct OpenRows<'a> {
    sheet: &'a Sheet,
    form: &'a Form,
    lexicon: &'a Lexicon,
    /// The column of the form that names a row.
    key: usize,
    /// Column of the sheet and column of the form.
    columns: &'a [(usize, usize)],
}

impl OpenRows<'_> {
    /// What a row holds. A row has a name and something else; in a table of words a sum is no row.
    fn row(&self, row: usize, split: Option<&mut SplitCode<'_>>) -> Option<ExtractedRow> {
        let (form, key) = (self.form, self.key);
        if self.is_one_text(row) {
            return None;
        }
        let mut cells: Vec<ExtractedCell> = Vec::new();
        for (at, column) in self.columns {
            let text = tidy(self.sheet.text(row, *at), &form.columns[*column]);
            if !text.is_empty() {
                cells.push(ExtractedCell { column: *column, text, at: (row, *at) });
            }
        }
        if let Some((text, at)) = split.and_then(|split| split.code(self.sheet, row)) {
            cells.retain(|cell| cell.column != key);
            if !text.is_empty() {
                cells.insert(0, ExtractedCell { column: key, text, at: (row, at) });
            }
        }
        joined(form, key, &mut cells);
        code(form, self.lexicon, key, &mut cells);
        spanned(form, key, &mut cells);
        let role = role(self.lexicon, &cells, key);
        if role == RowRole::Total {
            cells.retain(|cell| cell.column == key || form.columns[cell.column].holds.is_number());
        }
        let numbers = form.columns.iter().any(|column| column.holds.is_number());
        let whole = if numbers {
            cells.iter().any(|cell| cell.column != key)
        } else {
            role == RowRole::Item
        };
        if !whole || !cells.iter().any(|cell| cell.column == key) {
            return None;
        }
        self.blanks(row, &mut cells);
        Some(ExtractedRow { line: None, role, cells })
    }

    /// Whether a row is one text over several columns.
    fn is_one_text(&self, row: usize) -> bool {
        let mut texts = self.sheet.rows[row].iter().filter(|text| !text.trim().is_empty());
        let Some(first) = texts.next() else { return false };
        !is_figure(first)
            && texts.next().is_some_and(|next| next == first)
            && texts.all(|text| text == first)
    }

    /// Whether a row of a classification says nothing but its code and its name: offices print
    /// every code, also those without money.
    fn is_blank(&self, row: &ExtractedRow) -> bool {
        let name = self.form.name_column();
        self.form.is_classified()
            && row.role == RowRole::Item
            && row.cells.iter().all(|cell| {
                cell.column == self.key || Some(cell.column) == name || cell.text.is_empty()
            })
    }

    /// Why a row was left.
    fn left(&self, row: usize) -> Skipped {
        let figures = self.columns.iter().any(|(at, column)| {
            self.form.columns[*column].holds.is_number() && is_figure(self.sheet.text(row, *at))
        });
        if figures {
            let key = &self.form.columns[self.key].label;
            Skipped::nameless(self.sheet, row, key)
        } else {
            Skipped::row(self.sheet, row)
        }
    }

    /// A cell of figures that is there and empty is a blank: not 0, and not left out. Where it must
    /// be filled in, checking finds it.
    fn blanks(&self, row: usize, cells: &mut Vec<ExtractedCell>) {
        let numbers = self.columns.iter().copied();
        for (at, column) in
            numbers.filter(|(_, column)| self.form.columns[*column].holds.is_number())
        {
            let there = cells.iter().any(|cell| cell.column == column);
            if !there && self.sheet.text(row, at).trim().is_empty() {
                cells.push(ExtractedCell { column, text: String::new(), at: (row, at) });
            }
        }
        cells.sort_by_key(|cell| cell.column);
    }
}

/// A code of a classification that is written apart, `201 03 01` or `201-03-01`, in one.
fn joined(form: &Form, key: usize, cells: &mut [ExtractedCell]) {
    let Some(levels) = form.key().map(|key| &key.levels) else { return };
    let Some(cell) = cells.iter_mut().find(|cell| cell.column == key) else { return };
    let parts: Vec<&str> = cell.text.split([' ', '-', '.', '－']).collect();
    let mut digits = 0;
    let apart = parts.len() > 1
        && parts.iter().zip(levels).all(|(part, level)| {
            digits += part.len();
            digits == *level && part.bytes().all(|byte| byte.is_ascii_digit())
        });
    if apart && parts.len() <= levels.len() {
        cell.text = parts.concat();
    }
}

/// The name of a sum may be merged into the columns of figures right of it: it is no figure there.
fn spanned(form: &Form, key: usize, cells: &mut Vec<ExtractedCell>) {
    let Some(name) = cells.iter().find(|cell| cell.column == key).map(|cell| cell.text.clone())
    else {
        return;
    };
    cells.retain(|cell| !form.columns[cell.column].holds.is_number() || cell.text != name);
}

/// Puts the code where the form wants it: `2120101 行政运行` taken apart, a total's name taken for
/// its key.
fn code(form: &Form, lexicon: &Lexicon, key: usize, cells: &mut Vec<ExtractedCell>) {
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
    // 合计 may stand behind the code of the unit, in the column of names.
    let names_sum = |cell: &ExtractedCell| {
        !form.columns[cell.column].holds.is_number() && is_sum(lexicon, &cell.text)
    };
    if !cells.iter().any(|cell| cell.column == key)
        && let Some(at) = cells.iter().position(names_sum)
    {
        cells[at].column = key;
    }
    cells.sort_by_key(|cell| cell.column);
}
