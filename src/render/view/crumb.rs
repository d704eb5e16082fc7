//! A link on a page.

use serde::Serialize;

/// A link.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct Crumb {
    /// What the link says.
    pub name: String,
    /// Where it leads: an address relative to the page, or `#` and a fragment of it.
    pub href: String,
}
