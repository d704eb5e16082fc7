//! **flat** reads a page as what stands one below the other: headings, paragraphs, tables. Nothing is
//! nested, nothing needs a style sheet, a script or an address of its own, so that it outlives an
//! editor that strips all of these. It is written again as HTML, and by `docx` as a Word document.
//!
//! What is a mark, a drawing or a figure is told by the classes that the templates give. It must
//! never know a disclosure.
//!
//! In reading order: what comes out of a page, and how wide that is; what is open
//! while it is read, a line, a table, the whole; how it is written.

mod line;
mod table;
mod block;
mod width;

mod surroundings;
mod element;
mod open_elements;
mod line_reader;
mod table_reader;
mod reader;
#[cfg(test)]
mod reader_tests;

mod html;

pub use block::{Block, Paragraph, Role};
pub use html::html;
pub use line::{Line, Span};
pub use reader::read;
pub use surroundings::Surroundings;
pub use table::{FlatCell, FlatTable, LaidCell};
