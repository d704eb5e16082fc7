use super::element::Element;
use super::raised::{Raised, raised};
use super::styles::Look;
use super::word_document::TextRun;

/// The words of one paragraph while they are read.
#[derive(Default)]
pub struct Line<'e> {
    pub runs: Vec<TextRun>,
    /// Words that are hidden, struck through, inserted, deleted.
    pub hidden: String,
    pub struck: String,
    pub inserted: String,
    pub deleted: String,
    /// Marks of notes, that stand above the line.
    pub marks: String,
    /// Whether the last words stand above the line, or below it.
    pub is_raised: bool,
    /// Text boxes that hang on it.
    pub boxes: Vec<&'e Element>,
    /// Whether a change of its words is pending.
    pub is_changed: bool,
    /// Whether it stands in a table of contents.
    pub is_contents: bool,
}

/// Under what the words that follow stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// As they were.
    Settled,
    /// Inserted, or moved here.
    Inserted,
    /// Deleted, or moved away.
    Deleted,
}

impl Line<'_> {
    /// Adds words of a look; words that are not shown go aside.
    pub fn words(&mut self, text: &str, look: &Look, change: Change) {
        let is = |switch: Option<bool>| switch.unwrap_or_default();
        match change {
            Change::Deleted => return self.deleted.push_str(text),
            Change::Inserted => self.inserted.push_str(text),
            Change::Settled => {}
        }
        if is(look.is_hidden) {
            return self.hidden.push_str(text);
        }
        if is(look.is_struck) {
            return self.struck.push_str(text);
        }
        if is(look.is_above) || is(look.is_below) {
            // Words that go on so are no mark.
            let before = if self.is_raised { "" } else { self.last_words() };
            match raised(before, text, is(look.is_above)) {
                Raised::NoteMark => return self.marks.push_str(text),
                Raised::Sign(sign) => return self.shown(&sign, look),
                Raised::Words => self.is_raised = true,
            }
        } else {
            self.is_raised = false;
        }
        self.shown(text, look);
    }

    fn shown(&mut self, text: &str, look: &Look) {
        let is = |switch: Option<bool>| switch.unwrap_or_default();
        let (is_bold, is_italic) = (is(look.is_bold), is(look.is_italic));
        match self.runs.last_mut() {
            // Blanks have no look.
            Some(last)
                if (last.is_bold, last.is_italic) == (is_bold, is_italic)
                    || text.trim().is_empty() =>
            {
                last.text.push_str(text);
            }
            _ => self.runs.push(TextRun { text: text.to_owned(), is_bold, is_italic }),
        }
    }

    /// The words of the look before, as far as there are any.
    fn last_words(&self) -> &str {
        let mut texts = self.runs.iter().rev().map(|run| run.text.as_str());
        texts.find(|text| !text.trim().is_empty()).unwrap_or_default()
    }

    /// All that it shows.
    pub fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }
}
