use crate::check::{Tally, apply_levels};
use crate::finding::{Finding, sort};
use crate::site::Summaries;

use super::department::check_department;
use super::parallel::{departments, stream};
use super::workspace::Workspace;

/// What checking a site found.
#[derive(Debug, Default)]
pub struct Report {
    /// All findings, sorted by file and place.
    pub findings: Vec<Finding>,
    /// The disclosures that were read, by their paths, and how the identities of each came out.
    pub disclosures: Vec<(String, Tally)>,
}

impl Report {
    pub(super) fn add(&mut self, disclosures: Vec<(String, Tally)>, findings: Vec<Finding>) {
        self.disclosures.extend(disclosures);
        self.findings.extend(findings);
    }

    /// How many of some disclosures were read, and how their identities came out.
    pub fn tally(&self, asked: impl Fn(&str) -> bool) -> (usize, Tally) {
        let mut sum = (0, Tally::default());
        for (_, tally) in self.disclosures.iter().filter(|(path, _)| asked(path)) {
            sum = (sum.0 + 1, sum.1.and(*tally));
        }
        sum
    }

    /// Whether anything stops publication.
    pub fn stops(&self) -> bool {
        self.findings.iter().any(Finding::stops)
    }
}

/// Reads and checks every disclosure; publishes nothing.
///
/// # Errors
/// When the disk refuses.
pub fn check(workspace: &Workspace) -> anyhow::Result<Report> {
    let config = &workspace.site.config;
    let mut report =
        Report { findings: apply_levels(workspace.findings.clone(), config), ..Report::default() };
    let work = |place| {
        let mut checked_department = check_department(workspace, place)?;
        let tallies = std::mem::take(&mut checked_department.tallies);
        Ok((checked_department.into_findings(), tallies))
    };
    let departments = departments(&workspace.site);
    workspace.course.expect(departments.iter().map(|(_, entry)| entry.disclosures.len()).sum());
    stream(&departments, work, |(_, entry), (findings, tallies)| {
        report.add(tallies, findings);
        workspace.course.finish(entry.disclosures.len());
        Ok(())
    })?;
    sort(&mut report.findings);
    Ok(report)
}

/// Reads and checks every disclosure for what index pages keep of them.
///
/// # Errors
/// When the disk refuses.
pub fn summaries(workspace: &Workspace) -> anyhow::Result<Summaries> {
    let mut summaries = Vec::new();
    stream(
        &departments(&workspace.site),
        |place| Ok(check_department(workspace, place)?.summaries),
        |_, part| {
            summaries.extend(part);
            Ok(())
        },
    )?;
    Ok(Summaries::new(summaries))
}
