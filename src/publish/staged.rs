use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::PathBuf;

use sha2::Sha256;

use super::written_files::WrittenFiles;

/// How many folders are remembered; more would only save the making of some that are there.
const FOLDERS: usize = 4096;

/// What a site that is being written holds so far.
#[derive(Debug, Default)]
pub(super) struct Staged {
    /// Some of the folders that were made.
    folders: HashSet<Box<str>>,
    /// What was written.
    pub files: WrittenFiles,
    /// The files that grow: what was added so far, as a digest and in bytes.
    pub growing: BTreeMap<String, (Sha256, u64)>,
}

impl Staged {
    /// Begins with nothing; `place` is the file for what does not fit in memory.
    pub fn new(place: PathBuf) -> Staged {
        Staged { files: WrittenFiles::new(place), ..Staged::default() }
    }

    /// Whether a folder is known to have been made.
    pub fn has_folder(&self, folder: &str) -> bool {
        self.folders.contains(folder)
    }

    /// Remembers a folder that was made.
    pub fn remember(&mut self, folder: &str) {
        if self.folders.len() == FOLDERS {
            self.folders.clear();
        }
        self.folders.insert(folder.into());
    }

    /// Which of some paths there is no room for, and what stands in their way.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn taken<'p>(&mut self, paths: &[&'p str]) -> anyhow::Result<Vec<(&'p str, String)>> {
        // A path is in the way of itself, of what lies under it, and of what it lies under.
        let mut asked: HashMap<String, Vec<&'p str>> = HashMap::new();
        for path in paths.iter().copied() {
            let lower = path.to_lowercase();
            for (end, _) in lower.match_indices('/').chain([(lower.len(), "")]) {
                asked.entry(lower[..end].to_owned()).or_default().push(path);
            }
        }
        let mut taken: BTreeMap<&str, String> = BTreeMap::new();
        // Of several that stand in the way the first by name is told.
        let mut note = |path: &'p str, there: &str| {
            let first = taken.entry(path).or_insert_with(|| there.to_owned());
            if there < first.as_str() {
                there.clone_into(first);
            }
        };
        let written = self.files.in_order()?.map(|file| anyhow::Ok(file?.0));
        let mut before = String::new();
        for there in self.growing.keys().cloned().map(Ok).chain(written) {
            let there = there?;
            for path in asked.get(&there.to_lowercase()).into_iter().flatten() {
                note(path, &there);
            }
            let folder = folder_of(&there).unwrap_or_default();
            if folder.is_empty() || folder == before {
                continue;
            }
            for there in with_outer(folder) {
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
            folder.clone_into(&mut before);
        }
        Ok(taken.into_iter().collect())
    }
}

/// The folder a path lies in; nothing for one at the top.
pub(super) fn folder_of(path: &str) -> Option<&str> {
    path.rsplit_once('/').map(|(folder, _)| folder)
}

/// A folder and those it lies in.
pub(super) fn with_outer(folder: &str) -> impl Iterator<Item = &str> {
    folder.match_indices('/').map(|(end, _)| &folder[..end]).chain([folder])
}
