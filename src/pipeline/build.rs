use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};

use crate::check::apply_levels;
use crate::export::sitemap;
use crate::finding::{Digest, Finding};
use crate::load::in_the_way;
use crate::publish::{Output, Publication, Staging, Target};
use crate::render::{Content, Renderer};
use crate::site::{Page, Summaries, Summary, route};
use crate::source::Subject;

use super::appended_files::AppendedFiles;
use super::broken_files::BrokenFiles;
use super::check::check;
use super::course::Stage;
use super::department_output::{DepartmentOutput, Gate, department_output};
use super::files;
use super::parallel::{departments, stream_apart};
use super::renderer::open_renderer;
use super::search;
use super::workspace::Workspace;

/// How a build is done.
#[derive(Debug, Clone)]
pub struct BuildOptions {
    /// Where the site goes.
    pub output: PathBuf,
    /// Publish what passes and list what is withheld; where nothing passes, a site that is there stays.
    pub withhold: bool,
}

/// What a build did.
#[derive(Debug)]
pub struct BuildReport {
    /// What checking found and nobody has acknowledged.
    pub open: Digest,
    /// How many disclosures were read.
    pub disclosures: usize,
    /// How many of them nothing of their own keeps back; all where no page could be made of any.
    pub passed: usize,
    /// What was published; nothing if the gate was shut, or if no disclosure passed and a site was there.
    pub published: Option<Publication>,
}

impl BuildReport {
    /// Begins with what is open of the site as a whole.
    fn of(workspace: &Workspace) -> BuildReport {
        let findings = apply_levels(workspace.findings.clone(), &workspace.site.config);
        BuildReport { open: open(findings).collect(), disclosures: 0, passed: 0, published: None }
    }

    /// Whether every document is kept back.
    pub fn nothing_passed(&self) -> bool {
        self.disclosures > 0 && self.passed == 0
    }
}

/// Reads, checks, renders and publishes a site: all of it, or nothing.
///
/// # Errors
/// When the disk refuses or the output is not ours; the published site is then what it was.
pub fn build(workspace: &Workspace, options: &BuildOptions) -> anyhow::Result<BuildReport> {
    let (mut broken, course) = (BrokenFiles::new(workspace), &workspace.course);
    let Some(renderer) =
        broken.sort_out(course.alone(Stage::Opening, || open_renderer(workspace)))?
    else {
        return only_checked(workspace, broken);
    };
    let staging = staging(workspace, options)?;
    let mut report = BuildReport::of(workspace);
    // What is wrong with forms, settings and folders concerns everything: nothing can be published
    // around it.
    let mut shut = report.open.stopping() > 0;
    let departments = departments(&workspace.site);
    let count = departments.iter().map(|(_, entry)| entry.disclosures.len()).sum();
    course.expect(count);
    let (mut summaries, mut others) = (Vec::with_capacity(count), Vec::new());
    let (mut collector, mut growing) = (search::collector(&staging)?, AppendedFiles::of(&staging));
    // What a shut gate would throw away is not written.
    let closed = AtomicBool::new(shut);
    let work = |place| {
        let gate = Gate { withhold: options.withhold, closed: closed.load(Ordering::Relaxed) };
        let part = department_output(workspace, &renderer, &staging, place, gate)?;
        closed.fetch_or(part.shuts, Ordering::Relaxed);
        Ok(part)
    };
    stream_apart(&departments, work, |(_, entry), part: DepartmentOutput| {
        shut |= part.shuts;
        report.open.extend(open(part.findings));
        // Copies lie side by side; the originals lie among what is let go of soon, and would keep
        // its memory.
        summaries.extend(part.summaries.iter().cloned());
        others.extend(part.written.projects);
        part.broken.into_iter().for_each(|finding| broken.add(finding));
        let (before, entries) = (u32::try_from(report.disclosures)?, part.written.entries);
        course.during(Stage::Search, || collector.add(before, entries))?;
        report.disclosures += entry.disclosures.len();
        course.finish(entry.disclosures.len());
        course.during(Stage::Data, || growing.add(part.written.data))
    })?;
    report.passed = passed(&summaries);
    if shut || report.nothing_passed() && options.output.join(route::manifest()).is_file() {
        // Not every page was made: which templates broke until then would be told by chance. Nor may
        // a site that says of each document that it is kept back stand in the place of another.
        return Ok(report);
    }
    let summaries = Summaries::new(summaries);
    let searched = || search::write(workspace, &renderer, &staging, collector, &summaries);
    let pages = broken.sort_out(course.alone(Stage::Search, searched))?;
    others.extend(pages.unwrap_or_default());
    let listed = || indexes(workspace, &renderer, &staging, &summaries, &others, &mut broken);
    course.alone(Stage::Indexes, listed)?;
    course.alone(Stage::Data, || growing.finish(workspace))?;
    let in_the_way = broken.sort_out(assets(&renderer, &staging))?.unwrap_or_default();
    if !in_the_way.is_empty() || !broken.is_empty() {
        report.open.extend(in_the_way.into_iter().chain(broken.into_findings()));
        return Ok(report);
    }
    report.published = Some(course.alone(Stage::Publishing, || staging.commit())?);
    Ok(report)
}

/// Where the files of a build are written before they are published.
fn staging(workspace: &Workspace, options: &BuildOptions) -> anyhow::Result<Staging> {
    let keep = &workspace.site.config.keep;
    let output = Output { directory: &options.output, root: &workspace.root, keep };
    Target::open(&output)?.stage()
}

/// What there is to say of a site whose templates or static files are broken: no page can be made.
fn only_checked(workspace: &Workspace, broken: BrokenFiles<'_>) -> anyhow::Result<BuildReport> {
    let mut report = check(workspace)?;
    // What is wrong with a site's own templates was found when it was opened.
    if !report.stops() {
        report.findings.extend(broken.into_findings());
    }
    let disclosures = report.disclosures.len();
    Ok(BuildReport {
        disclosures,
        open: open(report.findings).collect(),
        passed: disclosures,
        published: None,
    })
}

/// How many documents nothing keeps back.
fn passed(summaries: &[Summary]) -> usize {
    summaries.iter().filter(|summary| !summary.withheld).count()
}

/// What nobody has acknowledged.
fn open(findings: Vec<Finding>) -> impl Iterator<Item = Finding> {
    findings.into_iter().filter(|finding| finding.acknowledged.is_none())
}

/// Writes the pages that list others, and the files about all departments.
fn indexes(
    workspace: &Workspace,
    renderer: &Renderer,
    staging: &Staging,
    summaries: &Summaries,
    others: &[String],
    broken: &mut BrokenFiles<'_>,
) -> anyhow::Result<()> {
    let write = |page: Page<'_>| {
        let _subject = Subject::begin(page.address());
        let html = renderer.index(&workspace.site, page, summaries)?;
        staging.write(&route::file(&page.address()), html.as_bytes())
    };
    let mut pages = Page::indexes(&workspace.site);
    pages.extend(Page::comparisons(&workspace.site, summaries));
    // One at a time: two of them at once would be the most memory of the build.
    let large: Vec<_> = pages.iter().map(|page| page.lists_all().then(|| write(*page))).collect();
    // In the order of the pages: no thread decides which fault is told.
    let written: Vec<anyhow::Result<()>> = pages
        .into_par_iter()
        .zip(large)
        .map(|(page, done)| done.unwrap_or_else(|| write(page)))
        .collect();
    for result in written {
        broken.sort_out(result)?;
    }
    if let Some(base) = workspace.site.config.base_url.as_deref() {
        for (path, bytes) in sitemap(&workspace.site, base, summaries, others) {
            staging.write(&path, &bytes)?;
        }
    }
    let feed = files::feed(workspace, workspace.site.config.base_url.as_deref(), summaries);
    let compared = files::compared(workspace, summaries);
    for file in files::roster(workspace, summaries).into_iter().chain(feed).chain(compared) {
        staging.write(&file.path, &file.bytes)?;
    }
    Ok(())
}

/// Writes the static files, when all else has been: those of the site's own that are in the way of
/// a page are findings.
fn assets(renderer: &Renderer, staging: &Staging) -> anyhow::Result<Vec<Finding>> {
    let taken = staging.taken(renderer.assets().iter().map(|asset| asset.path.as_str()))?;
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
