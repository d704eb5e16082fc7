//! **publish** does every disk write of the program: single files that people keep ([`mod@file`]),
//! and the site, which it stages beside the target, links where nothing changed, and swaps as a
//! whole.
//!
//! A build that fails, is killed or runs out of disk leaves the target as it was, and no file that
//! gongkai did not make is ever removed. It must never know budgets.

mod durable;
pub mod file;
mod lying;
mod manifest;
mod means;
mod names;
mod path;
mod place;
mod retire;
mod scratch;
mod staging;
mod swap;
mod target;
#[cfg(test)]
mod tests;

pub use place::Output;
pub use scratch::Scratch;
pub use staging::{KeptInTheWay, Published, Staging, crosses};
pub use target::Target;
