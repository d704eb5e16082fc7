/// One sheet: the texts its cells show, row by row. A merged range shows its words in each of its
/// cells, and a number once, where it stands: a figure is never there twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Its rows, from the first; all as long as they need to be.
    pub rows: Vec<Vec<String>>,
    /// What must be said of how it was read.
    pub remark: Option<Remark>,
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
