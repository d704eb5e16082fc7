//! **publish** does every disk write of the program: single files that people keep ([`mod@file`]),
//! and the site, which it stages beside the target, links where nothing changed, and swaps as a
//! whole.
//!
//! A build that fails, is killed or runs out of disk leaves the target as it was, and no file that
//! gongkai did not make is ever removed. It must never know budgets.
//!
//! In reading order: paths and what the disk can do; single files; what is ours in a folder, and
//! how it is left; a site staged and swapped.

mod path;
mod names;
mod place;
mod means;
mod durable;

pub mod file;
mod record_file;
mod scratch;

mod published_file;
mod our_files;
mod manifest;
mod other_contents;
mod retire;

mod target;
mod swap;
mod kept_in_the_way;
mod link;
mod written_files;
mod staged;
mod publication;
mod left;
mod staging;
mod taken_over;

#[cfg(test)]
mod tests;

pub use kept_in_the_way::{KeptInTheWay, crosses};
pub use left::{Left, LeftFiles};
pub use place::Output;
pub use publication::Publication;
pub use record_file::{NewRecordFile, RecordFile};
pub use scratch::Scratch;
pub use staging::Staging;
pub use target::Target;
