//! **office::extract** takes from the sheets of a workbook what it recognises: tables, figures of
//! sentences, projects, indicators, each with the cell it stood in.
//!
//! `extraction` goes through the sheets, divides each into the tables `beside` each other (`glued`, without a column between them) and these
//! into their `parts` (tables begin by `table_starts`, records by `record_starts`) and decides what each is read as. A table is taken by
//! `table`: `title` finds its form (`fitting` that of fixed lines without a title, of which
//! `line_forms` says where they begin); `taken` holds what a form reads; `rows` reads rows that the author names (`below_heads` says what is none), in halves side by side
//! (`halves`), with codes in parts (`split_code`), sums and parts known by their names (`roles`),
//! and units above their items (`units`; where a code stands once
//! under each, `repeated_codes`), each in its unit (`row_units`; `unusable_unit` says why one is none, `unit_in_cells` takes off what amounts repeat of it); `lines` reads a form's own lines below each other
//! (`lines_left` names what is no line), `across` side by side. What is no table is taken by `statements`, `projects`, `record`
//! (`record_grid` finds its amounts and their units, `record_matrix` those where a row and a head
//! cross, `record_goals` its sentences, `record_left` what has no place), `overall` (that of the whole department, whose funds are
//! lines of a form: `overall_funds`) and `indicators` (`indicator_heads`). `settled` makes fit together what came from all; `summary` says how much of each
//! there is, `origin` where each stood. What is not taken is said with the reason (`skipped`), what readers of the file do not see by `looks`, what nobody sees in its texts by `unseen`. It
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
mod line_forms;
mod table_starts;
mod record_starts;

mod belonging;
mod table;
mod taken;
mod title;
mod fitting;
mod below_heads;
mod rows;
mod glued;
mod beside;
mod halves;
mod split_code;
mod roles;
mod units;
mod repeated_codes;
mod row_units;
mod unit_in_cells;
mod unusable_unit;
mod unseen;
mod looks;
mod line_block;
mod lines;
mod list_below;
mod lines_left;
mod across;

mod statements;
mod projects;
mod record;
mod record_goals;
mod record_grid;
mod record_matrix;
mod record_left;
mod overall;
mod overall_funds;
mod indicators;
mod indicator_heads;

mod settled;
mod summary;
mod figure_count;
mod origin;

pub(super) use belonging::{OVER_HEADS, office, only_year};
pub(super) use extracted::{
    ExtractedCell, ExtractedIndicator, ExtractedObjectives, ExtractedOverall, ExtractedProject,
    ExtractedRow, ExtractedTable,
};
pub use extraction::extract;
pub use figure_count::FigureCount;
pub(super) use figure_count::place;
pub use imported::Imported;
pub use origin::{FigureOf, Origin, origins};
pub use request::Request;
pub(super) use roles::is_sum;
pub use skipped::Skipped;
pub use summary::{Empty, ExtractedSummary};
pub use title::forms_said;
