//! **docx** writes a text as a Word document: headings, paragraphs, lists, and the places that are
//! still open, marked.
//!
//! It must never know a disclosure: what stands in the text is decided before.

mod document;
mod package;

pub use package::write;
