//! **pipeline** is the story on one screen: open → load → check → gate → render, export, search →
//! publish.
//!
//! Departments are streamed: each is read, checked, rendered and forgotten, in parallel, so that
//! memory does not grow with the site. It must never print.

mod addresses;
mod broken;
mod build;
mod check;
pub mod data;
mod kept;
mod narrative;
mod opened;
pub mod page;
mod page_places;
mod parallel;
mod prepared;
mod search;

pub use addresses::SiteAddresses;
pub use broken::broken_template;
pub use build::{BuildOptions, Built, build};
pub use check::{Report, check, summaries};
pub use opened::{Opened, open};
pub use parallel::{Place, departments, stream};
pub use prepared::{Prepared, Tally, prepare, title};
