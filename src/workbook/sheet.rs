use std::ops::RangeInclusive;
use std::sync::Arc;

use super::separator::Separator;

/// One sheet: the texts its cells show, row by row. A merged range shows its words in each of its
/// cells, and a number once, where it stands: a figure is never there twice.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Its rows, from the first; all as long as they need to be.
    pub rows: Vec<Vec<String>>,
    /// What must be said of how it was read.
    pub remark: Option<Remark>,
    /// What its cells show beside their texts, for all parts of the sheet.
    pub looks: Arc<Looks>,
}

/// What a sheet shows to who opens it beside the texts of its cells, and what it does not show. Rows
/// and columns are counted from 0.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Looks {
    /// Marks of notes behind figures: the texts are without them.
    pub marks: Vec<((usize, usize), String)>,
    /// Words that the format of a number writes behind it: 元.
    pub behind: Vec<((usize, usize), String)>,
    /// Numbers of which their format shows nothing.
    pub concealed: Vec<(usize, usize)>,
    /// Rows that are hidden.
    pub hidden_rows: Vec<RangeInclusive<usize>>,
    /// Columns that are hidden.
    pub hidden_columns: Vec<RangeInclusive<usize>>,
    /// Of a text that could be divided in two ways: the one that was chosen and the other.
    pub divided: Option<(Separator, Separator)>,
}

/// What must be said of how a sheet was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remark {
    /// The workbook does not show it to who opens it: often last year's, kept out of sight.
    Hidden,
    /// Its bytes are no UTF-8 and were read as GB18030.
    Gb18030,
    /// Cells far from all others were not read: the first of them, from 0, and how many.
    Beyond {
        /// Its row.
        row: u32,
        /// Its column.
        column: u32,
        /// How many there are.
        count: u32,
    },
}

impl Sheet {
    /// A sheet of texts of which nothing else is to be said.
    pub fn new(name: impl Into<String>, rows: Vec<Vec<String>>) -> Sheet {
        Sheet { name: name.into(), rows, ..Sheet::default() }
    }

    /// A part of the sheet, every cell in its place.
    pub fn part(&self, rows: Vec<Vec<String>>) -> Sheet {
        Sheet { looks: Arc::clone(&self.looks), ..Sheet::new(self.name.clone(), rows) }
    }

    /// The text of a cell; nothing beyond the edge.
    pub fn text(&self, row: usize, column: usize) -> &str {
        self.rows.get(row).and_then(|cells| cells.get(column)).map_or("", String::as_str)
    }

    /// How many columns the widest row has.
    pub fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }
}

/// The name of a cell: `B5`.
///
/// ```
/// use gongkai::workbook::cell_name;
/// assert_eq!(cell_name(4, 1), "B5");
/// assert_eq!(cell_name(0, 27), "AB1");
/// ```
pub fn cell_name(row: usize, column: usize) -> String {
    let mut letters = String::new();
    let mut left = column + 1;
    while left > 0 {
        let letter = u8::try_from((left - 1) % 26).unwrap_or_default();
        letters.insert(0, char::from(b'A' + letter));
        left = (left - 1) / 26;
    }
    format!("{letters}{}", row + 1)
}
