use std::collections::BTreeSet;

use crate::export::{CsvLines, INDICATORS, PROJECTS};
use crate::publish::Staging;
use crate::site::route;

use super::data::{self, DataLines};
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
                self.staging.append(&lines.path, &CsvLines::head(lines.head))?;
            }
            self.staging.append(&lines.path, &lines.bytes)?;
        }
        Ok(())
    }

    /// Writes what is known when all departments have been read.
    pub(super) fn finish(mut self, workspace: &Workspace) -> anyhow::Result<()> {
        // A site without disclosures still has its data files, with nothing but heads.
        let empty = |path, head| DataLines { path, head, bytes: Vec::new() };
        self.add(vec![
            empty(route::projects_csv(), PROJECTS),
            empty(route::indicators_csv(), INDICATORS),
        ])?;
        let package = data::package(
            workspace,
            self.started.iter().map(String::as_str).filter(|path| path.starts_with("data/facts/")),
        );
        self.staging.write(&package.path, &package.bytes)
    }
}
