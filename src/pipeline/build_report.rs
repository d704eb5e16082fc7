use std::path::PathBuf;

use crate::check::apply_levels;
use crate::finding::{Bilingual, Digest, Finding};
use crate::publish::Publication;

use super::workspace::Workspace;

/// How a build is done.
#[derive(Debug, Clone)]
pub struct BuildOptions {
    /// Where the site goes.
    pub output: PathBuf,
    /// Publish what passes and list what is withheld; where nothing passes, a site that is there stays.
    pub withhold: bool,
}

/// What a build did.
#[derive(Debug)]
pub struct BuildReport {
    /// What checking found and nobody has acknowledged.
    pub open: Digest,
    /// How many disclosures were read.
    pub disclosures: usize,
    /// How many of them nothing of their own keeps back; all where no page could be made of any.
    pub passed: usize,
    /// What was published; nothing if the gate was shut, or if no disclosure passed and a site was there.
    pub published: Option<Publication>,
    /// What is to be said of what the last build left, and this one leaves.
    pub record: Option<Bilingual>,
}

impl BuildReport {
    /// Begins with what is open of the site as a whole.
    pub(super) fn of(workspace: &Workspace) -> BuildReport {
        let findings = apply_levels(workspace.findings.clone(), &workspace.site.config);
        let open = findings.into_iter().filter(Finding::is_open).collect();
        BuildReport { open, disclosures: 0, passed: 0, published: None, record: None }
    }

    /// Whether every document is kept back.
    pub fn nothing_passed(&self) -> bool {
        self.disclosures > 0 && self.passed == 0
    }
}
