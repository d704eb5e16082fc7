//! **office** is the office's own workbook: tables laid out as sheets, and sheets read back as
//! tables.
//!
//! Both ways go by the forms and know none by name. Reading takes what it recognises, says where
//! each figure stood, and says what it left; it never guesses a figure. It must never touch the
//! disk, nor judge: what comes in is checked like anything an author writes.

mod cells;
mod draw;
mod extracted;
mod grid;
mod kept;
mod label;
mod lines;
mod merge;
mod projects;
mod recognise;
mod record;
mod rows;
mod settled;
mod skipped;
mod splice;
mod unit;
mod yaml;

pub use draw::{blank, drawn};
pub use extracted::{Origin, origins};
pub use recognise::{Imported, Request, extract};
pub use skipped::Skipped;
pub use splice::{Spliced, splice};
pub use yaml::{Head, disclosure_text};
