//! Data files that grow department by department, in the order of the site: `build` appends to
//! them, `serve` makes the one asked for.

use crate::export::{
    Chunk, DataPackage, FACTS, INDICATORS, PROJECTS, data_package, facts as fact_lines,
    indicators as indicator_lines, projects as project_lines,
};
use crate::model::{Disclosure, Region};
use crate::site::route;

use super::opened::Opened;
use super::page::{Published, addresses};
use super::parallel::Place;
use super::prepared::Prepared;

/// What is added to a data file.
pub struct Lines {
    /// The file's path inside the site.
    pub path: String,
    /// The names of its columns.
    pub head: &'static [&'static str],
    /// The lines, without the head.
    pub bytes: Vec<u8>,
}

/// The file of a region's figures of a year.
pub fn partition(region: &Region, year: i16) -> String {
    route::facts_csv(&region.code, year)
}

/// The figures of a disclosure.
pub fn facts(opened: &Opened, (region, department): Place<'_>, disclosure: &Disclosure) -> Lines {
    let mut lines = Chunk::new();
    fact_lines(&mut lines, &region.region, &department.slug, disclosure, addresses(opened));
    Lines {
        path: partition(&region.region, disclosure.year),
        head: FACTS,
        bytes: lines.into_bytes(),
    }
}

/// The projects of what a department publishes.
pub fn projects(opened: &Opened, (region, department): Place<'_>, prepared: &Prepared) -> Lines {
    let mut lines = Chunk::new();
    for disclosure in prepared.published() {
        project_lines(&mut lines, &region.region, &department.slug, disclosure, addresses(opened));
    }
    Lines { path: route::projects_csv(), head: PROJECTS, bytes: lines.into_bytes() }
}

/// The indicators of what a department publishes.
pub fn indicators(opened: &Opened, (region, department): Place<'_>, prepared: &Prepared) -> Lines {
    let mut lines = Chunk::new();
    for disclosure in prepared.published() {
        indicator_lines(
            &mut lines,
            &region.region,
            &department.slug,
            disclosure,
            addresses(opened),
        );
    }
    Lines { path: route::indicators_csv(), head: INDICATORS, bytes: lines.into_bytes() }
}

/// What the data files are, of the partitions of facts there are, in the order of their paths.
pub fn package<'a>(opened: &Opened, partitions: impl IntoIterator<Item = &'a str>) -> Published {
    let partitions: Vec<String> = partitions
        .into_iter()
        .filter_map(|path| path.strip_prefix("data/"))
        .map(str::to_owned)
        .collect();
    Published {
        path: route::data_package(),
        bytes: data_package(&DataPackage { site: &opened.site, facts: &partitions }),
    }
}
