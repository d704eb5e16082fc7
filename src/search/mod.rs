//! **search** makes the index that a browser searches: every project, indicator, table line, code
//! and amount, with the address of its row; and the index by codes for those who have no script.
//!
//! A department gives its [`Entries`] while it is streamed by; a [`Collector`] keeps distinct
//! strings in memory and all places where they stand in scratch files; at the end it makes small
//! text files that a page fetches when it needs them: `static/search.js` reads what is written
//! here.
//!
//! It must never hold a whole site in memory, judge what is found, or know where its files go.

mod by_code;
mod class;
mod collector;
mod departments;
mod digits;
mod directory;
mod disclosures;
mod entries;
mod fold;
mod gather;
mod key_pages;
mod keys;
mod log;
mod pages;
mod pairs;
mod places;
mod stand;
mod strings;
mod words;

pub use collector::{Collector, Index, Sink};
pub use entries::{Entries, entries};
