//! A page of HTML that bears the name of a workbook, as reports of financial systems do: its tables
//! one below the other on one sheet, as a spreadsheet program shows them.
//!
//! `charset` finds the text, `seen` what of its tags is shown, `words` what a cell says; `grid` places
//! the cells of a table, `page` goes through all of it.

mod charset;
mod seen;
mod words;
mod grid;
mod page;

#[cfg(test)]
mod tests;

pub(super) use charset::{Decoded, decoded};
pub(super) use page::page;
