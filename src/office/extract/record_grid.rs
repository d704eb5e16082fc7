use std::ops::Range;

use crate::model::{Column, ColumnType, Form, MoneyUnit};
use crate::office::sheet::{answers, cells, is_figure, of_head, top};
use crate::workbook::Sheet;

use super::record_matrix::{Crossing, crossing};

/// How many characters a label has at most: what is longer is a sentence.
const LONGEST_LABEL: usize = 24;

/// The labels of a record and the amounts beside them, above the heads of its indicators.
#[derive(Clone, Copy)]
pub struct Grid<'a> {
    pub sheet: &'a Sheet,
    pub form: &'a Form,
    /// The row of the heads of indicators.
    pub head: usize,
    /// The unit that the sheet says, or what is above it for all below.
    pub unit: Option<MoneyUnit>,
}

/// Where a column of the form stands in a record.
pub struct Place {
    /// Row and column of the label.
    pub label: (usize, usize),
    /// Row and column of the value.
    pub value: (usize, usize),
}

impl Grid<'_> {
    /// Where a column of the form and its value stand.
    pub fn place(&self, column: usize) -> Option<Place> {
        if let Some(Crossing { label, value }) = self.crossing(column) {
            return Some(Place { label, value });
        }
        let inside = self.block(column);
        let (row, at) = self.label(column, inside.clone())?;
        let place = |value| Some(Place { label: (row, at), value });
        // A plan stands under its heads, funds beside their labels.
        if self.form.columns[column].plan {
            return place((row + 1, at));
        }
        let label = self.sheet.text(row, at);
        let Some(beside) = (at + 1..inside.end).find(|at| self.sheet.text(row, *at) != label)
        else {
            // The last cell of a row is in no file when it is blank.
            let last = inside.end == self.sheet.width() && self.sheet.text(row, at) == label;
            let blank = last && self.form.columns[column].holds.is_number();
            return (blank && !self.follows_label((row, at)))
                .then_some(Place { label: (row, at), value: (row, inside.end) });
        };
        if !self.form.columns[column].holds.is_number() {
            return place((row, beside));
        }
        // Cells that are not merged leave blanks before the amount; a word ends them.
        let amount = (beside..inside.end).find(|at| !self.sheet.text(row, *at).trim().is_empty());
        let amount = amount.filter(|at| *at == beside || is_figure(self.sheet.text(row, *at)));
        let amount = amount.unwrap_or(beside);
        // The next head of a matrix is no amount of this one.
        let is_label = |text: &str| self.form.columns.iter().any(|column| names(column, text));
        (!is_label(self.sheet.text(row, amount))).then_some(())?;
        place((row, amount))
    }

    /// Whether the text before a label is a label, too: labels in a row are heads, and nothing
    /// stands beside them.
    fn follows_label(&self, (row, at): (usize, usize)) -> bool {
        let label = self.sheet.text(row, at);
        let mut before = (0..at).rev().map(|at| self.sheet.text(row, at));
        let text = before.find(|text| !text.trim().is_empty() && *text != label);
        text.is_some_and(|text| self.form.columns.iter().any(|column| names(column, text)))
    }

    /// The unit of the amount at a place: what its own label says in brackets, else the nearest
    /// label before it (项目资金（万元） stands left of several rows), else the sheet's line.
    pub fn unit(&self, place: &Place) -> Option<MoneyUnit> {
        let (row, at) = place.label;
        let own = (0..=at).rev().map(|at| (row, at));
        let above =
            (top(self.sheet)..row).rev().flat_map(|row| (0..=at).rev().map(move |at| (row, at)));
        let label = own.chain(above).find_map(|(row, at)| unit_of_label(self.sheet.text(row, at)));
        label.or(self.unit)
    }

    /// Whether the column of the form holds money.
    pub fn is_money(&self, column: usize) -> bool {
        self.form.columns[column].holds == ColumnType::Amount
    }

    /// Where the row of a column's group and its head cross. A group that is itself a label stands
    /// beside its amount, and a plan under its heads.
    fn crossing(&self, column: usize) -> Option<Crossing> {
        let own = &self.form.columns[column];
        let labelled = |group: &str| self.form.columns.iter().any(|column| names(column, group));
        if own.plan || own.group.as_deref().is_none_or(labelled) {
            return None;
        }
        crossing(self.sheet, self.form, column, self.head)
    }

    /// The first cell of these columns that names a column of the form.
    fn label(&self, column: usize, inside: Range<usize>) -> Option<(usize, usize)> {
        let column = &self.form.columns[column];
        cells(self.sheet, top(self.sheet)..self.head)
            .filter(|(_, at)| inside.contains(at))
            .find(|(row, at)| names(column, self.sheet.text(*row, *at)))
    }

    /// The columns of the sheet that a column of the form may stand in: where its group is itself
    /// a column (项目资金总额 beside 年度资金总额), from that one's label to the next such.
    fn block(&self, column: usize) -> Range<usize> {
        let whole = 0..self.sheet.width();
        let head_of = |group: &str| {
            let head = self.form.columns.iter().position(|column| column.label == group)?;
            self.label(head, whole.clone()).map(|(_, at)| at)
        };
        let group = |column: &Column| column.group.as_deref().and_then(head_of);
        let Some(from) = group(&self.form.columns[column]) else { return whole };
        let end = self.form.columns.iter().filter_map(group).filter(|at| *at > from).min();
        from..end.unwrap_or(whole.end)
    }
}

/// Whether a text is the label of a column, with its unit or without.
pub fn names(column: &Column, text: &str) -> bool {
    let label = |text: &str| answers(text, column.spellings()) > 0;
    label(text)
        || column.holds == ColumnType::Amount && of_head(text).is_some_and(|(text, _)| label(&text))
}

/// `项目资金（万元）`: the unit that a label says. Sentences are no labels.
pub fn unit_of_label(text: &str) -> Option<MoneyUnit> {
    of_head(text).map(|(_, unit)| unit).filter(|_| text.chars().count() <= LONGEST_LABEL)
}
