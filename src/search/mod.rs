//! **search** makes the index that a browser searches: every project, indicator, table line, code
//! and amount, with the address of its row; and the index by codes for those who have no script.
//!
//! A department gives its [`Entries`] while it is streamed by; a [`IndexBuilder`] keeps distinct
//! strings in memory and all places where they stand in scratch files; at the end it makes small
//! text files that a page fetches when it needs them: `static/search.js` reads what is written
//! here.
//!
//! It must never hold a whole site in memory, judge what is found, or know where its files go.
//!
//! In reading order: by what is searched; where it stands, on scratch files; lists and pages of
//! words; codes and amounts by their beginnings; what a department has to be found; what is listed
//! besides; the directory, and who builds it all.

mod fold;
mod bigram;
mod terms;
mod result_class;

mod vlq;
mod posting;
mod spool;
mod by_term;

mod posting_list;
mod pages;
mod bigram_index;

mod prefix_index;
mod prefix_pages;

mod shown_figure;
mod entries;
mod written_entries;
mod rows;
mod texts;
mod collected;

mod synonyms;
mod departments;
mod disclosures;
mod code_pages;

mod directory;
mod index_builder;

pub use collected::entries;
pub use entries::Entries;
pub use index_builder::{Index, IndexBuilder, Sink};
