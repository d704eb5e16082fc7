use super::line::Line;
use super::table::FlatTable;

/// What stands below another of its kind on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading and its level, from 1.
    Heading(u8, Line),
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(FlatTable),
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// What it is.
    pub role: Role,
    /// How deep it stands in lists and quotations.
    pub indent: u8,
    /// Its words; the number or mark of a list before them.
    pub line: Line,
}

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Role {
    /// Running text.
    #[default]
    Text,
    /// What is said of figures, or of the whole page.
    Note,
    /// What stands over a table.
    Caption,
}
