//! The page that searches.

use serde::Serialize;

use crate::site::route;

/// What the script of search begins with.
#[derive(Debug, Serialize)]
pub(in crate::render) struct SearchView {
    /// Address of the folder that the script reads, relative to the page.
    pub index: String,
}

/// Builds the view; `folder` is where the index lies.
pub(in crate::render) fn search(folder: &str) -> SearchView {
    SearchView { index: route::relative(&route::search(), folder) }
}
