//! **office::extract** takes from the sheets of a workbook what it recognises: tables, figures of
//! sentences, projects, indicators, each with the cell it stood in.
//!
//! `extraction` goes through the sheets and decides what each is read as; `table` takes one that is
//! a table of a form, found by its title, as open rows, as fixed lines
//! or as lines side by side (`across`); `statements`, `projects`,
//! `record` and `indicators` take the others. `settled` makes fit together what came from all. What
//! is not taken is said with the reason. It must never guess a figure or a place, nor write a
//! disclosure's text.

mod request;
mod imported;
mod extracted;
mod skipped;
mod extraction;
mod table;
mod title;
mod rows;
mod split_code;
mod units;
mod lines;
mod across;
mod statements;
mod projects;
mod record;
mod halves;
mod indicators;
mod settled;
mod summary;
mod origin;

pub(super) use extracted::{ExtractedIndicator, ExtractedProject, ExtractedTable};
pub use extraction::extract;
pub use imported::Imported;
pub use origin::{Origin, origins};
pub use request::Request;
pub use skipped::Skipped;
