//! **serve** shows the site while it is being written: a page is made when it is asked for, findings stand in the page, a change reloads it.
//!
//! It listens on loopback unless told otherwise, and never publishes: `public/` is not touched.

mod answer;
mod found;
mod overlay;
mod preview;
mod server;
mod watch;

pub use server::{Options, serve};
