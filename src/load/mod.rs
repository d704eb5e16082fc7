//! **load** reads `content/` into the model, and `site.toml` and words into settings.
//!
//! What cannot be read becomes a finding; all files are still read. It must never judge figures: "read, but wrong" is `check`'s word.

mod cell;
mod declarations;
mod department;
mod disclosure;
mod discover;
mod duties;
mod glossary;
mod imported;
mod indicator;
mod lines;
mod narrative;
mod project;
mod reading;
mod roster;
mod rows;
mod rules;
mod settings;
mod table;
mod target;
mod unseen;
mod words;

pub use department::{LoadedDepartment, department};
pub use discover::{Discovered, discover};
pub use imported::name_cells;
pub use rules::RULES;
pub use settings::{Settings, settings};
pub use words::{LoadedWords, words};
