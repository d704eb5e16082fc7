use crate::check::{Status, apply_levels, department as check_department};
use crate::finding::Finding;
use crate::load;

use super::opened::Opened;
use super::parallel::{departments, stream};

/// What checking a site found.
#[derive(Debug, Default)]
pub struct Report {
    /// All findings, sorted by file and place.
    pub findings: Vec<Finding>,
    /// How many disclosures were read.
    pub disclosures: usize,
    /// How many identities held, exactly or within rounding.
    pub held: usize,
    /// How many failed.
    pub failed: usize,
    /// How many said nothing, or could not be worked out.
    pub silent: usize,
}

impl Report {
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
    let work = |(_, entry)| {
        let loaded = load::department(&opened.root, entry, &opened.catalogue, config)?;
        let checked = check_department(&loaded.department, loaded.findings, config);
        let mut part = Report { disclosures: loaded.department.disclosures.len(), ..Report::default() };
        for outcome in &checked.outcomes {
            match outcome.status {
                Status::Holds | Status::WithinRounding(_) => part.held += 1,
                Status::Fails => part.failed += 1,
                Status::NotApplicable(_) | Status::NotComputable(_) => part.silent += 1,
            }
        }
        part.findings = checked.findings;
        Ok(part)
    };
    stream(&departments(&opened.site), work, |_, part| {
        report.findings.extend(part.findings);
        report.disclosures += part.disclosures;
        report.held += part.held;
        report.failed += part.failed;
        report.silent += part.silent;
        Ok(())
    })?;
    crate::finding::sort(&mut report.findings);
    Ok(report)
}
