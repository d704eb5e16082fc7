use crate::check::apply_levels;
use crate::finding::{Finding, settle, sort};
use crate::site::Summaries;

use super::opened::Opened;
use super::parallel::{departments, stream};
use super::prepared::{Tally, prepare};

/// What checking a site found.
#[derive(Debug, Default)]
pub struct Report {
    /// All findings, sorted by file and place.
    pub findings: Vec<Finding>,
    /// How many disclosures were read.
    pub disclosures: usize,
    /// How identities came out.
    pub tally: Tally,
}

impl Report {
    pub(super) fn add(&mut self, disclosures: usize, findings: Vec<Finding>, tally: Tally) {
        self.disclosures += disclosures;
        self.findings.extend(findings);
        self.tally.held += tally.held;
        self.tally.failed += tally.failed;
        self.tally.silent += tally.silent;
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
pub fn check(opened: &Opened) -> anyhow::Result<Report> {
    let config = &opened.site.config;
    let mut report = Report { findings: apply_levels(opened.findings.clone(), config), ..Report::default() };
    let work = |place| {
        let mut prepared = prepare(opened, place)?;
        settle(&mut prepared.findings);
        Ok((prepared.department.disclosures.len(), prepared.findings, prepared.tally))
    };
    stream(&departments(&opened.site), work, |_, (disclosures, findings, tally)| {
        report.add(disclosures, findings, tally);
        Ok(())
    })?;
    sort(&mut report.findings);
    Ok(report)
}

/// Reads and checks every disclosure for what index pages keep of them.
///
/// # Errors
/// When the disk refuses.
pub fn summaries(opened: &Opened) -> anyhow::Result<Summaries> {
    let mut summaries = Vec::new();
    stream(
        &departments(&opened.site),
        |place| Ok(prepare(opened, place)?.summaries),
        |_, part| {
            summaries.extend(part);
            Ok(())
        },
    )?;
    Ok(Summaries::new(summaries))
}
