//! **load** reads `content/` into the model, and `site.toml` and words into settings.
//!
//! What cannot be read becomes a finding; all files are still read. It must never judge figures:
//! "read, but wrong" is `check`'s word.
//!
//! In reading order: texts and what is found in them; which file is what; a disclosure, its tables,
//! its projects, what stands beside it; who must disclose, and what terms mean; the site's own
//! settings, words and templates.

mod text;
mod unreadable;
mod remarks;
mod html_comments;
mod unseen;
mod rules;
mod reading;

mod layout;
mod discover;
mod addresses;
mod department;

mod disclosure;
mod source_document;
mod release;
mod review;
mod named_profiles;
mod disclosure_tables;
mod table;
mod lines;
mod heads;
mod rows;
mod cell;

mod project;
mod indicator;
mod target;
mod date;
mod declarations;
mod narrative;
mod imported;

mod region;
mod roster;
mod obligation_rule;
mod glossary;
mod by_year;
mod prices;
mod lexicon;

mod lenient_toml;
mod settings;
mod written_language;
mod site_language;
mod words;
mod templates;
mod static_files;

/// The keys that are read.
pub mod keys;

pub use department::{LoadedDepartment, department, written};
pub use discover::{Discovery, discover};
pub use imported::name_cells;
pub use named_profiles::named_profiles;
pub use release::releases;
pub use rules::{MALFORMED_VALUE, RULES, TemplateFault, broken_template};
pub use settings::{Settings, kept_in_the_way, settings, without_site};
pub use site_language::site_language;
pub use static_files::{StaticFile, StaticFiles, in_the_way, static_files};
pub use templates::{OwnTemplates, templates};
pub use unreadable::unreadable_words;
pub use words::{LoadedWords, words};
