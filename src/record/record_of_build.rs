use std::collections::HashMap;
use std::path::Path;

use crate::finding::Bilingual;
use crate::publish::{NewRecordFile, RecordFile};

use super::contents::{Contents, DepartmentRecord, Inputs};
use super::frame::{Whose, begun, contents, digest, ended, whose};
use super::kept::{read, written};
use super::named::Named;
use super::part::Part;

/// Why a record is of no use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unusable {
    /// It is cut off, or no record.
    Broken,
    /// Another version of the program left it.
    OtherProgram,
    /// What is published is not what it is about.
    OtherSite,
}

impl Unusable {
    /// Why, and what comes of it.
    pub fn words(self) -> Bilingual {
        let (zh, en) = match self {
            Unusable::Broken => ("读不出来", "it cannot be read"),
            Unusable::OtherProgram => {
                ("是另一版本的程序留下的", "another version of the program left it")
            }
            Unusable::OtherSite => (
                "说的不是输出文件夹里现在的网站",
                "it is not about the site that lies in the output now",
            ),
        };
        Bilingual::new(
            format!("上次生成的记录没有用（{zh}）：全部重新生成"),
            format!("the record of the last build is not used ({en}): everything is made anew"),
        )
    }
}

/// What the last build left.
#[derive(Debug)]
pub struct Record {
    file: RecordFile,
    /// What it holds.
    pub contents: Contents,
    by_name: HashMap<String, usize>,
}

impl Record {
    /// Opens the record at a path; nothing where there is none. `program` is what tells this
    /// program from every other.
    ///
    /// # Errors
    /// When there is one that is of no use.
    pub fn open(path: &Path, program: &str) -> Result<Option<Record>, Unusable> {
        let Some(file) = RecordFile::at(path).map_err(|_| Unusable::Broken)? else {
            return Ok(None);
        };
        match whose(&file, program) {
            Whose::Own => {}
            Whose::Other => return Err(Unusable::OtherProgram),
            Whose::Nobody => return Err(Unusable::Broken),
        }
        let contents: Contents = contents(&file).ok_or(Unusable::Broken)?;
        let names = contents.departments.iter().map(|one| one.name.clone());
        let by_name = names.zip(0..).collect();
        Ok(Some(Record { file, contents, by_name }))
    }

    /// A department by its name.
    pub fn department(&self, name: &str) -> Option<&DepartmentRecord> {
        Some(&self.contents.departments[*self.by_name.get(name)?])
    }

    /// What is kept of a department.
    pub fn part(&self, department: &DepartmentRecord, named: &Named<'_>) -> Option<Part> {
        let bytes = self.file.read(&department.part)?;
        (digest(&bytes) == department.part_digest).then(|| read(&bytes, named)).flatten()
    }

    /// What can be searched in a department.
    pub fn entries(&self, department: &DepartmentRecord) -> Option<Vec<u8>> {
        let bytes = self.file.read(&department.entries)?;
        (digest(&bytes) == department.entries_digest).then_some(bytes)
    }
}

/// What this build leaves.
#[derive(Debug)]
pub struct NewRecord<'a> {
    file: NewRecordFile,
    named: &'a Named<'a>,
}

impl<'a> NewRecord<'a> {
    /// Begins one at a path.
    ///
    /// # Errors
    /// When the disk refuses, or another build is writing it.
    pub fn begin(
        path: &Path,
        program: &str,
        named: &'a Named<'a>,
    ) -> anyhow::Result<NewRecord<'a>> {
        Ok(NewRecord { file: begun(path, program)?, named })
    }

    /// Adds a department by its name; nothing where it could not be read again as it was.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn add(
        &mut self,
        name: String,
        inputs: &Inputs,
        part: &Part,
        entries: &[u8],
    ) -> anyhow::Result<Option<DepartmentRecord>> {
        let Some(bytes) = written(part, self.named) else { return Ok(None) };
        let Some(summaries) = written(&part.summaries, self.named) else { return Ok(None) };
        Ok(Some(DepartmentRecord {
            name,
            inputs: *inputs,
            disclosures: part.summaries.len(),
            passed: part.summaries.iter().filter(|summary| !summary.withheld).count(),
            found: part.findings.len(),
            part: self.file.add(&bytes)?,
            part_digest: digest(&bytes),
            summaries_digest: digest(&summaries),
            entries: self.file.add(entries)?,
            entries_digest: digest(entries),
        }))
    }

    /// Adds a department as it stands in the old record; only where its data stands may be another.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn take_over(
        &mut self,
        known: &DepartmentRecord,
        part: &Part,
        entries: &[u8],
    ) -> anyhow::Result<Option<DepartmentRecord>> {
        let Some(bytes) = written(part, self.named) else { return Ok(None) };
        Ok(Some(DepartmentRecord {
            part: self.file.add(&bytes)?,
            part_digest: digest(&bytes),
            entries: self.file.add(entries)?,
            ..known.clone()
        }))
    }

    /// Puts it in the place of the old one.
    ///
    /// # Errors
    /// When the disk refuses; the old one is then as it was.
    pub fn finish(self, contents: &Contents) -> anyhow::Result<()> {
        ended(self.file, contents)
    }
}
