//! **characters** knows what a character is to a reader: which ones look like another, which ones
//! cannot be seen.
//!
//! [`folded`] is for comparing only: what an author wrote is printed as it was written. [`hidden`]
//! and [`ambiguous`] say where a text holds characters that a reader would not see, or would take
//! for others; [`shown`] writes them out (`<U+202E>`), so that a message can name them.
//! [`variants`] are traditional characters and others that a reader writes otherwise.
//! [`nearest`] is the name somebody may have meant.
//! [`escaped`] and [`hex`] write what a format would take for its own, [`percent_decoded`] reads it
//! of an address, [`half_width`] and [`unnumbered`] read what Chinese texts write otherwise: each
//! once, for every room.
//!
//! It must never know files, budgets or pages.
//!
//! In reading order: what is not seen and how it is named; what looks like another; texts as they
//! are compared; what texts write otherwise; what a format would take for its own.

mod stretch;

mod hidden;
mod name;
mod shown;

mod ambiguous;
mod look_alike;
mod variants;

mod folded;
mod nearest;

mod numbering;
mod width;

mod hex;
mod markup;
mod percent;

pub use ambiguous::{Ambiguity, ambiguous};
pub use folded::{alike, folded, only_alike};
pub use hex::hex;
pub use hidden::{HiddenKind, hidden, hidden_kind};
pub use markup::{escaped, is_of_xml, push_escaped};
pub use name::{code_point, name};
pub use nearest::nearest;
pub use numbering::{after_number, after_numeral, ordinal, unnumbered};
pub use percent::percent_decoded;
pub use shown::{shown, shown_in_json, shown_on_a_line};
pub use stretch::is_suspicious;
pub use variants::variants;
pub use width::{arabic_years, half_width, half_width_number};
