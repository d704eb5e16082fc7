use crate::workbook::Sheet;

/// What a cell shows whose words are changed and nobody has yet accepted or rejected the change: it
/// is no figure, and is found as none.
pub const CHANGED: &str = "（有修订）";

/// What stands in the place of a formula that is more than a line of words.
pub const FORMULA: &str = "（公式）";

/// A document as its reader sees it.
#[derive(Debug, Default)]
pub struct WordDocument {
    /// Its paragraphs and tables, in order; a table in a table, and what a text box says, behind what
    /// it stands in.
    pub blocks: Vec<Block>,
    /// What is not taken, and where it stands.
    pub asides: Vec<Aside>,
}

/// A paragraph or a table.
#[derive(Debug)]
pub enum Block {
    /// A paragraph.
    Paragraph(TextParagraph),
    /// A table.
    Table(TextTable),
}

/// A paragraph outside of tables that shows something.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct TextParagraph {
    /// Which it is among these, from 1.
    pub number: usize,
    /// The level of its heading, from 1, where its style or itself says one.
    pub level: Option<u8>,
    /// Whether its style is that of a document's title.
    pub is_title: bool,
    /// Whether it is a line of a table of contents.
    pub is_contents: bool,
    /// The number or mark that a list gives it.
    pub list: Option<ListMark>,
    /// Whether it stands in the middle.
    pub is_centered: bool,
    /// Its words. A line break in it is `\n`.
    pub runs: Vec<TextRun>,
    /// Whether words of it are inserted or deleted by a change that nobody has yet accepted or
    /// rejected. Its runs hold what is inserted too.
    pub is_changed: bool,
}

/// What a list puts before a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListMark {
    /// The number with its marks: `（一）`; nothing for a bullet.
    pub number: Option<String>,
    /// How deep its list stands in others, from 0.
    pub level: u8,
}

/// Words of one look.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct TextRun {
    /// The words.
    pub text: String,
    /// Whether they are bold.
    pub is_bold: bool,
    /// Whether they are slanted.
    pub is_italic: bool,
}

impl TextParagraph {
    /// Its words, with the number of its list before them.
    pub fn text(&self) -> String {
        let number = self.list.as_ref().and_then(|list| list.number.as_deref());
        let runs = self.runs.iter().map(|run| run.text.as_str());
        number.into_iter().chain(runs).collect()
    }
}

/// A table.
#[derive(Debug)]
pub struct TextTable {
    /// Which it is in the document, from 1; those in other tables are counted.
    pub number: usize,
    /// The number of the table that it stands in.
    pub within: Option<usize>,
    /// Its cells: what is merged shows its words in each of its cells, and a number once.
    pub sheet: Sheet,
}

/// Where something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum At {
    /// In a paragraph, by its number.
    Paragraph(usize),
    /// In the cell of a table: its number, row and column from 0.
    Cell(usize, usize, usize),
    /// On every page, or nowhere in the text.
    Document,
}

/// Something that stands in the document and is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// Where.
    pub at: At,
    /// What it is.
    pub kind: AsideKind,
    /// What it says, as far as it says anything.
    pub text: String,
}

/// What is not taken of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AsideKind {
    /// Words inserted by a change that nobody has accepted.
    Inserted,
    /// Words deleted by a change that nobody has accepted.
    Deleted,
    /// A footnote.
    Footnote,
    /// An endnote.
    Endnote,
    /// A comment of a colleague.
    Comment,
    /// What stands at the head of pages.
    Header,
    /// What stands at the foot of pages.
    Footer,
    /// Words that are not shown.
    Hidden,
    /// What a control shows into which nothing was put yet.
    Unfilled,
    /// Words that are struck through.
    Struck,
    /// The mark of a note above the line.
    NoteMark,
    /// A formula that is more than a line of words.
    Formula,
    /// A picture.
    Picture,
    /// A diagram.
    Chart,
    /// An object of another program: a sheet.
    Object,
    /// A field that was never computed, by what it would be computed from.
    EmptyField,
    /// A sign of a font of its own.
    Symbol,
    /// A document inside of this one.
    Inner,
}
