use std::collections::HashSet;

use crate::lexicon::Lexicon;
use crate::model::{Form, LineRole};
use crate::office::sheet::{
    Reader, answers, closeness, is_figure, is_note, is_numbering, is_one_of, plain,
};
use crate::workbook::Sheet;

use super::extracted::ExtractedRow;
use super::line_block::Block;
use super::skipped::Skipped;

/// Names what stands in the rows of fixed lines and was not taken: notes, labels that the form does
/// not know, lines without a figure, rows without a label. A table without any figure is empty:
/// nothing of it is left but its notes.
pub(super) fn lines_left(
    sheet: &Sheet,
    reader: Reader<'_>,
    blocks: &[Block],
    taken: &[ExtractedRow],
    skipped: &mut Vec<Skipped>,
) {
    let left = Left { sheet, reader, blocks };
    let (top, first) = (left.top(), left.first());
    let mut noted = false;
    for row in top..sheet.rows.len() {
        let Some(word) = sheet.rows[row].iter().find(|text| !text.trim().is_empty()) else {
            continue;
        };
        // A note goes on below, until a figure.
        noted = is_note(reader.lexicon, word)
            || noted && !sheet.rows[row].iter().any(|text| is_figure(text));
        if noted {
            skipped.push(Skipped::note(reader.lexicon, sheet, row));
        } else if first.is_some_and(|first| row >= first && !left.is_head(row, first)) {
            left.row(row, skipped);
        }
    }
    let Some(first) = first else { return };
    for block in blocks {
        let blank = |(row, line): &(usize, usize)| {
            *row >= first && !taken.iter().any(|other| other.line == Some(*line))
        };
        let rows: Vec<usize> =
            block.found.iter().filter(|found| blank(found)).map(|(row, _)| *row).collect();
        skipped.extend(Skipped::blank_lines(sheet, block.at, &rows));
    }
    left.words(first, taken, skipped);
}

/// A table of fixed lines, when its lines were found.
struct Left<'a> {
    sheet: &'a Sheet,
    reader: Reader<'a>,
    blocks: &'a [Block],
}

impl Left<'_> {
    /// The first row of lines: below the heads, which may be called as a line is (本年收入). Nothing
    /// where no line has a figure.
    fn first(&self) -> Option<usize> {
        let figure = |row: &usize| self.sheet.rows[*row].iter().any(|text| is_figure(text));
        let filled = self.found().filter(figure).min()?;
        let heads = (0..filled).rev().find(|row| self.names_column(*row)).map_or(0, |row| row + 1);
        Some(self.top().max(heads))
    }

    /// The first row that answers to a line.
    fn top(&self) -> usize {
        self.found().min().unwrap_or(0)
    }

    fn found(&self) -> impl Iterator<Item = usize> + '_ {
        self.blocks.iter().flat_map(|block| &block.found).map(|(row, _)| *row)
    }

    /// Whether a row says what columns are called.
    fn names_column(&self, row: usize) -> bool {
        let Reader { form, lexicon, .. } = self.reader;
        let column =
            |text: &String| form.columns.iter().any(|column| answers(text, column.spellings()) > 0);
        let texts = || self.sheet.rows[row].iter().filter(|text| !text.trim().is_empty());
        texts().any(|text| column(text) || is_one_of(&lexicon.head_line, text))
    }

    /// Whether a row is the heads, or a part of the title, of the next page.
    fn is_head(&self, row: usize, first: usize) -> bool {
        let cells = || {
            let cells = self.sheet.rows[row].iter().enumerate();
            cells.filter(|(_, text)| !text.trim().is_empty())
        };
        let again = |above: usize| {
            cells().all(|(at, text)| plain(text) == plain(self.sheet.text(above, at)))
        };
        (0..first).any(again)
    }

    /// Names the labels of a row that no line was found for; a row without a label as a whole.
    fn row(&self, row: usize, skipped: &mut Vec<Skipped>) {
        let sheet = self.sheet;
        if self.blocks.iter().all(|block| sheet.text(row, block.at).trim().is_empty()) {
            let said = |at: usize| !sheet.text(row, at).trim().is_empty() && !self.numbers(at);
            if (0..sheet.width()).any(said) {
                skipped.extend(Skipped::unnamed(sheet, row));
            }
            return;
        }
        let ends = self.blocks.iter().skip(1).map(|block| block.at).chain([sheet.width()]);
        for (block, end) in self.blocks.iter().zip(ends) {
            let text = sheet.text(row, block.at).trim();
            let known = block.found.iter().any(|(found, _)| *found == row);
            if text.is_empty() || known {
                continue;
            }
            let digit = |at: &usize| sheet.text(row, *at).chars().any(|c| c.is_ascii_digit());
            let mut figures = (block.at + 1..end).filter(|at| !self.numbers(*at)).filter(digit);
            match figures.next_back() {
                Some(last) => {
                    let at = ((row, block.at), (row, last));
                    skipped.push(Skipped::line(sheet, at, text, close(self.reader.form, text)));
                }
                // What stands over lines says no more than they do.
                None if is_heading(self.reader.form, text) => {}
                None => skipped.push(Skipped::label(sheet, (row, block.at), text)),
            }
        }
    }

    /// Names the words beside the lines that were taken, by their columns.
    fn words(&self, first: usize, taken: &[ExtractedRow], skipped: &mut Vec<Skipped>) {
        let sheet = self.sheet;
        let cells: HashSet<(usize, usize)> =
            taken.iter().flat_map(|row| &row.cells).map(|cell| cell.at).collect();
        let rows: Vec<usize> = self.found().filter(|row| *row >= first).collect();
        for at in (0..sheet.width()).filter(|at| !self.numbers(*at)) {
            if self.blocks.iter().any(|block| block.at == at) {
                continue;
            }
            let word = |row: &&usize| {
                let text = sheet.text(**row, at);
                let merged = at > 0 && sheet.text(**row, at - 1) == text;
                let said = !text.trim().is_empty() && !is_figure(text) && !merged;
                said && !cells.contains(&(**row, at))
            };
            let left: Vec<usize> = rows.iter().filter(word).copied().collect();
            let (Some(from), Some(to)) = (left.iter().min(), left.iter().max()) else { continue };
            let above = (0..first).rev().map(|row| sheet.text(row, at).trim());
            let head = above.into_iter().find(|text| !text.is_empty());
            let text = head.unwrap_or_else(|| sheet.text(*from, at).trim());
            skipped.push(Skipped::words_beside(sheet, (*from, at), (*to, at), text));
        }
    }

    /// Whether a column of the sheet numbers the lines.
    fn numbers(&self, at: usize) -> bool {
        let lexicon: &Lexicon = self.reader.lexicon;
        let rows = self.sheet.rows.len().min(HEAD_ROWS);
        (0..rows).any(|row| is_numbering(lexicon, self.sheet.text(row, at)))
    }
}

/// How many rows from the top may say that a column numbers the lines.
const HEAD_ROWS: usize = 16;

/// The label of a form that a text is nearest to.
fn close<'a>(form: &'a Form, text: &str) -> &'a str {
    let lines = form.lines().iter();
    lines.max_by_key(|line| closeness(&line.label, text)).map_or("", |line| line.label.as_str())
}

/// Whether a text is a heading of the form, or one of its sides.
fn is_heading(form: &Form, text: &str) -> bool {
    let side =
        |text: &str| form.sides().iter().any(|side| answers(text, [side.label.as_str()]) > 0);
    let headings = form.lines().iter().filter(|line| line.role == LineRole::Heading);
    side(text) || headings.into_iter().any(|line| answers(text, line.spellings()) > 0)
}
