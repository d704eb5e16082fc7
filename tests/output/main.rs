//! What is read from a site's folders, whatever lies in them, and what is built from it.

#![allow(missing_docs, reason = "tests")]

#[path = "../common/mod.rs"]
mod common;
mod again;
mod alone;
mod bounds;
mod broken;
mod compare;
mod composed;
mod data_files;
mod determinism;
mod feed;
mod folders;
mod index;
mod injection;
mod many;
mod originals;
mod outputs;
mod minify;
mod names;
mod pages;
mod paste_filter;
mod pasted;
mod parts;
mod paths;
mod search;
mod sites;
mod themes;
mod timings;
mod told_again;
mod unreleased;
