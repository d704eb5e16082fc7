use std::path::Path;
use std::sync::Arc;

use hyper::StatusCode;

use crate::check::{CheckedDepartment, apply_levels};
use crate::export::checks_json;
use crate::finding::{Bilingual, Finding};
use crate::model::histories;
use crate::pipeline::{
    RegionDepartment, Workspace, departments, files, open, open_renderer, reconciliation,
};
use crate::render::{Content, DisclosurePage, Renderer, StagesPage};
use crate::site::{DepartmentEntry, DisclosureEntry, Page, RegionEntry, Summaries, route};
use crate::source;

use super::answer::Answer;
use super::content::SiteContent;
use super::data::is_sitemap;
use super::departments::Departments;
use super::once::Once;
use super::overlay::{Overlay, ShownFinding};
use super::reach::Reach;
use super::search_files::SearchFiles;
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
        let same_plan = same_look && self.content.snapshot.plan == snapshot.plan;
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
        if let Some(page) = Page::at(&self.content.workspace.site, address) {
            return self.page(renderer, page, overlay);
        }
        if let Some(file) = self.beside(address)? {
            return Ok(Answer::file(address, file.into_boxed_slice()));
        }
        if let Some(html) = self.project(renderer, address)? {
            return Ok(Answer::page(StatusCode::OK, overlay.over(&html, &self.of_site())));
        }
        if let Some(answer) = self.about_all(renderer, address, overlay)? {
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

    fn page(
        &self,
        renderer: &Renderer,
        page: Page<'_>,
        overlay: &Overlay<'_>,
    ) -> anyhow::Result<Answer> {
        let html = match page {
            Page::Disclosure(region, department, entry) => {
                self.disclosure(renderer, (region, department, entry), overlay)?
            }
            Page::Checks(region, department, entry) => {
                self.checks(renderer, (region, department, entry), overlay)?
            }
            Page::Stages(region, department, year) => {
                self.stages(renderer, (region, department), year, overlay)?
            }
            _ => self.index(renderer, page, overlay)?,
        };
        Ok(Answer::page(StatusCode::OK, html))
    }

    fn disclosure(
        &self,
        renderer: &Renderer,
        place: (&RegionEntry, &DepartmentEntry, &DisclosureEntry),
        overlay: &Overlay<'_>,
    ) -> anyhow::Result<String> {
        let (region, department, entry) = place;
        let Workspace { site, terms, .. } = &*self.content.workspace;
        let checked = self.content.department((region, department))?;
        let Some(disclosure) = checked.disclosure(&entry.path) else {
            let noted = self.with_own(&checked, &entry.path, |_| None);
            return Ok(overlay.over(&overlay.unreadable(&entry.path), &noted));
        };
        let reconciliation = reconciliation(&checked, &entry.path)?;
        let histories = histories(checked.published());
        let page = DisclosurePage::new(site, terms, place, &checked, disclosure, &reconciliation)
            .with_histories(&histories);
        let html = renderer.disclosure(site, &page)?;
        let cell = |finding: &Finding| Some(disclosure.locate(finding.at.as_deref()?)?.fragment);
        Ok(overlay.over(&html, &self.with_own(&checked, &entry.path, cell)))
    }

    fn checks(
        &self,
        renderer: &Renderer,
        place: (&RegionEntry, &DepartmentEntry, &DisclosureEntry),
        overlay: &Overlay<'_>,
    ) -> anyhow::Result<String> {
        let (region, department, entry) = place;
        let Workspace { site, terms, .. } = &*self.content.workspace;
        let checked = self.content.department((region, department))?;
        let html = match checked.disclosure(&entry.path) {
            Some(disclosure) => {
                let reconciliation = reconciliation(&checked, &entry.path)?;
                let page =
                    DisclosurePage::new(site, terms, place, &checked, disclosure, &reconciliation);
                renderer.checks(site, &page)?
            }
            None => overlay.unreadable(&entry.path),
        };
        Ok(overlay.over(&html, &self.with_own(&checked, &entry.path, |_| None)))
    }

    fn stages(
        &self,
        renderer: &Renderer,
        place: RegionDepartment<'_>,
        year: i16,
        overlay: &Overlay<'_>,
    ) -> anyhow::Result<String> {
        let checked = self.content.department(place)?;
        let histories = histories(checked.published());
        let page = StagesPage::of(place, year, &checked, &histories);
        let html = renderer.stages(&self.content.workspace.site, &page)?;
        let mut noted = self.of_site();
        noted.extend(checked.findings.iter().map(ShownFinding::own));
        Ok(overlay.over(&html, &noted))
    }

    fn index(
        &self,
        renderer: &Renderer,
        page: Page<'_>,
        overlay: &Overlay<'_>,
    ) -> anyhow::Result<String> {
        let whole = self.content.whole()?;
        let html = renderer.index(&self.content.workspace.site, page, &whole.summaries)?;
        let under = page.address();
        let mut noted = self.of_site();
        // What lies under this page comes before what lies elsewhere.
        let note = |finding| {
            if !under.is_empty() && is_under(finding, &under) {
                ShownFinding::own(finding)
            } else {
                ShownFinding::other(finding)
            }
        };
        noted.extend(whole.briefs.iter().flat_map(|brief| &brief.findings).map(note));
        Ok(overlay.over(&html, &noted))
    }

    /// A data file beside a disclosure's page, or beside its reconciliation.
    fn beside(&self, address: &str) -> anyhow::Result<Option<Vec<u8>>> {
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
        let files = files::beside(
            &self.content.workspace,
            (region, department),
            disclosure,
            &checked_department.findings_of(&entry.path),
        )?;
        Ok(files.into_iter().find(|file| file.path == address).map(|file| file.bytes))
    }

    /// The page of a project over the years: only its department knows that it is there.
    fn project(&self, renderer: &Renderer, address: &str) -> anyhow::Result<Option<String>> {
        let address = address.strip_suffix("index.html").unwrap_or(address);
        if !address.starts_with("projects/") {
            return Ok(None);
        }
        let Some(place) = self
            .content
            .whole()?
            .projects
            .get(address)
            .and_then(|number| departments(&self.content.workspace.site).get(*number).copied())
        else {
            return Ok(None);
        };
        let checked_department = self.content.department(place)?;
        let histories = histories(checked_department.published());
        let found = histories.iter().find(|history| {
            history.goes_on()
                && route::history(&place.0.region.slug, &place.1.slug, history.id) == address
        });
        let (region, department) = place;
        let doubts = &checked_department.doubts;
        let html = found.map(|one| {
            renderer.history(&self.content.workspace.site, region, department, one, doubts)
        });
        Ok(html.transpose()?)
    }

    /// What is made from all departments: data files, the index of search and codes, the map for
    /// machines.
    fn about_all(
        &self,
        renderer: &Renderer,
        address: &str,
        overlay: &Overlay<'_>,
    ) -> anyhow::Result<Option<Answer>> {
        if SearchFiles::has(address) {
            let found = self.content.search_files(renderer)?;
            return Ok(found.file(address).map(|bytes| {
                match address.ends_with('/') || address.ends_with(".html") {
                    true => Answer::page(
                        StatusCode::OK,
                        overlay.over(&String::from_utf8_lossy(bytes), &self.of_site()),
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
            data.sitemap(address, &self.content.search_files(renderer)?.pages)
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
            || SearchFiles::has(address)
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

    fn of_site(&self) -> Vec<ShownFinding<'_>> {
        self.findings.iter().map(ShownFinding::other).collect()
    }

    /// The findings of the site, and those of one disclosure, with the place on its page where each
    /// shows.
    fn with_own<'a>(
        &'a self,
        checked_department: &'a CheckedDepartment,
        path: &str,
        cell: impl Fn(&Finding) -> Option<String>,
    ) -> Vec<ShownFinding<'a>> {
        let own = checked_department
            .findings
            .iter()
            .filter(|finding| finding.disclosure.as_deref() == Some(path));
        self.of_site()
            .into_iter()
            .chain(
                own.map(|finding| ShownFinding {
                    cell: cell(finding),
                    ..ShownFinding::own(finding)
                }),
            )
            .collect()
    }
}

/// Whether a finding's file lies in the folder of a page.
fn is_under(finding: &Finding, folder: &str) -> bool {
    finding.place.file.path.strip_prefix("content/").is_some_and(|path| path.starts_with(folder))
}
