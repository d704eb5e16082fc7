use std::ops::Range;

/// A word that is looked for. One in small Latin letters stands in any case, and as a word of its
/// own: `hall` is not in `shall`. Any other stands to the letter, wherever it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    pub text: String,
    latin: bool,
}

impl Word {
    pub fn new(text: &str) -> Word {
        let small = |c: char| c.is_ascii_lowercase() || c == ' ' || c == '-';
        Word { text: text.to_owned(), latin: text.chars().all(small) }
    }

    /// Whether it stands at these bytes of a text, whose letters are its own in some case.
    pub fn stands(&self, text: &str, at: &Range<usize>) -> bool {
        if !self.latin {
            return text[at.clone()] == self.text;
        }
        let letter = |c: char| c.is_ascii_alphabetic();
        !text[..at.start].ends_with(letter) && !text[at.end..].starts_with(letter)
    }

    /// Where it stands at the end of a text, if it does; a blank may follow Latin letters.
    pub fn ends(&self, text: &str) -> Option<Range<usize>> {
        let text = if self.latin { text.trim_end_matches(' ') } else { text };
        let range = text.len().checked_sub(self.text.len())?..text.len();
        self.answers(text.get(range.clone())?).then_some(())?;
        self.stands(text, &range).then_some(range)
    }

    /// Where it stands at the beginning of a text, if it does; a blank may stand before Latin
    /// letters.
    pub fn begins(&self, text: &str) -> Option<Range<usize>> {
        let blanks = if self.latin { text.len() - text.trim_start_matches(' ').len() } else { 0 };
        let range = blanks..blanks + self.text.len();
        self.answers(text.get(range.clone())?).then_some(())?;
        self.stands(text, &range).then_some(range)
    }

    /// Whether a text is it.
    pub fn answers(&self, text: &str) -> bool {
        if self.latin { self.text.eq_ignore_ascii_case(text) } else { self.text == text }
    }
}
