//! **pipeline** is the story on one screen: open → load → check → gate → render and export → publish.
//!
//! Departments are streamed: each is read, checked, rendered and forgotten, in parallel, so that memory does not grow with the site. It must never print.

mod opened;
mod parallel;
mod prepared;
mod check;
pub mod page;
mod build;

pub use build::{BuildOptions, Built, build};
pub use check::{Report, check};
pub use prepared::{Prepared, Tally, prepare, title};
pub use opened::{Opened, open};
