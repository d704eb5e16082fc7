use crate::lexicon::Lexicon;
use crate::model::Form;
use crate::office::sheet::{is_figure, is_note};
use crate::workbook::Sheet;

/// How many texts a row has at least that may be heads.
const HEADS: usize = 2;

/// The rows of a list that stands below a table of open rows and is no part of it, from its heads
/// to its last row: `项目名称 | 金额` below the codes. No form knows it, or it would have begun a
/// table of its own; taken as rows, its names would be codes.
///
/// Heads are words where the table has figures, with figures under them. In a classification, a
/// code further down says that the table goes on. In any other table, a blank row or a title above
/// parts the list from it, else the words might be a row's.
pub struct ListBelow<'a> {
    pub sheet: &'a Sheet,
    pub form: &'a Form,
    pub lexicon: &'a Lexicon,
    /// The column of the form that names a row.
    pub key: usize,
    /// Column of the sheet and column of the form.
    pub columns: &'a [(usize, usize)],
}

impl ListBelow<'_> {
    /// The row of the list's heads, where the row may be that.
    pub fn begins_at(&self, row: usize) -> bool {
        self.is_head(row) && self.has_figures(row + 1) && self.is_apart(row)
    }

    /// The last row of a list with these heads: a note ends it.
    pub fn end(&self, head: usize) -> usize {
        let note =
            |row: &usize| self.first_text(*row).is_some_and(|text| is_note(self.lexicon, text));
        let rows = head..self.sheet.rows.len();
        let end = rows.clone().find(note).unwrap_or(rows.end);
        (head..end).rev().find(|row| !self.is_blank(*row)).unwrap_or(head)
    }

    fn is_head(&self, row: usize) -> bool {
        let mut texts: Vec<&str> = self.texts(row).collect();
        texts.dedup();
        let words = |at: usize| {
            let text = self.sheet.text(row, at).trim();
            text.chars().filter(|character| character.is_alphabetic()).count() > 1
        };
        texts.len() >= HEADS
            && !texts.iter().any(|text| is_figure(text))
            && self.number_columns().any(words)
            && !self.code(row)
    }

    /// Whether the first row with something in it has a figure where the table has them.
    fn has_figures(&self, from: usize) -> bool {
        let mut rows = from..self.sheet.rows.len();
        rows.find(|row| !self.is_blank(*row))
            .is_some_and(|row| self.number_columns().any(|at| is_figure(self.sheet.text(row, at))))
    }

    fn is_apart(&self, head: usize) -> bool {
        if self.form.is_classified() {
            return !(head..self.sheet.rows.len()).any(|row| self.code(row));
        }
        let above = head.checked_sub(1);
        above.is_some_and(|row| {
            let mut texts: Vec<&str> = self.texts(row).collect();
            texts.dedup();
            texts.is_empty() || matches!(texts[..], [title] if !is_figure(title))
        })
    }

    /// Whether a row has a code of the table's classification.
    fn code(&self, row: usize) -> bool {
        let Some(key) = self.form.key().filter(|_| self.form.is_classified()) else {
            return false;
        };
        let at_key = self.columns.iter().filter(|(_, column)| *column == self.key);
        let mut texts = at_key.map(|(at, _)| self.sheet.text(row, *at).trim());
        texts.any(|text| {
            let digits = text.bytes().take_while(u8::is_ascii_digit).count();
            key.levels.contains(&digits)
        })
    }

    fn number_columns(&self) -> impl Iterator<Item = usize> {
        let numbers = |column: usize| self.form.columns[column].holds.is_number();
        self.columns.iter().filter(move |(_, column)| numbers(*column)).map(|(at, _)| *at)
    }

    fn texts(&self, row: usize) -> impl Iterator<Item = &str> {
        self.sheet.rows[row].iter().map(|text| text.trim()).filter(|text| !text.is_empty())
    }

    fn first_text(&self, row: usize) -> Option<&str> {
        self.texts(row).next()
    }

    fn is_blank(&self, row: usize) -> bool {
        self.first_text(row).is_none()
    }
}
