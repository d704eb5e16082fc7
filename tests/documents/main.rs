//! Documents as offices keep and print them: workbooks in and out, forms, layouts, drafts, the real ones.

#![allow(missing_docs, reason = "tests")]

#[path = "../common/mod.rs"]
mod common;
mod answers;
mod cells;
mod draft;
mod exchange;
mod first_contact;
mod first_site;
mod folder_import;
mod forms;
mod guide;
mod import;
mod kinds_of_tables;
mod labels;
mod looks;
mod layouts;
mod narration;
mod narration_kinds;
mod office;
mod odd_files;
mod office_check;
mod originals;
mod real;
mod unrecognised;
mod word;
mod word_traits;
