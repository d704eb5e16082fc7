//! The page of data files.

use serde::Serialize;

use crate::site::{DepartmentEntry, Site, route};

use super::crumb::Crumb;

/// What can be downloaded of the whole site.
#[derive(Debug, Serialize)]
pub(in crate::render) struct DataView {
    /// The files of facts: region and year, and the address of the CSV, relative to the page.
    pub facts: Vec<Crumb>,
    /// Whether there is a `roster.csv`.
    pub roster: bool,
}

/// Builds the view: the facts are parted by region and year.
pub(in crate::render) fn data(site: &Site) -> DataView {
    let mut files = Vec::new();
    for region in &site.regions {
        let mut years: Vec<i16> =
            region.departments.iter().flat_map(DepartmentEntry::years).collect();
        years.sort_unstable();
        years.dedup();
        let name = |year: i16| {
            site.config
                .words
                .say("data.partition", &[("region", &region.region.name), ("year", &year)])
        };
        files.extend(years.into_iter().map(|year| Crumb {
            name: name(year),
            href: route::relative(&route::data(), &route::facts_csv(&region.region.code, year)),
        }));
    }
    DataView { facts: files, roster: site.with_roster().next().is_some() }
}
