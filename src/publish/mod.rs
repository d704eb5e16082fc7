//! **publish** does every disk write of a build: it stages beside the target, links what did not change, and swaps the whole tree at once.
//!
//! A build that fails, is killed or runs out of disk leaves the target as it was. It must never know budgets.

mod manifest;
mod names;
mod path;
mod staging;
mod swap;
mod target;

pub use staging::{Published, Staging};
pub use target::Target;
