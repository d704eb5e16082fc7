use std::sync::Arc;

use crate::finding::{Finding, settle, sort};
use crate::model::{Department, Disclosure};
use crate::site::{Config, DepartmentEntry, Summary};

use super::doubts::Doubts;
use super::identity::Outcome;
use super::reconciliation::{Reconciliation, reconcile};
use super::tally::Tally;

/// A department read and checked: all that its pages need.
#[derive(Debug)]
pub struct CheckedDepartment {
    /// What it disclosed.
    pub department: Arc<Department>,
    /// The findings that its pages may tell, sorted: somebody answers for each.
    pub findings: Vec<Finding>,
    /// The findings that nobody answers for, sorted: for those who write and build, on no page.
    pub unanswered: Vec<Finding>,
    /// One for each disclosure there is, readable or not.
    pub summaries: Vec<Summary>,
    /// How identities came out, by the paths of the disclosures that were read.
    pub tallies: Vec<(String, Tally)>,
    /// Which of its figures are in doubt.
    pub doubts: Doubts,
}

impl CheckedDepartment {
    /// A department that `entry` plans, with what reading and checking it found and how its
    /// identities came out, a list for each disclosure.
    pub fn new(
        config: &Config,
        entry: &DepartmentEntry,
        department: &Arc<Department>,
        findings: Vec<Finding>,
        outcomes: &[Vec<Outcome<'_>>],
    ) -> CheckedDepartment {
        let tallies = department
            .disclosures
            .iter()
            .zip(outcomes)
            .map(|(disclosure, outcomes)| (disclosure.path.clone(), Tally::of(outcomes)))
            .collect();
        let (mut findings, unanswered): (Vec<Finding>, Vec<Finding>) =
            findings.into_iter().partition(Finding::is_public);
        // Of a document that is kept back nothing is told on the pages of others.
        for finding in &mut findings {
            let own = |other: &Finding| other.stops() && other.disclosure == finding.disclosure;
            if unanswered.iter().any(own) {
                let Finding { doubted, parts, disclosure, .. } = finding;
                for figures in [doubted, parts] {
                    figures.retain(|figure| Some(&figure.disclosure) == disclosure.as_ref());
                }
            }
        }
        let doubts = Doubts::new(department, &findings, &unanswered);
        let summaries = entry
            .disclosures
            .iter()
            .map(|one| Summary::of(&config.words, entry, one, department, &findings, &doubts))
            .collect();
        CheckedDepartment {
            department: Arc::clone(department),
            findings,
            unanswered,
            summaries,
            tallies,
            doubts,
        }
    }

    /// How much of one disclosure was held against each other, by its path; nothing where it could
    /// not be read.
    pub fn reconciliation(&self, path: &str) -> Option<Reconciliation<'_>> {
        reconcile(&self.department).into_iter().find(|one| one.disclosure == path)
    }

    /// Every finding, of those that pages may tell and of the others.
    pub fn all(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().chain(&self.unanswered)
    }

    /// Every finding, let go of the files they were found in.
    pub fn into_findings(self) -> Vec<Finding> {
        let mut findings = self.findings;
        findings.extend(self.unanswered);
        sort(&mut findings);
        settle(&mut findings);
        findings
    }

    /// The findings of one disclosure that its pages may tell.
    pub fn findings_of(&self, path: &str) -> Vec<Finding> {
        self.findings
            .iter()
            .filter(|finding| finding.disclosure.as_deref() == Some(path))
            .cloned()
            .collect()
    }

    /// Every disclosure that is published: read, and not withheld.
    pub fn published(&self) -> impl Iterator<Item = &Disclosure> + Clone {
        self.department.disclosures.iter().filter(|disclosure| self.is_published(&disclosure.path))
    }

    /// Whether the disclosure of a path is published.
    fn is_published(&self, path: &str) -> bool {
        self.summaries.iter().any(|summary| summary.path == path && !summary.withheld)
    }

    /// The same kind of disclosure of the year before, if it is published.
    pub fn before(&self, disclosure: &Disclosure) -> Option<&Disclosure> {
        self.department
            .disclosure(disclosure.key().year_before())
            .filter(|before| self.is_published(&before.path))
    }

    /// The disclosure of a path, if it could be read.
    pub fn disclosure(&self, path: &str) -> Option<&Disclosure> {
        self.department.disclosures.iter().find(|disclosure| disclosure.path == path)
    }
}
