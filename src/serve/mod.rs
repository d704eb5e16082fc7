//! **serve** shows the site while it is being written: a page is made when it is asked for,
//! findings stand in the page, a change reloads it.
//!
//! It listens on loopback unless told otherwise, and never publishes: `public/` is not touched.
//! What it keeps and how much it takes on is bounded (`limits`).

mod address;
mod answer;
mod asked;
mod current;
mod data;
mod departments;
mod found;
mod host;
mod limits;
mod made;
mod makers;
mod overlay;
mod patient;
mod preview;
mod reload;
mod server;
mod shelf;
mod snapshot;
mod trouble;
mod watch;
mod whole;

pub use host::HostName;
pub use server::{Options, serve};
