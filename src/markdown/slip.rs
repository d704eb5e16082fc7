use std::ops::Range;

/// Something in a text that is probably printed as something else than was meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// What.
    pub kind: SlipKind,
    /// Its bytes.
    pub range: Range<usize>,
}

/// The slips that are recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlipKind {
    /// `<!-- … -->`: it is left out.
    Comment,
    /// `<!--` that nothing closes: it is text.
    OpenComment,
    /// A tag of HTML: it is text.
    RawHtml,
    /// Lines with bars that are no table: the line of dashes below the head is missing or has
    /// another number of columns, or the bars are full-width.
    Table,
    /// `##标题`: a heading needs a blank behind its marks, and only ASCII blanks before them.
    Heading,
    /// Sentences above a line of dashes: they are one heading.
    Underlined,
    /// `[字](地 址)`: no link, because of a blank or a bracket in the address.
    Link,
    /// A whole address that is no link.
    BareAddress,
    /// `[字]: 地址` that no link refers to: it is not printed.
    Definition,
    /// `[^1]` without its footnote: it is text.
    Note,
    /// A second footnote of one name: it is not printed.
    RepeatedNote,
    /// A block of code that nothing ends.
    OpenFence,
    /// A picture without words: its address is printed.
    WordlessPicture,
}
