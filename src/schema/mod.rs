//! **schema** says as JSON Schema what the loader reads, for editors: which keys there are, which
//! official labels, and what each means, in Chinese.
//!
//! It is as strict as the loader and no stricter: keys come from what reads them, labels from forms
//! and profiles. It must never know a form or a place by its id, judge a figure, or touch the disk.
//!
//! In reading order: texts; JSON; names; what a file of each kind may hold; all files.

mod said;
mod json;
mod names;
mod shaped;

mod table;
mod record;
mod beside;
mod disclosure;
mod roster;
mod words;
mod files;

pub use files::{FOLDER, SchemaFile, file_of, modeline, schema_files};
