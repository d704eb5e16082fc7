use std::fs;
use std::io::ErrorKind;
use std::ops::Range;

use crate::trouble::{Bilingual, Deed, Told, Trouble};

use super::left::LeftFiles;
use super::published_file::{File, modified};
use super::staging::{Staging, digest_of, written_twice};

/// How much of a file is in memory at a time.
const CHUNK: u64 = 1 << 20;

impl Staging {
    /// Takes a published file over as it was left, unread: as a link, or as a copy where the disk
    /// has no links.
    ///
    /// # Errors
    /// When it is not as it was left, its path was written before or is kept, or the disk refuses.
    pub fn take_over(&self, left: &LeftFiles, path: &str) -> anyhow::Result<()> {
        self.claim(path)?;
        let place = self.names().site().join(path);
        let (from, was, when) = left.file(path).told(|| changed(path))?;
        let linked = match fs::hard_link(&from, &place) {
            Ok(()) => true,
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                return Err(written_twice(path).into());
            }
            Err(_) => {
                fs::copy(&from, &place).cannot(Deed::Write, &place)?;
                false
            }
        };
        let metadata = fs::symlink_metadata(&place).cannot(Deed::Read, &place)?;
        let as_left = if linked {
            // What was put at its place meanwhile is not taken for it.
            metadata.is_file() && modified(&metadata) == when
        } else {
            digest_of(&place) == was.digest
        };
        match was.digest.filter(|_| as_left && metadata.len() == was.size) {
            None => Err(Trouble::from(changed(path)).into()),
            Some(digest) => {
                let (size, modified) = (was.size, modified(&metadata));
                self.written(path, File { size, digest, linked, modified })
            }
        }
    }

    /// Adds a stretch of a published file to one that grows.
    ///
    /// # Errors
    /// When the stretch is not there, or as [`Staging::append`].
    pub fn append_left(
        &self,
        left: &LeftFiles,
        path: &str,
        range: Range<u64>,
    ) -> anyhow::Result<()> {
        if !left.is_there(path) {
            return Err(Trouble::from(changed(path)).into());
        }
        let mut start = range.start;
        while start < range.end {
            let end = range.end.min(start + CHUNK);
            let bytes = left.read(path, start..end).told(|| changed(path))?;
            self.append(path, &bytes)?;
            start = end;
        }
        Ok(())
    }
}

fn changed(path: &str) -> Bilingual {
    Bilingual::new(
        format!("生成期间有人改了已公开的 {path}：请再生成一次"),
        format!("the published {path} was changed while a build ran: build again"),
    )
}
