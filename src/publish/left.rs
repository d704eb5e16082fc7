use std::fs;
use std::io::{Read, Seek, SeekFrom};
use std::ops::Range;
use std::path::{Path, PathBuf};

use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};
use sha2::{Digest, Sha256};

use super::manifest::{self, MANIFEST};
use super::our_files::OurFiles;
use super::publication::Publication;
use super::published_file::{Was, modified};

/// By what the files that a build published are known again as those it wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// The digest of the site's manifest.
    pub manifest: [u8; 32],
    /// When each file of it was written last, in the order of the manifest.
    pub modified: Vec<i64>,
}

/// The files of a published site, as a build left them.
#[derive(Debug)]
pub struct LeftFiles {
    target: PathBuf,
    files: OurFiles,
    /// Of each of them, in their order.
    modified: Vec<i64>,
}

impl LeftFiles {
    /// The files of a site, if its manifest is the one that was left.
    pub(super) fn of(target: &Path, left: Left) -> Option<LeftFiles> {
        let manifest = fs::read(target.join(MANIFEST)).ok()?;
        if left.manifest != <[u8; 32]>::from(Sha256::digest(&manifest)) {
            return None;
        }
        let files = manifest::read(target);
        let mut modified = left.modified;
        // The manifest does not name itself.
        let own = files.find(MANIFEST).filter(|_| files.len() == modified.len() + 1)?;
        modified.insert(own, 0);
        Some(LeftFiles { target: target.to_owned(), files, modified })
    }

    /// Whether a file is there as it was left: a file, of its length, and written last when it was.
    pub fn is_there(&self, path: &str) -> bool {
        self.files.find(path).is_some_and(|at| path != MANIFEST && self.is_as_left(at))
    }

    fn is_as_left(&self, at: usize) -> bool {
        let (path, was) = self.files.get(at);
        let as_left = |metadata: fs::Metadata| {
            metadata.is_file()
                && metadata.len() == was.size
                && self.modified[at] == modified(&metadata)
                && self.modified[at] != 0
        };
        fs::symlink_metadata(self.target.join(path)).is_ok_and(as_left)
    }

    /// Whether all files are there as they were left.
    pub fn are_all_there(&self) -> bool {
        let all = self.modified.par_iter().enumerate();
        all.all(|(at, _)| self.files.get(at).0 == MANIFEST || self.is_as_left(at))
    }

    /// What was published, none of which has changed.
    pub fn publication(&self) -> Publication {
        let files = self.files.len();
        let bytes = (0..files).map(|at| self.files.get(at).1.size).sum();
        Publication { files, bytes, linked: files }
    }

    /// How long a file was when it was left.
    pub fn length(&self, path: &str) -> Option<u64> {
        Some(self.files.get(self.files.find(path)?).1.size)
    }

    /// A stretch of a file; nothing where the file has not so many bytes or cannot be read.
    pub fn read(&self, path: &str, range: Range<u64>) -> Option<Vec<u8>> {
        let mut file = fs::File::open(self.target.join(path)).ok()?;
        file.seek(SeekFrom::Start(range.start)).ok()?;
        let length = range.end.checked_sub(range.start)?;
        let mut bytes = Vec::with_capacity(usize::try_from(length).ok()?);
        file.take(length).read_to_end(&mut bytes).ok()?;
        (bytes.len() as u64 == length).then_some(bytes)
    }

    /// Where a file lies, what it was, and when it was written last.
    pub(super) fn file(&self, path: &str) -> Option<(PathBuf, &Was, i64)> {
        let at = self.files.find(path)?;
        Some((self.target.join(path), self.files.get(at).1, self.modified[at]))
    }
}
