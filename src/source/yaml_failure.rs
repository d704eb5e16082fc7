use super::span::Span;
use super::trap::Trap;

/// How much a file may ask of us before we call it hostile.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Lists and mappings inside one another.
    pub depth: usize,
    /// Scalars, lists and mappings in all.
    pub nodes: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { depth: 24, nodes: 400_000 }
    }
}

/// What is wrong with a file as YAML, before its content is looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum YamlFailure {
    /// The parser could not go on. The trap, where one is recognised, says it in the author's
    /// words.
    Syntax {
        /// What the parser said.
        message: String,
        /// Where it stopped.
        span: Span,
        /// What probably happened.
        trap: Option<Trap>,
    },
    /// Something that parses, but not to what it looks like.
    Trap(Trap),
    /// One key twice in a mapping.
    DuplicateKey {
        /// The key.
        key: String,
        /// The second one.
        span: Span,
        /// The first one.
        first: Span,
    },
    /// `&anchor`, `*alias` or `<<`: a figure stands once, where it is written.
    Reference(Span),
    /// `!tag`.
    Tag(Span),
    /// A list or a mapping where a key should be.
    KeyNotText(Span),
    /// A second `---` document.
    SecondDocument(Span),
    /// Nested deeper than [`Limits::depth`].
    TooDeep {
        /// What is too deep.
        span: Span,
        /// How deep it may be.
        limit: usize,
    },
    /// More values than [`Limits::nodes`].
    TooMany {
        /// The first that is too many.
        span: Span,
        /// How many there may be.
        limit: usize,
    },
    /// Nothing in the file.
    Empty,
}
