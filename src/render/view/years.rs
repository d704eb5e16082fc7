//! The index of fiscal years.

use serde::Serialize;

use crate::site::{Site, route};

use super::crumb::Crumb;

/// The index of fiscal years.
#[derive(Debug, Serialize)]
pub(in crate::render) struct YearsView {
    /// The fiscal years, the latest first, and their pages.
    pub years: Vec<Crumb>,
}

/// Builds the view.
pub(in crate::render) fn years(site: &Site) -> YearsView {
    let from = route::years();
    let year = |year: i16| Crumb {
        name: site.config.words.year(year),
        href: route::relative(&from, &route::year(year, 1)),
    };
    YearsView { years: site.years().into_iter().map(year).collect() }
}
