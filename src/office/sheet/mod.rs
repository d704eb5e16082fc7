//! **office::sheet** is what a sheet says before anybody asks for a form's figures: labels in any
//! dress, the unit of amounts, the heads and which column of a form each column is.
//!
//! Drawing and extracting agree here. It must never take a figure, nor know what is done with one.

mod label;

mod unit;

mod heads;

pub(super) use heads::{Reader, caption, heads, is_figure, is_numbering};
pub(super) use label::{answers, bare, plain};
pub(super) use unit::{Stated, of_head, stated};
