/// Text in pieces of one look. A line break in it is `\n`.
pub type Line = Vec<Span>;

/// Text of one look.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Span {
    /// The text.
    pub text: String,
    /// Whether it is bold.
    pub is_bold: bool,
    /// Whether it is slanted.
    pub is_italic: bool,
    /// Whether it stands above the line.
    pub is_raised: bool,
    /// Where it leads.
    pub link: Option<String>,
    /// Its language, where that is not the one of the page.
    pub language: Option<String>,
}
