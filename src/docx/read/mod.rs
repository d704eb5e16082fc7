//! **docx::read** reads a Word document as its reader sees it: headings, paragraphs with what is
//! emphasised, lists with their numbers, tables as sheets; and names what it does not take.
//!
//! `element` is a part as a tree of what `vocabulary` lists, `parts` the package; `styles` and
//! `numbering` say what a paragraph's properties mean; `word_document` is what comes out. `reader`
//! goes through the body: `paragraph` and `line` read words, `table` a grid (`table_row` its cells,
//! `columns` where they stand, `frame` what is none), `raised` what small signs above the line are, `fields` which of a
//! field's words are shown, `notes` what is referred to outside of the body, `around_pages` what
//! stands at head and foot. Nothing is judged here, and no budget is known.

mod vocabulary;
mod element;
mod parts;
mod styles;
mod number_format;
mod numbering;
mod word_document;
mod fields;
mod symbols;
mod raised;
mod line;
mod reader;
mod paragraph;
mod table_row;
mod columns;
mod frame;
mod table;
mod notes;
mod around_pages;
mod whole;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod trait_tests;
#[cfg(test)]
mod wps_tests;

pub use whole::{is_word, read};
pub use word_document::{
    Aside, AsideKind, At, Block, CHANGED, ListMark, TextParagraph, TextRun, TextTable, WordDocument,
};
