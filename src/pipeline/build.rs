use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};

use crate::export::sitemap;
use crate::finding::Finding;
use crate::load::in_the_way;
use crate::publish::{Output, Staging, Target};
use crate::record::{Named, NewRecord};
use crate::render::{Content, Renderer};
use crate::site::{Page, Summaries, route};
use crate::source::Subject;

use super::broken_files::BrokenFiles;
use super::build_report::{BuildOptions, BuildReport};
use super::check::check;
use super::course::Stage;
use super::department_output::Making;
use super::files;
use super::gathered::Gathered;
use super::last_build::{FOLDER, LastBuild, NAME};
use super::memory::{Memory, SiteInputs};
use super::parallel::departments;
use super::recorder::Recorder;
use super::renderer::open_renderer;
use super::workspace::Workspace;

/// Reads, checks, renders and publishes a site: all of it, or nothing. It knows nothing of any other
/// build, and leaves nothing beside the site.
///
/// # Errors
/// When the disk refuses or the output is not ours; the published site is then what it was.
pub fn build(workspace: &Workspace, options: &BuildOptions) -> anyhow::Result<BuildReport> {
    let mut broken = BrokenFiles::new(workspace);
    let opened = workspace.course.alone(Stage::Opening, || open_renderer(workspace));
    match broken.sort_out(opened)? {
        Some(renderer) => {
            let (target, last) = (target(workspace, options)?, Last::default());
            made((workspace, &renderer), target, last, broken, options.withhold)
        }
        None => only_checked(workspace, broken),
    }
}

/// The same, but what the last build left and nothing has changed of is taken over as it is. What
/// comes of it is the same, byte by byte.
///
/// # Errors
/// As [`build`].
pub fn build_again(
    workspace: &Workspace,
    options: &BuildOptions,
    memory: &Memory,
) -> anyhow::Result<BuildReport> {
    let (mut broken, course) = (BrokenFiles::new(workspace), &workspace.course);
    let opened = course.alone(Stage::Opening, || open_renderer(workspace));
    let Some(renderer) = broken.sort_out(opened)? else {
        return only_checked(workspace, broken);
    };
    let target = target(workspace, options)?;
    if target.holds(&workspace.root, FOLDER) {
        return made((workspace, &renderer), target, Last::default(), broken, options.withhold);
    }
    let named = Named::of(&workspace.catalogue);
    let path = workspace.root.join(FOLDER).join(NAME);
    let inputs =
        course.alone(Stage::Opening, || SiteInputs::of(workspace, memory, options.withhold));
    let known = || LastBuild::of(&target, memory, &inputs, &named, &path);
    let (build, unusable) = match course.alone(Stage::Opening, known) {
        Ok(build) => (build, None),
        Err(unusable) => (None, Some(unusable.words())),
    };
    if let Some(build) = &build
        && let Some(report) = unchanged(workspace, build)
    {
        return Ok(report);
    }
    let record = Some(NewRecord::begin(&path, &memory.program, &named));
    let last = Last { inputs: Some(&inputs), build: build.as_ref(), record };
    let mut report = made((workspace, &renderer), target, last, broken, options.withhold)?;
    report.record = unusable.or(report.record);
    Ok(report)
}

/// What is known of the last build, and what is left for the next.
#[derive(Default)]
struct Last<'a> {
    inputs: Option<&'a SiteInputs<'a>>,
    build: Option<&'a LastBuild<'a>>,
    record: Option<anyhow::Result<NewRecord<'a>>>,
}

/// What there is to report of a site of which nothing changed since it was published; nothing where
/// something did.
fn unchanged(workspace: &Workspace, last: &LastBuild<'_>) -> Option<BuildReport> {
    let mut report = BuildReport::of(workspace);
    if report.open.stopping() > 0 {
        return None;
    }
    let course = &workspace.course;
    let places = departments(&workspace.site);
    let all = course.alone(Stage::Publishing, || last.unchanged(&places))?;
    course.expect(all.iter().map(|(one, _)| one.disclosures).sum());
    for (one, part) in all {
        report.disclosures += one.disclosures;
        report.passed += one.passed;
        report.open.extend(part.into_iter().flat_map(|part| part.findings));
        course.finish(one.disclosures);
    }
    report.published = Some(last.files.publication());
    Some(report)
}

/// Makes a site and publishes it, if it may be.
fn made<'a>(
    (workspace, renderer): (&'a Workspace, &'a Renderer),
    target: Target,
    last: Last<'a>,
    broken: BrokenFiles<'a>,
    withhold: bool,
) -> anyhow::Result<BuildReport> {
    let (is_new, course) = (target.is_empty(), &workspace.course);
    let staging = target.stage()?;
    let departments = departments(&workspace.site);
    course.expect(departments.iter().map(|(_, entry)| entry.disclosures.len()).sum());
    let making =
        Making { workspace, renderer, staging: &staging, inputs: last.inputs, last: last.build };
    let begun = (BuildReport::of(workspace), broken);
    let mut gathered = Gathered::begun(making, begun, Recorder::of(last.record));
    gathered.gather(making, &departments, withhold)?;
    let Gathered { mut report, shut, mut broken, summaries, mut others, search, growing, recorder } =
        gathered;
    report.passed = summaries.iter().filter(|summary| !summary.withheld).count();
    if shut || report.nothing_passed() && !is_new {
        // Not every page was made: which templates broke until then would be told by chance. Nor may
        // a site that says of each document that it is kept back stand in the place of another.
        return Ok(report);
    }
    let summaries = Summaries::new(summaries);
    let searched = || search.write(workspace, renderer, &summaries);
    let search = broken.sort_out(course.alone(Stage::Search, searched))?;
    others.extend(search.iter().flat_map(|search| search.pages.iter().cloned()));
    let listed = || indexes(workspace, renderer, &staging, &summaries, &others, &mut broken);
    course.alone(Stage::Indexes, listed)?;
    course.alone(Stage::Data, || growing.finish(workspace))?;
    let in_the_way = broken.sort_out(assets(renderer, &staging))?.unwrap_or_default();
    let (Some(search), true) = (search, in_the_way.is_empty() && broken.is_empty()) else {
        report.open.extend(in_the_way.into_iter().chain(broken.into_findings()));
        return Ok(report);
    };
    let (published, left) = course.alone(Stage::Publishing, || staging.commit_and_tell())?;
    report.published = Some(published);
    report.record = last.inputs.and_then(|inputs| recorder.finish(inputs, left, search));
    Ok(report)
}

/// Where the site goes.
fn target(workspace: &Workspace, options: &BuildOptions) -> anyhow::Result<Target> {
    let keep = &workspace.site.config.keep;
    let output = Output { directory: &options.output, root: &workspace.root, keep };
    Target::open(&output)
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
        open: report.findings.into_iter().filter(Finding::is_open).collect(),
        passed: disclosures,
        published: None,
        record: None,
    })
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
