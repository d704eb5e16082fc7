//! The page for what is nowhere.

use serde::Serialize;

/// Nothing: the page says the same on every site.
#[derive(Debug, Serialize)]
pub(in crate::render) struct MissingView {}
