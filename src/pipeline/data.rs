//! Data files that grow department by department, in the order of the site: `build` appends to
//! them, `serve` makes the one asked for.

use crate::check::CheckedDepartment;
use crate::export::{
    Addresses, CsvLines, DataPackage, FACTS, INDICATORS, PROJECTS, data_package,
    facts as fact_lines, indicators as indicator_lines, projects as project_lines,
};
use crate::model::{Disclosure, Region};
use crate::site::route;

use super::files::{OutputFile, addresses};
use super::parallel::RegionDepartment;
use super::workspace::Workspace;

/// What is added to a data file.
pub struct DataLines {
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
pub fn facts(
    workspace: &Workspace,
    (region, department): RegionDepartment<'_>,
    disclosure: &Disclosure,
) -> DataLines {
    let mut lines = CsvLines::new();
    fact_lines(&mut lines, &region.region, &department.slug, disclosure, addresses(workspace));
    DataLines {
        path: partition(&region.region, disclosure.year),
        head: FACTS,
        bytes: lines.into_bytes(),
    }
}

/// The projects of what a department publishes.
pub fn projects(
    workspace: &Workspace,
    place: RegionDepartment<'_>,
    checked_department: &CheckedDepartment,
) -> DataLines {
    let bytes = of_published(workspace, place, checked_department, project_lines);
    DataLines { path: route::projects_csv(), head: PROJECTS, bytes }
}

/// The indicators of what a department publishes.
pub fn indicators(
    workspace: &Workspace,
    place: RegionDepartment<'_>,
    checked_department: &CheckedDepartment,
) -> DataLines {
    let bytes = of_published(workspace, place, checked_department, indicator_lines);
    DataLines { path: route::indicators_csv(), head: INDICATORS, bytes }
}

/// The lines that `write` adds for each disclosure that a department publishes.
fn of_published(
    workspace: &Workspace,
    (region, department): RegionDepartment<'_>,
    checked_department: &CheckedDepartment,
    write: impl Fn(&mut CsvLines, &Region, &str, &Disclosure, Addresses<'_>),
) -> Vec<u8> {
    let mut lines = CsvLines::new();
    for disclosure in checked_department.published() {
        write(&mut lines, &region.region, &department.slug, disclosure, addresses(workspace));
    }
    lines.into_bytes()
}

/// What the data files are, of the partitions of facts there are, in the order of their paths.
pub fn package<'a>(
    workspace: &Workspace,
    partitions: impl IntoIterator<Item = &'a str>,
) -> OutputFile {
    let partitions: Vec<String> = partitions
        .into_iter()
        .filter_map(|path| path.strip_prefix("data/"))
        .map(str::to_owned)
        .collect();
    OutputFile {
        path: route::data_package(),
        bytes: data_package(&DataPackage { site: &workspace.site, facts: &partitions }),
    }
}
