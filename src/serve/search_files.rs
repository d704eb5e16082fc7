use std::collections::BTreeMap;
use std::io::Cursor;

use hyper::body::Bytes;

use crate::pipeline::{Workspace, departments, entries, stream};
use crate::render::Renderer;
use crate::search::{IndexBuilder, Sink};
use crate::site::{CodePage, Page, Summaries, route};

use super::departments::Departments;
use super::snapshot::Snapshot;

/// What is made from all disclosures together, by address: the page that searches, its index, the
/// index by codes. Made when one of them is first asked for.
pub(super) struct SearchFiles {
    files: BTreeMap<String, Bytes>,
    /// The addresses of its pages.
    pub pages: Vec<String>,
}

impl SearchFiles {
    /// Makes it, a department after the other in the order of the site.
    ///
    /// # Errors
    /// When the disk refuses or a template is broken.
    pub(super) fn new(
        workspace: &Workspace,
        renderer: &Renderer,
        snapshot: &Snapshot,
        kept: &Departments,
        summaries: &Summaries,
    ) -> anyhow::Result<SearchFiles> {
        let mut collector = IndexBuilder::new([(); 3].map(|()| Cursor::new(Vec::new())));
        let mut first = 0;
        stream(
            &departments(&workspace.site),
            |place| Ok(entries(place, &*kept.whole(workspace, snapshot, place)?)),
            |place, entries| {
                collector.add(first, entries)?;
                first += u32::try_from(place.1.disclosures.len())?;
                Ok(())
            },
        )?;
        let mut made = SearchFilesSink {
            workspace,
            renderer,
            found: SearchFiles { files: BTreeMap::new(), pages: Vec::new() },
        };
        let index = collector.finish(&workspace.site, summaries, &mut made)?;
        made.html(route::search(), renderer.search(&workspace.site, &index.folder)?);
        made.html(route::codes(), renderer.codes(&workspace.site, &index.codes)?);
        Ok(made.found)
    }

    /// Whether an address is one of those made here, if it is anything.
    pub(super) fn has(address: &str) -> bool {
        [route::search(), route::codes()].iter().any(|folder| address.starts_with(folder.as_str()))
    }

    /// The file at an address.
    pub(super) fn file(&self, address: &str) -> Option<&Bytes> {
        self.files.get(&route::file(address))
    }
}

struct SearchFilesSink<'a> {
    workspace: &'a Workspace,
    renderer: &'a Renderer,
    found: SearchFiles,
}

impl SearchFilesSink<'_> {
    fn html(&mut self, address: String, html: String) {
        self.found.files.insert(route::file(&address), html.into());
        self.found.pages.push(address);
    }
}

impl Sink for SearchFilesSink<'_> {
    fn file(&mut self, path: &str, bytes: &[u8]) -> anyhow::Result<()> {
        self.found.files.insert(path.to_owned(), Bytes::copy_from_slice(bytes));
        Ok(())
    }

    fn page(&mut self, listed: CodePage<'_>) -> anyhow::Result<()> {
        let html = self.renderer.code(&self.workspace.site, &listed)?;
        self.html(Page::Code(listed.of, listed.part).address(), html);
        Ok(())
    }
}
