use super::line::{Line, Span};

/// Gathers the text of a line: runs of blanks are one blank, none stands at its ends.
#[derive(Debug, Default)]
pub(super) struct LineReader {
    line: Line,
    /// Whether a blank stands between what was gathered and what comes.
    has_blank: bool,
}

impl LineReader {
    /// Whether nothing was gathered.
    pub fn is_empty(&self) -> bool {
        self.line.is_empty()
    }

    /// Text as it is written in HTML, with the look of `look`.
    pub fn text(&mut self, text: &str, look: &Span) {
        let mut words = text.split(|c: char| c.is_ascii_whitespace()).peekable();
        while let Some(word) = words.next() {
            if !word.is_empty() {
                self.word(word, look);
            }
            self.has_blank |= words.peek().is_some();
        }
    }

    fn word(&mut self, word: &str, look: &Span) {
        let ends = self.line.last().is_none_or(|span| span.text.ends_with('\n'));
        let blank = if std::mem::take(&mut self.has_blank) && !ends { " " } else { "" };
        // Each mark above the line stands by itself.
        if look.is_raised && !blank.is_empty() {
            self.line.push(Span { text: blank.to_owned(), ..Span::default() });
            return self.line.push(Span { text: word.to_owned(), ..look.clone() });
        }
        match self.line.last_mut().filter(|span| same_look(span, look)) {
            Some(span) => {
                span.text.push_str(blank);
                span.text.push_str(word);
            }
            None => {
                // The blank belongs to what is not looked at.
                if let Some(span) = self.line.last_mut() {
                    span.text.push_str(blank);
                }
                self.line.push(Span { text: word.to_owned(), ..look.clone() });
            }
        }
    }

    /// A blank, where something is gathered.
    pub fn blank(&mut self) {
        self.has_blank = true;
    }

    /// A line break, where something stands before it.
    pub fn end_line(&mut self) {
        self.has_blank = false;
        if let Some(span) = self.line.last_mut().filter(|span| !span.text.ends_with('\n')) {
            span.text.push('\n');
        }
    }

    /// What was gathered.
    pub fn take(&mut self) -> Line {
        self.has_blank = false;
        let mut line = std::mem::take(&mut self.line);
        if let Some(last) = line.last_mut() {
            last.text.truncate(last.text.trim_end_matches('\n').len());
        }
        line.retain(|span| !span.text.is_empty());
        line
    }
}

fn same_look(one: &Span, other: &Span) -> bool {
    (one.is_bold, one.is_italic, one.is_raised) == (other.is_bold, other.is_italic, other.is_raised)
        && (&one.link, &one.language) == (&other.link, &other.language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_one_and_none_at_the_ends() {
        let (plain, bold) = (Span::default(), Span { is_bold: true, ..Span::default() });
        let mut reader = LineReader::default();
        reader.text("\n  a \n b", &plain);
        reader.text(" c", &bold);
        reader.text("d ", &plain);
        reader.end_line();
        let line = reader.take();
        let texts: Vec<&str> = line.iter().map(|span| span.text.as_str()).collect();
        assert_eq!(texts, ["a b ", "c", "d"]);
        assert!(reader.is_empty() && reader.take().is_empty());
    }
}
