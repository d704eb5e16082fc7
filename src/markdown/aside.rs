use super::link::escape;

/// A mark behind something in running text; it leads to a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// What is printed.
    pub text: String,
    /// What those hear who cannot see it.
    pub label: String,
    /// Where it leads.
    pub href: String,
}

/// A mark that belongs behind a byte of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// The byte that follows what it is about.
    pub at: usize,
    /// The mark.
    pub mark: Mark,
}

/// Blocks of a text as HTML, up to one that has marks in it: what they lead to can stand right
/// below.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The HTML.
    pub html: String,
    /// Which of the asides have their mark in its last block, by their number.
    pub asides: Vec<usize>,
}

impl Mark {
    pub(super) fn write(&self, out: &mut String) {
        out.push_str("<sup class=\"mark\"><a href=\"");
        escape(&self.href, out);
        out.push_str("\" aria-label=\"");
        escape(&self.label, out);
        out.push_str("\">");
        escape(&self.text, out);
        out.push_str("</a></sup>");
    }
}
