use crate::model::Column;
use crate::workbook::{Align, DrawnCell, DrawnSheet};

/// Words in a cell.
pub fn text(words: &str) -> DrawnCell {
    DrawnCell::Text(words.to_owned(), Align::Left(0))
}

fn head(words: &str) -> DrawnCell {
    DrawnCell::Head(words.to_owned())
}

/// A list: its heads in the first row, which stays in sight.
pub fn list(name: &str, heads: &[String], widths: Vec<u16>) -> DrawnSheet {
    DrawnSheet {
        name: name.to_owned(),
        cells: heads.iter().enumerate().map(|(at, words)| (0, at, head(words))).collect(),
        comments: Vec::new(),
        merged: Vec::new(),
        across: false,
        frozen: 1,
        widths,
    }
}

/// How wide a column is, in characters.
pub fn width_of(column: &Column) -> u16 {
    if column.holds.is_number() { 16 } else { 30 }
}
