use std::collections::BTreeMap;

use crate::export::{DataFile, FACTS};
use crate::publish::{LeftFiles, Staging};
use crate::record::Stretch;
use crate::site::route;

use super::data::{self, DataLines, GROWING};
use super::workspace::Workspace;

/// Data files that grow department by department, in the order of the site. As long as one is the
/// same as the published, nothing of it is written; at the end it is that file.
pub(super) struct AppendedFiles<'a> {
    staging: &'a Staging,
    left: Option<&'a LeftFiles>,
    started: BTreeMap<String, Grown>,
}

/// How far a file is.
#[derive(Debug, Clone, Copy)]
enum Grown {
    /// So many bytes, the first of the published file.
    Same(u64),
    /// So many bytes, written.
    Written(u64),
}

impl Grown {
    fn length(self) -> u64 {
        match self {
            Grown::Same(length) | Grown::Written(length) => length,
        }
    }
}

/// What a department adds to a data file.
pub(super) enum Addition {
    /// What was made of it now.
    Lines(DataLines),
    /// What it added to the published file.
    Left(Stretch),
}

impl<'a> AppendedFiles<'a> {
    /// None begun yet.
    pub(super) fn of(staging: &'a Staging, left: Option<&'a LeftFiles>) -> AppendedFiles<'a> {
        AppendedFiles { staging, left, started: BTreeMap::new() }
    }

    /// Adds what a department has to say; gives where it stands.
    pub(super) fn add(&mut self, additions: Vec<Addition>) -> anyhow::Result<Vec<Stretch>> {
        let one = |addition| {
            let (path, start);
            match addition {
                Addition::Lines(DataLines { path: own, file, bytes }) => {
                    start = self.begun(&own, file)?.length();
                    self.bytes(&own, &bytes)?;
                    path = own;
                }
                Addition::Left(stretch) => {
                    start = self.begun(&stretch.path, file_at(&stretch.path))?.length();
                    self.stretch(&stretch)?;
                    path = stretch.path;
                }
            }
            let end = self.started[&path].length();
            Ok(Stretch { path, range: start..end })
        };
        additions.into_iter().map(one).collect()
    }

    /// How far a file is; one that is new begins with its head.
    fn begun(&mut self, path: &str, file: &DataFile) -> anyhow::Result<Grown> {
        if !self.started.contains_key(path) {
            let is_left = self.left.is_some_and(|left| left.is_there(path));
            let grown = if is_left { Grown::Same(0) } else { Grown::Written(0) };
            self.started.insert(path.to_owned(), grown);
            self.bytes(path, &file.head())?;
        }
        Ok(self.started[path])
    }

    fn bytes(&mut self, path: &str, bytes: &[u8]) -> anyhow::Result<()> {
        let end = self.started[path].length() + bytes.len() as u64;
        let grown = match (self.started[path], self.left) {
            (Grown::Same(start), Some(left))
                if left.read(path, start..end).is_some_and(|old| old == bytes) =>
            {
                Grown::Same(end)
            }
            (grown, _) => {
                self.write_same(path, grown)?;
                self.staging.append(path, bytes)?;
                Grown::Written(end)
            }
        };
        self.started.insert(path.to_owned(), grown);
        Ok(())
    }

    fn stretch(&mut self, Stretch { path, range }: &Stretch) -> anyhow::Result<()> {
        let Some(left) = self.left else { return Ok(()) };
        let grown = match self.started[path] {
            Grown::Same(start) if start == range.start => Grown::Same(range.end),
            grown => {
                self.write_same(path, grown)?;
                self.staging.append_left(left, path, range.clone())?;
                Grown::Written(grown.length() + (range.end - range.start))
            }
        };
        self.started.insert(path.clone(), grown);
        Ok(())
    }

    /// Writes what was the same so far.
    fn write_same(&self, path: &str, grown: Grown) -> anyhow::Result<()> {
        match (grown, self.left) {
            (Grown::Same(length), Some(left)) if length > 0 => {
                self.staging.append_left(left, path, 0..length)
            }
            _ => Ok(()),
        }
    }

    /// Writes what is known when all departments have been read.
    pub(super) fn finish(mut self, workspace: &Workspace) -> anyhow::Result<()> {
        if !workspace.site.config.data {
            return Ok(());
        }
        // A site without disclosures still has its data files, with nothing but heads.
        for growing in GROWING {
            self.begun(&growing.path(), growing.file)?;
        }
        for (path, grown) in &self.started {
            match (grown, self.left) {
                (Grown::Same(length), Some(left)) if left.length(path) == Some(*length) => {
                    self.staging.take_over(left, path)?;
                }
                _ => self.write_same(path, *grown)?,
            }
        }
        let partitions = self.started.keys().map(String::as_str);
        let partitions = partitions.filter(|path| path.starts_with(&route::facts()));
        for file in data::whole(workspace, partitions) {
            self.staging.write(&file.path, &file.bytes)?;
        }
        Ok(())
    }
}

/// Which data file lies at a path.
fn file_at(path: &str) -> &'static DataFile {
    GROWING.iter().find(|growing| growing.path() == path).map_or(&FACTS, |growing| growing.file)
}
