/// One text file: its path as authors know it, and its text.
#[derive(Debug)]
pub struct SourceFile {
    /// Relative to the site's root, with `/` on every system, so that messages are the same
    /// everywhere.
    pub path: String,
    /// The text, in UTF-8, without a byte-order mark.
    pub text: String,
    /// The number of the text's first line: 1, but for an excerpt.
    pub first_line: usize,
}

/// A place as people count it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1, in Unicode code points.
    pub column: usize,
}

impl SourceFile {
    /// A whole file.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> SourceFile {
        SourceFile { path: path.into(), text: text.into(), first_line: 1 }
    }

    /// Line and column of a byte offset. Counted on demand: only findings ask, and most files have
    /// none.
    pub fn position(&self, offset: usize) -> Position {
        let mut end = offset.min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        let before = &self.text[..end];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Position {
            line: before.bytes().filter(|byte| *byte == b'\n').count() + self.first_line,
            column: before[line_start..].chars().count() + 1,
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
}
