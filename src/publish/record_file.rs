//! A file beside a site's own in which a build leaves what the next one can use. It is never part
//! of what is published, and no build fails for want of it.

use std::fs::{self, File, TryLockError};
use std::io::{self, BufWriter, ErrorKind, Read, Seek, SeekFrom, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use anyhow::bail;

use crate::trouble::{Deed, Told, Trouble};

use super::file::make_folder;

/// What an earlier build left, read where it is asked.
#[derive(Debug)]
pub struct RecordFile {
    file: Mutex<File>,
    length: u64,
}

impl RecordFile {
    /// The one at a path; nothing where none is.
    ///
    /// # Errors
    /// When one is there and cannot be read.
    pub fn at(path: &Path) -> io::Result<Option<RecordFile>> {
        let file = match File::open(path) {
            Err(error)
                if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) =>
            {
                return Ok(None);
            }
            file => file?,
        };
        let length = file.metadata()?.len();
        Ok(Some(RecordFile { file: Mutex::new(file), length }))
    }

    /// How long it is.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// A stretch of it; nothing where it has not so many bytes or cannot be read.
    pub fn read(&self, range: &Range<u64>) -> Option<Vec<u8>> {
        let length = range.end.checked_sub(range.start).filter(|_| range.end <= self.length)?;
        let mut bytes = vec![0; usize::try_from(length).ok()?];
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(range.start)).ok()?;
        file.read_exact(&mut bytes).ok()?;
        Some(bytes)
    }
}

/// What this build leaves: written beside the old one, and put in its place when it is whole.
/// Dropped before, it leaves no trace.
#[derive(Debug)]
pub struct NewRecordFile {
    file: Option<BufWriter<File>>,
    path: PathBuf,
    new: PathBuf,
    length: u64,
    #[allow(dead_code, reason = "held until it is whole")]
    lock: File,
}

impl NewRecordFile {
    /// Begins one; its folder is made.
    ///
    /// # Errors
    /// When the disk refuses, or another build is writing it.
    pub fn begin(path: &Path) -> anyhow::Result<NewRecordFile> {
        if let Some(folder) = path.parent() {
            make_folder(folder)?;
        }
        let (new, lock) = (path.with_extension("new"), path.with_extension("lock"));
        let open = File::options().create(true).truncate(false).write(true).open(&lock);
        let open = open.cannot(Deed::Open, &lock)?;
        match open.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                bail!(Trouble::new("另一个生成正在写它", "another build is writing it"))
            }
            Err(TryLockError::Error(error)) => return Err(error).cannot(Deed::Lock, &lock),
        }
        let lock = open;
        let file = Some(BufWriter::new(File::create(&new).cannot(Deed::Write, &new)?));
        Ok(NewRecordFile { file, path: path.to_owned(), new, length: 0, lock })
    }

    /// Adds bytes; gives where they stand.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn add(&mut self, bytes: &[u8]) -> io::Result<Range<u64>> {
        if let Some(file) = &mut self.file {
            file.write_all(bytes)?;
        }
        let start = self.length;
        self.length += bytes.len() as u64;
        Ok(start..self.length)
    }

    /// Puts it in the place of the old one.
    ///
    /// # Errors
    /// When the disk refuses; the old one is then as it was.
    pub fn finish(mut self) -> io::Result<()> {
        if let Some(file) = &mut self.file {
            file.flush()?;
        }
        fs::rename(&self.new, &self.path)?;
        self.file = None;
        Ok(())
    }
}

impl Drop for NewRecordFile {
    fn drop(&mut self) {
        if self.file.is_some() {
            let _ = fs::remove_file(&self.new);
            // Where an old one is, its lock stays too: somebody may be waiting for it.
            if !self.path.exists() {
                let _ = fs::remove_file(self.path.with_extension("lock"));
                // A folder in which something else lies stays.
                let _ = self.path.parent().map(fs::remove_dir);
            }
        }
    }
}
