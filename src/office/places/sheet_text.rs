use std::sync::Arc;

use crate::source::{BETWEEN_CELLS, LineOf, Place, SheetOf, SourceFile, Span};
use crate::workbook::Sheet;

/// More characters of one cell are not shown: a cell may hold a whole narrative.
const LONGEST: usize = 40;

/// A sheet as lines, a row each, with the place of every cell in them.
#[derive(Debug)]
pub struct SheetText {
    file: Arc<SourceFile>,
    /// Of each row, the stretch of each cell.
    cells: Vec<Vec<Span>>,
}

impl SheetText {
    /// The sheet of a number, in its file; `lines` are those of a text document, if it is one.
    pub fn of(path: &str, number: usize, sheet: &Sheet, lines: Arc<[LineOf]>) -> SheetText {
        let (mut text, mut cells) = (String::new(), Vec::new());
        for row in &sheet.rows {
            let mut spans = Vec::new();
            for (column, cell) in row.iter().enumerate() {
                if column > 0 {
                    text.push(' ');
                    text.push(BETWEEN_CELLS);
                    text.push(' ');
                }
                let start = text.len();
                // What is merged over several columns is shown once.
                let again = column > 0 && row[column - 1] == *cell && !has_digit(cell);
                text.push_str(&if again { " ".to_owned() } else { shown(cell) });
                spans.push(Span::new(start, text.len()));
            }
            text.push('\n');
            cells.push(spans);
        }
        let name = sheet.name.clone();
        let sheet = Some(SheetOf { number, name, lines });
        let file = Arc::new(SourceFile { sheet, ..SourceFile::new(path, text) });
        SheetText { file, cells }
    }

    /// The place of a cell; the sheet as a whole where there is none.
    pub fn place(&self, at: Option<(usize, usize)>) -> Place {
        let span = at.and_then(|(row, column)| self.cells.get(row)?.get(column).copied());
        Place::new(&self.file, span.unwrap_or(Span::beginning()))
    }
}

fn has_digit(text: &str) -> bool {
    text.contains(|character: char| character.is_ascii_digit())
}

/// What a cell says, in one line; never nothing, so that there is something to point at.
fn shown(cell: &str) -> String {
    let words: String = cell
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
        .map(|character| if character == BETWEEN_CELLS { '|' } else { character })
        .collect();
    match words.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None if words.is_empty() => " ".to_owned(),
        None => words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_found_by_row_and_column() {
        let rows = [vec!["项目", "项目", "数│值"], vec!["", "1,200.50", "一\n二"]];
        let rows = rows.map(|row| row.into_iter().map(str::to_owned).collect()).to_vec();
        let sheet = Sheet::new("表", rows);
        let text = SheetText::of("a.xlsx", 0, &sheet, Arc::default());
        for (row, column, shown) in
            [(0, 0, "项目"), (0, 2, "数|值"), (1, 0, " "), (1, 1, "1,200.50"), (1, 2, "一 二")]
        {
            let place = text.place(Some((row, column)));
            assert_eq!(place.file.slice(place.span), shown);
            assert_eq!(place.cell(), Some((row, column)));
        }
        assert_eq!(text.place(Some((7, 7))).cell(), None, "beyond the sheet is the sheet");
    }
}
