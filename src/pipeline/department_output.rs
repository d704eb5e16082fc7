use std::cell::RefCell;
use std::path::PathBuf;
use std::sync::Arc;

use crate::check::reconcile_checked;
use crate::finding::Finding;
use crate::model::{Department, Disclosure};
use crate::publish::Staging;
use crate::record::{Digest, Inputs};
use crate::render::Renderer;
use crate::site::Summary;
use crate::source::{Hidden, Stamp, Subject, stamps};
use crate::trouble::Trouble;

use super::appended_files::Addition;
use super::broken_files::BrokenFiles;
use super::course::Stage;
use super::department::{checked, read};
use super::department_writer::{DepartmentWriter, WrittenPages};
use super::last_build::{LastBuild, LeftDepartment};
use super::memory::SiteInputs;
use super::parallel::RegionDepartment;
use super::search::Searchable;
use super::workspace::Workspace;

/// What a department leaves behind once its pages are written.
pub(super) struct DepartmentOutput {
    /// What index pages keep of its disclosures.
    pub summaries: Vec<Summary>,
    /// What was found in it.
    pub findings: Vec<Finding>,
    /// What writing its pages gave; nothing where none were.
    pub written: WrittenPages,
    /// What it was made of, where that is known for sure.
    pub inputs: Option<Inputs>,
    /// The template that broke while its pages were made.
    pub broken: Option<Finding>,
    /// Whether nothing may be published because of it.
    pub shuts: bool,
}

/// What is known of the gate when a department is read.
#[derive(Clone, Copy)]
pub(super) struct Gate {
    /// Whether what passes is published without what does not.
    pub withhold: bool,
    /// Whether something read before has shut it.
    pub closed: bool,
}

impl Gate {
    /// Whether these findings shut it.
    fn is_shut_by<'a>(self, findings: impl Iterator<Item = &'a Finding>) -> bool {
        // A finding that belongs to no disclosure cannot be withheld with it.
        let shuts = |finding: &Finding| !self.withhold || finding.disclosure.is_none();
        findings.into_iter().any(|finding| finding.stops() && shuts(finding))
    }
}

/// Where a department's pages go, and how.
#[derive(Clone, Copy)]
pub(super) struct Making<'a> {
    /// The site.
    pub workspace: &'a Workspace,
    /// Its look.
    pub renderer: &'a Renderer,
    /// Where pages go.
    pub staging: &'a Staging,
    /// What departments are made of, where that is kept for the next build.
    pub inputs: Option<&'a SiteInputs<'a>>,
    /// What the last build left.
    pub last: Option<&'a LastBuild<'a>>,
}

/// Takes a department over as the last build left it, if nothing changed that it is made of; else
/// reads, checks and writes it, unless the gate is shut.
///
/// # Errors
/// When the disk refuses.
pub(super) fn department_output(
    making: Making<'_>,
    place: RegionDepartment<'_>,
    gate: Gate,
) -> anyhow::Result<DepartmentOutput> {
    let _subject = Subject::begin(format!("content/{}/{}", place.0.region.slug, place.1.slug));
    if let Some(last) = making.last
        && let Some(left) = last.department(place)
    {
        return taken_over(making, last, left, gate);
    }
    let look = making.inputs.and_then(|inputs| Look::at(inputs, place));
    let (department, findings) = read(making.workspace, place)?;
    still_as_planned(making.workspace, &department)?;
    let mut output = made(making, place, (&department, findings), gate)?;
    let has_links =
        |one: &Disclosure| one.narrative.as_ref().is_some_and(|it| !it.links.is_empty());
    let asks_plan = department.disclosures.iter().any(has_links);
    let still = look.filter(Look::is_still);
    output.inputs = still.map(|look| Inputs { digest: look.digest, asks_plan });
    Ok(output)
}

/// Checks and writes a department that was read with these findings.
fn made(
    making: Making<'_>,
    place: RegionDepartment<'_>,
    (department, findings): (&Arc<Department>, Vec<Finding>),
    gate: Gate,
) -> anyhow::Result<DepartmentOutput> {
    let Making { workspace, renderer, staging, .. } = making;
    let (mut checked_department, outcomes) = checked(workspace, place, department, findings)?;
    let shuts = gate.is_shut_by(checked_department.unanswered.iter());
    let (mut written, mut broken) = (WrittenPages::default(), BrokenFiles::new(workspace));
    if !shuts && !gate.closed {
        let course = &workspace.course;
        let reconciliations =
            &course.during(Stage::Reconciliation, || reconcile_checked(department, outcomes));
        let (checked, files) = (&checked_department, RefCell::default());
        let writer = DepartmentWriter { workspace, renderer, staging, place, checked, files };
        written = broken.sort_out(writer.write(reconciliations))?.unwrap_or_default();
    }
    let broken = broken.into_findings().pop();
    Ok(DepartmentOutput {
        summaries: std::mem::take(&mut checked_department.summaries),
        findings: checked_department.into_findings(),
        written,
        inputs: None,
        broken,
        shuts,
    })
}

/// Takes over what the last build left of a department.
fn taken_over(
    making: Making<'_>,
    last: &LastBuild<'_>,
    left: LeftDepartment,
    gate: Gate,
) -> anyhow::Result<DepartmentOutput> {
    let LeftDepartment { part, entries, known } = left;
    let shuts = gate.is_shut_by(part.findings.iter());
    let mut written = WrittenPages::default();
    if !shuts && !gate.closed {
        let link =
            || part.files.iter().try_for_each(|path| making.staging.take_over(&last.files, path));
        making.workspace.course.during(Stage::Publishing, link)?;
        written = WrittenPages {
            data: part.data.into_iter().map(Addition::Left).collect(),
            projects: part.projects,
            searchable: Searchable::Left(entries, known.clone()),
            files: part.files,
        };
    }
    Ok(DepartmentOutput {
        summaries: part.summaries,
        findings: part.findings,
        written,
        inputs: Some(known.inputs),
        broken: None,
        shuts,
    })
}

/// What the files of a department looked like before they were read.
struct Look {
    folder: PathBuf,
    stamps: Vec<(String, Stamp)>,
    digest: Digest,
}

impl Look {
    /// Nothing where they cannot be read.
    fn at(inputs: &SiteInputs<'_>, place: RegionDepartment<'_>) -> Option<Look> {
        let folder = inputs.folder(place);
        let stamps = stamps(&folder, Hidden::Passed);
        Some(Look { folder, stamps, digest: inputs.of_department(place)? })
    }

    /// Whether they look as they did.
    fn is_still(&self) -> bool {
        self.stamps == stamps(&self.folder, Hidden::Passed)
    }
}

/// Looks once more at what may not be published yet: a file may have been written since the plan
/// was made.
fn still_as_planned(workspace: &Workspace, department: &Department) -> anyhow::Result<()> {
    let on = workspace.unreleased.day();
    match department.disclosures.iter().find(|one| !one.release.is_reached(on)) {
        None => Ok(()),
        Some(one) => Err(Trouble::new(
            format!("{} 暂不能公开，生成期间才这样写明；请再生成一次", one.path),
            format!("{} may not be published yet, and says so only now: build again", one.path),
        )
        .into()),
    }
}
