use std::collections::{BTreeMap, HashMap, HashSet};

use sha2::Sha256;

use super::manifest::File;

/// What a site that is being written holds so far.
#[derive(Debug, Default)]
pub(super) struct Staged {
    /// The folders that were made.
    pub folders: HashSet<Box<str>>,
    /// Each path that was claimed, and what was written there once it has been.
    pub files: HashMap<Box<str>, File>,
    /// The files that grow: what was added so far, as a digest and in bytes.
    pub growing: BTreeMap<String, (Sha256, u64)>,
}

impl Staged {
    /// Which of some paths there is no room for, and what stands in their way.
    pub(super) fn taken<'p>(&self, paths: &[&'p str]) -> Vec<(&'p str, String)> {
        // A path is in the way of itself, of what lies under it, and of what it lies under.
        let mut asked: HashMap<String, Vec<&'p str>> = HashMap::new();
        for path in paths.iter().copied() {
            let lower = path.to_lowercase();
            for (end, _) in lower.match_indices('/').chain([(lower.len(), "")]) {
                asked.entry(lower[..end].to_owned()).or_default().push(path);
            }
        }
        let mut taken: BTreeMap<&str, String> = BTreeMap::new();
        let mut note = |path: &'p str, there: &str| {
            let first = taken.entry(path).or_insert_with(|| there.to_owned());
            if there < first.as_str() {
                there.clone_into(first);
            }
        };
        #[allow(
            clippy::iter_over_hash_type,
            reason = "of several that stand in the way the first by name is told, in whatever order they come"
        )]
        for there in self.files.keys() {
            for path in asked.get(&there.to_lowercase()).into_iter().flatten() {
                note(path, there);
            }
        }
        for there in self.folders.iter().flat_map(|folder| with_outer(folder)) {
            let lower = there.to_lowercase();
            for path in asked
                .get(&lower)
                .into_iter()
                .flatten()
                .filter(|path| path.to_lowercase() == lower || !path.starts_with(there))
            {
                note(path, &format!("{there}/"));
            }
        }
        taken.into_iter().collect()
    }
}

/// A folder and those it lies in.
pub(super) fn with_outer(folder: &str) -> impl Iterator<Item = &str> {
    folder.match_indices('/').map(|(end, _)| &folder[..end]).chain([folder])
}
