//! One page at a time: a pure function of what was read and the site's plan. `build` maps it over
//! all pages, `serve` calls it for the one asked for.

use std::collections::BTreeMap;

use crate::check::{Doubts, Notes, Reconciliation};
use crate::export::{Addresses, CsvLines, ROSTER, data_json, table_files};
use crate::finding::Finding;
use crate::markdown::{Document, FirstUses};
use crate::model::{Department, Disclosure, ProjectHistory};
use crate::office::drawn;
use crate::render::{
    Alone, ChecksPage, Content, DisclosurePage, ExplainedTerm, Renderer, StagesPage,
    TemplateFailure, is_looked_into,
};
use crate::search::{self, Entries, Index};
use crate::site::{CodePage, DisclosureEntry, Page, Summaries, route};
use crate::source;
use crate::workbook;

use super::checked_department::{CheckedDepartment, title};
use super::narrative::{Around, explained_term, explanations, paragraphs, sections};
use super::parallel::RegionDepartment;
use super::workspace::Workspace;

/// A file that is published beside a page.
pub struct OutputFile {
    /// Path inside the site.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Loads the templates and static files: the embedded ones, and the site's own over them.
///
/// # Errors
/// When a template is broken (with its file, line and column) or the disk refuses.
pub fn open_renderer(workspace: &Workspace) -> anyhow::Result<Renderer> {
    let mut files = BTreeMap::new();
    for file in &workspace.static_files {
        // Style sheets and scripts are looked into; others may be as large as they like, and stay
        // where they are.
        let content = if is_looked_into(&file.name) {
            Content::Bytes(source::bytes(&file.place)?)
        } else {
            Content::File(file.place.clone())
        };
        files.insert(file.name.clone(), content);
    }
    Ok(Renderer::new(&workspace.site.config, &workspace.templates, files)?)
}

/// A disclosure and all that its page is made of beside it.
pub struct Told<'a> {
    /// Where it lies.
    pub place: RegionDepartment<'a>,
    /// What the plan knows of it.
    pub entry: &'a DisclosureEntry,
    /// What was read.
    pub disclosure: &'a Disclosure,
    /// Its department.
    pub read: &'a Department,
    /// What checking found in the department.
    pub findings: &'a [Finding],
    /// The threads of its department's projects.
    pub histories: &'a [ProjectHistory<'a>],
    /// The same kind of disclosure of the year before, where it is published.
    pub before: Option<&'a Disclosure>,
    /// How much of it was held against each other.
    pub reconciliation: &'a Reconciliation<'a>,
    /// The figures of its department that are in doubt.
    pub doubts: &'a Doubts,
}

/// Where a page will stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stands {
    /// Among the others, which it can lead to.
    InTheSite,
    /// Elsewhere, with nothing beside it.
    ByItself,
}

impl<'a> Told<'a> {
    /// A disclosure of a department that was checked; without histories where its page stands
    /// outside of the site.
    pub fn of(
        checked_department: &'a CheckedDepartment,
        place: RegionDepartment<'a>,
        entry: &'a DisclosureEntry,
        disclosure: &'a Disclosure,
        reconciliation: &'a Reconciliation<'a>,
    ) -> Told<'a> {
        Told {
            place,
            entry,
            disclosure,
            read: &checked_department.department,
            findings: &checked_department.findings,
            histories: &[],
            before: checked_department.before(disclosure),
            reconciliation,
            doubts: &checked_department.doubts,
        }
    }
}

impl Told<'_> {
    fn render(
        &self,
        workspace: &Workspace,
        stands: Stands,
        make: impl FnOnce(&DisclosurePage<'_>) -> Result<String, TemplateFailure>,
    ) -> anyhow::Result<String> {
        let (region, department) = self.place;
        let disclosure = self.disclosure;
        let linked = stands == Stands::InTheSite;
        let words = &workspace.site.config.words;
        let mut uses = FirstUses::of(&workspace.terms);
        let notes = Notes::new(self.read, disclosure, self.findings);
        // The narrative is read once, for what it says and for how it is printed.
        let (mut narrative, mut said) = (Vec::new(), Vec::new());
        if let Some(written) = &disclosure.narrative {
            let around = Around { words, disclosure, notes: &notes, doubts: self.doubts };
            let document = Document::read(&written.file.text);
            // Only a change on the year before is given a reason.
            if self.before.is_some() {
                said = paragraphs(around, written, &document);
            }
            narrative = sections(around, written, document, &mut uses);
        }
        let own = explanations(disclosure);
        let terms: Vec<ExplainedTerm<'_>> = uses
            .found()
            .into_iter()
            .filter_map(|key| Some(explained_term(workspace.site.glossary.term(key)?, &own)))
            .collect();
        let title = title(words, department, self.entry, Some(disclosure));
        let page = DisclosurePage {
            words,
            region,
            department,
            entry: self.entry,
            disclosure,
            title: &title,
            notes: &notes,
            doubts: self.doubts,
            narrative: &narrative,
            said: &said,
            terms: &terms,
            histories: self.histories,
            before: self.before,
            linked,
            // A page by itself has nothing beside it.
            workbook: linked && workspace.site.config.workbooks,
            reconciliation: self.reconciliation,
        };
        Ok(make(&page)?)
    }
}

/// The page of a disclosure.
///
/// # Errors
/// When a template is broken.
pub fn disclosure(
    workspace: &Workspace,
    renderer: &Renderer,
    told: &Told<'_>,
) -> anyhow::Result<String> {
    told.render(workspace, Stands::InTheSite, |page| renderer.disclosure(&workspace.site, page))
}

/// The page of a disclosure by itself.
///
/// # Errors
/// When a template is broken.
pub fn alone(
    workspace: &Workspace,
    renderer: &Renderer,
    told: &Told<'_>,
    alone: Alone,
) -> anyhow::Result<String> {
    told.render(workspace, Stands::ByItself, |page| renderer.alone(&workspace.site, page, alone))
}

/// The reconciliation page of a disclosure.
///
/// # Errors
/// When a template is broken.
pub fn checks(
    workspace: &Workspace,
    renderer: &Renderer,
    told: &Told<'_>,
) -> anyhow::Result<String> {
    let Told { place: (region, department), entry, disclosure, reconciliation, .. } = *told;
    let title = title(&workspace.site.config.words, department, entry, Some(disclosure));
    let notes = Notes::new(told.read, disclosure, told.findings);
    Ok(renderer.checks(
        &workspace.site,
        ChecksPage {
            region,
            department,
            entry,
            disclosure,
            title: &title,
            notes: &notes,
            reconciliation,
        },
    )?)
}

/// The page of a department's fiscal year.
///
/// # Errors
/// When a template is broken.
pub fn stages(
    workspace: &Workspace,
    renderer: &Renderer,
    (region, department): RegionDepartment<'_>,
    year: i16,
    checked_department: &CheckedDepartment,
    histories: &[ProjectHistory<'_>],
) -> anyhow::Result<String> {
    let page = StagesPage {
        region,
        department,
        year,
        summaries: &checked_department.summaries,
        histories,
        doubts: &checked_department.doubts,
    };
    Ok(renderer.stages(&workspace.site, &page)?)
}

/// The page of a project that is in more than one year.
///
/// # Errors
/// When a template is broken.
pub fn history(
    workspace: &Workspace,
    renderer: &Renderer,
    (region, department): RegionDepartment<'_>,
    history: &ProjectHistory<'_>,
    doubts: &Doubts,
) -> anyhow::Result<String> {
    Ok(renderer.history(&workspace.site, region, department, history, doubts)?)
}

/// A page that lists others.
///
/// # Errors
/// When a template is broken.
pub fn index(
    workspace: &Workspace,
    renderer: &Renderer,
    page: Page<'_>,
    summaries: &Summaries,
) -> anyhow::Result<String> {
    Ok(renderer.index(&workspace.site, page, summaries)?)
}

/// The page that searches.
///
/// # Errors
/// When a template is broken.
pub fn search(workspace: &Workspace, renderer: &Renderer, index: &Index) -> anyhow::Result<String> {
    Ok(renderer.search(&workspace.site, &index.folder)?)
}

/// The first page of the index by codes.
///
/// # Errors
/// When a template is broken.
pub fn codes(workspace: &Workspace, renderer: &Renderer, index: &Index) -> anyhow::Result<String> {
    Ok(renderer.codes(&workspace.site, &index.codes)?)
}

/// A page of the index by codes.
///
/// # Errors
/// When a template is broken.
pub fn code(
    workspace: &Workspace,
    renderer: &Renderer,
    listed: &CodePage<'_>,
) -> anyhow::Result<String> {
    Ok(renderer.code(&workspace.site, listed)?)
}

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

/// The data files beside a disclosure's page.
///
/// # Errors
/// When a workbook cannot be written.
pub fn files(
    workspace: &Workspace,
    (region, department): RegionDepartment<'_>,
    disclosure: &Disclosure,
    findings: &[Finding],
) -> anyhow::Result<Vec<OutputFile>> {
    let mut files = vec![OutputFile {
        path: route::data_json(&disclosure.path),
        bytes: data_json(
            &region.region,
            department,
            disclosure,
            findings,
            workspace.site.config.words.language(),
        ),
    }];
    files.extend(
        table_files(disclosure).into_iter().map(|(path, bytes)| OutputFile { path, bytes }),
    );
    if workspace.site.config.workbooks {
        files.push(OutputFile {
            path: route::workbook(&disclosure.path, disclosure.year, disclosure.kind),
            bytes: workbook::write(&drawn(disclosure, workspace.site.config.words.language()))?,
        });
    }
    Ok(files)
}

/// The rosters of all regions as data, where there are any.
pub fn roster(workspace: &Workspace, summaries: &Summaries) -> Option<OutputFile> {
    workspace.site.with_roster().next()?;
    let mut lines = CsvLines::new();
    lines.line(ROSTER);
    for region in workspace.site.with_roster() {
        crate::export::roster(&mut lines, region, summaries, addresses(workspace));
    }
    Some(OutputFile { path: route::roster_csv(), bytes: lines.into_bytes() })
}

/// The feed, for a site that knows its address: a feed reader takes absolute addresses only.
pub fn feed(
    workspace: &Workspace,
    base: Option<&str>,
    summaries: &Summaries,
) -> Option<OutputFile> {
    Some(OutputFile {
        path: route::feed(),
        bytes: crate::export::feed(&workspace.site, base?, summaries),
    })
}

/// Addresses of figures, under the site's own address where it has one.
pub fn addresses(workspace: &Workspace) -> Addresses<'_> {
    Addresses::new(workspace.site.config.base_url.as_deref())
}
