//! **office::places** leads from the text that a disclosure was written as back to the office's own
//! file: from a stretch of YAML to the sheet and the cell it was taken from.
//!
//! `document` is what an office gives; `stretches` goes through the text and what it was written
//! from, side by side; `sheet_text` draws a sheet as lines, so that a finding can show a row as the
//! office knows it; `moved` puts findings where they belong. It must never judge, nor know a rule.
//! The paragraphs of a text document find their places here, too.

mod document;
mod stretches;
mod sheet_text;
mod moved;

pub use document::OfficeDocument;
pub use moved::OfficePlaces;
