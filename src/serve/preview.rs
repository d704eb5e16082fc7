use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use hyper::StatusCode;

use crate::check::{CheckedDepartment, apply_levels};
use crate::export::checks_json;
use crate::finding::{Bilingual, Finding};
use crate::model::histories;
use crate::pipeline::{
    RegionDepartment, Workspace, departments, files, open, open_renderer, reconciliation,
};
use crate::render::{Content, DisclosurePage, Renderer, StagesPage};
use crate::site::{DisclosureEntry, Page, Summaries, route};
use crate::source;

use super::answer::Answer;
use super::data::{Data, is_sitemap};
use super::departments::Departments;
use super::found::Found;
use super::overlay::{Noted, Overlay};
use super::snapshot::Snapshot;
use super::trouble::trouble;
use super::whole::Whole;

/// The site as it stood on the disk at one moment. Departments are read when a page of theirs is
/// asked for.
pub(super) struct Preview {
    snapshot: Snapshot,
    workspace: Arc<Workspace>,
    renderer: Result<Arc<Renderer>, Bilingual>,
    departments: Arc<Departments>,
    /// What is wrong with the site as a whole, at the levels that it says.
    findings: Vec<Finding>,
    whole: Mutex<Option<Arc<Whole>>>,
    found: Mutex<Option<Arc<Found>>>,
    missing: Mutex<Option<Arc<String>>>,
}

/// How much must be read for a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// Nothing: it is there.
    Nothing,
    /// One department, or one file.
    Department,
    /// All departments.
    Site,
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
        let same_look =
            self.snapshot.common == snapshot.common && self.snapshot.look == snapshot.look;
        // A static file may be in the way of a page.
        let same_plan = same_look && self.snapshot.plan == snapshot.plan;
        let workspace = if same_plan { Arc::clone(&self.workspace) } else { Arc::new(open(root)?) };
        let renderer = match &self.renderer {
            Ok(renderer) if same_look => Ok(Arc::clone(renderer)),
            _ => look(&workspace),
        };
        Ok(Preview::of(workspace, renderer, snapshot, Arc::clone(&self.departments)))
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
            snapshot,
            workspace,
            renderer,
            departments,
            findings,
            whole: Mutex::new(None),
            found: Mutex::new(None),
            missing: Mutex::new(None),
        }
    }

    /// How much must be read for what is at an address.
    pub(super) fn reach(&self, address: &str) -> Reach {
        match self.content(address) {
            Some(Content::Bytes(_)) => return Reach::Nothing,
            Some(Content::File(_)) => return Reach::Department,
            None => {}
        }
        let folder =
            address.rsplit_once('/').map(|(folder, _)| format!("{folder}/")).unwrap_or_default();
        match Page::at(&self.workspace.site, address)
            .or_else(|| Page::at(&self.workspace.site, &folder))
        {
            Some(Page::Disclosure(..) | Page::Checks(..) | Page::Stages(..)) => Reach::Department,
            _ => Reach::Site,
        }
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
        if let Some(content) = self.content(address) {
            return Ok(Answer::file(
                address,
                match content {
                    Content::Bytes(bytes) => bytes.clone(),
                    Content::File(path) => source::bytes(path)?,
                },
            ));
        }
        if let Some(page) = Page::at(&self.workspace.site, address) {
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
    fn content(&self, address: &str) -> Option<&Content> {
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
                return self.disclosure(renderer, (region, department), entry, overlay);
            }
            Page::Checks(region, department, entry) => {
                let checked_department = self.department((region, department))?;
                let html = match checked_department.disclosure(&entry.path) {
                    Some(disclosure) => {
                        let reconciliation = reconciliation(&checked_department, &entry.path)?;
                        let page = DisclosurePage::new(
                            &self.workspace.site,
                            &self.workspace.terms,
                            (region, department, entry),
                            &checked_department,
                            disclosure,
                            &reconciliation,
                        );
                        renderer.checks(&self.workspace.site, &page)?
                    }
                    None => overlay.unreadable(&entry.path),
                };
                overlay.over(&html, &self.with_own(&checked_department, &entry.path, |_| None))
            }
            Page::Stages(region, department, year) => {
                let checked_department = self.department((region, department))?;
                let histories = histories(checked_department.published());
                let page =
                    StagesPage::of((region, department), year, &checked_department, &histories);
                let html = renderer.stages(&self.workspace.site, &page)?;
                let mut noted = self.of_site();
                noted.extend(checked_department.findings.iter().map(Noted::own));
                overlay.over(&html, &noted)
            }
            _ => {
                let whole = self.whole()?;
                let html = renderer.index(&self.workspace.site, page, &whole.summaries)?;
                let under = page.address();
                let mut noted = self.of_site();
                // What lies under this page comes before what lies elsewhere.
                let note = |finding| {
                    if !under.is_empty() && is_under(finding, &under) {
                        Noted::own(finding)
                    } else {
                        Noted::other(finding)
                    }
                };
                noted.extend(whole.briefs.iter().flat_map(|brief| &brief.findings).map(note));
                overlay.over(&html, &noted)
            }
        };
        Ok(Answer::page(StatusCode::OK, html))
    }

    fn disclosure(
        &self,
        renderer: &Renderer,
        place: RegionDepartment<'_>,
        entry: &DisclosureEntry,
        overlay: &Overlay<'_>,
    ) -> anyhow::Result<Answer> {
        let checked_department = self.department(place)?;
        let Some(disclosure) = checked_department.disclosure(&entry.path) else {
            let html = overlay.over(
                &overlay.unreadable(&entry.path),
                &self.with_own(&checked_department, &entry.path, |_| None),
            );
            return Ok(Answer::page(StatusCode::OK, html));
        };
        let reconciliation = reconciliation(&checked_department, &entry.path)?;
        let histories = histories(checked_department.published());
        let page = DisclosurePage::new(
            &self.workspace.site,
            &self.workspace.terms,
            (place.0, place.1, entry),
            &checked_department,
            disclosure,
            &reconciliation,
        )
        .with_histories(&histories);
        let html = renderer.disclosure(&self.workspace.site, &page)?;
        let cell = |finding: &Finding| Some(disclosure.locate(finding.at.as_deref()?)?.fragment);
        Ok(Answer::page(
            StatusCode::OK,
            overlay.over(&html, &self.with_own(&checked_department, &entry.path, cell)),
        ))
    }

    /// A data file beside a disclosure's page, or beside its reconciliation.
    fn beside(&self, address: &str) -> anyhow::Result<Option<Vec<u8>>> {
        let Some((folder, _)) = address.rsplit_once('/') else { return Ok(None) };
        let (region, department, entry) =
            match Page::at(&self.workspace.site, &format!("{folder}/")) {
                Some(
                    Page::Disclosure(region, department, entry)
                    | Page::Checks(region, department, entry),
                ) => (region, department, entry),
                _ => return Ok(None),
            };
        let checked_department = self.department((region, department))?;
        let Some(disclosure) = checked_department.disclosure(&entry.path) else { return Ok(None) };
        if address == route::checks_json(&entry.path) {
            return Ok(Some(checks_json(&reconciliation(&checked_department, &entry.path)?)));
        }
        let files = files::beside(
            &self.workspace,
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
            .whole()?
            .projects
            .get(address)
            .and_then(|number| departments(&self.workspace.site).get(*number).copied())
        else {
            return Ok(None);
        };
        let checked_department = self.department(place)?;
        let histories = histories(checked_department.published());
        let found = histories.iter().find(|history| {
            history.goes_on()
                && route::history(&place.0.region.slug, &place.1.slug, history.id) == address
        });
        let (region, department) = place;
        let doubts = &checked_department.doubts;
        let html = found
            .map(|one| renderer.history(&self.workspace.site, region, department, one, doubts));
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
        if Found::has(address) {
            let found = self.found(renderer)?;
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
        let whole = self.whole()?;
        let data = Data {
            workspace: &self.workspace,
            snapshot: &self.snapshot,
            departments: &self.departments,
            whole: &whole,
        };
        let bytes = if is_sitemap(address) {
            data.sitemap(address, &self.found(renderer)?.pages)
        } else {
            data.file(address)?
        };
        Ok(bytes.map(|bytes| Answer::file(address, bytes.into_boxed_slice())))
    }

    /// Whether there is a page at the address of a folder.
    fn is_folder(&self, renderer: &Renderer, address: &str) -> anyhow::Result<bool> {
        Ok(Page::at(&self.workspace.site, address).is_some()
            || address.starts_with("projects/") && self.whole()?.projects.contains_key(address)
            || Found::has(address) && self.found(renderer)?.file(address).is_some())
    }

    /// The page for what is nowhere, as it looks here: the site may be published in a folder of
    /// another.
    fn nowhere(&self, renderer: &Renderer) -> anyhow::Result<Arc<String>> {
        once(&self.missing, || {
            let mut here = self.workspace.site.clone();
            here.config.base_url = None;
            Ok(renderer.index(&here, Page::NotFound, &Summaries::default())?)
        })
    }

    fn of_site(&self) -> Vec<Noted<'_>> {
        self.findings.iter().map(Noted::other).collect()
    }

    /// The findings of the site, and those of one disclosure, with the place on its page where each
    /// shows.
    fn with_own<'a>(
        &'a self,
        checked_department: &'a CheckedDepartment,
        path: &str,
        cell: impl Fn(&Finding) -> Option<String>,
    ) -> Vec<Noted<'a>> {
        let own = checked_department
            .findings
            .iter()
            .filter(|finding| finding.disclosure.as_deref() == Some(path));
        self.of_site()
            .into_iter()
            .chain(own.map(|finding| Noted { cell: cell(finding), ..Noted::own(finding) }))
            .collect()
    }

    fn department(&self, place: RegionDepartment<'_>) -> anyhow::Result<Arc<CheckedDepartment>> {
        self.departments.whole(&self.workspace, &self.snapshot, place)
    }

    fn whole(&self) -> anyhow::Result<Arc<Whole>> {
        once(&self.whole, || Whole::new(&self.workspace, &self.snapshot, &self.departments))
    }

    fn found(&self, renderer: &Renderer) -> anyhow::Result<Arc<Found>> {
        let whole = self.whole()?;
        once(&self.found, || {
            Found::new(
                &self.workspace,
                renderer,
                &self.snapshot,
                &self.departments,
                &whole.summaries,
            )
        })
    }
}

/// What is kept, or made now. Nobody waits for it with the lock held: a thread that makes it may
/// take up other work meanwhile.
fn once<T>(
    kept: &Mutex<Option<Arc<T>>>,
    make: impl FnOnce() -> anyhow::Result<T>,
) -> anyhow::Result<Arc<T>> {
    let lock = || kept.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(made) = &*lock() {
        return Ok(Arc::clone(made));
    }
    let made = Arc::new(make()?);
    *lock() = Some(Arc::clone(&made));
    Ok(made)
}

/// Whether a finding's file lies in the folder of a page.
fn is_under(finding: &Finding, folder: &str) -> bool {
    finding.place.file.path.strip_prefix("content/").is_some_and(|path| path.starts_with(folder))
}
