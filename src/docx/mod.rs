//! **docx** writes a text as a Word document, and reads one.
//!
//! Written are headings, paragraphs, lists, and the places that are still open, marked; what is read,
//! `read` says. It must never know a disclosure: what stands in the text is decided before, and what
//! it means behind.

mod document;
mod package;

mod read;

pub use package::write;
pub use read::{
    Aside, AsideKind, At, Block, CHANGED, ListMark, TextParagraph, TextRun, TextTable,
    WordDocument, is_word, read,
};
