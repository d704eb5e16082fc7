use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use crate::check::{Reconciliation, apply_levels, reconcile_checked};
use crate::export::{CsvLines, INDICATORS, PROJECTS, checks_json, sitemap};
use crate::finding::{Digest, Finding, settle};
use crate::load::in_the_way;
use crate::model::histories;
use crate::publish::{Output, Published, Staging, Target};
use crate::render::{Content, Renderer};
use crate::search::Entries;
use crate::site::{Page, Summaries, Summary, route};
use crate::source::Subject;

use super::broken::Broken;
use super::check::check;
use super::checked_department::{CheckedDepartment, checked, read};
use super::data::{self, DataLines};
use super::page;
use super::parallel::{RegionDepartment, departments, stream};
use super::search;
use super::workspace::Workspace;

/// How a build is done.
#[derive(Debug, Clone)]
pub struct BuildOptions {
    /// Where the site goes.
    pub output: PathBuf,
    /// Publish what passes and list what is withheld.
    pub withhold: bool,
}

/// What a build did.
#[derive(Debug)]
pub struct BuildReport {
    /// What checking found and nobody has acknowledged.
    pub open: Digest,
    /// How many disclosures were read.
    pub disclosures: usize,
    /// What was published; nothing if the gate was shut.
    pub published: Option<Published>,
}

/// Reads, checks, renders and publishes a site: all of it, or nothing.
///
/// # Errors
/// When the disk refuses or the output is not ours; the published site is then what it was.
pub fn build(workspace: &Workspace, options: &BuildOptions) -> anyhow::Result<BuildReport> {
    let mut broken = Broken::new(workspace);
    let Some(renderer) = broken.sort_out(page::open_renderer(workspace))? else {
        let mut report = check(workspace)?;
        // What is wrong with a site's own templates was found when it was opened.
        if !report.stops() {
            report.findings.extend(broken.into_findings());
        }
        return Ok(BuildReport {
            disclosures: report.disclosures.len(),
            open: open(report.findings).collect(),
            published: None,
        });
    };
    let output = Output {
        directory: &options.output,
        root: &workspace.root,
        keep: &workspace.site.config.keep,
    };
    let staging = Target::open(&output)?.stage()?;
    let mut report = BuildReport {
        open: open(apply_levels(workspace.findings.clone(), &workspace.site.config)).collect(),
        disclosures: 0,
        published: None,
    };
    // What is wrong with forms, settings and folders concerns everything: nothing can be published
    // around it.
    let mut shut = report.open.stopping() > 0;
    let (mut summaries, mut others) = (Vec::new(), Vec::new());
    let mut collector = search::collector(&staging)?;
    let mut growing = AppendedFiles { staging: &staging, started: BTreeSet::new() };
    // What a shut gate would throw away is not written.
    let closed = AtomicBool::new(shut);
    let work = |place| {
        let part = department(
            workspace,
            &renderer,
            &staging,
            place,
            Gate { withhold: options.withhold, closed: closed.load(Ordering::Relaxed) },
        )?;
        closed.fetch_or(part.shuts, Ordering::Relaxed);
        Ok(part)
    };
    stream(&departments(&workspace.site), work, |(_, entry), part: DepartmentOutput| {
        shut |= part.shuts;
        report.open.extend(open(part.findings));
        summaries.extend(part.summaries);
        others.extend(part.written.projects);
        part.broken.into_iter().for_each(|finding| broken.add(finding));
        collector.add(u32::try_from(report.disclosures)?, part.written.entries)?;
        report.disclosures += entry.disclosures.len();
        growing.add(part.written.data)
    })?;
    if shut {
        // Not every page was made: which templates broke until then would be told by chance.
        return Ok(report);
    }
    let summaries = Summaries::new(summaries);
    others.extend(
        broken
            .sort_out(search::write(workspace, &renderer, &staging, collector, &summaries))?
            .unwrap_or_default(),
    );
    indexes(workspace, &renderer, &staging, &summaries, &others, &mut broken)?;
    growing.finish(workspace)?;
    let in_the_way = broken.sort_out(assets(&renderer, &staging))?.unwrap_or_default();
    if !in_the_way.is_empty() || !broken.is_empty() {
        report.open.extend(in_the_way);
        report.open.extend(broken.into_findings());
        return Ok(report);
    }
    report.published = Some(staging.commit()?);
    Ok(report)
}

/// What nobody has acknowledged.
fn open(findings: Vec<Finding>) -> impl Iterator<Item = Finding> {
    findings.into_iter().filter(|finding| finding.acknowledged.is_none())
}

/// What a department leaves behind once its pages are written.
struct DepartmentOutput {
    summaries: Vec<Summary>,
    findings: Vec<Finding>,
    written: WrittenPages,
    /// The template that broke while its pages were made.
    broken: Option<Finding>,
    /// Whether nothing may be published because of it.
    shuts: bool,
}

/// What is known of the gate when a department is read.
#[derive(Clone, Copy)]
struct Gate {
    /// Whether what passes is published without what does not.
    withhold: bool,
    /// Whether something read before has shut it.
    closed: bool,
}

fn department(
    workspace: &Workspace,
    renderer: &Renderer,
    staging: &Staging,
    place: RegionDepartment<'_>,
    gate: Gate,
) -> anyhow::Result<DepartmentOutput> {
    let _subject = Subject::begin(format!("content/{}/{}", place.0.region.slug, place.1.slug));
    let (department, findings) = read(workspace, place)?;
    let (mut checked_department, outcomes) = checked(workspace, place, &department, findings)?;
    let stops = checked_department.findings.iter().any(Finding::stops);
    // A finding that belongs to no disclosure cannot be withheld with it.
    let homeless = checked_department
        .findings
        .iter()
        .any(|finding| finding.stops() && finding.disclosure.is_none());
    let shuts = stops && (!gate.withhold || homeless);
    let (mut written, mut broken) = (WrittenPages::default(), Broken::new(workspace));
    if !shuts && !gate.closed {
        written = broken
            .sort_out(write(
                workspace,
                renderer,
                staging,
                place,
                &checked_department,
                &reconcile_checked(&department, outcomes),
            ))?
            .unwrap_or_default();
    }
    let broken = broken.into_findings().pop();
    settle(&mut checked_department.findings);
    Ok(DepartmentOutput {
        summaries: checked_department.summaries,
        findings: checked_department.findings,
        written,
        broken,
        shuts,
    })
}

/// What writing a department's pages gave.
#[derive(Default)]
struct WrittenPages {
    data: Vec<DataLines>,
    /// The addresses of its projects' pages.
    projects: Vec<String>,
    /// What can be searched in it.
    entries: Entries,
}

/// Writes a department's pages and the files beside them.
fn write(
    workspace: &Workspace,
    renderer: &Renderer,
    staging: &Staging,
    place: RegionDepartment<'_>,
    checked_department: &CheckedDepartment,
    reconciliations: &[Reconciliation<'_>],
) -> anyhow::Result<WrittenPages> {
    let (region, entry) = place;
    let mut data = Vec::new();
    let histories = histories(checked_department.published());
    for (one, summary) in entry.disclosures.iter().zip(&checked_department.summaries) {
        let _subject = Subject::begin(format!("content/{}", one.path));
        let Some(disclosure) =
            checked_department.disclosure(&one.path).filter(|_| !summary.withheld)
        else {
            continue;
        };
        let Some(reconciliation) =
            reconciliations.iter().find(|reconciliation| reconciliation.disclosure == one.path)
        else {
            continue;
        };
        let findings = checked_department.findings_of(&one.path);
        let told = page::Told {
            histories: &histories,
            ..page::Told::of(checked_department, place, one, disclosure, reconciliation)
        };
        let html = page::disclosure(workspace, renderer, &told)?;
        staging.write(&route::file(&route::disclosure(&one.path)), html.as_bytes())?;
        let checks = page::checks(workspace, renderer, &told)?;
        staging.write(&route::file(&route::checks(&one.path)), checks.as_bytes())?;
        staging.write(&route::checks_json(&one.path), &checks_json(reconciliation))?;
        for file in page::files(workspace, place, disclosure, &findings)? {
            staging.write(&file.path, &file.bytes)?;
        }
        data.push(data::facts(workspace, place, disclosure));
    }
    for year in entry.years() {
        let html = page::stages(workspace, renderer, place, year, checked_department, &histories)?;
        staging.write(
            &route::file(&route::stages(&region.region.slug, &entry.slug, year)),
            html.as_bytes(),
        )?;
    }
    let mut pages = Vec::new();
    for history in histories.iter().filter(|history| history.goes_on()) {
        let address = route::history(&region.region.slug, &entry.slug, history.id);
        staging.write(
            &route::file(&address),
            page::history(workspace, renderer, place, history, &checked_department.doubts)?
                .as_bytes(),
        )?;
        pages.push(address);
    }
    data.push(data::projects(workspace, place, checked_department));
    data.push(data::indicators(workspace, place, checked_department));
    Ok(WrittenPages { data, projects: pages, entries: page::entries(place, checked_department) })
}

/// Data files that grow department by department, in the order of the site.
struct AppendedFiles<'a> {
    staging: &'a Staging,
    started: BTreeSet<String>,
}

impl AppendedFiles<'_> {
    fn add(&mut self, data: Vec<DataLines>) -> anyhow::Result<()> {
        for lines in data {
            if self.started.insert(lines.path.clone()) {
                self.staging.append(&lines.path, &CsvLines::head(lines.head))?;
            }
            self.staging.append(&lines.path, &lines.bytes)?;
        }
        Ok(())
    }

    fn finish(mut self, workspace: &Workspace) -> anyhow::Result<()> {
        // A site without disclosures still has its data files, with nothing but heads.
        let empty = |path, head| DataLines { path, head, bytes: Vec::new() };
        self.add(vec![
            empty(route::projects_csv(), PROJECTS),
            empty(route::indicators_csv(), INDICATORS),
        ])?;
        let package = data::package(
            workspace,
            self.started.iter().map(String::as_str).filter(|path| path.starts_with("data/facts/")),
        );
        self.staging.write(&package.path, &package.bytes)
    }
}

fn indexes(
    workspace: &Workspace,
    renderer: &Renderer,
    staging: &Staging,
    summaries: &Summaries,
    others: &[String],
    broken: &mut Broken<'_>,
) -> anyhow::Result<()> {
    let write = |page: Page<'_>| {
        let _subject = Subject::begin(page.address());
        let html = page::index(workspace, renderer, page, summaries)?;
        staging.write(&route::file(&page.address()), html.as_bytes())
    };
    // In the order of the pages: no thread decides which fault is told.
    let written: Vec<anyhow::Result<()>> =
        Page::indexes(&workspace.site).into_par_iter().map(write).collect();
    for result in written {
        broken.sort_out(result)?;
    }
    if let Some(base) = workspace.site.config.base_url.as_deref() {
        for (path, bytes) in sitemap(&workspace.site, base, summaries, others) {
            staging.write(&path, &bytes)?;
        }
    }
    let feed = page::feed(workspace, workspace.site.config.base_url.as_deref(), summaries);
    for file in page::roster(workspace, summaries).into_iter().chain(feed) {
        staging.write(&file.path, &file.bytes)?;
    }
    Ok(())
}

/// Writes the static files, when all else has been: those of the site's own that are in the way of
/// a page are findings.
fn assets(renderer: &Renderer, staging: &Staging) -> anyhow::Result<Vec<Finding>> {
    let taken = staging.taken(renderer.assets().iter().map(|asset| asset.path.as_str()));
    if !taken.is_empty() {
        let named = |path: &str| {
            renderer
                .assets()
                .iter()
                .find(|asset| asset.path == path)
                .map(|asset| asset.name.clone())
                .unwrap_or_default()
        };
        return Ok(taken.into_iter().map(|(path, page)| in_the_way(&named(path), &page)).collect());
    }
    renderer.assets().into_par_iter().try_for_each(|asset| match &asset.content {
        Content::Bytes(bytes) => staging.write(&asset.path, bytes),
        Content::File(from) => staging.copy(&asset.path, from),
    })?;
    Ok(Vec::new())
}
