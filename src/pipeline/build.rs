use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use crate::check::{Reconciliation, apply_levels, reconcile_checked};
use crate::export::{Chunk, INDICATORS, PROJECTS, checks_json, sitemap};
use crate::finding::{Finding, settle, sort};
use crate::load::in_the_way;
use crate::model::histories;
use crate::publish::{Output, Published, Staging, Target};
use crate::render::{Content, Renderer};
use crate::search::Entries;
use crate::site::{Page, Summaries, Summary, route};
use crate::source::Subject;

use super::broken::Broken;
use super::check::{Report, check};
use super::data::{self, Lines};
use super::opened::Opened;
use super::page;
use super::parallel::{Place, departments, stream};
use super::prepared::{Prepared, Tally, checked, read};
use super::search;

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
pub struct Built {
    /// What checking found.
    pub report: Report,
    /// What was published; nothing if the gate was shut.
    pub published: Option<Published>,
}

/// Reads, checks, renders and publishes a site: all of it, or nothing.
///
/// # Errors
/// When the disk refuses or the output is not ours; the published site is then what it was.
pub fn build(opened: &Opened, options: &BuildOptions) -> anyhow::Result<Built> {
    let mut broken = Broken::new(opened);
    let Some(renderer) = broken.sort_out(page::open_renderer(opened))? else {
        let mut report = check(opened)?;
        // What is wrong with a site's own templates was found when it was opened.
        if !report.stops() {
            report.findings.extend(broken.into_findings());
        }
        return Ok(Built { report, published: None });
    };
    let output =
        Output { directory: &options.output, root: &opened.root, keep: &opened.site.config.keep };
    let staging = Target::open(&output)?.stage()?;
    let mut report = Report {
        findings: apply_levels(opened.findings.clone(), &opened.site.config),
        ..Report::default()
    };
    // What is wrong with forms, settings and folders concerns everything: nothing can be published
    // around it.
    let mut shut = report.stops();
    let (mut summaries, mut others) = (Vec::new(), Vec::new());
    let mut collector = search::collector(&staging)?;
    let mut disclosures = 0;
    let mut growing = Growing { staging: &staging, started: BTreeSet::new() };
    // What a shut gate would throw away is not written.
    let closed = AtomicBool::new(shut);
    let work = |place| {
        let part = department(
            opened,
            &renderer,
            &staging,
            place,
            Gate { withhold: options.withhold, closed: closed.load(Ordering::Relaxed) },
        )?;
        closed.fetch_or(part.shuts, Ordering::Relaxed);
        Ok(part)
    };
    stream(&departments(&opened.site), work, |(_, entry), part: Part| {
        shut |= part.shuts;
        report.add(part.tallies, part.findings);
        summaries.extend(part.summaries);
        others.extend(part.written.projects);
        part.broken.into_iter().for_each(|finding| broken.add(finding));
        collector.add(disclosures, part.written.entries)?;
        disclosures += u32::try_from(entry.disclosures.len())?;
        growing.add(part.written.data)
    })?;
    sort(&mut report.findings);
    if shut {
        // Not every page was made: which templates broke until then would be told by chance.
        return Ok(Built { report, published: None });
    }
    let summaries = Summaries::new(summaries);
    others.extend(
        broken
            .sort_out(search::write(opened, &renderer, &staging, collector, &summaries))?
            .unwrap_or_default(),
    );
    indexes(opened, &renderer, &staging, &summaries, &others, &mut broken)?;
    growing.finish(opened)?;
    let in_the_way = broken.sort_out(assets(&renderer, &staging))?.unwrap_or_default();
    if !in_the_way.is_empty() || !broken.is_empty() {
        report.findings.extend(in_the_way);
        report.findings.extend(broken.into_findings());
        sort(&mut report.findings);
        return Ok(Built { report, published: None });
    }
    let published = staging.commit()?;
    Ok(Built { report, published: Some(published) })
}

/// What a department leaves behind once its pages are written.
struct Part {
    summaries: Vec<Summary>,
    findings: Vec<Finding>,
    tallies: Vec<(String, Tally)>,
    written: Written,
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
    opened: &Opened,
    renderer: &Renderer,
    staging: &Staging,
    place: Place<'_>,
    gate: Gate,
) -> anyhow::Result<Part> {
    let _subject = Subject::begin(format!("content/{}/{}", place.0.region.slug, place.1.slug));
    let (department, findings) = read(opened, place)?;
    let (mut prepared, outcomes) = checked(opened, place, &department, findings)?;
    let stops = prepared.findings.iter().any(Finding::stops);
    // A finding that belongs to no disclosure cannot be withheld with it.
    let homeless =
        prepared.findings.iter().any(|finding| finding.stops() && finding.disclosure.is_none());
    let shuts = stops && (!gate.withhold || homeless);
    let (mut written, mut broken) = (Written::default(), Broken::new(opened));
    if !shuts && !gate.closed {
        written = broken
            .sort_out(write(
                opened,
                renderer,
                staging,
                place,
                &prepared,
                &reconcile_checked(&department, outcomes),
            ))?
            .unwrap_or_default();
    }
    let broken = broken.into_findings().pop();
    settle(&mut prepared.findings);
    Ok(Part {
        summaries: prepared.summaries,
        findings: prepared.findings,
        tallies: prepared.tallies,
        written,
        broken,
        shuts,
    })
}

/// What writing a department's pages gave.
#[derive(Default)]
struct Written {
    data: Vec<Lines>,
    /// The addresses of its projects' pages.
    projects: Vec<String>,
    /// What can be searched in it.
    entries: Entries,
}

/// Writes a department's pages and the files beside them.
fn write(
    opened: &Opened,
    renderer: &Renderer,
    staging: &Staging,
    place: Place<'_>,
    prepared: &Prepared,
    reconciliations: &[Reconciliation<'_>],
) -> anyhow::Result<Written> {
    let (region, entry) = place;
    let mut data = Vec::new();
    let histories = histories(prepared.published());
    for (one, summary) in entry.disclosures.iter().zip(&prepared.summaries) {
        let _subject = Subject::begin(format!("content/{}", one.path));
        let Some(disclosure) = prepared.disclosure(&one.path).filter(|_| !summary.withheld) else {
            continue;
        };
        let Some(reconciliation) =
            reconciliations.iter().find(|reconciliation| reconciliation.disclosure == one.path)
        else {
            continue;
        };
        let findings = prepared.findings_of(&one.path);
        let told = page::Told {
            place,
            entry: one,
            disclosure,
            read: &prepared.department,
            findings: &prepared.findings,
            histories: &histories,
            before: prepared.before(disclosure),
            reconciliation,
            doubts: &prepared.doubts,
        };
        let html = page::disclosure(opened, renderer, &told)?;
        staging.write(&route::file(&route::disclosure(&one.path)), html.as_bytes())?;
        let checks = page::checks(opened, renderer, &told)?;
        staging.write(&route::file(&route::checks(&one.path)), checks.as_bytes())?;
        staging.write(&route::checks_json(&one.path), &checks_json(reconciliation))?;
        for file in page::files(opened, place, disclosure, &findings)? {
            staging.write(&file.path, &file.bytes)?;
        }
        data.push(data::facts(opened, place, disclosure));
    }
    for year in entry.years() {
        let html = page::stages(opened, renderer, place, year, prepared, &histories)?;
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
            page::history(opened, renderer, place, history, &prepared.doubts)?.as_bytes(),
        )?;
        pages.push(address);
    }
    data.push(data::projects(opened, place, prepared));
    data.push(data::indicators(opened, place, prepared));
    Ok(Written { data, projects: pages, entries: page::entries(place, prepared) })
}

/// Data files that grow department by department, in the order of the site.
struct Growing<'a> {
    staging: &'a Staging,
    started: BTreeSet<String>,
}

impl Growing<'_> {
    fn add(&mut self, data: Vec<Lines>) -> anyhow::Result<()> {
        for lines in data {
            if self.started.insert(lines.path.clone()) {
                self.staging.append(&lines.path, &Chunk::head(lines.head))?;
            }
            self.staging.append(&lines.path, &lines.bytes)?;
        }
        Ok(())
    }

    fn finish(mut self, opened: &Opened) -> anyhow::Result<()> {
        // A site without disclosures still has its data files, with nothing but heads.
        let empty = |path, head| Lines { path, head, bytes: Vec::new() };
        self.add(vec![
            empty(route::projects_csv(), PROJECTS),
            empty(route::indicators_csv(), INDICATORS),
        ])?;
        let package = data::package(
            opened,
            self.started.iter().map(String::as_str).filter(|path| path.starts_with("data/facts/")),
        );
        self.staging.write(&package.path, &package.bytes)
    }
}

fn indexes(
    opened: &Opened,
    renderer: &Renderer,
    staging: &Staging,
    summaries: &Summaries,
    others: &[String],
    broken: &mut Broken<'_>,
) -> anyhow::Result<()> {
    let write = |page: Page<'_>| {
        let _subject = Subject::begin(page.address());
        let html = page::index(opened, renderer, page, summaries)?;
        staging.write(&route::file(&page.address()), html.as_bytes())
    };
    // In the order of the pages: no thread decides which fault is told.
    let written: Vec<anyhow::Result<()>> =
        Page::indexes(&opened.site).into_par_iter().map(write).collect();
    for result in written {
        broken.sort_out(result)?;
    }
    if let Some(base) = opened.site.config.base_url.as_deref() {
        for (path, bytes) in sitemap(&opened.site, base, summaries, others) {
            staging.write(&path, &bytes)?;
        }
    }
    let feed = page::feed(opened, opened.site.config.base_url.as_deref(), summaries);
    for file in page::roster(opened, summaries).into_iter().chain(feed) {
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
