//! **office::edit** puts what was extracted into the text of a disclosure: a new text, or the one
//! that is there with its comments, its order and all that was not imported kept.
//!
//! It must never change what the import does not hold: where it would, it refuses and says why.

mod kept;
mod merge;
mod splice;
mod yaml;

pub use splice::{Spliced, splice};
pub use yaml::{Head, disclosure_text};
