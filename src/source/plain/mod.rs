//! **plain** reads YAML as clerks write it, in one pass over the bytes, into the tree that the
//! full parser would make; what is anything else is left to the full parser.
//!
//! It takes block mappings and lists by indentation with blanks, with `- key: value` on one line
//! and lists that stand as deep as their key; texts of one line, bare or in quotes; mappings and
//! lists in `{ }` and `[ ]` that end on their line; comments; `\n` and `\r\n`.
//!
//! It leaves, by answering nothing, whole files to the full parser: whatever that refuses or finds
//! a trap in, so that it alone decides what is said of it; and what is rare, namely tabs, texts of
//! several lines, texts on a line of their own, `|` and `>`, anchors, tags, documents, directives,
//! `?`, `- -`, characters that are not printed, blanks before a key's colon, keys of a thousand
//! bytes, most escapes. A tree that is made is the same, every place of it included:
//! `tests/fuzz/readers.rs` and the fuzzing of
//! YAML hold the two against each other.

mod sweep;
mod scalar;
mod keys;
mod open;
mod flow;
mod reader;

pub use reader::plain;
