//! **office::draw** lays tables out as sheets: a disclosure as it is, or the blank forms that an
//! office fills in.
//!
//! What it draws, extracting reads back. It must never change a figure, nor leave one out.

mod disclosure;
mod blank;
mod table;
mod list;
mod statements;
mod projects;
mod indicators;
mod cells;
mod doubts;

pub use blank::blank;
pub use disclosure::drawn;
pub use doubts::{DrawnDoubt, is_of_doubts};
