//! **office::edit** puts what was extracted into the text of a disclosure: a new text, or the one
//! that is there with its comments, its order and all that was not imported kept.
//!
//! `splice` collects the changes of `tables`, `overall` and `merge` (projects), makes them and has
//! `kept` compare. It must never change what the import does not hold: where it would, it refuses
//! and says why.

mod new_disclosure;
mod splice;
mod tables;
mod overall;
mod merge;
mod kept;
mod table_text;
mod project_text;
mod yaml;
mod block;
mod change;

pub use new_disclosure::{Head, disclosure_text};
pub use splice::{Spliced, splice};
