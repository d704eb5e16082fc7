use crate::check::CheckedDepartment;
use crate::publish::{Scratch, Staging};
use crate::render::Renderer;
use crate::search::{self, Entries, IndexBuilder, Sink};
use crate::site::{CodePage, Page, Summaries, route};

use super::parallel::RegionDepartment;
use super::workspace::Workspace;

/// What can be searched in a department.
pub fn entries(
    (_, entry): RegionDepartment<'_>,
    checked_department: &CheckedDepartment,
) -> Entries {
    let numbered = (0..).zip(entry.disclosures.iter().zip(&checked_department.summaries));
    let shown = numbered
        .filter(|(_, (_, summary))| !summary.withheld)
        .filter_map(|(number, (one, _))| Some((number, checked_department.disclosure(&one.path)?)));
    search::entries(shown, &checked_department.doubts)
}

/// Begins to collect what can be searched.
pub(super) fn collector(staging: &Staging) -> anyhow::Result<IndexBuilder<Scratch>> {
    Ok(IndexBuilder::new([
        staging.scratch("places")?,
        staging.scratch("keys")?,
        staging.scratch("departments")?,
    ]))
}

/// Writes the index of search, its page, and the index by codes; gives the addresses of the pages.
pub(super) fn write(
    workspace: &Workspace,
    renderer: &Renderer,
    staging: &Staging,
    collector: IndexBuilder<Scratch>,
    summaries: &Summaries,
) -> anyhow::Result<Vec<String>> {
    let mut staged =
        StagedIndex { workspace, renderer, staging, pages: vec![route::search(), route::codes()] };
    let index = collector.finish(&workspace.site, summaries, &mut staged)?;
    staging.write(
        &route::file(&route::search()),
        renderer.search(&workspace.site, &index.folder)?.as_bytes(),
    )?;
    staging.write(
        &route::file(&route::codes()),
        renderer.codes(&workspace.site, &index.codes)?.as_bytes(),
    )?;
    Ok(staged.pages)
}

/// What the index is written to.
struct StagedIndex<'a> {
    workspace: &'a Workspace,
    renderer: &'a Renderer,
    staging: &'a Staging,
    /// The addresses of the pages written.
    pages: Vec<String>,
}

impl Sink for StagedIndex<'_> {
    fn file(&mut self, path: &str, bytes: &[u8]) -> anyhow::Result<()> {
        self.staging.write(path, bytes)
    }

    fn page(&mut self, listed: CodePage<'_>) -> anyhow::Result<()> {
        let address = Page::Code(listed.of, listed.part).address();
        self.staging.write(
            &route::file(&address),
            self.renderer.code(&self.workspace.site, &listed)?.as_bytes(),
        )?;
        self.pages.push(address);
        Ok(())
    }
}
