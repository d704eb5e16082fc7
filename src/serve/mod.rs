//! **serve** shows the site while it is being written: a page is made when it is asked for,
//! findings stand in the page, a change reloads it.
//!
//! It listens on loopback unless told otherwise, and never publishes: `public/` is not touched. What
//! it leaves for the next preview of a large site is no part of it.
//! What it keeps and how much it takes on is bounded (`limits`).
//!
//! In reading order: who may ask, and what an answer is; what was read of the site at one moment, and
//! the pages made of it; who makes them, when the site changed, and the server around it all.

mod host;
mod limits;
mod address;
mod responder;
mod answer;

mod snapshot;
mod look;
mod shelf;
mod left_briefs;
mod departments;
mod whole;
mod search_files;
mod data;
mod once;
mod content;
mod trouble;
mod overlay;
mod reach;
mod shown_pages;
mod preview;

mod page_cache;
mod makers;
mod current;
mod watch;
mod follow;
mod reload;
mod patient;
mod server;

pub use follow::follow;
pub use host::HostName;
pub use server::{Options, serve};
