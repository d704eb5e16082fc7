//! **characters** knows what a character is to a reader: which ones look like another, which ones
//! cannot be seen.
//!
//! [`folded`] is for comparing only: what an author wrote is printed as it was written. [`hidden`]
//! and [`ambiguous`] say where a text holds characters that a reader would not see, or would take
//! for others; [`shown`] writes them out (`<U+202E>`), so that a message can name them.
//!
//! It must never know files, budgets or HTML.
//!
//! In reading order: what is not seen and how it is named; what looks like another; texts as they
//! are compared.

mod hidden;
mod name;
mod shown;

mod ambiguous;
mod look_alike;

mod folded;

pub use ambiguous::{Ambiguity, ambiguous};
pub use folded::{alike, folded, only_alike};
pub use hidden::{HiddenKind, hidden, hidden_kind};
pub use name::{code_point, name};
pub use shown::{shown, shown_in_json, shown_on_a_line};
