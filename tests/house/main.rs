//! What the repository is: its shape, its words, its documents, and what it is built from.

#![allow(missing_docs, reason = "tests")]

#[path = "../common/mod.rs"]
mod common;
mod architecture;
mod citations;
mod dependencies;
mod functions;
mod lexicon;
mod manual;
mod meaning;
mod measure;
mod sources;
mod templates;
mod trouble;
mod views;
mod words;
