//! **source** reads files and remembers where every character stands.
//!
//! What comes out is text with positions: a [`SourceFile`], the [`Node`] tree of a YAML file with
//! the exact text and [`Span`] of every scalar. This is the only room that reads what people wrote
//! from the disk and the only one that names a YAML crate.
//!
//! It must never know budgets: no amount, no form, no Chinese word of the field.
//!
//! In reading order: a file as text with places; folders; YAML as a tree, with its traps; YAML as
//! types; texts of files quoted again.

mod bytes;
mod digest;
mod span;
mod file;
mod read;

mod leftover;
mod walk;
mod folder;
mod stamp;
mod contents;
mod spot;

mod node;
mod trap;
mod yaml_failure;
mod plain;
mod tree_builder;
mod yaml;

mod parser_words;
mod typed;
mod shape;
mod tracer;

mod quotation;
mod excerpt;
mod subject;

pub use bytes::{bytes, measured, text};
pub use contents::{add_contents, add_text};
pub use digest::digest;
pub use excerpt::Excerpt;
pub use file::{BETWEEN_CELLS, Position, SheetOf, SourceFile};
pub use folder::{FolderEntry, What, listed};
pub use leftover::{Leftover, leftover, likely_leftover};
pub use node::{Entry, Node, Scalar, Value};
pub use parser_words::in_chinese;
pub use plain::plain;
pub use quotation::{quote, quote_figure, quoted};
pub use read::{LONGEST, ReadFailure, bounded, read};
pub use shape::Shape;
pub use span::{Place, Span, Spanned};
pub use spot::{LineOf, Spot};
pub use stamp::{Hidden, Stamp, stamp, stamps};
pub use subject::Subject;
pub use tracer::shape;
pub use trap::{Trap, TrapKind};
pub use typed::{TypedFailure, Where, typed};
pub use walk::{Enter, Lies, Met, Unreadable, Way, walk};
pub use yaml::{parse, parse_in_full};
pub use yaml_failure::{Limits, YamlFailure};
