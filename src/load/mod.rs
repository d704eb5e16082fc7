//! **load** reads `content/` into the model, and `site.toml` and words into settings.
//!
//! What cannot be read becomes a finding; all files are still read. It must never judge figures:
//! "read, but wrong" is `check`'s word.

mod addresses;
mod cell;
mod declarations;
mod department;
mod disclosure;
mod disclosure_tables;
mod discover;
mod glossary;
mod imported;
mod indicator;
mod layout;
mod lines;
mod narrative;
mod obligation_rule;
mod project;
mod reading;
mod region;
mod roster;
mod rows;
mod rules;
mod settings;
mod source_document;
mod static_files;
mod table;
mod target;
mod templates;
mod text;
mod unreadable;
mod unseen;
mod words;

pub use department::{LoadedDepartment, department};
pub use discover::{Discovered, discover};
pub use imported::name_cells;
pub use rules::{MALFORMED_VALUE, RULES, TemplateFault, broken_template};
pub use settings::{Settings, kept_in_the_way, settings};
pub use static_files::{StaticFile, StaticFiles, in_the_way, static_files};
pub use templates::{OwnTemplates, templates};
pub use unreadable::unreadable_words;
pub use words::{LoadedWords, words};
