use super::line::Line;

/// A table: rows of cells, the first of them its head.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FlatTable {
    /// How many rows are its head.
    pub head: usize,
    /// Its rows.
    pub rows: Vec<Vec<FlatCell>>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlatCell {
    /// Its words.
    pub line: Line,
    /// Whether it heads its row or column.
    pub is_heading: bool,
    /// Whether its figures stand at the right.
    pub is_figure: bool,
    /// Whether it is a drawing of what other cells say.
    pub is_drawn: bool,
    /// How many columns it is wide.
    pub columns: usize,
    /// How many rows it is high.
    pub rows: usize,
    /// How far it is moved in.
    pub indent: u8,
}

/// A cell in one of the rows that it stands in.
#[derive(Debug, Clone, Copy)]
pub struct LaidCell<'a> {
    /// The cell.
    pub cell: &'a FlatCell,
    /// Its first column.
    pub column: usize,
    /// Whether this is the first of its rows.
    pub is_first: bool,
}

impl FlatCell {
    /// Its words without their look.
    pub fn text(&self) -> String {
        self.line.iter().map(|span| span.text.as_str()).collect()
    }
}

impl FlatTable {
    /// The first column of each cell, row by row.
    pub fn places(&self) -> Vec<Vec<usize>> {
        // For every column, how many rows from here on a higher cell still fills.
        let mut filled: Vec<usize> = Vec::new();
        let mut places = Vec::with_capacity(self.rows.len());
        for row in &self.rows {
            let (mut column, mut firsts) = (0, Vec::with_capacity(row.len()));
            for cell in row {
                while filled.get(column).is_some_and(|left| *left > 0) {
                    column += 1;
                }
                firsts.push(column);
                if filled.len() < column + cell.columns {
                    filled.resize(column + cell.columns, 0);
                }
                filled[column..column + cell.columns].fill(cell.rows);
                column += cell.columns;
            }
            places.push(firsts);
            filled.iter_mut().for_each(|left| *left = left.saturating_sub(1));
        }
        places
    }

    /// The cells of each row from left to right, those too that reach into it from above.
    pub fn laid(&self) -> Vec<Vec<LaidCell<'_>>> {
        let mut laid: Vec<Vec<LaidCell<'_>>> = vec![Vec::new(); self.rows.len()];
        for (at, (row, places)) in self.rows.iter().zip(self.places()).enumerate() {
            for (cell, column) in row.iter().zip(places) {
                let end = laid.len().min(at + cell.rows);
                for (below, into) in laid[at..end].iter_mut().enumerate() {
                    into.push(LaidCell { cell, column, is_first: below == 0 });
                }
            }
        }
        laid.iter_mut().for_each(|row| row.sort_by_key(|laid| laid.column));
        laid
    }

    /// How many columns it has.
    pub fn width(&self) -> usize {
        let ends = self.rows.iter().zip(self.places()).flat_map(|(row, places)| {
            row.iter().zip(places).map(|(cell, first)| first + cell.columns).collect::<Vec<_>>()
        });
        ends.max().unwrap_or_default()
    }

    /// The same table with some of its columns, which are in order.
    pub(super) fn with_columns(&self, kept: &[usize]) -> FlatTable {
        let rows = self.rows.iter().zip(self.places()).map(|(row, places)| {
            let cells = row.iter().zip(places).filter_map(|(cell, first)| {
                let of_cell = first..first + cell.columns;
                let columns = kept.iter().filter(|column| of_cell.contains(*column)).count();
                (columns > 0).then(|| FlatCell { columns, ..cell.clone() })
            });
            cells.collect()
        });
        FlatTable { head: self.head, rows: rows.collect() }
    }

    /// The same table without columns that only draw what others say.
    pub(super) fn without_drawings(self) -> FlatTable {
        let mut drawn = vec![false; self.width()];
        let mut said = drawn.clone();
        for (row, places) in self.rows.iter().zip(self.places()) {
            for (cell, first) in row.iter().zip(places).filter(|(cell, _)| cell.columns == 1) {
                drawn[first] |= cell.is_drawn;
                said[first] |= !cell.line.is_empty();
            }
        }
        let kept: Vec<usize> =
            (0..drawn.len()).filter(|column| !drawn[*column] || said[*column]).collect();
        if kept.len() == drawn.len() { self } else { self.with_columns(&kept) }
    }

    /// How many of its first columns head the rows.
    pub(super) fn headed(&self) -> usize {
        let (Some(row), places) = (self.rows.get(self.head..), self.places()) else { return 0 };
        let heads = |column: usize| {
            row.iter().zip(&places[self.head..]).any(|(row, places)| {
                let at = places.iter().position(|first| *first == column);
                at.is_some_and(|at| row[at].is_heading && row[at].columns == 1)
            })
        };
        (0..self.width()).take_while(|column| heads(*column)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flat::Span;

    fn cell(text: &str, columns: usize, rows: usize) -> FlatCell {
        let line = vec![Span { text: text.to_owned(), ..Span::default() }];
        let line = if text.is_empty() { Vec::new() } else { line };
        FlatCell {
            line,
            is_heading: text.starts_with('甲'),
            is_figure: false,
            is_drawn: text.is_empty(),
            columns,
            rows,
            indent: 0,
        }
    }

    fn table() -> FlatTable {
        FlatTable {
            head: 2,
            rows: vec![
                vec![cell("甲", 1, 2), cell("收入", 2, 1), cell("支出", 1, 2)],
                vec![cell("上年", 1, 1), cell("本年", 1, 1)],
                vec![cell("甲一", 1, 1), cell("1", 1, 1), cell("2", 1, 1), cell("3", 1, 1)],
            ],
        }
    }

    #[test]
    fn cells_stand_where_higher_and_wider_ones_leave_room() {
        assert_eq!(table().places(), [vec![0, 1, 3], vec![1, 2], vec![0, 1, 2, 3]]);
        assert_eq!((table().width(), table().headed()), (4, 1));
        let table = table();
        let laid: Vec<Vec<(usize, bool)>> = table
            .laid()
            .iter()
            .map(|row| row.iter().map(|laid| (laid.column, laid.is_first)).collect())
            .collect();
        assert_eq!(laid[1], [(0, false), (1, true), (2, true), (3, false)]);
    }

    #[test]
    fn columns_are_taken_with_their_heads() {
        let texts = |table: FlatTable| -> Vec<Vec<(String, usize)>> {
            let row = |row: Vec<FlatCell>| row.iter().map(|c| (c.text(), c.columns)).collect();
            table.rows.into_iter().map(row).collect()
        };
        let pair = |text: &str, columns| (text.to_owned(), columns);
        assert_eq!(
            texts(table().with_columns(&[0, 2, 3])),
            [
                vec![pair("甲", 1), pair("收入", 1), pair("支出", 1)],
                vec![pair("本年", 1)],
                vec![pair("甲一", 1), pair("2", 1), pair("3", 1)],
            ]
        );
    }

    #[test]
    fn a_column_that_only_draws_goes() {
        let mut drawn = table();
        drawn.rows[2][2] = cell("", 1, 1);
        assert_eq!(drawn.clone().without_drawings().width(), 4, "its head says something");
        drawn.rows[1][1] = cell("", 1, 1);
        assert_eq!(drawn.without_drawings().width(), 3);
    }
}
