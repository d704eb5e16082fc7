//! **draft** writes what an author begins with: the files of a new disclosure, with every table and
//! section that the profile requires, official labels, and the figures that other documents of the
//! department already say.
//!
//! The narrative of a disclosure whose tables are filled is drafted from them.
//!
//! A draft is text. It never invents a figure: what is not known is blank, and checking finds it
//! until it is filled. It must never touch the disk.
//!
//! In reading order: what is known beforehand; the parts of a draft; the files of a disclosure.

mod comment;
mod ordinal;
mod carried;

mod table;
mod project;
mod narrative;
mod narration;

mod disclosure;

pub use disclosure::{Draft, Occasion, disclosure};
pub use narration::{Narration, narration};
