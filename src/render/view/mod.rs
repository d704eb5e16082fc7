//! What templates see: small values made from the model, here and nowhere else. Amounts are text, ready to be shown.

mod cell;
mod checks;
mod disclosure;
mod index;
mod note;
mod objectives;
mod page;
mod project;
mod stages;
mod table;
mod thread;
mod trend;

pub(super) use checks::checks;
pub(super) use disclosure::disclosure;
pub(super) use index::{data, department, home, listing_region, listing_years, year};
pub(super) use page::{Assets, Crumb, PageView, SiteView};
pub(super) use stages::stages;
pub(super) use thread::thread;

/// A section of the narrative, its Markdown turned into HTML.
#[derive(Debug, Clone)]
pub struct RenderedSection {
    /// Canonical id of the profile's section it answers to.
    pub id: Option<String>,
    /// Its heading; none for what stands before the first.
    pub title: Option<String>,
    /// Its text as HTML.
    pub html: String,
}
