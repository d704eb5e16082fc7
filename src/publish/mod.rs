//! **publish** does every disk write of a build: it stages beside the target, links what did not change, and swaps the whole tree at once.
//!
//! A build that fails, is killed or runs out of disk leaves the target as it was. It must never know budgets.

mod names;
mod target;
mod path;
mod staging;
mod manifest;
mod swap;

pub use staging::{Published, Staging};
pub use target::Target;
