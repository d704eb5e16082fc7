//! The narrative of a disclosure from its tables: section by section, what the figures say, each
//! bound to its cell. Words come from the words of the interface, subjects from the forms; what no
//! table knows stays open.

mod codes;
mod counted;
mod comparison;
mod document;
mod items;
mod lines;
mod reasons;
mod related;
mod rows;
mod section;
mod subject;
mod whole;

pub use document::{Narration, narration};
