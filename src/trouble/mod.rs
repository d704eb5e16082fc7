//! **trouble** is what keeps the program from running, said in Chinese and in English as findings
//! are: the disk, the system, a command that cannot be followed.
//!
//! Every error of the program is a [`Trouble`], or has one above it that says what was being done,
//! with the path. What an author did wrong is no trouble but a finding. It must never know what is
//! in a file.

mod bilingual;
mod said;
mod deed;

#[allow(clippy::module_inception, reason = "the room is named for its one noun")]
mod trouble;
mod told;

pub use bilingual::{Bilingual, Language};
pub use deed::Deed;
pub use said::said;
pub use told::Told;
pub use trouble::Trouble;
