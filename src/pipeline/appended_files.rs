use std::collections::BTreeSet;

use crate::publish::Staging;
use crate::site::route;

use super::data::{self, DataLines, GROWING};
use super::workspace::Workspace;

/// Data files that grow department by department, in the order of the site.
pub(super) struct AppendedFiles<'a> {
    staging: &'a Staging,
    started: BTreeSet<String>,
}

impl<'a> AppendedFiles<'a> {
    /// None begun yet.
    pub(super) fn of(staging: &'a Staging) -> AppendedFiles<'a> {
        AppendedFiles { staging, started: BTreeSet::new() }
    }

    /// Adds what a department has to say.
    pub(super) fn add(&mut self, data: Vec<DataLines>) -> anyhow::Result<()> {
        for lines in data {
            if self.started.insert(lines.path.clone()) {
                self.staging.append(&lines.path, &lines.file.head())?;
            }
            self.staging.append(&lines.path, &lines.bytes)?;
        }
        Ok(())
    }

    /// Writes what is known when all departments have been read.
    pub(super) fn finish(mut self, workspace: &Workspace) -> anyhow::Result<()> {
        // A site without disclosures still has its data files, with nothing but heads.
        let empty = GROWING.iter().map(|growing| DataLines {
            path: growing.path(),
            file: growing.file,
            bytes: Vec::new(),
        });
        self.add(empty.collect())?;
        let partitions = self.started.iter().map(String::as_str);
        let partitions = partitions.filter(|path| path.starts_with(&route::facts()));
        for file in data::whole(workspace, partitions) {
            self.staging.write(&file.path, &file.bytes)?;
        }
        Ok(())
    }
}
