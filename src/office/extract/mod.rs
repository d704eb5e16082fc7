//! **office::extract** takes from the sheets of a workbook what it recognises: tables, figures of
//! sentences, projects, indicators, each with the cell it stood in.
//!
//! What is not taken is said with the reason. It must never guess a figure or a place, nor write a
//! disclosure's text.

mod extracted;
mod extraction;
mod lines;
mod projects;
mod record;
mod rows;
mod settled;
mod skipped;

pub(super) use extracted::{ExtractedIndicator, ExtractedProject, ExtractedTable};
pub use extracted::{Origin, origins};
pub(super) use extraction::{INDICATOR_LIST, PROJECT_LIST, STATEMENTS};
pub use extraction::{Imported, Request, extract};
pub(super) use projects::{GRADES, INDICATOR_HEADS, LIST_HEADS, grade_head};
pub use skipped::Skipped;
