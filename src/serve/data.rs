use crate::export::{Chunk, FACTS, INDICATORS, PROJECTS};
use crate::pipeline::page::Published;
use crate::pipeline::{Opened, Place, Prepared, data, departments, page, stream};
use crate::render::Renderer;
use crate::site::route;

use super::departments::Departments;
use super::snapshot::Snapshot;
use super::whole::Whole;

/// The map of the site for machines.
pub(super) const SITEMAP: &str = "sitemap.xml";

/// What the data files about all departments are made from.
pub(super) struct Data<'a> {
    pub opened: &'a Opened,
    pub snapshot: &'a Snapshot,
    pub departments: &'a Departments,
    pub whole: &'a Whole,
}

impl Data<'_> {
    /// The data file at an address, if there is one: the same lines that a build appends department by department.
    ///
    /// # Errors
    /// When the disk refuses.
    pub(super) fn file(&self, address: &str) -> anyhow::Result<Option<Vec<u8>>> {
        let opened = self.opened;
        let bytes = match address {
            data::ALL_PROJECTS => self.lines(PROJECTS, |_| true, |place, prepared| data::projects(opened, place, prepared).bytes)?,
            data::ALL_INDICATORS => self.lines(INDICATORS, |_| true, |place, prepared| data::indicators(opened, place, prepared).bytes)?,
            data::PACKAGE => data::package(opened, self.whole.partitions.iter().map(String::as_str)).bytes,
            _ if self.whole.partitions.contains(address) => self.facts(address)?,
            _ if address == route::roster_csv() => return Ok(page::roster(opened, &self.whole.summaries).map(bytes_of)),
            _ if address == route::feed() => return Ok(page::feed(opened, opened.site.config.base_url.as_deref(), &self.whole.summaries).map(bytes_of)),
            _ => return Ok(None),
        };
        Ok(Some(bytes))
    }

    /// The map of the site, with the addresses that only departments and the index know.
    pub(super) fn sitemap(&self, renderer: &Renderer, found: &[String]) -> Option<Vec<u8>> {
        let projects = self.whole.briefs.iter().flat_map(|brief| &brief.projects);
        let others: Vec<String> = projects.chain(found).cloned().collect();
        renderer.sitemap(&self.opened.site, &self.whole.summaries, &others).map(String::into_bytes)
    }

    fn facts(&self, address: &str) -> anyhow::Result<Vec<u8>> {
        let opened = self.opened;
        let inside = |(region, department): Place<'_>| department.years().into_iter().any(|year| data::partition(&region.region, year) == address);
        self.lines(FACTS, inside, |place, prepared| {
            let of_year = prepared.published().filter(|disclosure| data::partition(&place.0.region, disclosure.year) == address);
            of_year.flat_map(|disclosure| data::facts(opened, place, disclosure).bytes).collect()
        })
    }

    fn lines(&self, head: &[&str], of: impl Fn(Place<'_>) -> bool, lines: impl Fn(Place<'_>, &Prepared) -> Vec<u8> + Sync) -> anyhow::Result<Vec<u8>> {
        let places: Vec<Place<'_>> = departments(&self.opened.site).into_iter().filter(|place| of(*place)).collect();
        let mut bytes = Chunk::head(head);
        let read = |place| Ok(lines(place, &*self.departments.whole(self.opened, self.snapshot, place)?));
        stream(&places, read, |_, lines: Vec<u8>| {
            bytes.extend(lines);
            Ok(())
        })?;
        Ok(bytes)
    }
}

fn bytes_of(file: Published) -> Vec<u8> {
    file.bytes
}
