use crate::workbook::gathered::At;

/// Columns that cells may take, and rows: what is said beyond is nothing.
const WIDEST: u32 = 2_000;
const TALLEST: u32 = 65_534;

/// The cells of one table on their way to the sheet.
pub(super) struct Grid {
    /// The row of the sheet that comes next.
    row: u32,
    /// Whether a row is open.
    is_open: bool,
    /// The column that comes next.
    column: u32,
    /// Up to which row each column is taken by a cell from above.
    taken: Vec<u32>,
    /// Ranges of more than one cell; the last row of those that go beyond the table is cut.
    merged: Vec<(At, At)>,
}

impl Grid {
    /// A table whose first row is one of the sheet.
    pub(super) fn at(row: u32) -> Grid {
        Grid { row, is_open: false, column: 0, taken: Vec::new(), merged: Vec::new() }
    }

    /// A row begins; one that was not closed ends.
    pub(super) fn begin_row(&mut self) {
        self.end_row();
        (self.is_open, self.column) = (true, 0);
    }

    /// A row ends.
    pub(super) fn end_row(&mut self) {
        if std::mem::take(&mut self.is_open) {
            self.row += 1;
        }
    }

    /// Where a cell stands that takes so many columns and rows; in a row of its own where none is
    /// open.
    pub(super) fn cell(&mut self, columns: u32, rows: u32) -> At {
        if !self.is_open {
            self.begin_row();
        }
        let rows = if rows == 0 { TALLEST } else { rows.min(TALLEST) };
        let is_taken = |at: u32| self.taken.get(at as usize).is_some_and(|end| *end > self.row);
        let mut first = self.column;
        while is_taken(first) {
            first += 1;
        }
        let last = first + columns.clamp(1, WIDEST.saturating_sub(first).max(1));
        if last <= WIDEST {
            self.taken.resize(self.taken.len().max(last as usize), 0);
            self.taken[first as usize..last as usize].fill(self.row + rows);
        }
        self.column = last;
        if last - first > 1 || rows > 1 {
            self.merged.push(((self.row, first), (self.row + rows - 1, last - 1)));
        }
        (self.row, first)
    }

    /// The row that is read, or comes next.
    pub(super) fn row(&self) -> u32 {
        self.row
    }

    /// The row below the table, and its ranges.
    pub(super) fn end(mut self) -> (u32, Vec<(At, At)>) {
        self.end_row();
        let bottom = self.row.saturating_sub(1);
        self.merged.iter_mut().for_each(|(_, to)| to.0 = to.0.min(bottom));
        self.merged.retain(|(from, to)| from != to);
        (self.row, self.merged)
    }
}
