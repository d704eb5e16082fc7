//! **workbook** reads and writes spreadsheets: sheets of cells, each the text that the cell shows.
//!
//! The only room that names calamine, zip, quick-xml and rust_xlsxwriter. It must never know
//! budgets, nor read or write the disk.

mod cfb;
mod csv_file;
mod gathered;
mod number;
mod ods;
mod read;
mod sheet;
mod shown_text;
#[cfg(test)]
mod tests;
mod unpack;
mod unreadable;
mod write;
mod xls;
mod xlsx;

pub use read::read;
pub use sheet::{Remark, Sheet, cell_name};
pub use unreadable::Unreadable;
pub use write::{Align, Drawn, DrawnCell, DrawnSheet, is_cut, write};
