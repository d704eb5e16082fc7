/// What is drawn: sheets of cells.
#[derive(Debug, Default)]
pub struct DrawnWorkbook {
    /// Its sheets, in order.
    pub sheets: Vec<DrawnSheet>,
}

/// A sheet to be written.
#[derive(Debug, Default)]
pub struct DrawnSheet {
    /// Its name, cut to what a workbook takes.
    pub name: String,
    /// The cells that hold something: row, column, what.
    pub cells: Vec<(usize, usize, DrawnCell)>,
    /// Comments: row, column, what is said of the cell.
    pub comments: Vec<(usize, usize, String)>,
    /// Ranges that are one cell: first row, first column, last row, last column; their text stands
    /// in the first.
    pub merged: Vec<[usize; 4]>,
    /// The rows that stay in sight, from the top.
    pub frozen: usize,
    /// Widths of columns, in characters.
    pub widths: Vec<u16>,
    /// Whether it is printed across the page, as wide as one, with the rows that stay in sight on
    /// each.
    pub across: bool,
}

/// A cell to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DrawnCell {
    /// A title.
    Title(String),
    /// A head.
    Head(String),
    /// Words.
    Text(String, Align),
    /// A number, by its plain decimal text; shown with these decimals and thousands marks.
    Number {
        /// `1234.50`
        text: String,
        /// 2
        decimals: usize,
        /// Whether it is a sum, and stands out.
        strong: bool,
        /// Whether a sign of percent follows.
        percent: bool,
    },
}

/// Where words stand in their cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// At the left, indented by so many steps.
    Left(u8),
    /// At the right.
    Right,
}
