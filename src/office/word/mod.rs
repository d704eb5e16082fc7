//! **office::word** is a text document as an office gives it: its tables as sheets, its paragraphs as
//! the sections of a narrative.
//!
//! `text_document` holds it; `over_tables` finds the lines over a table that belong to it, so that a
//! table is known by its title and its unit as a sheet is (`next_page`: where it goes on, `page_line`:
//! the number of a page, `tabbed`: a table without a grid); `outline` tells headings (`heading_number`: what their numbers say; `glued`: one in a paragraph with its text), `contents` the
//! lines of a table of contents (`typed_contents`: those that were typed, without a style; `contents_line`: what one of them says); `narrative` writes the Markdown (`markdown_text`, `one_line` of a
//! heading, `looks`, `list`), with the place of each of its words, and says what became of each paragraph (`fate`); `left` why something was not
//! taken; `statements` holds the lines open that sentences may fill. Nothing is lost without a word, and nothing is guessed.

mod contents_line;
mod typed_contents;
mod contents;
mod page_line;
mod heading_number;
mod glued;
mod outline;
mod over_tables;
mod tabbed;
mod next_page;
mod text_document;
mod fate;
mod one_line;
mod looks;
mod markdown_text;
mod list;
mod narrative;
mod left;
mod statements;

pub use fate::{Fate, ParagraphCount};
pub use left::{LeftOfText, left_of_text};
pub use narrative::{TextNarrative, UntakenTables};
pub use statements::{StatementFigure, StatementLeft};
pub(super) use text_document::TEXT;
pub use text_document::TextDocument;
