use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use std::time::SystemTime;

use crate::pipeline::{Workspace, departments, stream};
use crate::record::{Brief, Named};
use crate::site::Summaries;

use super::departments::Departments;
use super::snapshot::Snapshot;

/// What pages about all departments are made of. Departments that did not change are not read
/// again.
pub(super) struct Whole {
    /// In the order of the site.
    pub summaries: Summaries,
    /// Of every department, in the order of the site.
    pub briefs: Vec<Arc<Brief>>,
    /// The data files of figures there are.
    pub partitions: BTreeSet<String>,
    /// Which department, by its place in the order of the site, has the project of an address.
    pub projects: HashMap<String, usize>,
}

impl Whole {
    /// Reads what is not known yet, in parallel, and leaves it for the next preview; the files were
    /// looked at before the moment `seen`.
    ///
    /// # Errors
    /// When the disk refuses.
    pub(super) fn new(
        workspace: &Workspace,
        snapshot: &Snapshot,
        kept: &Departments,
        seen: SystemTime,
    ) -> anyhow::Result<Whole> {
        let mut summaries = Vec::new();
        let mut whole = Whole {
            summaries: Summaries::default(),
            briefs: Vec::new(),
            partitions: BTreeSet::new(),
            projects: HashMap::new(),
        };
        let named = Named::of(&workspace.catalogue);
        stream(
            &departments(&workspace.site),
            |place| kept.brief(workspace, snapshot, &named, place),
            |_, brief| {
                let number = whole.briefs.len();
                summaries.extend(brief.summaries.iter().cloned());
                whole.partitions.extend(brief.partitions.iter().cloned());
                whole
                    .projects
                    .extend(brief.projects.iter().map(|address| (address.clone(), number)));
                whole.briefs.push(brief);
                Ok(())
            },
        )?;
        whole.summaries = Summaries::new(summaries);
        kept.leave(snapshot, &named, seen);
        Ok(whole)
    }
}
