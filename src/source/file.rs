use std::sync::Arc;

use super::spot::LineOf;

/// One text file: its path as authors know it, and its text.
#[derive(Debug)]
pub struct SourceFile {
    /// Relative to the site's root, with `/` on every system, so that messages are the same
    /// everywhere.
    pub path: String,
    /// The text, in UTF-8, without a byte-order mark.
    pub text: String,
    /// Whether the file begins with a byte-order mark, which who writes it anew keeps.
    pub has_mark: bool,
    /// The number of the text's first line: 1, but for an excerpt.
    pub first_line: usize,
    /// The sheet of a workbook whose rows are the lines; nothing for a text that people write.
    pub sheet: Option<SheetOf>,
}

/// What stands between two cells of a row in the text of a sheet, and in no cell.
pub const BETWEEN_CELLS: char = '│';

/// Which sheet of a workbook a text is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SheetOf {
    /// Its place among the sheets, from 0.
    pub number: usize,
    /// Its name; nothing for the workbook as a whole.
    pub name: String,
    /// What its lines are where it is a part of a text document; nothing for rows of a workbook.
    pub lines: Arc<[LineOf]>,
}

/// A place as people count it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1, in Unicode code points; of a sheet, in its columns.
    pub column: usize,
}

impl SourceFile {
    /// A whole file.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> SourceFile {
        SourceFile {
            path: path.into(),
            text: text.into(),
            has_mark: false,
            first_line: 1,
            sheet: None,
        }
    }

    /// Line and column of a byte offset; of a sheet, the row and the column of its cell. Counted on
    /// demand: only findings ask, and most files have none.
    pub fn position(&self, offset: usize) -> Position {
        let mut end = offset.min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        let before = &self.text[..end];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = &before[line_start..];
        let column = match &self.sheet {
            Some(_) => line.matches(BETWEEN_CELLS).count(),
            None => line.chars().count(),
        };
        Position {
            line: before.bytes().filter(|byte| *byte == b'\n').count() + self.first_line,
            column: column + 1,
        }
    }

    /// The number by which people know the line of a byte offset: of a table in a text document the
    /// row of the table, of its text the paragraph.
    pub fn known_line(&self, offset: usize) -> usize {
        let line = self.position(offset).line;
        match self.sheet.as_ref().and_then(|sheet| sheet.lines.get(line - 1)) {
            Some(LineOf::Paragraph(number)) => *number,
            Some(LineOf::Row(_, row)) => row + 1,
            None => line,
        }
    }

    /// The text between two byte offsets.
    pub fn slice(&self, span: super::Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let file = SourceFile::new("a.yaml", "一: 1\n合计: 20\n");
        let offset = file.text.find("20").expect("20 is in the text");
        assert_eq!(file.position(offset), Position { line: 2, column: 5 });
        assert_eq!(file.position(0), Position { line: 1, column: 1 });
    }

    #[test]
    fn columns_of_a_sheet_are_its_columns() {
        let sheet = SheetOf { number: 0, name: "收支总表".into(), lines: Arc::default() };
        let text = "收入 │ 1 │ 支出\n合计 │ 20 │ \n";
        let file = SourceFile { sheet: Some(sheet), ..SourceFile::new("a.xlsx", text) };
        let offset = file.text.find("20").expect("20 is in the text");
        assert_eq!(file.position(offset), Position { line: 2, column: 2 });
        assert_eq!(file.position(0), Position { line: 1, column: 1 });
    }
}
