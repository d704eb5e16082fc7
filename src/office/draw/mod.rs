//! **office::draw** lays tables out as sheets: a disclosure as it is, or the blank forms that an
//! office fills in.
//!
//! What it draws, extracting reads back. It must never change a figure, nor leave one out.

mod cells;
mod table;

pub(super) use cells::tidy;
pub use table::{blank, drawn};
