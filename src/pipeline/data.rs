//! Data files about the whole site. Some grow department by department, in the order of the site:
//! `build` appends to them, `serve` makes the one asked for. The others are made of the plan alone.

use crate::check::{CheckedDepartment, Reconciliation, reconcile};
use crate::export::{
    CsvLines, DEPARTMENTS, DISCLOSURES, DataFile, DataFiles, Disclosed, FACTS, FINDINGS, FORMS,
    INDICATORS, PROJECTS, REGIONS, data_package, departments, disclosures, duckdb,
    facts as fact_lines, findings, forms, indicators, projects, regions, spark,
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
    /// What the file is.
    pub file: &'static DataFile,
    /// The lines, without the head.
    pub bytes: Vec<u8>,
}

/// A data file that each department adds to.
pub struct Growing {
    /// What it is.
    pub file: &'static DataFile,
    write: fn(&mut CsvLines, &Disclosed<'_>),
}

/// The data files that each department adds to, those of facts aside.
pub const GROWING: [Growing; 4] = [
    Growing { file: &DISCLOSURES, write: disclosures },
    Growing { file: &FINDINGS, write: findings },
    Growing { file: &PROJECTS, write: projects },
    Growing { file: &INDICATORS, write: indicators },
];

impl Growing {
    /// The path inside the site.
    pub fn path(&self) -> String {
        route::data_csv(self.file.name)
    }

    /// What a department adds.
    pub fn lines(
        &self,
        workspace: &Workspace,
        place: RegionDepartment<'_>,
        checked: &CheckedDepartment,
    ) -> DataLines {
        let mut lines = CsvLines::new();
        for disclosure in checked.published() {
            (self.write)(&mut lines, &disclosed(workspace, place, checked, disclosure));
        }
        DataLines { path: self.path(), file: self.file, bytes: lines.into_bytes() }
    }
}

fn disclosed<'a>(
    workspace: &'a Workspace,
    (region, department): RegionDepartment<'a>,
    checked: &'a CheckedDepartment,
    disclosure: &'a Disclosure,
) -> Disclosed<'a> {
    Disclosed {
        region: &region.region,
        department,
        checked,
        disclosure,
        addresses: addresses(workspace),
        words: &workspace.site.config.words,
    }
}

/// The file of a region's figures of a year.
pub fn partition(region: &Region, year: i16) -> String {
    route::facts_csv(&region.code, year)
}

/// The figures of a disclosure.
pub fn facts(
    workspace: &Workspace,
    place: RegionDepartment<'_>,
    checked: &CheckedDepartment,
    (disclosure, reconciliation): (&Disclosure, &Reconciliation<'_>),
) -> DataLines {
    let mut lines = CsvLines::new();
    fact_lines(&mut lines, &disclosed(workspace, place, checked, disclosure), reconciliation);
    DataLines {
        path: partition(&place.0.region, disclosure.year),
        file: &FACTS,
        bytes: lines.into_bytes(),
    }
}

/// The figures of a department that stand in a partition.
pub fn facts_of(
    workspace: &Workspace,
    place: RegionDepartment<'_>,
    checked: &CheckedDepartment,
    path: &str,
) -> Vec<u8> {
    let reconciliations = reconcile(&checked.department);
    let of_it = checked
        .published()
        .filter(|disclosure| partition(&place.0.region, disclosure.year) == path);
    let lines = of_it.flat_map(|disclosure| {
        let own = reconciliations.iter().find(|one| one.disclosure == disclosure.path);
        own.map(|own| facts(workspace, place, checked, (disclosure, own)).bytes)
    });
    lines.flatten().collect()
}

/// The data files that are made of the plan alone, and what all data files are, with the partitions
/// of facts there are, in the order of their paths.
pub fn whole<'a>(
    workspace: &Workspace,
    partitions: impl IntoIterator<Item = &'a str>,
) -> Vec<OutputFile> {
    let partitions: Vec<String> = partitions
        .into_iter()
        .filter_map(|path| path.strip_prefix("data/"))
        .map(str::to_owned)
        .collect();
    let (site, addresses) = (&workspace.site, addresses(workspace));
    let files = DataFiles::of(site, &partitions);
    let csv = |file: &DataFile, write: &dyn Fn(&mut CsvLines)| {
        let (mut bytes, mut lines) = (file.head(), CsvLines::new());
        write(&mut lines);
        bytes.extend(lines.into_bytes());
        OutputFile { path: route::data_csv(file.name), bytes }
    };
    vec![
        csv(&REGIONS, &|lines| regions(lines, site, addresses)),
        csv(&DEPARTMENTS, &|lines| departments(lines, site, addresses)),
        csv(&FORMS, &|lines| forms(lines, &workspace.catalogue)),
        OutputFile { path: route::data_package(), bytes: data_package(site, &files) },
        OutputFile { path: route::duckdb_schema(), bytes: duckdb(&files) },
        OutputFile { path: route::spark_schema(), bytes: spark(&files) },
    ]
}
