//! **record** is what a build leaves for the next one: by what the inputs of each department are
//! known again, which files were written for it, and what the files about all departments need of
//! it, so that nothing is done twice; and what a preview leaves for the next one, which is less.
//!
//! Whatever of it cannot be read, or was not written by this program for the site that is
//! published, is as if it were not there. It must never decide what is published, and never be a
//! part of it.
//!
//! In reading order: what is named, values as bytes; what is kept of a department, and of a site; what stands around it, and the wholes.

mod named;
mod kept;
mod values;
mod summary;
mod finding;

mod part;
mod contents;
mod brief;

mod frame;
mod record_of_build;
mod record_of_preview;

pub use brief::Brief;
pub use contents::{Contents, DepartmentRecord, Digest, Inputs};
pub use named::Named;
pub use part::{Part, Stretch};
pub use record_of_build::{NewRecord, Record, Unusable};
pub use record_of_preview::PreviewRecord;
