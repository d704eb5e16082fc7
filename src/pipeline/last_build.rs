use std::collections::HashMap;
use std::path::Path;

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use crate::publish::{LeftFiles, Target};
use crate::record::{DepartmentRecord, Digest, Named, Part, Record, Unusable};

use super::memory::{Memory, SiteInputs};
use super::parallel::{RegionDepartment, departments};

/// Where builds and previews leave their records, under the site's root.
pub const FOLDER: &str = ".gongkai";
/// The record in it.
pub(super) const NAME: &str = "last-build";

/// What the last build left, where it was made with the same settings, forms, templates and
/// program.
pub(super) struct LastBuild<'a> {
    record: Record,
    /// What it published, as far as it is still there.
    pub files: LeftFiles,
    /// Whether there is the same to publish.
    pub plan_is_same: bool,
    /// What each department is made of now.
    digests: HashMap<String, Digest>,
    named: &'a Named<'a>,
}

/// A department of which nothing changed.
pub(super) struct LeftDepartment {
    /// What is kept of it beside its files.
    pub part: Part,
    /// What can be searched in it.
    pub entries: Vec<u8>,
    /// How it stands in the record.
    pub known: DepartmentRecord,
}

impl<'a> LastBuild<'a> {
    /// What was left for this build; nothing where there is nothing, or something that is made
    /// with everything changed.
    ///
    /// # Errors
    /// When a record is of no use.
    pub fn of(
        target: &Target,
        memory: &Memory,
        inputs: &SiteInputs<'_>,
        named: &'a Named<'a>,
        path: &Path,
    ) -> Result<Option<LastBuild<'a>>, Unusable> {
        if !memory.uses {
            return Ok(None);
        }
        let Some(record) = Record::open(path, &memory.program)? else { return Ok(None) };
        let Some(files) = target.left_files(record.contents.left.clone()) else {
            // Where nothing lies there is nothing that it could be about.
            return if target.is_empty() { Ok(None) } else { Err(Unusable::OtherSite) };
        };
        if record.contents.common != inputs.common {
            return Ok(None);
        }
        let plan_is_same = record.contents.plan == inputs.plan;
        let digests = departments(&inputs.workspace.site)
            .into_par_iter()
            .filter_map(|place| Some((name(place), inputs.of_department(place)?)));
        let digests = digests.collect();
        Ok(Some(LastBuild { record, files, plan_is_same, digests, named }))
    }

    /// What was left of a department, if it is made of what it was made of, and its files are
    /// there as they were left.
    pub fn department(&self, place: RegionDepartment<'_>) -> Option<LeftDepartment> {
        let known = self.same(place)?;
        let part = self.record.part(known, self.named)?;
        let mut written = part.files.iter().chain(part.data.iter().map(|stretch| &stretch.path));
        if !written.all(|path| self.files.is_there(path)) {
            return None;
        }
        Some(LeftDepartment { part, entries: self.record.entries(known)?, known: known.clone() })
    }

    fn same(&self, place: RegionDepartment<'_>) -> Option<&DepartmentRecord> {
        let name = name(place);
        let known = self.record.department(&name)?;
        let is_same = known.inputs.digest == *self.digests.get(&name)?;
        (is_same && (self.plan_is_same || !known.inputs.asks_plan)).then_some(known)
    }

    /// What was left of every department, where nothing at all has changed: no file that the site
    /// is made of, and none that was published.
    pub fn unchanged(
        &self,
        departments: &[RegionDepartment<'_>],
    ) -> Option<Vec<(DepartmentRecord, Option<Part>)>> {
        if !self.plan_is_same || departments.len() != self.record.contents.departments.len() {
            return None;
        }
        let known = departments.iter().map(|place| self.same(*place).cloned());
        let all: Option<Vec<DepartmentRecord>> = known.collect();
        all.filter(|_| self.files.are_all_there())?
            .into_iter()
            .map(|known| match known.found {
                0 => Some((known, None)),
                _ => {
                    let part = self.record.part(&known, self.named)?;
                    Some((known, Some(part)))
                }
            })
            .collect()
    }

    /// The department that stands at a place among all.
    pub fn at(&self, place: usize) -> Option<&DepartmentRecord> {
        self.record.contents.departments.get(place)
    }

    /// What can be searched in a department.
    pub fn entries(&self, department: &DepartmentRecord) -> Option<Vec<u8>> {
        self.record.entries(department)
    }

    /// The files of search and the addresses of pages among them, if all are there as they were
    /// left, and as many departments are searched as there are in the record.
    pub fn search(&self, departments: usize) -> Option<(&[String], &[String])> {
        let contents = &self.record.contents;
        let is_same = self.plan_is_same
            && departments == contents.departments.len()
            && contents.search.iter().all(|path| self.files.is_there(path));
        is_same.then_some((&contents.search, &contents.search_pages))
    }
}

/// A department's name in a record.
pub(super) fn name((region, department): RegionDepartment<'_>) -> String {
    format!("{}/{}", region.region.slug, department.slug)
}
