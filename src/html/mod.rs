//! **html** reads HTML as tags, comments and text, one behind the other: the pages of a site, and what
//! systems export under the name of a workbook. What no page should have (tags cut off, quotation marks
//! left open, names of characters without their end) is read as browsers read it.
//!
//! It must never know what an element means, or which of them stand in which.
//!
//! In reading order: the names of characters; a tag; the pieces of a page.

mod character;
mod tag;
mod token;

pub use character::decoded;
pub use tag::Tag;
pub use token::{Token, tokens};
