use crate::model::path::cell_path;
use crate::model::{
    Cell, ColumnType, Form, Layout, LineRole, MoneyUnit, Row, RowKey, RowRole, Table, TableState,
};
use crate::office::sheet::Writing;
use crate::workbook::{Align, DrawnCell, DrawnSheet};

use super::cells::{Weight, cell};
use super::doubts::{CellComments, said_of};
use super::list::width_of;

/// How many empty rows an open table offers.
const OFFERED: usize = 12;

/// A table as a disclosure has it.
pub fn filled_table(writing: Writing, table: &Table, comments: &CellComments) -> DrawnSheet {
    sheet((writing, comments), &table.form, &table.name, table.unit, Some(table))
}

/// A table to be filled in.
pub fn blank_table(writing: Writing, form: &Form, name: &str, unit: MoneyUnit) -> DrawnSheet {
    let no_table: Option<&Table> = None;
    sheet((writing, &CellComments::new()), form, name, unit, no_table)
}

/// One table: title, caption and unit, heads, rows.
fn sheet(
    (writing, comments): (Writing, &CellComments),
    form: &Form,
    name: &str,
    unit: MoneyUnit,
    table: Option<&Table>,
) -> DrawnSheet {
    let mut page = Page {
        writing,
        comments,
        form,
        table,
        sheet: DrawnSheet { name: name.to_owned(), ..DrawnSheet::default() },
        row: 0,
    };
    let width = page.width();
    page.put(0, DrawnCell::Title(name.to_owned()));
    page.merge([0, 0, 0, width - 1]);
    page.row = 1;
    if let Some(caption) = table.and_then(|table| table.caption.as_deref()) {
        page.put(0, DrawnCell::Text(caption.to_owned(), Align::Left(0)));
    }
    if form.columns.iter().any(|column| column.holds == ColumnType::Amount) {
        page.put(
            width - 1,
            DrawnCell::Text(
                format!("{}：{}", writing.word("head-unit"), unit.name()),
                Align::Right,
            ),
        );
    }
    page.row = 2;
    match &form.layout {
        Layout::Rows(key) => page.rows(key),
        Layout::Lines { .. } => page.lines(),
    }
    match table.map(|table| &table.state) {
        Some(TableState::Nothing(said)) => page.put(
            0,
            DrawnCell::Text(format!("{}：{said}", writing.word("nothing-mark")), Align::Left(0)),
        ),
        Some(TableState::Unpublished(said)) => page.put(
            0,
            DrawnCell::Text(
                format!("{}：{said}", writing.word("unpublished-mark")),
                Align::Left(0),
            ),
        ),
        _ => {}
    }
    page.sheet
}

struct Page<'a> {
    writing: Writing,
    comments: &'a CellComments,
    form: &'a Form,
    table: Option<&'a Table>,
    sheet: DrawnSheet,
    row: usize,
}

impl Page<'_> {
    fn put(&mut self, column: usize, cell: DrawnCell) {
        self.sheet.cells.push((self.row, column, cell));
    }

    fn merge(&mut self, range: [usize; 4]) {
        if range[0] != range[2] || range[1] != range[3] {
            self.sheet.merged.push(range);
        }
    }

    /// The columns that a table has: a filled one leaves out those of figures that need not be
    /// there and that no row fills.
    fn shown(&self) -> Vec<usize> {
        let there = |column: &usize| {
            let offered = self.form.columns[*column].offered;
            let rows = self.table.map(|table| &table.rows).filter(|rows| !rows.is_empty());
            rows.map_or(offered, |rows| {
                rows.iter().any(|row| !matches!(row.cells[*column], Cell::Absent))
            })
        };
        let must = |column: &usize| !self.form.columns[*column].optional;
        (0..self.form.columns.len()).filter(|column| must(column) || there(column)).collect()
    }

    fn width(&self) -> usize {
        match &self.form.layout {
            Layout::Rows(_) => self.shown().len(),
            Layout::Lines { .. } => {
                self.blocks().iter().map(|(_, columns)| columns.len() + 1).sum::<usize>().max(1)
            }
        }
    }

    /// The sides, each with the columns its lines fill.
    fn blocks(&self) -> Vec<(Option<usize>, Vec<usize>)> {
        let sides: Vec<Option<usize>> = if self.form.sides().is_empty() {
            vec![None]
        } else {
            (0..self.form.sides().len()).map(Some).collect()
        };
        let shown = self.shown();
        let columns = |side: Option<usize>| {
            shown
                .iter()
                .copied()
                .filter(|column| {
                    self.form
                        .lines()
                        .iter()
                        .any(|line| line.side == side && line.columns.contains(column))
                })
                .collect()
        };
        sides.into_iter().map(|side| (side, columns(side))).collect()
    }

    /// Heads of these columns from a column of the sheet on: two rows where any has a group.
    fn heads(&mut self, columns: &[usize], from: usize, depth: usize) {
        let grouped: Vec<Option<&str>> =
            columns.iter().map(|column| self.form.columns[*column].group.as_deref()).collect();
        let mut at = 0;
        while at < columns.len() {
            let label = self.form.columns[columns[at]].label.clone();
            match grouped[at].filter(|_| depth == 2) {
                Some(group) => {
                    let span =
                        grouped[at..].iter().take_while(|other| **other == Some(group)).count();
                    let group = group.to_owned();
                    self.sheet.cells.push((self.row, from + at, DrawnCell::Head(group)));
                    self.merge([self.row, from + at, self.row, from + at + span - 1]);
                    for (inside, column) in columns.iter().enumerate().skip(at).take(span) {
                        let label = self.form.columns[*column].label.clone();
                        self.sheet.cells.push((
                            self.row + 1,
                            from + inside,
                            DrawnCell::Head(label),
                        ));
                    }
                    at += span;
                }
                None => {
                    self.sheet.cells.push((self.row, from + at, DrawnCell::Head(label)));
                    self.merge([self.row, from + at, self.row + depth - 1, from + at]);
                    at += 1;
                }
            }
        }
    }

    fn depth(&self) -> usize {
        if self.form.columns.iter().any(|column| column.group.is_some()) { 2 } else { 1 }
    }

    fn rows(&mut self, key: &RowKey) {
        let columns = self.shown();
        let depth = self.depth();
        self.heads(&columns, 0, depth);
        self.row += depth;
        self.sheet.frozen = self.row;
        self.sheet.widths =
            columns.iter().map(|column| width_of(&self.form.columns[*column])).collect();
        let Some(table) = self.table else {
            self.row += OFFERED;
            // Words have no sum.
            if !self.form.columns.iter().any(|column| column.holds.is_number()) {
                return;
            }
            self.put(
                columns.iter().position(|column| *column == key.column).unwrap_or(0),
                DrawnCell::Text(self.writing.word("sum-names").to_owned(), Align::Left(0)),
            );
            return;
        };
        for row in &table.rows {
            let weight = weight(matches!(row.role, RowRole::Total | RowRole::Subtotal));
            let level = if row.role == RowRole::Item { key.depth(&row.key) } else { 0 };
            let indent = u8::try_from(level).unwrap_or_default();
            for (at, column) in columns.iter().enumerate() {
                if let Some(drawn) =
                    cell(&row.cells[*column], &self.form.columns[*column], weight, indent)
                {
                    self.sheet.cells.push((self.row, at, drawn));
                }
                self.comment((table, row), *column, at);
            }
            self.row += 1;
        }
    }

    fn lines(&mut self) {
        let blocks = self.blocks();
        if blocks.len() > 1 {
            let mut at = 0;
            for (side, columns) in &blocks {
                let label =
                    side.map(|side| self.form.sides()[side].label.clone()).unwrap_or_default();
                self.put(at, DrawnCell::Head(label));
                self.merge([self.row, at, self.row, at + columns.len()]);
                at += columns.len() + 1;
            }
            self.row += 1;
        }
        let depth = self.depth();
        let top = self.row;
        let mut from = 0;
        for (side, columns) in &blocks {
            self.row = top;
            self.put(from, DrawnCell::Head(self.writing.word("head-line").to_owned()));
            self.merge([top, from, top + depth - 1, from]);
            self.heads(columns, from + 1, depth);
            self.row = top + depth;
            self.sheet.widths.push(40);
            self.sheet
                .widths
                .extend(columns.iter().map(|column| width_of(&self.form.columns[*column])));
            self.side(*side, columns, from);
            from += columns.len() + 1;
        }
        self.sheet.frozen = top + depth;
        let last = self.sheet.cells.iter().map(|(row, ..)| *row).max().unwrap_or(top);
        self.row = last + 1;
    }

    /// What is said of a cell goes with it.
    fn comment(&mut self, (table, row): (&Table, &Row), column: usize, at: usize) {
        if let Some(said) = said_of(self.comments, || cell_path(table, row, column)) {
            self.sheet.comments.push((self.row, at, said.to_owned()));
        }
    }

    fn side(&mut self, side: Option<usize>, columns: &[usize], from: usize) {
        for (index, line) in
            self.form.lines().iter().enumerate().filter(|(_, line)| line.side == side)
        {
            let row = self.table.and_then(|table| table.line(index).map(|row| &table.rows[row]));
            // A filled table shows the lines it has; a blank one all there are.
            if self.table.is_some() && row.is_none() {
                continue;
            }
            let weight = weight(matches!(line.role, LineRole::Total | LineRole::Subtotal));
            self.put(
                from,
                DrawnCell::Text(
                    line.label.clone(),
                    Align::Left(u8::try_from(line.level).unwrap_or_default()),
                ),
            );
            for (at, column) in columns.iter().enumerate() {
                match row.and_then(|row| {
                    cell(&row.cells[*column], &self.form.columns[*column], weight, 0)
                }) {
                    Some(drawn) => self.put(from + 1 + at, drawn),
                    None if line.columns.contains(column) => {
                        self.put(from + 1 + at, DrawnCell::Text(String::new(), Align::Left(0)))
                    }
                    None => {}
                }
                if let (Some(table), Some(row)) = (self.table, row) {
                    self.comment((table, row), *column, from + 1 + at);
                }
            }
            self.row += 1;
        }
    }
}

fn weight(is_sum: bool) -> Weight {
    if is_sum { Weight::Strong } else { Weight::Plain }
}
