//! **office::sheet** is what a sheet says before anybody asks for a form's figures: labels in any
//! dress, what is a figure, the unit of amounts, the heads and which column of a form each is.
//!
//! Drawing and extracting agree here, on the names and heads of lists too. It must never take a
//! row, nor know what is done with one.

mod cells;
mod label;
mod top;
mod best;
mod figure;
mod note;
mod tidy;
mod said_unit;
mod unit;
mod year;
mod heads;
mod caption;
mod lists;

pub(super) use best::best;
pub(super) use caption::caption;
pub(super) use cells::cells;
pub(super) use figure::is_figure;
pub(super) use heads::{Reader, heads, is_numbering};
pub(super) use label::{answers, bare, closeness, plain};
pub(super) use lists::{ListReader, Writing, is_one_of, usual_grades};
pub(super) use note::{is_note, without_mark};
pub(super) use said_unit::unit_alone;
pub(super) use tidy::tidy;
pub(super) use top::top;
pub(super) use unit::{Stated, line_unit, lines, of_head, stated, unit_of};
pub(super) use year::{of_last_year, of_year};
