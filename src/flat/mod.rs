//! **flat** reads a page as what stands one below the other: headings, paragraphs, tables. Nothing is
//! nested, nothing needs a style sheet, a script or an address of its own, so that it outlives an
//! editor that strips all of these. It is written again as HTML, and by `docx` as a Word document.
//!
//! `tag` is HTML as tags and text; `reader` goes through them, `table_reader` through a table of
//! them; `line`, `table` and `block` are what comes out; `html` writes it. What is a mark, a drawing or
//! a figure is told by the classes that the templates give. It must never know a disclosure.

mod tag;
mod line;
mod table;
mod block;
mod width;
mod line_reader;
mod table_reader;
mod reader;
mod html;

pub use block::{Block, Paragraph, Role};
pub use html::html;
pub use line::{Line, Span};
pub use reader::{Surroundings, read};
pub use table::{FlatCell, FlatTable, LaidCell};
pub use tag::{Tag, Token, end_of_tag, name_of, tokens};
