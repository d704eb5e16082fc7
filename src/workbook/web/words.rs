use crate::html::decoded;
use crate::workbook::raised::{LEVEL, RAISED};

/// Blanks that pages have names for: `&nbsp;`, `&ensp;`, `&emsp;`, `&thinsp;`.
const BLANKS: [char; 4] = ['\u{a0}', '\u{2002}', '\u{2003}', '\u{2009}'];

/// The words of a cell or of a paragraph while they are read: blanks of the source are one blank,
/// lines are those that show.
#[derive(Default)]
pub(super) struct Words {
    text: String,
}

impl Words {
    /// Text of the page.
    pub(super) fn push(&mut self, source: &str) {
        let is_blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}');
        let mut kept = String::new();
        let mut rest = source;
        while let Some(at) = rest.find(is_blank) {
            kept.push_str(&rest[..at]);
            let before = if kept.is_empty() { self.text.as_str() } else { kept.as_str() };
            if !before.is_empty() && !before.ends_with(is_blank) {
                kept.push(' ');
            }
            rest = rest[at..].trim_start_matches(is_blank);
        }
        kept.push_str(rest);
        // A blank that does not break is how a page indents: it is a blank.
        self.text.push_str(&decoded(&kept).replace(BLANKS, " "));
    }

    /// A tag that begins or ends a line.
    pub(super) fn line(&mut self) {
        let kept = self.text.trim_end_matches(' ').len();
        self.text.truncate(kept);
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    /// A tag that begins a block of words: a line of its own.
    pub(super) fn block(&mut self) {
        if !self.text.trim_end_matches(' ').ends_with('\n') {
            self.line();
        }
    }

    /// What is written above the line begins.
    pub(super) fn raise(&mut self) {
        self.text.push(RAISED);
    }

    /// What is written above the line ends.
    pub(super) fn level(&mut self) {
        self.text.push(LEVEL);
    }

    /// The words, and none are left.
    pub(super) fn take(&mut self) -> String {
        let text = std::mem::take(&mut self.text);
        text.trim_matches([' ', '\n']).to_owned()
    }

    /// Their bytes so far.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }
}
