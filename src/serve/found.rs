use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::Arc;

use crate::pipeline::{Opened, Prepared, page};
use crate::render::Renderer;
use crate::search::{Collector, Sink};
use crate::site::{CodePage, Page, Summaries, route};

/// What is made from all disclosures together, by address: the page that searches, its index, the index by codes. Made when one of them is first asked for.
pub(super) struct Found {
    files: BTreeMap<String, Vec<u8>>,
}

impl Found {
    /// Makes it from departments in the order of the site.
    pub(super) fn new(opened: &Opened, renderer: &Renderer, departments: &[Arc<Prepared>]) -> anyhow::Result<Found> {
        let mut collector = Collector::new([(); 3].map(|()| Cursor::new(Vec::new())));
        let places = opened.site.regions.iter().flat_map(|region| region.departments.iter().map(move |department| (region, department)));
        let mut first = 0;
        for (place, prepared) in places.zip(departments) {
            collector.add(first, page::entries(place, prepared))?;
            first += u32::try_from(place.1.disclosures.len())?;
        }
        let summaries = Summaries::new(departments.iter().flat_map(|prepared| prepared.summaries.iter().cloned()).collect());
        let mut kept = Kept { opened, renderer, files: BTreeMap::new() };
        let index = collector.finish(&opened.site, &summaries, &mut kept)?;
        kept.html(&route::search(), page::search(opened, renderer, &index)?);
        kept.html(&route::codes(), page::codes(opened, renderer, &index)?);
        Ok(Found { files: kept.files })
    }

    /// Whether an address is one of those made here, if it is anything.
    pub(super) fn has(address: &str) -> bool {
        [route::search(), route::codes()].iter().any(|folder| address.starts_with(folder.as_str()))
    }

    /// The file at an address.
    pub(super) fn file(&self, address: &str) -> Option<&[u8]> {
        self.files.get(&route::file(address)).map(Vec::as_slice)
    }
}

struct Kept<'a> {
    opened: &'a Opened,
    renderer: &'a Renderer,
    files: BTreeMap<String, Vec<u8>>,
}

impl Kept<'_> {
    fn html(&mut self, address: &str, html: String) {
        self.files.insert(route::file(address), html.into_bytes());
    }
}

impl Sink for Kept<'_> {
    fn file(&mut self, path: &str, bytes: &[u8]) -> anyhow::Result<()> {
        self.files.insert(path.to_owned(), bytes.to_vec());
        Ok(())
    }

    fn page(&mut self, listed: CodePage<'_>) -> anyhow::Result<()> {
        let html = page::code(self.opened, self.renderer, &listed)?;
        self.html(&Page::Code(listed.of, listed.part).address(), html);
        Ok(())
    }
}
