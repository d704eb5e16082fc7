//! **words** is every word of the interface, a language a file: pages take their words from here,
//! and so does what is said of kinds, units, dates and places.
//!
//! The words lie in `templates/words/`; a site's own file replaces single entries. It must never
//! know a page or HTML, nor read the disk.

mod message;
mod messages;
mod nouns;
mod place;

pub use message::{Message, MessageFault, MessagePart};
pub use messages::{Messages, embedded, file};
