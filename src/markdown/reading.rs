use std::ops::Range;

use pulldown_cmark::{LinkType, Tag, TagEnd};

use super::link::Link;
use super::slip::Slip;

/// A piece of a document: what stands between two tags, or a tag.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Piece {
    /// A tag opens. Every one is closed again by its counterpart.
    Open(Tag<'static>),
    /// A tag closes.
    Close(TagEnd),
    /// Text, unescaped.
    Text(String),
    /// Asterisks or underscores that may be emphasis; none are left after reading.
    Marks,
    /// `[[…]]`: its range says what is in it.
    Binding,
    /// Code inside a line.
    Code(String),
    /// A line break of the source.
    SoftBreak,
    /// A line break of the text.
    HardBreak,
    /// A horizontal rule.
    Rule,
    /// A reference to a footnote.
    Note(String),
}

/// A piece and its bytes in the text.
pub(super) type Placed = (Piece, Range<usize>);

/// What was read of a text.
pub(super) struct Reading {
    /// Its pieces.
    pub(super) placed: Vec<Placed>,
    /// What is probably not what it was meant to be, in order.
    pub(super) slips: Vec<Slip>,
    /// Its links and pictures, in order.
    pub(super) links: Vec<Link>,
    /// What it says by the numbers or names of characters (`&#8203;`), with their places.
    pub(super) decoded: Vec<(String, Range<usize>)>,
}

/// Whether what is inside a tag is no running text: code, or an address written as `<https://…>`.
pub(super) fn is_verbatim(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::CodeBlock(_) | Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. }
    )
}

/// The bindings inside a range; `bindings` are in order.
pub(super) fn within<'a>(bindings: &'a [Range<usize>], range: &Range<usize>) -> &'a [Range<usize>] {
    let first = bindings.partition_point(|binding| binding.start < range.start);
    let last = bindings.partition_point(|binding| binding.end <= range.end);
    &bindings[first..last.max(first)]
}
