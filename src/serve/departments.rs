use std::collections::{BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use crate::check::CheckedDepartment;
use crate::finding::{Finding, settle};
use crate::model::{Release, histories};
use crate::pipeline::{RegionDepartment, Workspace, check_department, data, departments};
use crate::record::{Brief, Named};
use crate::site::route;

use super::left_briefs::LeftBriefs;
use super::limits::DEPARTMENTS;
use super::shelf::Shelf;
use super::snapshot::Snapshot;

/// Departments that were read, kept from one state of the site to the next: one is read again when
/// its files, or what it was read with, changed.
pub(super) struct Departments {
    /// Whole ones, as many as there is room for; one alone where it is large, for whoever writes it
    /// asks for its pages, data and tables one after another.
    whole: Mutex<Shelf<(u64, Arc<CheckedDepartment>)>>,
    /// The little that pages about all departments need, of every one.
    briefs: Mutex<HashMap<String, (u64, Arc<Brief>)>>,
    /// What the last preview left of them.
    left: LeftBriefs,
}

/// What a department weighs for each byte of its files: the texts, the trees and texts made of
/// them, their findings.
const WEIGHT: u64 = 12;

impl Departments {
    /// None read yet of the site under a root.
    pub(super) fn new(root: &Path) -> Departments {
        Departments {
            whole: Mutex::new(Shelf::bearing(DEPARTMENTS)),
            briefs: Mutex::default(),
            left: LeftBriefs::under(root),
        }
    }

    /// A department as it is in a state of the site: kept, or read now.
    ///
    /// # Errors
    /// When the disk refuses.
    pub(super) fn whole(
        &self,
        workspace: &Workspace,
        snapshot: &Snapshot,
        place: RegionDepartment<'_>,
    ) -> anyhow::Result<Arc<CheckedDepartment>> {
        let (name, state) = (name(place), state(workspace, snapshot, place));
        if let Some((kept, checked_department)) = lock(&self.whole).get(&name)
            && kept == state
        {
            return Ok(checked_department);
        }
        let checked_department = Arc::new(check_department(workspace, place)?);
        let bytes = snapshot.departments.get(&name).map_or(0, |files| files.bytes);
        let weight = usize::try_from(bytes * WEIGHT).unwrap_or(usize::MAX);
        lock(&self.whole).put(&name, (state, Arc::clone(&checked_department)), weight);
        Ok(checked_department)
    }

    /// The little that is kept of every department: known, left by the last preview, or read now.
    ///
    /// # Errors
    /// When the disk refuses.
    pub(super) fn brief(
        &self,
        workspace: &Workspace,
        snapshot: &Snapshot,
        named: &Named<'_>,
        place: RegionDepartment<'_>,
    ) -> anyhow::Result<Arc<Brief>> {
        let (name, state) = (name(place), state(workspace, snapshot, place));
        if let Some((kept, brief)) = lock(&self.briefs).get(&name)
            && *kept == state
        {
            return Ok(Arc::clone(brief));
        }
        let brief = match self.left.brief(&name, state, named) {
            Some(left) => left,
            None => {
                self.left.lacks_one();
                brief(place, &*self.whole(workspace, snapshot, place)?)
            }
        };
        let brief = Arc::new(brief);
        lock(&self.briefs).insert(name, (state, Arc::clone(&brief)));
        Ok(brief)
    }

    /// Leaves the little that is kept of all departments for the next preview, where it is worth
    /// it; those that were touched long enough before a moment at which they had been looked at.
    pub(super) fn leave(&self, snapshot: &Snapshot, named: &Named<'_>, seen: SystemTime) {
        if !self.left.lacks_much() {
            return;
        }
        let rests = |name: &str| snapshot.departments.get(name).is_some_and(|it| it.rest(seen));
        let mut briefs: Vec<(String, u64, Arc<Brief>)> = lock(&self.briefs)
            .iter()
            .filter(|(name, _)| rests(name))
            .map(|(name, (state, brief))| (name.clone(), *state, Arc::clone(brief)))
            .collect();
        briefs.sort_by(|one, other| one.0.cmp(&other.0));
        self.left.leave(named, &briefs);
    }

    /// Forgets departments that are not in the site any more.
    pub(super) fn keep_only(&self, workspace: &Workspace) {
        let names: BTreeSet<String> = departments(&workspace.site).into_iter().map(name).collect();
        lock(&self.briefs).retain(|name, _| names.contains(name));
    }
}

fn brief(place: RegionDepartment<'_>, checked_department: &CheckedDepartment) -> Brief {
    let region = &place.0.region;
    let mut findings: Vec<Finding> =
        checked_department.all().filter(|finding| finding.is_open()).cloned().collect();
    // Of the files only the lines that are drawn.
    settle(&mut findings);
    let partitions: BTreeSet<String> = checked_department
        .published()
        .map(|disclosure| data::partition(region, disclosure.year))
        .collect();
    Brief {
        summaries: checked_department.summaries.clone(),
        findings,
        projects: histories(checked_department.published())
            .iter()
            .filter(|history| history.goes_on())
            .map(|history| route::history(&region.slug, &place.1.slug, history.id))
            .collect(),
        partitions: partitions.into_iter().collect(),
        unreleased: checked_department
            .published()
            .filter(|disclosure| disclosure.release != Release::Free)
            .map(|disclosure| disclosure.path.clone())
            .collect(),
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn name((region, department): RegionDepartment<'_>) -> String {
    format!("{}/{}", region.region.slug, department.slug)
}

/// Changes with whatever a department is read from: its files, what the plan says of it, settings,
/// declarations, and where its links may lead.
fn state(workspace: &Workspace, snapshot: &Snapshot, place: RegionDepartment<'_>) -> u64 {
    let mut hasher = DefaultHasher::new();
    workspace.addresses.fingerprint().hash(&mut hasher);
    snapshot.common.hash(&mut hasher);
    snapshot.departments.get(&name(place)).map(|files| files.state).hash(&mut hasher);
    format!("{:?}{:?}", place.0.region, place.1).hash(&mut hasher);
    hasher.finish()
}
