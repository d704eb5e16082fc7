use std::ops::Range;

use super::published_file::Was;

/// The files that gongkai wrote into a directory, in the order of their paths: packed, for a large
/// site has a hundred thousand.
#[derive(Debug, Default)]
pub(super) struct OurFiles {
    /// One path after the other.
    paths: String,
    /// Where the path of each stands among them, and what it was.
    files: Vec<(Range<usize>, Was)>,
}

/// The bytes of a file in a manifest, without its path, at least.
const LINE: u64 = 128;
/// For how many files room is made at most, whatever a manifest's length says.
const MOST: u64 = 1 << 18;

impl OurFiles {
    /// Begins with room for those of a manifest of some bytes, so that none is copied when it is
    /// full; room that is not used costs nothing.
    pub fn of_manifest(length: u64) -> OurFiles {
        let files = usize::try_from(MOST.min(length / LINE)).unwrap_or_default();
        OurFiles { paths: String::with_capacity(files * 64), files: Vec::with_capacity(files) }
    }

    /// Adds a file; of two of one path the later holds.
    pub fn push(&mut self, path: &str, was: Was) {
        let start = self.paths.len();
        self.paths.push_str(path);
        self.files.push((start..self.paths.len(), was));
    }

    /// Puts them in order, once all were added.
    pub fn sort(&mut self) {
        let paths = &self.paths;
        // What came later stays later.
        self.files.sort_unstable_by(|(a, _), (b, _)| {
            paths[a.clone()].cmp(&paths[b.clone()]).then(a.start.cmp(&b.start))
        });
    }

    /// What was written at a path: its position among all.
    pub fn find(&self, path: &str) -> Option<usize> {
        let at = self.files.partition_point(|(own, _)| &self.paths[own.clone()] <= path);
        at.checked_sub(1).filter(|at| self.get(*at).0 == path)
    }

    /// The path at a position, and what was written there.
    pub fn get(&self, at: usize) -> (&str, &Was) {
        let (path, was) = &self.files[at];
        (&self.paths[path.clone()], was)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether any lies in a folder.
    pub fn holds_in(&self, folder: &str) -> bool {
        let inside = format!("{folder}/");
        let first = self.files.partition_point(|(own, _)| self.paths[own.clone()] < inside[..]);
        first < self.len() && self.get(first).0.starts_with(&inside)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn found_by_path_and_by_folder() {
        let mut files = OurFiles::default();
        for (path, size) in [("b/c.html", 3), ("a", 1), ("b-d", 4), ("a", 2)] {
            files.push(path, Was { size, digest: None });
        }
        files.sort();
        let sizes = ["a", "b/c.html", "b-d", "b", "", "c"]
            .map(|path| files.find(path).map(|at| files.get(at).1.size));
        assert_eq!(sizes, [Some(2), Some(3), Some(4), None, None, None]);
        let held = ["b", "a", "b/c.html", "c", ""].map(|folder| files.holds_in(folder));
        assert_eq!(held, [true, false, false, false, false]);
    }
}
