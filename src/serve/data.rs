use crate::check::CheckedDepartment;
use crate::export::{DataFile, FACTS, sitemap};
use crate::pipeline::files::{self, OutputFile};
use crate::pipeline::{RegionDepartment, Workspace, data, departments, stream};
use crate::site::route;

use super::departments::Departments;
use super::snapshot::Snapshot;
use super::whole::Whole;

/// Whether an address is that of the map of the site for machines, or of a part of it.
pub(super) fn is_sitemap(address: &str) -> bool {
    let (stem, ending) = route::sitemap()
        .split_once('.')
        .map(|(stem, ending)| (stem.to_owned(), format!(".{ending}")))
        .unwrap_or_default();
    address.starts_with(&stem) && address.ends_with(&ending)
}

/// What the data files about all departments are made from.
pub(super) struct Data<'a> {
    pub workspace: &'a Workspace,
    pub snapshot: &'a Snapshot,
    pub departments: &'a Departments,
    pub whole: &'a Whole,
}

impl Data<'_> {
    /// The data file at an address, if there is one: the same lines that a build appends department
    /// by department.
    ///
    /// # Errors
    /// When the disk refuses.
    pub(super) fn file(&self, address: &str) -> anyhow::Result<Option<Vec<u8>>> {
        let workspace = self.workspace;
        let bytes = match address {
            _ if address.starts_with(&route::data()) && !workspace.site.config.data => {
                return Ok(None);
            }
            _ if self.whole.partitions.contains(address) => self.facts(address)?,
            _ if address == route::roster_csv() => {
                return Ok(files::roster(workspace, &self.whole.summaries).map(bytes_of));
            }
            _ if address == route::feed() => {
                return Ok(files::feed(
                    workspace,
                    workspace.site.config.base_url.as_deref(),
                    &self.whole.summaries,
                )
                .map(bytes_of));
            }
            _ => return self.of_whole_site(address),
        };
        Ok(Some(bytes))
    }

    /// A data file about the whole site.
    fn of_whole_site(&self, address: &str) -> anyhow::Result<Option<Vec<u8>>> {
        let workspace = self.workspace;
        let is_it = |growing: &&data::Growing| growing.path() == address;
        if let Some(growing) = data::GROWING.iter().find(is_it) {
            let lines = |place: RegionDepartment<'_>, checked: &CheckedDepartment| {
                growing.lines(workspace, place, checked).bytes
            };
            return self.lines(growing.file, |_| true, lines).map(Some);
        }
        let partitions = self.whole.partitions.iter().map(String::as_str);
        let found = data::whole(workspace, partitions).into_iter();
        Ok(found.into_iter().find(|file| file.path == address).map(bytes_of))
    }

    /// The map of the site, or a part of it, with the addresses that only departments and the index
    /// know.
    pub(super) fn sitemap(&self, address: &str, found: &[String]) -> Option<Vec<u8>> {
        let base = self.workspace.site.config.base_url.as_deref()?;
        let projects = self.whole.briefs.iter().flat_map(|brief| &brief.projects);
        let others: Vec<String> = projects.chain(found).cloned().collect();
        sitemap(&self.workspace.site, base, &self.whole.summaries, &others)
            .into_iter()
            .find(|(path, _)| path == address)
            .map(|(_, bytes)| bytes)
    }

    fn facts(&self, address: &str) -> anyhow::Result<Vec<u8>> {
        let workspace = self.workspace;
        let inside = |(region, department): RegionDepartment<'_>| {
            department
                .years()
                .into_iter()
                .any(|year| data::partition(&region.region, year) == address)
        };
        self.lines(&FACTS, inside, |place, checked| {
            data::facts_of(workspace, place, checked, address)
        })
    }

    fn lines(
        &self,
        file: &DataFile,
        of: impl Fn(RegionDepartment<'_>) -> bool,
        lines: impl Fn(RegionDepartment<'_>, &CheckedDepartment) -> Vec<u8> + Sync,
    ) -> anyhow::Result<Vec<u8>> {
        let places: Vec<RegionDepartment<'_>> =
            departments(&self.workspace.site).into_iter().filter(|place| of(*place)).collect();
        let mut bytes = file.head();
        let read = |place| {
            Ok(lines(place, &*self.departments.whole(self.workspace, self.snapshot, place)?))
        };
        stream(&places, read, |_, lines: Vec<u8>| {
            bytes.extend(lines);
            Ok(())
        })?;
        Ok(bytes)
    }
}

fn bytes_of(file: OutputFile) -> Vec<u8> {
    file.bytes
}
