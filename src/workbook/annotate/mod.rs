//! **workbook::annotate** writes comments into a copy of an .xlsx, and adds one sheet. Parts that
//! need no change are copied as they lie there, bytes and all: nothing is read as cells and written
//! again, so styles, macros, images and printer settings stay what they are.
//!
//! `package` holds the parts and what leads from one to the other (`relations`, `content_types`);
//! `xml` finds places in a part without reading it as a tree; `comments` and `shapes` are the two
//! parts that a comment has; `sheet_part` joins them to a sheet; `added_sheet` is the new one, and `added_styles` how its cells look. It
//! must never change a cell.

mod xml;
mod package;
mod relations;
mod content_types;
mod comments;
mod shapes;
mod sheet_part;
mod added_styles;
mod added_sheet;
mod copy;

pub use added_sheet::{AddedCell, AddedSheet};
pub use copy::{ANNOTATED, Comment, annotated, is_annotatable, marked};
