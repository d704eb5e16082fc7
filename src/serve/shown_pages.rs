use hyper::StatusCode;

use crate::check::CheckedDepartment;
use crate::export::data_version;
use crate::finding::Finding;
use crate::model::{Disclosure, Release, histories};
use crate::pipeline::files::OutputFile;
use crate::pipeline::{RegionDepartment, Workspace, departments, files, reconciliation};
use crate::render::{DisclosurePage, Renderer, StagesPage};
use crate::site::{DepartmentEntry, DisclosureEntry, Page, RegionEntry, route};

use super::answer::Answer;
use super::content::SiteContent;
use super::overlay::{Overlay, ShownFinding};

/// Pages as the preview shows them: made of what was read, findings over each.
pub(super) struct ShownPages<'a> {
    pub content: &'a SiteContent,
    pub renderer: &'a Renderer,
    pub overlay: &'a Overlay<'a>,
    /// What is wrong with the site as a whole.
    pub findings: &'a [Finding],
}

impl ShownPages<'_> {
    /// A page that can be known from the plan of the site.
    ///
    /// # Errors
    /// When the disk refuses or a template is broken.
    pub(super) fn page(&self, page: Page<'_>) -> anyhow::Result<Answer> {
        let html = match page {
            Page::Disclosure(region, department, entry) => {
                self.disclosure((region, department, entry))?
            }
            Page::Checks(region, department, entry) => self.checks((region, department, entry))?,
            Page::Stages(region, department, year) => self.stages((region, department), year)?,
            _ => self.index(page)?,
        };
        Ok(Answer::page(StatusCode::OK, html))
    }

    fn disclosure(
        &self,
        place: (&RegionEntry, &DepartmentEntry, &DisclosureEntry),
    ) -> anyhow::Result<String> {
        let (region, department, entry) = place;
        let Workspace { site, terms, .. } = &*self.content.workspace;
        let checked = self.content.department((region, department))?;
        let Some(disclosure) = checked.disclosure(&entry.path) else {
            let noted = self.with_own(&checked, &entry.path, |_| None);
            return Ok(self.overlay.over(&self.overlay.unreadable(&entry.path), &noted));
        };
        let reconciliation = reconciliation(&checked, &entry.path)?;
        let histories = histories(checked.published());
        let version = || data_version(&self.data(place, &checked, disclosure).bytes);
        let version = site.config.data.then(version);
        let page = DisclosurePage::new(site, terms, place, &checked, disclosure, &reconciliation)
            .with_histories(&histories)
            .of_version(version);
        let html = self.renderer.finished(self.renderer.disclosure(site, &page)?);
        let html = self.overlay.marked(html, disclosure.release);
        let cell = |finding: &Finding| Some(disclosure.locate(finding.at.as_deref()?)?.fragment);
        Ok(self.overlay.over(&html, &self.with_own(&checked, &entry.path, cell)))
    }

    /// What a frame shows of a disclosure.
    pub(super) fn embedded(
        &self,
        place: (&RegionEntry, &DepartmentEntry, &DisclosureEntry),
        checked: &CheckedDepartment,
        disclosure: &Disclosure,
    ) -> anyhow::Result<String> {
        let Workspace { site, terms, .. } = &*self.content.workspace;
        let reconciliation = reconciliation(checked, &disclosure.path)?;
        let page = DisclosurePage::new(site, terms, place, checked, disclosure, &reconciliation);
        let html = self.renderer.disclosure(site, &page)?;
        Ok(self.renderer.embedded(site, &page, &html)?)
    }

    fn data(
        &self,
        (region, department, entry): (&RegionEntry, &DepartmentEntry, &DisclosureEntry),
        checked: &CheckedDepartment,
        disclosure: &Disclosure,
    ) -> OutputFile {
        let findings = checked.findings_of(&entry.path);
        files::data(&self.content.workspace, (region, department), disclosure, &findings)
    }

    fn checks(
        &self,
        place: (&RegionEntry, &DepartmentEntry, &DisclosureEntry),
    ) -> anyhow::Result<String> {
        let (region, department, entry) = place;
        let Workspace { site, terms, .. } = &*self.content.workspace;
        let checked = self.content.department((region, department))?;
        let html = match checked.disclosure(&entry.path) {
            Some(disclosure) => {
                let reconciliation = reconciliation(&checked, &entry.path)?;
                let page =
                    DisclosurePage::new(site, terms, place, &checked, disclosure, &reconciliation);
                let html = self.renderer.checks(site, &page)?;
                self.overlay.marked(html, disclosure.release)
            }
            None => self.overlay.unreadable(&entry.path),
        };
        Ok(self.overlay.over(&html, &self.with_own(&checked, &entry.path, |_| None)))
    }

    fn stages(&self, place: RegionDepartment<'_>, year: i16) -> anyhow::Result<String> {
        let checked = self.content.department(place)?;
        let histories = histories(checked.published());
        let page = StagesPage::of(place, year, &checked, &histories);
        let html = self.renderer.stages(&self.content.workspace.site, &page)?;
        let html = self.overlay.marked(html, earliest(&checked, year));
        let mut noted = self.of_site();
        noted.extend(checked.all().map(ShownFinding::own));
        Ok(self.overlay.over(&html, &noted))
    }

    fn index(&self, page: Page<'_>) -> anyhow::Result<String> {
        let whole = self.content.whole()?;
        let html = self.renderer.index(&self.content.workspace.site, page, &whole.summaries)?;
        let unreleased = whole.briefs.iter().flat_map(|brief| &brief.unreleased);
        let unreleased = unreleased.filter(|path| tells_of(page, path)).count();
        let html = self.overlay.marked_list(html, unreleased);
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
        Ok(self.overlay.over(&html, &noted))
    }

    /// A comparison of departments in another figure than the first, or the figures of all as data.
    ///
    /// # Errors
    /// When the disk refuses or a template is broken.
    pub(super) fn compared(&self, address: &str) -> anyhow::Result<Option<Answer>> {
        let workspace = &self.content.workspace;
        if let Some(at) = self.content.compared(address)? {
            let whole = self.content.whole()?;
            let page = Page::comparisons(&workspace.site, &whole.summaries).get(at).copied();
            return page
                .map(|page| Ok(Answer::page(StatusCode::OK, self.index(page)?)))
                .transpose();
        }
        let csv = |region: &&RegionEntry| route::compare_csv(&region.region.slug) == address;
        if !workspace.site.compared_regions().any(|region| csv(&region)) {
            return Ok(None);
        }
        let whole = self.content.whole()?;
        let file = files::compared(workspace, &whole.summaries).find(|file| file.path == address);
        Ok(file.map(|file| Answer::file(address, file.bytes.into_boxed_slice())))
    }

    /// The page of a project over the years: only its department knows that it is there.
    ///
    /// # Errors
    /// When the disk refuses or a template is broken.
    pub(super) fn project(&self, address: &str) -> anyhow::Result<Option<String>> {
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
            self.renderer.history(&self.content.workspace.site, region, department, one, doubts)
        });
        Ok(html.transpose()?.map(|html| self.with_site_findings(&html)))
    }

    /// A page that is about no one disclosure, with what is wrong with the site as a whole.
    pub(super) fn with_site_findings(&self, html: &str) -> String {
        self.overlay.over(html, &self.of_site())
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
        let own =
            checked_department.all().filter(|finding| finding.disclosure.as_deref() == Some(path));
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

/// What keeps a year's page from being in a build as it is shown: the first of its disclosures that
/// waits.
fn earliest(checked: &CheckedDepartment, year: i16) -> Release {
    let of_year = checked.published().filter(|one| one.year == year).map(|one| one.release);
    of_year.into_iter().find(|release| *release != Release::Free).unwrap_or_default()
}

/// Whether a page that is about no one disclosure tells of the one at a path.
fn tells_of(page: Page<'_>, path: &str) -> bool {
    match page {
        Page::Region(region) | Page::Roster(region) => {
            path.starts_with(&route::region(&region.region.slug))
        }
        Page::Department(..) => path.starts_with(&page.address()),
        Page::Year(year, _) => path.split('/').any(|part| part == year.to_string()),
        Page::Glossary | Page::Guide | Page::NotFound => false,
        _ => true,
    }
}

/// Whether a finding's file lies in the folder of a page.
fn is_under(finding: &Finding, folder: &str) -> bool {
    finding.place.file.path.strip_prefix("content/").is_some_and(|path| path.starts_with(folder))
}
