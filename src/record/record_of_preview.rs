use std::collections::HashMap;
use std::ops::Range;
use std::path::Path;

use crate::publish::RecordFile;

use super::brief::Brief;
use super::contents::Digest;
use super::frame::{Whose, begun, contents, digest, ended, whose};
use super::kept::{Kept, Reader, Writer, kept_struct, read, written};
use super::named::Named;

/// What a preview left of the departments it read.
#[derive(Debug)]
pub struct PreviewRecord {
    file: RecordFile,
    known: HashMap<String, KnownBrief>,
}

/// A department in it.
#[derive(Debug)]
struct KnownBrief {
    /// `region/department`.
    name: String,
    /// Changes with whatever it was read from.
    state: u64,
    /// Where its [`Brief`] stands.
    place: Range<u64>,
    /// The digest of those bytes.
    digest: Digest,
}

kept_struct!(KnownBrief { name, state, place, digest });

impl PreviewRecord {
    /// The record at a path; nothing where there is none that is of use. `program` is what tells
    /// this program from every other.
    pub fn open(path: &Path, program: &str) -> Option<PreviewRecord> {
        let file = RecordFile::at(path).ok()??;
        if whose(&file, &of_preview(program)) != Whose::Own {
            return None;
        }
        let known: Vec<KnownBrief> = contents(&file)?;
        let known = known.into_iter().map(|one| (one.name.clone(), one)).collect();
        Some(PreviewRecord { file, known })
    }

    /// What was left of a department by its name, if it was in this state.
    pub fn brief(&self, name: &str, state: u64, named: &Named<'_>) -> Option<Brief> {
        let known = self.known.get(name).filter(|known| known.state == state)?;
        let bytes = self.file.read(&known.place)?;
        (digest(&bytes) == known.digest).then(|| read(&bytes, named)).flatten()
    }

    /// Leaves departments at a path, each by its name and state. One that could not be read again as
    /// it was is left out.
    ///
    /// # Errors
    /// When the disk refuses, or another preview is writing it; what was left before is then as it
    /// was.
    pub fn leave<'b>(
        path: &Path,
        program: &str,
        named: &Named<'_>,
        briefs: impl Iterator<Item = (String, u64, &'b Brief)>,
    ) -> anyhow::Result<()> {
        let mut file = begun(path, &of_preview(program))?;
        let mut known = Vec::new();
        for (name, state, brief) in briefs {
            let Some(bytes) = written(brief, named) else { continue };
            let place = file.add(&bytes)?;
            known.push(KnownBrief { name, state, place, digest: digest(&bytes) });
        }
        ended(file, &known)
    }
}

/// What a build leaves is another record.
fn of_preview(program: &str) -> String {
    format!("preview {program}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn brief(project: &str) -> Brief {
        Brief {
            summaries: Vec::new(),
            findings: Vec::new(),
            projects: vec![project.to_owned()],
            partitions: Vec::new(),
            unreleased: vec!["a/b/2020/budget".to_owned()],
        }
    }

    #[test]
    fn what_was_left_is_there_in_its_state_and_for_its_program() {
        let folder = tempfile::tempdir().expect("a folder");
        let (path, named) = (folder.path().join("left/preview"), Named::default());
        assert!(PreviewRecord::open(&path, "1").is_none());
        let briefs = [("a/one", 1, brief("one")), ("a/two", 2, brief("two"))];
        let left = briefs.iter().map(|(name, state, brief)| ((*name).to_owned(), *state, brief));
        PreviewRecord::leave(&path, "1", &named, left).expect("left");
        let record = PreviewRecord::open(&path, "1").expect("a record");
        let projects = |name: &str, state: u64| {
            record.brief(name, state, &named).map(|brief| brief.projects.concat())
        };
        assert_eq!(projects("a/one", 1).as_deref(), Some("one"));
        assert_eq!(projects("a/two", 2).as_deref(), Some("two"));
        assert_eq!((projects("a/two", 1), projects("a/three", 1)), (None, None));
        assert!(PreviewRecord::open(&path, "2").is_none());
        let bytes = std::fs::read(&path).expect("read");
        for at in 0..bytes.len() {
            let mut broken = bytes.clone();
            broken[at] ^= 1;
            std::fs::write(&path, &broken).expect("written");
            let Some(record) = PreviewRecord::open(&path, "1") else { continue };
            for (name, state, brief) in &briefs {
                let read = record.brief(name, *state, &named);
                assert!(read.is_none_or(|read| read.projects == brief.projects), "{at}");
            }
        }
    }
}
