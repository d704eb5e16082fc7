use crate::finding::Bilingual;
use crate::publish::Left;
use crate::record::{Contents, DepartmentRecord, Inputs, NewRecord, Part, Stretch};
use crate::trouble::said;

use super::department_output::DepartmentOutput;
use super::last_build::name;
use super::memory::SiteInputs;
use super::parallel::RegionDepartment;
use super::search::{SearchFiles, Searchable};

/// Writes what this build leaves for the next. That it cannot is said, and is no reason not to
/// publish.
pub(super) struct Recorder<'a> {
    record: Option<NewRecord<'a>>,
    departments: Vec<DepartmentRecord>,
    /// Why nothing is left.
    trouble: Option<anyhow::Error>,
}

impl<'a> Recorder<'a> {
    /// One for a record that was begun; without any nothing is left.
    pub fn of(record: Option<anyhow::Result<NewRecord<'a>>>) -> Recorder<'a> {
        let (record, trouble) = match record.transpose() {
            Ok(record) => (record, None),
            Err(error) => (None, Some(error)),
        };
        Recorder { record, departments: Vec::new(), trouble }
    }

    /// Notes a department, with what of its output is kept for the next build; nothing where it is
    /// not known for sure what it was made of.
    pub fn note(
        &mut self,
        place: RegionDepartment<'_>,
        output: &DepartmentOutput,
        data: Vec<Stretch>,
    ) -> Option<&DepartmentRecord> {
        let (record, inputs) = (self.record.as_mut()?, output.inputs.as_ref()?);
        let part = Part {
            files: output.written.files.clone(),
            projects: output.written.projects.clone(),
            data,
            summaries: output.summaries.clone(),
            findings: output.findings.iter().filter(|one| one.is_open()).cloned().collect(),
        };
        match added(record, place, inputs, (&part, &output.written.searchable)) {
            Ok(department) => {
                self.departments.extend([department?]);
                self.departments.last()
            }
            Err(error) => {
                self.record = None;
                self.trouble = Some(error);
                None
            }
        }
    }

    /// Leaves it, once the site is published; says where nothing could be left.
    pub fn finish(
        mut self,
        inputs: &SiteInputs<'_>,
        left: Left,
        search: SearchFiles,
    ) -> Option<Bilingual> {
        if let Some(record) = self.record.take() {
            let contents = Contents {
                common: inputs.common,
                plan: inputs.plan,
                left,
                departments: self.departments,
                search: search.files,
                search_pages: search.pages,
            };
            self.trouble = record.finish(&contents).err();
        }
        let why = said(&self.trouble?);
        Some(Bilingual::new(
            format!("没有留下这次生成的记录（{}）：下次全部重新生成", why.zh),
            format!("no record of this build is left ({}): the next makes everything anew", why.en),
        ))
    }
}

fn added(
    record: &mut NewRecord<'_>,
    place: RegionDepartment<'_>,
    inputs: &Inputs,
    (part, searchable): (&Part, &Searchable),
) -> anyhow::Result<Option<DepartmentRecord>> {
    match searchable {
        Searchable::Left(bytes, known) => record.take_over(known, part, bytes),
        Searchable::Entries(entries) => record.add(name(place), inputs, part, &entries.to_bytes()),
    }
}
