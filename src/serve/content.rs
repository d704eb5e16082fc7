use std::sync::Arc;
use std::time::SystemTime;

use crate::check::CheckedDepartment;
use crate::pipeline::{RegionDepartment, Workspace};
use crate::render::Renderer;
use crate::site::{Page, RegionEntry, route};

use super::data::Data;
use super::departments::Departments;
use super::once::Once;
use super::search_files::SearchFiles;
use super::snapshot::Snapshot;
use super::whole::Whole;

/// What was read of the site as it stood on the disk at one moment: departments when a page of
/// theirs is asked for, all of them when a page about all is.
pub(super) struct SiteContent {
    pub snapshot: Snapshot,
    pub workspace: Arc<Workspace>,
    pub departments: Arc<Departments>,
    /// A moment after the files were looked at.
    seen: SystemTime,
    whole: Once<Whole>,
    search_files: Once<SearchFiles>,
}

impl SiteContent {
    /// Nothing read yet, but the departments that are kept from before.
    pub(super) fn new(
        snapshot: Snapshot,
        workspace: Arc<Workspace>,
        departments: Arc<Departments>,
    ) -> SiteContent {
        SiteContent {
            snapshot,
            workspace,
            departments,
            seen: SystemTime::now(),
            whole: Once::new(),
            search_files: Once::new(),
        }
    }

    /// A department.
    ///
    /// # Errors
    /// When the disk refuses.
    pub(super) fn department(
        &self,
        place: RegionDepartment<'_>,
    ) -> anyhow::Result<Arc<CheckedDepartment>> {
        self.departments.whole(&self.workspace, &self.snapshot, place)
    }

    /// What pages about all departments need.
    ///
    /// # Errors
    /// When the disk refuses.
    pub(super) fn whole(&self) -> anyhow::Result<Arc<Whole>> {
        let Self { workspace, snapshot, departments, .. } = self;
        self.whole.get(|| Whole::new(workspace, snapshot, departments, self.seen))
    }

    /// What is made from all disclosures together.
    ///
    /// # Errors
    /// When the disk refuses or a template is broken.
    pub(super) fn search_files(&self, renderer: &Renderer) -> anyhow::Result<Arc<SearchFiles>> {
        let whole = self.whole()?;
        self.search_files.get(|| {
            let Self { workspace, snapshot, departments, .. } = self;
            SearchFiles::new(workspace, renderer, snapshot, departments, &whole.summaries)
        })
    }

    /// The place of a comparison among those of the site, by its address or that of its data; which
    /// there are is known when all documents are read.
    ///
    /// # Errors
    /// When the disk refuses.
    pub(super) fn compared(&self, address: &str) -> anyhow::Result<Option<usize>> {
        let site = &self.workspace.site;
        let below =
            |region: &RegionEntry| address.starts_with(&route::compare(&region.region.slug));
        if !site.compared_regions().any(below) {
            return Ok(None);
        }
        let whole = self.whole()?;
        let pages = Page::comparisons(site, &whole.summaries);
        let address = address.strip_suffix("index.html").unwrap_or(address);
        Ok(pages.iter().position(|page| page.address() == address))
    }

    /// What data files are made from.
    pub(super) fn data<'a>(&'a self, whole: &'a Whole) -> Data<'a> {
        let Self { workspace, snapshot, departments, .. } = self;
        Data { workspace, snapshot, departments, whole }
    }
}
