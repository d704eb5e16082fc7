//! A page that goes over several in a large site: what stands on which.

use std::collections::HashMap;

use crate::site::{DepartmentEntry, Part, RegionEntry, Site};

/// One of these pages.
pub(super) struct Parted<'a> {
    /// What stands on it.
    part: Part,
    /// The place of each region's first department in the order of the site, by its folder.
    first: HashMap<&'a str, usize>,
}

impl<'a> Parted<'a> {
    /// The one of this number among the parts of a page, from 1.
    pub(super) fn of(site: &'a Site, parts: Vec<Part>, number: usize) -> Parted<'a> {
        let mut places = 0;
        let mut place = |region: &'a RegionEntry| {
            let first = places;
            places += region.departments.len();
            (region.region.slug.as_str(), first)
        };
        let first = site.regions.iter().map(&mut place).collect();
        let part = parts.into_iter().find(|part| part.number == number).unwrap_or_default();
        Parted { part, first }
    }

    /// The departments of a region that stand on it, in the order of the site.
    pub(super) fn departments<'r>(
        &'r self,
        region: &'r RegionEntry,
    ) -> impl Iterator<Item = &'r DepartmentEntry> {
        let places = self.first(region)..;
        places.zip(&region.departments).filter(|(place, _)| self.part.has(*place)).map(|(_, it)| it)
    }

    /// Whether a region stands on it: one of its departments does, or it has none and is next.
    pub(super) fn has(&self, region: &RegionEntry) -> bool {
        self.departments(region).next().is_some()
            || region.departments.is_empty() && self.part.is_at(self.first(region))
    }

    /// Where the page before is, if there is one.
    pub(super) fn previous(&self, address: impl Fn(usize) -> String) -> Option<String> {
        (self.part.number > 1).then(|| address(self.part.number - 1))
    }

    /// Where the page after is, if there is one.
    pub(super) fn next(&self, address: impl Fn(usize) -> String) -> Option<String> {
        self.part.goes_on.then(|| address(self.part.number + 1))
    }

    /// The place of a region's first department in the order of the site.
    fn first(&self, region: &RegionEntry) -> usize {
        self.first.get(region.region.slug.as_str()).copied().unwrap_or_default()
    }
}
