use std::path::Path;
use std::sync::Arc;

use hyper::StatusCode;

use crate::check::apply_levels;
use crate::export::checks_json;
use crate::finding::{Bilingual, Finding};
use crate::pipeline::{Workspace, files, open, open_renderer, reconciliation};
use crate::render::{Content, Renderer};
use crate::site::{Page, Summaries, route};
use crate::source;

use super::answer::Answer;
use super::content::SiteContent;
use super::data::is_sitemap;
use super::departments::Departments;
use super::once::Once;
use super::overlay::Overlay;
use super::reach::Reach;
use super::search_files::SearchFiles;
use super::shown_pages::ShownPages;
use super::snapshot::Snapshot;
use super::trouble::trouble;

/// The site as it stood on the disk at one moment. Departments are read when a page of theirs is
/// asked for.
pub(super) struct Preview {
    content: SiteContent,
    renderer: Result<Arc<Renderer>, Bilingual>,
    /// What is wrong with the site as a whole, at the levels that it says.
    findings: Vec<Finding>,
    missing: Once<String>,
}

/// The look of a site; what is wrong with it is told on every page.
fn look(workspace: &Workspace) -> Result<Arc<Renderer>, Bilingual> {
    open_renderer(workspace).map(Arc::new).map_err(|error| trouble(&error))
}

impl Preview {
    /// Opens the site.
    ///
    /// # Errors
    /// When the disk refuses.
    pub(super) fn open(
        root: &Path,
        snapshot: Snapshot,
        departments: Arc<Departments>,
    ) -> anyhow::Result<Preview> {
        let workspace = Arc::new(open(root)?);
        let renderer = look(&workspace);
        Ok(Preview::of(workspace, renderer, snapshot, departments))
    }

    /// Opens the site again; what did not change since is taken from here.
    ///
    /// # Errors
    /// When the disk refuses.
    pub(super) fn renewed(&self, root: &Path, snapshot: Snapshot) -> anyhow::Result<Preview> {
        let same_look = self.content.snapshot.common == snapshot.common
            && self.content.snapshot.look == snapshot.look;
        // A static file may be in the way of a page.
        let same_plan = same_look && self.content.snapshot.has_plan_of(&snapshot);
        let workspace =
            if same_plan { Arc::clone(&self.content.workspace) } else { Arc::new(open(root)?) };
        let renderer = match &self.renderer {
            Ok(renderer) if same_look => Ok(Arc::clone(renderer)),
            _ => look(&workspace),
        };
        Ok(Preview::of(workspace, renderer, snapshot, Arc::clone(&self.content.departments)))
    }

    fn of(
        workspace: Arc<Workspace>,
        renderer: Result<Arc<Renderer>, Bilingual>,
        snapshot: Snapshot,
        departments: Arc<Departments>,
    ) -> Preview {
        departments.keep_only(&workspace);
        let findings = apply_levels(workspace.findings.clone(), &workspace.site.config);
        Preview {
            content: SiteContent::new(snapshot, workspace, departments),
            renderer,
            findings,
            missing: Once::new(),
        }
    }

    /// How much must be read for what is at an address.
    pub(super) fn reach(&self, address: &str) -> Reach {
        match self.asset(address) {
            Some(Content::Bytes(_)) => return Reach::Nothing,
            Some(Content::File(_)) => return Reach::Department,
            None => {}
        }
        Reach::of(&self.content.workspace.site, address)
    }

    /// Makes what is at an address.
    ///
    /// # Errors
    /// When the disk refuses or a template is broken, with what to tell the author.
    pub(super) fn make(&self, address: &str, overlay: &Overlay<'_>) -> Result<Answer, Bilingual> {
        let renderer = self.renderer.as_ref().map_err(Clone::clone)?;
        self.at(renderer, address, overlay).map_err(|error| trouble(&error))
    }

    fn at(
        &self,
        renderer: &Renderer,
        address: &str,
        overlay: &Overlay<'_>,
    ) -> anyhow::Result<Answer> {
        if let Some(content) = self.asset(address) {
            return Ok(Answer::file(
                address,
                match content {
                    Content::Bytes(bytes) => bytes.clone(),
                    Content::File(path) => source::bytes(path)?,
                },
            ));
        }
        let shown =
            ShownPages { content: &self.content, renderer, overlay, findings: &self.findings };
        if let Some(page) = Page::at(&self.content.workspace.site, address) {
            return shown.page(page);
        }
        if let Some(file) = self.beside(&shown, address)? {
            return Ok(Answer::file(address, file.into_boxed_slice()));
        }
        if let Some(html) = shown.project(address)? {
            return Ok(Answer::page(StatusCode::OK, html));
        }
        if let Some(answer) = shown.compared(address)? {
            return Ok(answer);
        }
        if let Some(answer) = self.about_all(&shown, address)? {
            return Ok(answer);
        }
        if !address.ends_with('/') && self.is_folder(renderer, &format!("{address}/"))? {
            return Ok(Answer::folder());
        }
        Ok(Answer::page(StatusCode::NOT_FOUND, overlay.over(&self.nowhere(renderer)?, &[])))
    }

    /// The static file at an address.
    fn asset(&self, address: &str) -> Option<&Content> {
        self.renderer
            .as_ref()
            .ok()?
            .assets()
            .iter()
            .find(|asset| asset.path == address)
            .map(|asset| &asset.content)
    }

    /// A data file beside a disclosure's page, or beside its reconciliation.
    fn beside(&self, shown: &ShownPages<'_>, address: &str) -> anyhow::Result<Option<Vec<u8>>> {
        let Some((folder, _)) = address.rsplit_once('/') else { return Ok(None) };
        let (region, department, entry) =
            match Page::at(&self.content.workspace.site, &format!("{folder}/")) {
                Some(
                    Page::Disclosure(region, department, entry)
                    | Page::Checks(region, department, entry),
                ) => (region, department, entry),
                _ => return Ok(None),
            };
        let checked_department = self.content.department((region, department))?;
        let Some(disclosure) = checked_department.disclosure(&entry.path) else { return Ok(None) };
        if address == route::checks_json(&entry.path) {
            return Ok(Some(checks_json(&reconciliation(&checked_department, &entry.path)?)));
        }
        if address == route::embedded(&entry.path) {
            let place = (region, department, entry);
            let html = shown.embedded(place, &checked_department, disclosure)?;
            return Ok(Some(html.into_bytes()));
        }
        let originals = disclosure.source.iter().flat_map(|source| &source.files);
        for original in originals.map(|original| &original.name.value) {
            if address == route::original(&entry.path, original) {
                let path = files::original(&self.content.workspace, &entry.path, original);
                return Ok(Some(source::bytes(&path)?));
            }
        }
        let files = files::beside(
            &self.content.workspace,
            (region, department),
            disclosure,
            &checked_department,
        )?;
        Ok(files.into_iter().find(|file| file.path == address).map(|file| file.bytes))
    }

    /// What is made from all departments: data files, the index of search and codes, the map for
    /// machines.
    fn about_all(&self, shown: &ShownPages<'_>, address: &str) -> anyhow::Result<Option<Answer>> {
        let config = &self.content.workspace.site.config;
        if config.search && SearchFiles::has(address) {
            let found = self.content.search_files(shown.renderer)?;
            return Ok(found.file(address).map(|bytes| {
                match address.ends_with('/') || address.ends_with(".html") {
                    true => Answer::page(
                        StatusCode::OK,
                        shown.with_site_findings(&String::from_utf8_lossy(bytes)),
                    ),
                    false => Answer::file(address, bytes.clone()),
                }
            }));
        }
        if !address.starts_with("data/") && address != route::feed() && !is_sitemap(address) {
            return Ok(None);
        }
        let whole = self.content.whole()?;
        let data = self.content.data(&whole);
        let bytes = if is_sitemap(address) {
            let found = config.search.then(|| self.content.search_files(shown.renderer));
            let found = found.transpose()?;
            data.sitemap(address, found.as_ref().map_or(&[], |found| &found.pages))
        } else {
            data.file(address)?
        };
        Ok(bytes.map(|bytes| Answer::file(address, bytes.into_boxed_slice())))
    }

    /// Whether there is a page at the address of a folder.
    fn is_folder(&self, renderer: &Renderer, address: &str) -> anyhow::Result<bool> {
        Ok(Page::at(&self.content.workspace.site, address).is_some()
            || address.starts_with("projects/")
                && self.content.whole()?.projects.contains_key(address)
            || self.content.compared(address)?.is_some()
            || self.content.workspace.site.config.search
                && SearchFiles::has(address)
                && self.content.search_files(renderer)?.file(address).is_some())
    }

    /// The page for what is nowhere, as it looks here: the site may be published in a folder of
    /// another.
    fn nowhere(&self, renderer: &Renderer) -> anyhow::Result<Arc<String>> {
        self.missing.get(|| {
            let mut here = self.content.workspace.site.clone();
            here.config.base_url = None;
            Ok(renderer.index(&here, Page::NotFound, &Summaries::default())?)
        })
    }
}
