//! The map of the site.

use serde::Serialize;

use crate::site::{RegionEntry, Site, Summaries, route};

use super::crumb::Crumb;
use super::index::compare;
use super::parted::Parted;

/// 网站地图.
#[derive(Debug, Serialize)]
pub(in crate::render) struct MapView {
    /// Whether several regions have a roster, so that there is a page of them all.
    pub rosters: bool,
    /// The regions in the order of the site, as far as this page goes; one that goes on over the
    /// next stands there again.
    pub regions: Vec<MappedRegion>,
    /// The page before, where a large site's map goes over several.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
}

/// A region and its departments.
#[derive(Debug, Serialize)]
pub(in crate::render) struct MappedRegion {
    /// The region: its name, and its page.
    pub link: Crumb,
    /// Its roster; nothing where it has none.
    pub roster: Option<Crumb>,
    /// The page that compares its departments; nothing where there is none.
    pub compare: Option<Crumb>,
    /// Its departments in the order of the site.
    pub departments: Vec<MappedDepartment>,
}

/// A department and what it published.
#[derive(Debug, Serialize)]
pub(in crate::render) struct MappedDepartment {
    /// The department: its name, and its page.
    pub link: Crumb,
    /// Its published disclosures, the latest first: title and page.
    pub documents: Vec<Crumb>,
}

/// Builds the view.
pub(in crate::render) fn map(site: &Site, part: usize, summaries: &Summaries) -> MapView {
    let from = route::map(part);
    let parted = Parted::of(site, site.map_parts(), part);
    let link =
        |name: &str, to: &str| Crumb { name: name.to_owned(), href: route::relative(&from, to) };
    let region = |region: &RegionEntry| MappedRegion {
        link: link(&region.region.name, &route::region(&region.region.slug)),
        roster: region.roster.as_ref().map(|_| {
            link(site.config.words.word("roster.title"), &route::roster(&region.region.slug))
        }),
        compare: compare(site, region, summaries)
            .map(|page| link(site.config.words.word("compare.compare"), &page)),
        departments: parted
            .departments(region)
            .map(|department| MappedDepartment {
                link: link(
                    &department.name,
                    &route::department(&region.region.slug, &department.slug),
                ),
                documents: summaries
                    .of_department(department)
                    .filter(|summary| !summary.withheld)
                    .map(|summary| link(&summary.title, &route::disclosure(&summary.path)))
                    .collect(),
            })
            .collect(),
    };
    MapView {
        rosters: site.with_roster().count() > 1,
        regions: site.regions.iter().filter(|one| parted.has(one)).map(region).collect(),
        previous: parted.previous(|part| route::relative(&from, &route::map(part))),
        next: parted.next(|part| route::relative(&from, &route::map(part))),
    }
}
