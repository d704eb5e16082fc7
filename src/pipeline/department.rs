use std::sync::Arc;

use crate::check::{
    self, CheckedDepartment, DepartmentResult, Outcome, Reconciliation, bounded, dead_links,
};
use crate::finding::Finding;
use crate::load;
use crate::model::Department;
use crate::trouble::{Bilingual, Told as _};

use super::course::Stage;
use super::parallel::RegionDepartment;
use super::workspace::Workspace;

/// Reads and checks a department.
///
/// # Errors
/// When the disk refuses.
pub fn check_department(
    workspace: &Workspace,
    place: RegionDepartment<'_>,
) -> anyhow::Result<CheckedDepartment> {
    let (department, findings) = read(workspace, place)?;
    Ok(checked(workspace, place, &department, findings)?.0)
}

/// Reads a department, with the findings of reading.
pub(super) fn read(
    workspace: &Workspace,
    (_, entry): RegionDepartment<'_>,
) -> anyhow::Result<(Arc<Department>, Vec<Finding>)> {
    let (catalogue, config) = (&workspace.catalogue, &workspace.site.config);
    let load = || load::department(&workspace.root, entry, catalogue, config);
    let mut loaded = workspace.course.during(Stage::Reading, load)?;
    // Links are read with the department; where they may lead, only the plan of the site knows.
    loaded.findings.extend(dead_links(
        &loaded.department,
        &workspace.addresses,
        workspace.released.as_ref(),
    ));
    Ok((Arc::new(loaded.department), loaded.findings))
}

/// Checks a department that was read with these findings. How its identities came out borrows it,
/// so it stays the caller's.
pub(super) fn checked<'a>(
    workspace: &Workspace,
    (_, entry): RegionDepartment<'_>,
    department: &'a Arc<Department>,
    findings: Vec<Finding>,
) -> anyhow::Result<(CheckedDepartment, Vec<Vec<Outcome<'a>>>)> {
    let config = &workspace.site.config;
    workspace.course.during(Stage::Checking, || {
        let DepartmentResult { findings, outcomes } =
            check::department(department, findings, config);
        let mut findings = bounded(findings);
        load::name_cells(&workspace.root, department, &mut findings)?;
        let checked = CheckedDepartment::new(config, entry, department, findings, &outcomes);
        Ok((checked, outcomes))
    })
}

/// How much of one disclosure of a department was held against each other, by its path.
///
/// # Errors
/// When the department has no such disclosure.
pub fn reconciliation<'a>(
    checked: &'a CheckedDepartment,
    path: &str,
) -> anyhow::Result<Reconciliation<'a>> {
    let found = checked.reconciliation(path);
    found.told(|| Bilingual::new(format!("核对不了 {path}"), format!("cannot reconcile {path}")))
}
