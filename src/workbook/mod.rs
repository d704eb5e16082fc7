//! **workbook** reads and writes spreadsheets: sheets of cells, each the text that the cell shows.
//!
//! The only room that names calamine and rust_xlsxwriter. It must never know budgets, nor read or
//! write the disk. What a packed file may hold, whatever it is, is bounded here ([`Parts`]), and so
//! are the tables of a document of another kind ([`Grids`]).
//!
//! In reading order: what a sheet is; what a cell shows and how many are taken; a reader for each
//! format; the writer.

mod sheet;
mod unreadable;

mod shown_text;
mod format_section;
mod number_format;
mod number;
mod printed_number;
mod raised;
mod gathered;
mod grids;
mod unpack;
mod web;
mod csv_rows;
mod separator;
mod csv_file;
mod raised_runs;
mod hidden_lines;
mod xlsx;
mod ods_attributes;
mod ods_formats;
mod ods;
mod xml_2003_cell;
mod xml_2003;
mod as_text;
mod other_kind;
mod cfb;
mod xls_records;
mod xls_looks;
mod xls;
mod read;

mod drawn;
mod fitting;
mod wrong_encoding;
mod sheet_name;
mod write;

mod annotate;

#[cfg(test)]
mod sample_files;
#[cfg(test)]
mod disguise_tests;
#[cfg(test)]
mod shown_tests;
#[cfg(test)]
mod tests;

pub use annotate::{ANNOTATED, AddedCell, AddedSheet, Comment, annotated, is_annotatable, marked};
pub use drawn::{Align, DrawnCell, DrawnSheet, DrawnWorkbook};
pub use fitting::is_cut;
pub use grids::{GridAt, Grids};
pub use read::read;
pub use separator::Separator;
pub use sheet::{Looks, Remark, Sheet, cell_name};
pub use unpack::Parts;
pub use unreadable::Unreadable;
pub use write::write;
