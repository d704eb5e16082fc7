use std::sync::Arc;

use crate::finding::Finding;
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
    /// Findings of reading and checking it, sorted.
    pub findings: Vec<Finding>,
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
        let doubts = Doubts::new(department, &findings);
        let summaries = entry
            .disclosures
            .iter()
            .map(|one| Summary::of(&config.words, entry, one, department, &findings, &doubts))
            .collect();
        CheckedDepartment {
            department: Arc::clone(department),
            findings,
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

    /// The findings of one disclosure.
    pub fn findings_of(&self, path: &str) -> Vec<Finding> {
        self.findings
            .iter()
            .filter(|finding| finding.disclosure.as_deref() == Some(path))
            .cloned()
            .collect()
    }

    /// Every disclosure that is published: read, and not withheld.
    pub fn published(&self) -> impl Iterator<Item = &Disclosure> {
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
