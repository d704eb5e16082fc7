use crate::check::reconcile_checked;
use crate::finding::Finding;
use crate::model::Department;
use crate::publish::Staging;
use crate::render::Renderer;
use crate::site::Summary;
use crate::source::Subject;
use crate::trouble::Trouble;

use super::broken_files::BrokenFiles;
use super::course::Stage;
use super::department::{checked, read};
use super::department_writer::{DepartmentWriter, WrittenPages};
use super::parallel::RegionDepartment;
use super::workspace::Workspace;

/// What a department leaves behind once its pages are written.
pub(super) struct DepartmentOutput {
    /// What index pages keep of its disclosures.
    pub summaries: Vec<Summary>,
    /// What was found in it.
    pub findings: Vec<Finding>,
    /// What writing its pages gave; nothing where none were.
    pub written: WrittenPages,
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

/// Reads, checks and writes a department, unless the gate is shut.
///
/// # Errors
/// When the disk refuses.
pub(super) fn department_output(
    workspace: &Workspace,
    renderer: &Renderer,
    staging: &Staging,
    place: RegionDepartment<'_>,
    gate: Gate,
) -> anyhow::Result<DepartmentOutput> {
    let _subject = Subject::begin(format!("content/{}/{}", place.0.region.slug, place.1.slug));
    let (department, findings) = read(workspace, place)?;
    still_as_planned(workspace, &department)?;
    let (mut checked_department, outcomes) = checked(workspace, place, &department, findings)?;
    let stops = checked_department.unanswered.iter().any(Finding::stops);
    // A finding that belongs to no disclosure cannot be withheld with it.
    let homeless = checked_department
        .unanswered
        .iter()
        .any(|finding| finding.stops() && finding.disclosure.is_none());
    let shuts = stops && (!gate.withhold || homeless);
    let (mut written, mut broken) = (WrittenPages::default(), BrokenFiles::new(workspace));
    if !shuts && !gate.closed {
        let course = &workspace.course;
        let reconciliations =
            &course.during(Stage::Reconciliation, || reconcile_checked(&department, outcomes));
        let checked = &checked_department;
        let writer = DepartmentWriter { workspace, renderer, staging, place, checked };
        written = broken.sort_out(writer.write(reconciliations))?.unwrap_or_default();
    }
    let broken = broken.into_findings().pop();
    Ok(DepartmentOutput {
        summaries: std::mem::take(&mut checked_department.summaries),
        findings: checked_department.into_findings(),
        written,
        broken,
        shuts,
    })
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
