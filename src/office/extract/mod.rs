//! **office::extract** takes from the sheets of a workbook what it recognises: tables, figures of
//! sentences, projects, indicators, each with the cell it stood in.
//!
//! `extraction` goes through the sheets, divides each into its `parts` (tables begin by
//! `table_starts`, records by `record_starts`) and decides what each is read as. A table is taken by
//! `table`: `title` finds its form; `rows` reads rows that the author names, in halves side by side
//! (`halves`), with codes in parts (`split_code`), sums and parts known by their names (`roles`),
//! and units above their items (`units`; where a code stands once
//! under each, `repeated_codes`), each in its unit (`row_units`); `lines` reads a form's own lines below each other,
//! `across` side by side. What is no table is taken by `statements`, `projects`, `record`
//! (`record_grid` finds its amounts and their units, `record_matrix` those where a row and a head
//! cross, `record_goals` its sentences, `record_left` what has no place) and `indicators`. `settled` makes fit together what came from all; `summary` says how much of each
//! there is, `origin` where each stood. What is not taken is said with the reason (`skipped`). It
//! must never guess a figure or a place, nor write a disclosure's text.
//!
//! In reading order: what is asked and what comes out; the sheets; a table, its rows, its lines;
//! what is no table; all of it together.

mod request;
mod imported;
mod extracted;
mod skipped;

mod extraction;
mod part;
mod parts;
mod table_starts;
mod record_starts;

mod belonging;
mod table;
mod title;
mod rows;
mod halves;
mod split_code;
mod roles;
mod units;
mod repeated_codes;
mod row_units;
mod lines;
mod across;

mod statements;
mod projects;
mod record;
mod record_goals;
mod record_grid;
mod record_matrix;
mod record_left;
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
pub use summary::{Empty, ExtractedSummary};
