use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::pipeline::{FOLDER, program};
use crate::record::{Brief, Named, PreviewRecord};

/// What the last preview left of departments, and this one leaves for the next: the little of each
/// that pages about all departments need. Whatever cannot be read or written is as if it were not
/// there.
pub(super) struct LeftBriefs {
    path: PathBuf,
    /// What tells this program from every other.
    program: Option<String>,
    record: Option<PreviewRecord>,
    /// How many were read that it had not, since it was written.
    lacking: AtomicUsize,
}

/// The record in its folder.
const NAME: &str = "preview";

/// Fewer departments than this are read as fast as a record is.
const FEW: usize = 32;

impl LeftBriefs {
    /// What was left under the root of a site.
    pub(super) fn under(root: &Path) -> LeftBriefs {
        let (path, program) = (root.join(FOLDER).join(NAME), program());
        let record = program.as_ref().and_then(|program| PreviewRecord::open(&path, program));
        LeftBriefs { path, program, record, lacking: AtomicUsize::new(0) }
    }

    /// What was left of a department by its name, if it was in this state.
    pub(super) fn brief(&self, name: &str, state: u64, named: &Named<'_>) -> Option<Brief> {
        self.record.as_ref()?.brief(name, state, named)
    }

    /// Says that one was read that it had not.
    pub(super) fn lacks_one(&self) {
        self.lacking.fetch_add(1, Ordering::Relaxed);
    }

    /// Whether it lacks more than a few.
    pub(super) fn lacks_much(&self) -> bool {
        self.lacking.load(Ordering::Relaxed) >= FEW
    }

    /// Leaves these, by name and state.
    pub(super) fn leave(&self, named: &Named<'_>, briefs: &[(String, u64, Arc<Brief>)]) {
        let Some(program) = &self.program else { return };
        self.lacking.store(0, Ordering::Relaxed);
        let briefs = briefs.iter().map(|(name, state, brief)| (name.clone(), *state, &**brief));
        // Without it the next preview reads everything.
        let _ = PreviewRecord::leave(&self.path, program, named, briefs);
    }
}
