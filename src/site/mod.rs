//! **site** plans the pages: what there is, where it lies, what lies beside it.
//!
//! A [`Site`] is made from the folders of `content/` before any disclosure is read; a [`Summary`]
//! is the little that index pages keep of a disclosure after its own page is made; [`obligations`] holds
//! the roster against them. [`route`] is the only place where an address is spelled.
//!
//! It must never hold HTML or touch the disk.

mod code;
mod colour;
mod config;
mod entry;
mod kept_path;
mod obligation;
mod occupied;
mod page;
pub mod route;
mod summaries;
mod summary;
mod web_address;

pub use code::{CodeIndex, CodeLine, CodePage, Coded};
pub use colour::colour;
pub use config::{Config, Government, Minify};
pub use entry::{DepartmentEntry, DisclosureEntry, RegionEntry, Site};
pub use kept_path::kept_path;
pub use obligation::{Obligation, ObligationStatus, ObligationTotals, obligations, unlisted};
pub use occupied::Occupied;
pub use page::Page;
pub use summaries::Summaries;
pub use summary::{Headline, RuleCount, Summary, SummaryCorrection, SummaryFigure};
pub use web_address::{base_url, link};
