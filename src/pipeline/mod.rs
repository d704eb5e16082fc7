//! **pipeline** is the story on one screen: open → load → check → gate → render, export, search →
//! publish.
//!
//! It joins rooms and has no work of its own. Departments are streamed: each is read, checked,
//! rendered and forgotten, in parallel, so that memory does not grow with the site. It must never
//! print.
//!
//! In reading order: a site is opened; its departments are read and checked, many at once; of all
//! that was found a report is made, or a build. What an office gives by itself is checked by the same
//! rooms, without a site.

mod kept;
mod unreleased;
mod stopwatch;
mod course;
mod workspace;

mod parallel;
mod department;

mod check;

mod standards;
mod office_report;
mod office_kind;
mod office_text;
mod office_check;

mod renderer;
mod broken_files;
pub mod files;
pub mod data;
mod build_report;
mod memory;
mod last_build;
mod appended_files;
mod search;
mod department_writer;
mod department_output;
mod recorder;
mod gathered;
mod build;

pub use broken_files::broken_template;
pub use build::{build, build_again};
pub use build_report::{BuildOptions, BuildReport};
pub use check::{Report, check, summaries};
pub use course::{Course, Stage};
pub use department::{check_department, reconciliation};
pub use last_build::FOLDER;
pub use memory::{Memory, program};
pub use office_check::check_office;
pub use office_kind::{RecognisedDocument, recognised};
pub use office_report::{AskedOf, ChosenBy, OfficeReport, Unchecked, Unrecognised};
pub use office_text::WrittenDocument;
pub use parallel::{RegionDepartment, departments, stream};
pub use renderer::open_renderer;
pub use search::entries;
pub use standards::Standards;
pub use stopwatch::Spent;
pub use unreleased::Unreleased;
pub use workspace::{Workspace, open, open_with};
