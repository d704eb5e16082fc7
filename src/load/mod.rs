//! **load** reads `content/` into the model.
//!
//! What cannot be read becomes a finding; all files are still read. It must never judge figures: "read, but wrong" is `check`'s word.

mod rules;
mod settings;
mod discover;
mod reading;
mod cell;
mod target;
mod table;
mod lines;
mod rows;
mod indicator;
mod project;
mod declarations;
mod narrative;
mod disclosure;
mod department;

pub use department::{LoadedDepartment, department};
pub use discover::{Discovered, discover};
pub use rules::RULES;
pub use settings::{Settings, settings};
