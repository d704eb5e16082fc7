//! **docx** writes a text or a page as a Word document, and reads one.
//!
//! Written are headings, paragraphs, lists, tables, and the places that are still open, marked; what is read,
//! `read` says. It must never know a disclosure: what stands in the text is decided before, and what
//! it means behind.

mod document;
mod sheets;
mod page;
mod package;

mod read;

pub use package::{write, write_page};
pub use read::{
    Aside, AsideKind, At, Block, CHANGED, ListMark, TextParagraph, TextRun, TextTable,
    WordDocument, is_word, read,
};
