//! **pipeline** is the story on one screen: open → load → check → gate → render, export, search →
//! publish.
//!
//! Departments are streamed: each is read, checked, rendered and forgotten, in parallel, so that
//! memory does not grow with the site. It must never print.

mod addresses;
mod broken;
mod build;
mod check;
mod checked_department;
pub mod data;
mod kept;
mod narrative;
pub mod page;
mod page_places;
mod parallel;
mod search;
mod workspace;

pub use addresses::SiteAddresses;
pub use broken::broken_template;
pub use build::{BuildOptions, BuildReport, build};
pub use check::{Report, check, summaries};
pub use checked_department::{CheckedDepartment, Tally, check_department, title};
pub use parallel::{RegionDepartment, departments, stream};
pub use workspace::{Workspace, open};
