//! **search** makes the index that a browser searches: every project, indicator, table line, code
//! and amount, with the address of its row; and the index by codes for those who have no script.
//!
//! A department gives its [`Entries`] while it is streamed by; a [`IndexBuilder`] keeps distinct
//! strings in memory and all places where they stand in scratch files; at the end it makes small
//! text files that a page fetches when it needs them: `static/search.js` reads what is written
//! here.
//!
//! It must never hold a whole site in memory, judge what is found, or know where its files go.

mod bigram;
mod bigram_index;
mod by_term;
mod code_pages;
mod departments;
mod directory;
mod disclosures;
mod entries;
mod fold;
mod index_builder;
mod pages;
mod posting;
mod posting_list;
mod prefix_index;
mod prefix_pages;
mod result_class;
mod spool;
mod terms;
mod vlq;

pub use entries::{Entries, entries};
pub use index_builder::{Index, IndexBuilder, Sink};
