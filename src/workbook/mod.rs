//! **workbook** reads and writes spreadsheets: sheets of cells, each the text that the cell shows.
//!
//! The only room that names calamine and rust_xlsxwriter. It must never know budgets, nor read or write the disk.

mod number;
mod read;
mod sheet;
mod write;

pub use read::{Unreadable, read};
pub use sheet::{Remark, Sheet, cell_name};
pub use write::{Align, Drawn, DrawnCell, DrawnSheet, write};
