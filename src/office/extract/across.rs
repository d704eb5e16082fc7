use crate::finding::Bilingual;
use crate::lexicon::Lexicon;
use crate::model::{Form, LineRole, Meaning, RowRole};
use crate::office::sheet::{
    Reader, answers, best, is_figure, is_note, is_one_of, of_last_year, of_year, plain, tidy, top,
};
use crate::workbook::Sheet;

use super::below_heads::is_column_numbers;
use super::extracted::{ExtractedCell, ExtractedRow};
use super::roles::is_sum;
use super::skipped::Skipped;

/// How many rows from the top the row of figures may stand.
const DEEPEST: usize = 15;

/// Reads fixed lines that stand side by side, as heads over one row of figures (“三公”经费: 合计,
/// 因公出国, 公务接待 …), each alone or as a pair (预算数, 决算数). Nothing where the sheet is not
/// laid out so.
pub fn across(
    sheet: &Sheet,
    reader: Reader<'_>,
    skipped: &mut Vec<Skipped>,
) -> Option<Vec<ExtractedRow>> {
    if !reader.form.sides().is_empty() {
        return None;
    }
    let candidates = candidates(sheet, reader);
    let first = *candidates.first().filter(|first| **first < top(sheet) + DEEPEST)?;
    let line =
        |text: &String| line_of(reader.form, text).is_some_and(|line| !is_total(reader, line));
    if candidates.iter().any(|row| sheet.rows[*row].iter().any(line)) {
        return None;
    }
    let row = match candidates.as_slice() {
        [row] => *row,
        several => whole(sheet, reader, several)?,
    };
    let layout = Across { sheet, reader, first };
    let (mut taken, mut left): (Vec<ExtractedRow>, Vec<Skipped>) = (Vec::new(), Vec::new());
    for at in 0..sheet.width() {
        let text = sheet.text(row, at).trim();
        let place = layout.place(at);
        let free = place.filter(|(line, column)| {
            !taken.iter().any(|other| {
                other.line == Some(*line) && other.cells.iter().any(|cell| cell.column == *column)
            })
        });
        let Some((line, column)) = free else {
            // What a row of several is called is no column of the form.
            let name = candidates.len() > 1 && !is_figure(text);
            if !text.is_empty() && !name {
                let head = layout.heads(at).first().copied().unwrap_or_default();
                left.push(Skipped::column(sheet, row, at, head, reader.form));
            }
            continue;
        };
        let cell =
            ExtractedCell { column, text: tidy(text, &reader.form.columns[column]), at: (row, at) };
        match taken.iter_mut().find(|other| other.line == Some(line)) {
            Some(other) => other.cells.push(cell),
            None => taken.push(ExtractedRow {
                line: Some(line),
                role: RowRole::Item,
                cells: vec![cell],
            }),
        }
    }
    // One head that happens to be a line's is no layout.
    if taken.len() < 2 {
        return None;
    }
    // A line without a figure says nothing.
    taken.retain(|row| row.cells.iter().any(|cell| !cell.text.is_empty()));
    taken.sort_by_key(|row| row.line);
    skipped.extend(left);
    skipped.extend(of_units(sheet, row, &candidates));
    below(sheet, reader, first, &candidates, skipped);
    (!taken.is_empty()).then_some(taken)
}

/// Names what stands below the first row of figures and is no such row: notes, and the rest.
fn below(
    sheet: &Sheet,
    reader: Reader<'_>,
    first: usize,
    candidates: &[usize],
    skipped: &mut Vec<Skipped>,
) {
    for (row, cells) in sheet.rows.iter().enumerate().skip(first + 1) {
        if candidates.contains(&row) {
            continue;
        }
        match cells.iter().find(|text| !text.trim().is_empty()) {
            Some(word) if is_note(reader.lexicon, word) => {
                skipped.push(Skipped::note(reader.lexicon, sheet, row));
            }
            _ => skipped.extend(Skipped::unnamed(sheet, row)),
        }
    }
}

/// The rows of figures; one that numbers the columns is none.
fn candidates(sheet: &Sheet, reader: Reader<'_>) -> Vec<usize> {
    let figures = |row: &usize| {
        let row = &sheet.rows[*row];
        row.iter().any(|text| is_figure(text)) && !numbers_columns(reader.lexicon, row)
    };
    (0..sheet.rows.len()).filter(figures).collect()
}

fn is_total(reader: Reader<'_>, line: usize) -> bool {
    reader.form.lines()[line].role == LineRole::Total
}

/// Of several rows, one a unit, that of the whole department: 合计, else the one whose code the
/// codes of all others begin with.
fn whole(sheet: &Sheet, reader: Reader<'_>, rows: &[usize]) -> Option<usize> {
    let names = |row: usize| {
        sheet.rows[row].iter().map(|text| text.trim()).take_while(|text| {
            text.is_empty() || !is_figure(text) || text.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    let sum = |row: &&usize| names(**row).any(|name| is_sum(reader.lexicon, name));
    if let Some(row) = rows.iter().find(sum) {
        return Some(*row);
    }
    let code = |row: usize| {
        let digits = |text: &str| {
            let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
            (end >= 3).then(|| text[..end].to_owned())
        };
        names(row).find_map(digits)
    };
    let codes: Vec<String> = rows.iter().map(|row| code(*row)).collect::<Option<_>>()?;
    let of_all = |one: &&String| codes.iter().filter(|other| other.starts_with(*one)).count();
    let all = codes.iter().find(|one| of_all(one) == codes.len())?;
    let own = codes.iter().filter(|code| *code == all).count() == 1;
    codes.iter().position(|code| code == all).filter(|_| own).map(|at| rows[at])
}

/// The rows of single units, which a table of the whole has no place for.
fn of_units(sheet: &Sheet, row: usize, rows: &[usize]) -> Option<Skipped> {
    let others: Vec<usize> = rows.iter().copied().filter(|other| *other != row).collect();
    let (first, last) = (*others.first()?, *others.last()?);
    let (count, whole) = (others.len(), row + 1);
    let why = Bilingual::new(
        format!("分单位的{count}行没有取；取的是第{whole}行（合计或全部门）"),
        format!("{count} rows of single units were left; row {whole}, the whole, was taken"),
    );
    let end = sheet.width().saturating_sub(1);
    Some(Skipped::cells(sheet, (first, 0), (last, end), why))
}

/// A sheet whose lines are heads over one row of figures.
struct Across<'a> {
    sheet: &'a Sheet,
    reader: Reader<'a>,
    /// The first row below the heads.
    first: usize,
}

impl<'a> Across<'a> {
    /// The line and the column that the heads over a column of the sheet name.
    fn place(&self, at: usize) -> Option<(usize, usize)> {
        let form = self.reader.form;
        let heads: Vec<String> = self
            .heads(at)
            .into_iter()
            .map(|head| of_year(head, self.reader.year))
            .collect::<Option<_>>()?;
        let mut column = None;
        let mut line = None;
        for (index, head) in heads.iter().enumerate() {
            if index == 0 && column_of(form, head).is_some() {
                column = column_of(form, head);
                continue;
            }
            let upper = heads.get(index + 1).filter(|_| self.is_sum(head));
            line = upper.and_then(|upper| line_of(form, upper)).or_else(|| line_of(form, head));
            if line.is_some() {
                break;
            }
        }
        // 预算数 may stand over all lines, 决算数 over all of them again.
        let said = || {
            let named =
                |head: &String| column_of(form, head).or_else(|| Some(ending(form, head)?.0));
            heads.iter().find_map(named)
        };
        let column = column.or_else(said).or_else(|| only(form))?;
        let line = line?;
        form.lines()[line].columns.contains(&column).then_some((line, column))
    }

    /// The heads over a column, from the lowest up. A head that is not merged stands over what is
    /// right of it, as far as the head above it does.
    fn heads(&self, at: usize) -> Vec<&'a str> {
        let said = |row: usize, at: usize| !self.sheet.text(row, at).trim().is_empty();
        let head = |row: usize| {
            let from = (0..=at).rev().find(|at| said(row, *at))?;
            let parted = (0..row).any(|upper| (from + 1..=at).any(|at| said(upper, at)));
            (!parted).then(|| self.sheet.text(row, from).trim())
        };
        let rows = (0..self.first).rev();
        let rows = rows.filter(|row| !numbers_columns(self.reader.lexicon, &self.sheet.rows[*row]));
        let mut heads: Vec<&str> = rows.filter_map(head).collect();
        heads.dedup();
        heads
    }

    fn is_sum(&self, head: &str) -> bool {
        is_one_of(&self.reader.lexicon.head_sums, head)
    }
}

/// Whether a row numbers the columns: 栏次, 1, 2, 3.
fn numbers_columns(lexicon: &Lexicon, row: &[String]) -> bool {
    let filled = row.iter().map(String::as_str).filter(|text| !text.trim().is_empty());
    is_column_numbers(lexicon, &filled.collect::<Vec<&str>>())
}

/// The line that a head names, with or without the column that it ends with: 机关运行经费预算数.
fn line_of(form: &Form, head: &str) -> Option<usize> {
    let answering = |text: &str| {
        let lines = form.lines().iter().enumerate();
        let scored = lines.map(|(index, line)| (index, answers(text, line.spellings())));
        best(scored.filter(|(_, score)| *score > 0))
    };
    answering(head).or_else(|| answering(&ending(form, head)?.1))
}

/// The column of figures that a head is.
fn column_of(form: &Form, head: &str) -> Option<usize> {
    (0..form.columns.len()).find(|index| {
        form.columns[*index].holds.is_number()
            && form.columns[*index].spellings().any(|label| answers(head, [label]) > 0)
    })
}

/// The column whose label a head ends with, and the head without it. Last year's is said first:
/// 上年“三公”经费预算数.
fn ending(form: &Form, head: &str) -> Option<(usize, String)> {
    let head = plain(head);
    let (last, rest) = match of_last_year(&head) {
        Some(rest) => (true, rest),
        None => (false, head.as_str()),
    };
    let without = |label: &str| {
        let label = plain(label);
        let own = if last { of_last_year(&label)? } else { label.as_str() };
        rest.strip_suffix(own).filter(|rest| !rest.is_empty()).map(str::to_owned)
    };
    (0..form.columns.len())
        .filter(|index| form.columns[*index].holds.is_number())
        .flat_map(|index| {
            let rests = form.columns[index].spellings().filter_map(without);
            rests.map(move |rest| (index, rest))
        })
        .min_by_key(|(_, rest)| rest.len())
}

/// The column of figures where no head says one: the only one there is, else the only one that a
/// table of the form must have, else the only one of this year.
fn only(form: &Form) -> Option<usize> {
    let numbers = || {
        let columns = form.columns.iter().enumerate();
        columns.filter(|(_, column)| column.holds.is_number()).map(|(index, _)| index)
    };
    let required = || numbers().filter(|index| !form.columns[*index].optional);
    let one = |mut columns: Box<dyn Iterator<Item = usize> + '_>| {
        columns.next().filter(|_| columns.next().is_none())
    };
    let of_the_year =
        || numbers().filter(|index| form.columns[*index].means == Some(Meaning::ThisYear));
    one(Box::new(numbers()))
        .or_else(|| one(Box::new(required())))
        .or_else(|| one(Box::new(of_the_year())))
}
