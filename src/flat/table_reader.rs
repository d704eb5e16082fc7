use super::line::Span;
use super::line_reader::LineReader;
use super::table::{FlatCell, FlatTable};
use crate::html::Tag;

/// How wide or high a cell may say that it is.
const WIDEST: usize = 1000;

/// A table while its tags are read.
#[derive(Debug, Default)]
pub(super) struct TableReader {
    table: FlatTable,
    is_head: bool,
    /// What the row that is open is, by its classes.
    row: RowLook,
    cell: Option<FlatCell>,
    /// What the open cell says to those alone who do not see the table.
    unseen: LineReader,
}

#[derive(Debug, Default, Clone, Copy)]
struct RowLook {
    level: u8,
    is_bold: bool,
}

impl TableReader {
    /// A start tag in the table; whether it is a part of the table itself.
    pub fn open(&mut self, tag: Tag<'_>) -> bool {
        match tag.name() {
            "thead" => self.is_head = true,
            "tbody" | "tfoot" => self.is_head = false,
            "tr" => {
                let level = (1..=9).find(|level| tag.has_class(&format!("l{level}")));
                let is_bold = ["total", "subtotal", "side"].iter().any(|one| tag.has_class(one));
                self.row = RowLook { level: level.unwrap_or_default(), is_bold };
                self.table.head += usize::from(self.is_head);
                self.table.rows.push(Vec::new());
            }
            "td" | "th" => self.cell = Some(self.new_cell(tag)),
            _ => return false,
        }
        true
    }

    fn new_cell(&self, tag: Tag<'_>) -> FlatCell {
        let span = |name| {
            let written = tag.attribute(name).and_then(|value| value.parse().ok());
            written.unwrap_or(1).clamp(1, WIDEST)
        };
        let is_first = self.table.rows.last().is_none_or(|row| {
            // The code of a row stands before its name, and the name is moved in.
            row.iter().all(|cell| cell.is_heading) && !self.is_head
        });
        let is_heading = tag.name() == "th";
        FlatCell {
            line: Vec::new(),
            is_heading,
            is_figure: ["n", "w", "m", "b", "right"].iter().any(|class| tag.has_class(class)),
            is_drawn: false,
            columns: span("colspan"),
            rows: span("rowspan"),
            indent: if is_first && is_heading && !self.is_head { self.row.level } else { 0 },
        }
    }

    /// Whether text of the table stands in a cell.
    pub fn in_cell(&self) -> bool {
        self.cell.is_some()
    }

    /// Whether the words of the open cell are bold.
    pub fn is_bold(&self) -> bool {
        self.row.is_bold || self.is_head
    }

    /// That the open cell draws something.
    pub fn draws(&mut self) {
        if let Some(cell) = &mut self.cell {
            cell.is_drawn = true;
        }
    }

    /// What the open cell says to those who do not see it.
    pub fn unseen(&mut self, text: &str) {
        if self.cell.as_ref().is_some_and(|cell| cell.is_heading) {
            self.unseen.text(text, &Span::default());
        }
    }

    /// The end of a cell, with what was gathered in it. A heading that is only said aloud is
    /// written: a column needs one.
    pub fn end_cell(&mut self, gathered: &mut LineReader) {
        let Some(mut cell) = self.cell.take() else { return };
        let (seen, unseen) = (gathered.take(), self.unseen.take());
        cell.line = if seen.is_empty() { unseen } else { seen };
        if self.table.rows.is_empty() {
            self.table.rows.push(Vec::new());
        }
        if let Some(row) = self.table.rows.last_mut() {
            row.push(cell);
        }
    }

    /// The table, where it has any cell.
    pub fn table(self) -> Option<FlatTable> {
        let table = self.table.without_drawings();
        table.rows.iter().any(|row| !row.is_empty()).then_some(table)
    }
}
