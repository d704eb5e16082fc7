use std::cell::RefCell;

use crate::check::{CheckedDepartment, Reconciliation};
use crate::export::{checks_json, data_version};
use crate::model::{Disclosure, ProjectHistory, histories};
use crate::publish::Staging;
use crate::render::{DisclosurePage, Renderer, StagesPage};
use crate::site::{DisclosureEntry, route};
use crate::source::Subject;

use super::appended_files::Addition;
use super::course::Stage;
use super::data::{self, GROWING};
use super::files;
use super::parallel::RegionDepartment;
use super::search::{self, Searchable};
use super::workspace::Workspace;

/// What writing a department's pages gave.
#[derive(Default)]
pub(super) struct WrittenPages {
    /// What it adds to the data files about all departments.
    pub data: Vec<Addition>,
    /// The addresses of its projects' pages.
    pub projects: Vec<String>,
    /// What can be searched in it.
    pub searchable: Searchable,
    /// The paths of the files that were written for it alone.
    pub files: Vec<String>,
}

/// Writes the pages of a department that was checked, and the files beside them.
pub(super) struct DepartmentWriter<'a> {
    /// The site.
    pub workspace: &'a Workspace,
    /// Its look.
    pub renderer: &'a Renderer,
    /// Where the pages go.
    pub staging: &'a Staging,
    /// Where the department lies.
    pub place: RegionDepartment<'a>,
    /// The department.
    pub checked: &'a CheckedDepartment,
    /// The paths of the files that were written.
    pub files: RefCell<Vec<String>>,
}

impl DepartmentWriter<'_> {
    /// Writes everything.
    ///
    /// # Errors
    /// When a template is broken or the disk refuses.
    pub(super) fn write(
        &self,
        reconciliations: &[Reconciliation<'_>],
    ) -> anyhow::Result<WrittenPages> {
        let Self { workspace, place, checked, .. } = *self;
        let (histories, config) = (histories(checked.published()), &workspace.site.config);
        let mut data = Vec::new();
        for (entry, summary) in place.1.disclosures.iter().zip(&checked.summaries) {
            let _subject = Subject::begin(format!("content/{}", entry.path));
            let shown = checked.disclosure(&entry.path).filter(|_| !summary.withheld);
            let reconciliation = reconciliations.iter().find(|one| one.disclosure == entry.path);
            if let (Some(disclosure), Some(reconciliation)) = (shown, reconciliation) {
                self.disclosure(entry, disclosure, reconciliation, &histories)?;
                if !config.data {
                    continue;
                }
                let facts = || data::facts(workspace, place, checked, (disclosure, reconciliation));
                data.push(workspace.course.during(Stage::Data, facts));
            }
        }
        let course = &workspace.course;
        course.during(Stage::Pages, || self.stages(&histories))?;
        let projects = course.during(Stage::Pages, || self.projects(&histories))?;
        course.during(Stage::Data, || {
            let growing = GROWING.iter().filter(|_| config.data);
            data.extend(growing.map(|growing| growing.lines(workspace, place, checked)));
        });
        let searched = || config.search.then(|| search::entries(place, checked));
        let entries = course.during(Stage::Search, searched).unwrap_or_default();
        Ok(WrittenPages {
            data: data.into_iter().map(Addition::Lines).collect(),
            projects,
            searchable: Searchable::Entries(entries),
            files: self.files.take(),
        })
    }

    fn put(&self, path: &str, bytes: &[u8]) -> anyhow::Result<()> {
        self.files.borrow_mut().push(path.to_owned());
        self.staging.write(path, bytes)
    }

    /// A disclosure's page, its reconciliation, and the files beside both.
    fn disclosure(
        &self,
        entry: &DisclosureEntry,
        disclosure: &Disclosure,
        reconciliation: &Reconciliation<'_>,
        histories: &[ProjectHistory<'_>],
    ) -> anyhow::Result<()> {
        let Self { workspace, renderer, checked, .. } = *self;
        let (region, department) = self.place;
        let (site, place) = (&workspace.site, (region, department, entry));
        let course = &workspace.course;
        let files = course
            .during(Stage::Data, || files::beside(workspace, self.place, disclosure, checked))?;
        let data = files.iter().find(|file| file.path == route::data_json(&entry.path));
        let page =
            DisclosurePage::new(site, &workspace.terms, place, checked, disclosure, reconciliation)
                .with_histories(histories)
                .of_version(data.map(|data| data_version(&data.bytes)));
        course.during(Stage::Pages, || {
            let html = renderer.disclosure(site, &page)?;
            let embedded = renderer.embedded(site, &page, &html)?;
            self.put(&route::embedded(&entry.path), embedded.as_bytes())?;
            let html = renderer.finished(html);
            self.put(&route::file(&route::disclosure(&entry.path)), html.as_bytes())
        })?;
        let reconciled = || {
            let checks = renderer.checks(site, &page)?;
            self.put(&route::file(&route::checks(&entry.path)), checks.as_bytes())?;
            self.put(&route::checks_json(&entry.path), &checks_json(reconciliation))
        };
        if site.config.checks {
            course.during(Stage::Reconciliation, reconciled)?;
        }
        course.during(Stage::Data, || {
            for original in disclosure.source.iter().flat_map(|source| &source.files) {
                let name = &original.name.value;
                let from = files::original(workspace, &entry.path, name);
                let path = route::original(&entry.path, name);
                self.staging.copy(&path, &from)?;
                self.files.borrow_mut().push(path);
            }
            files.iter().try_for_each(|file| self.put(&file.path, &file.bytes))
        })
    }

    /// The pages of its fiscal years.
    fn stages(&self, histories: &[ProjectHistory<'_>]) -> anyhow::Result<()> {
        let (region, department) = self.place;
        for year in department.years() {
            let page = StagesPage::of(self.place, year, self.checked, histories);
            let html = self.renderer.stages(&self.workspace.site, &page)?;
            let address = route::stages(&region.region.slug, &department.slug, year);
            self.put(&route::file(&address), html.as_bytes())?;
        }
        Ok(())
    }

    /// The pages of projects that are in more than one year; gives their addresses.
    fn projects(&self, histories: &[ProjectHistory<'_>]) -> anyhow::Result<Vec<String>> {
        let Self { workspace, renderer, checked, .. } = *self;
        let (region, department) = self.place;
        let mut pages = Vec::new();
        for history in histories.iter().filter(|history| history.goes_on()) {
            let address = route::history(&region.region.slug, &department.slug, history.id);
            let html =
                renderer.history(&workspace.site, region, department, history, &checked.doubts)?;
            self.put(&route::file(&address), html.as_bytes())?;
            pages.push(address);
        }
        Ok(pages)
    }
}
