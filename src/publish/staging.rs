use std::fs::{self, File as DiskFile, OpenOptions};
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};
use sha2::{Digest, Sha256};

use crate::trouble::{Deed, Told, Trouble};

use super::kept_in_the_way::{KeptInTheWay, crosses};
use super::left::Left;
use super::link::linked;
use super::manifest::{self, MANIFEST};
use super::means::Means;
use super::names::Names;
use super::other_contents::OtherContents;
use super::path::safe;
use super::publication::Publication;
use super::published_file::{self, File, modified};
use super::retire::alike;
use super::scratch::Scratch;
use super::staged::{Staged, folder_of};
use super::swap::{heal, take};
use super::written_files::WrittenFiles;

/// A site being written, beside the one it will replace. Dropped without [`Staging::commit`], it
/// leaves no trace.
#[derive(Debug)]
pub struct Staging {
    names: Names,
    keep: Vec<String>,
    means: Means,
    state: Mutex<Staged>,
    committed: bool,
    #[allow(dead_code, reason = "held until the build ends")]
    lock: DiskFile,
}

impl Staging {
    pub(super) fn begin(
        names: Names,
        keep: Vec<String>,
        means: Means,
        lock: DiskFile,
    ) -> anyhow::Result<Staging> {
        for folder in [&names.staging, &names.site(), &names.scratch()] {
            fs::create_dir(folder).cannot(Deed::Make, folder)?;
        }
        Ok(Staging {
            state: Mutex::new(Staged::new(names.written())),
            names,
            keep,
            means,
            committed: false,
            lock,
        })
    }

    /// Writes one file, or links the published one where it has the same bytes. May be called from
    /// many threads.
    ///
    /// # Errors
    /// When the path leaves the site, was written before or is kept, or the disk refuses.
    pub fn write(&self, path: &str, bytes: &[u8]) -> anyhow::Result<()> {
        self.claim(path)?;
        let (place, published) = (self.names.site().join(path), self.names.target.join(path));
        let linked = linked(&published, &place, bytes.len() as u64, |place| {
            fs::read(place).is_ok_and(|old| old == bytes)
        });
        let written = if linked {
            fs::symlink_metadata(&place)
        } else {
            let mut file = new_file(path, &place)?;
            file.write_all(bytes).cannot(Deed::Write, &place)?;
            file.metadata()
        };
        let modified = modified(&written.cannot(Deed::Read, &place)?);
        let digest = Sha256::digest(bytes).into();
        self.written(path, File { size: bytes.len() as u64, digest, linked, modified })
    }

    /// Copies one file, or links the published one where it has the same bytes; however large, it
    /// is never in memory as a whole.
    ///
    /// # Errors
    /// When the path leaves the site, was written before or is kept, or the disk refuses.
    pub fn copy(&self, path: &str, from: &Path) -> anyhow::Result<()> {
        self.claim(path)?;
        let (place, published) = (self.names.site().join(path), self.names.target.join(path));
        let mut source = DiskFile::open(from).cannot(Deed::Read, from)?;
        let length = source.metadata().cannot(Deed::Read, from)?.len();
        let linked = linked(&published, &place, length, |place| alike(place, from));
        let mut copy = if linked { None } else { Some(new_file(path, &place)?) };
        let (mut digest, mut size, mut chunk) = (Sha256::new(), 0, vec![0; CHUNK]);
        loop {
            let read = source.read(&mut chunk).cannot(Deed::Read, from)?;
            if read == 0 {
                break;
            }
            digest.update(&chunk[..read]);
            size += read as u64;
            if let Some(copy) = &mut copy {
                copy.write_all(&chunk[..read]).cannot(Deed::Write, &place)?;
            }
        }
        let modified = modified(&fs::symlink_metadata(&place).cannot(Deed::Read, &place)?);
        self.written(path, File { size, digest: digest.finalize().into(), linked, modified })
    }

    /// Adds to a file that grows while the site is read; pieces come in the order of the calls.
    ///
    /// # Errors
    /// When the path leaves the site, was written as a whole or is kept, or the disk refuses.
    pub fn append(&self, path: &str, bytes: &[u8]) -> anyhow::Result<()> {
        let place = self.names.site().join(path);
        let grows = self.state().growing.contains_key(path);
        let mut file = if grows {
            OpenOptions::new().append(true).open(&place).cannot(Deed::Write, &place)?
        } else {
            self.claim(path)?;
            new_file(path, &place)?
        };
        file.write_all(bytes).cannot(Deed::Write, &place)?;
        let mut state = self.state();
        let (digest, size) = state.growing.entry(path.to_owned()).or_default();
        digest.update(bytes);
        *size += bytes.len() as u64;
        Ok(())
    }

    /// A file for what does not fit in memory, on the disk of the site and never part of it. It
    /// must be closed before the site is committed.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn scratch(&self, name: &str) -> anyhow::Result<Scratch> {
        let place = self.names.scratch().join(name);
        Scratch::new(place.clone()).cannot(Deed::Write, &place)
    }

    /// Which of some paths the site has no room for, and what stands in their way: a file or folder
    /// of that name, or of one that differs in nothing but capital letters, which is the same on
    /// many disks.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn taken<'p>(
        &self,
        paths: impl Iterator<Item = &'p str>,
    ) -> anyhow::Result<Vec<(&'p str, String)>> {
        // Whoever gives the paths may use the site meanwhile: nothing is locked yet.
        let paths: Vec<&str> = paths.collect();
        self.state().taken(&paths)
    }

    /// Writes the manifest, makes everything durable, and puts the new site in the place of the old
    /// in one step.
    ///
    /// # Errors
    /// When something came to lie in the published site that would be lost, or the disk refuses;
    /// the published site is then what it was.
    pub fn commit(self) -> anyhow::Result<Publication> {
        Ok(self.commit_and_tell()?.0)
    }

    /// The same; gives also by what its files are known again.
    ///
    /// # Errors
    /// As [`Staging::commit`].
    pub fn commit_and_tell(mut self) -> anyhow::Result<(Publication, Left)> {
        let (published, left, kept) = self.finish()?;
        for step in self.means.swap.steps() {
            if let Err(error) = take(*step, &self.names, &kept) {
                // Whatever half of it was done, this is the way back; the next build tries again
                // what cannot be done now.
                let _ = heal(&self.names);
                return Err(error);
            }
        }
        self.committed = true;
        Ok((published, left))
    }

    /// All of [`Staging::commit`] before the swap; gives what is carried over in it.
    pub(super) fn finish(&mut self) -> anyhow::Result<(Publication, Left, Vec<PathBuf>)> {
        let Staged { mut files, growing, .. } =
            std::mem::take(self.state.get_mut().unwrap_or_else(PoisonError::into_inner));
        let (scratch, site) = (self.names.scratch(), self.names.site());
        fs::remove_dir_all(&scratch).cannot(Deed::Remove, &scratch)?;
        for (path, (digest, size)) in growing {
            let place = site.join(&path);
            let modified = modified(&fs::symlink_metadata(&place).cannot(Deed::Read, &place)?);
            let digest = digest.finalize().into();
            files.note(&path, File { size, digest, linked: false, modified })?;
        }
        let place = site.join(MANIFEST);
        let mut published = Publication { files: 1, bytes: 0, linked: 0 };
        let mut modified = Vec::new();
        let counted = files.in_order()?.inspect(|file| {
            if let Ok((_, file)) = file {
                published.files += 1;
                published.bytes += file.size;
                published.linked += usize::from(file.linked);
                modified.push(file.modified);
            }
        });
        let length = manifest::write(&place, counted).cannot(Deed::Write, &place)?;
        published.bytes += length;
        self.means.durability.sync(&site, &mut files)?;
        let kept = self.lost_by(&mut files)?;
        let manifest = digest_of(&place).cannot(Deed::Read, &place)?;
        Ok((published, Left { manifest, modified }, kept))
    }

    pub(super) fn names(&self) -> &Names {
        &self.names
    }

    /// Makes sure once more that the swap loses nothing: what was looked at when the build began by
    /// name and length is looked at again, and what was not linked by its bytes too. Gives what is
    /// kept.
    fn lost_by(&self, files: &mut WrittenFiles) -> anyhow::Result<Vec<PathBuf>> {
        let target = &self.names.target;
        let ours = manifest::read(target);
        let mut lying = OtherContents::in_directory(target, &ours, &self.keep)?;
        let mut replaced = vec![true; ours.len()];
        for file in files.in_order()? {
            let (path, file) = file?;
            if let Some(at) = ours.find(&path).filter(|_| file.linked) {
                replaced[at] = false;
            }
        }
        let replaced = replaced.into_par_iter().enumerate().filter(|(_, replaced)| *replaced);
        let changed = replaced.filter_map(|(at, _)| {
            let (path, was) = ours.get(at);
            let digest = digest_of(&target.join(path)).filter(|_| path != MANIFEST)?;
            (Some(digest) != was.digest).then(|| PathBuf::from(path))
        });
        lying.changed.extend(changed.collect::<Vec<PathBuf>>());
        lying.changed.sort();
        lying.changed.dedup();
        lying.nothing_lost(target)?;
        Ok(lying.kept)
    }

    /// Makes sure that a path is inside the site and nobody's to keep, and that its folder is there.
    /// Whether it is new, the disk knows ([`new_file`]).
    pub(super) fn claim(&self, path: &str) -> anyhow::Result<()> {
        safe(path)?;
        if let Some(kept) = self.keep.iter().find(|kept| crosses(path, kept)) {
            return Err(KeptInTheWay { kept: kept.clone(), path: path.to_owned() }.into());
        }
        if path == MANIFEST {
            return Err(written_twice(path).into());
        }
        let Some(folder) = folder_of(path) else { return Ok(()) };
        let made = self.state().has_folder(folder);
        if !made {
            // Outside the lock: other threads make theirs meanwhile, and one that is there already
            // is no fault.
            let place = self.names.site().join(folder);
            fs::create_dir_all(&place).cannot(Deed::Make, &place)?;
            self.state().remember(folder);
        }
        Ok(())
    }

    pub(super) fn written(&self, path: &str, file: File) -> anyhow::Result<()> {
        self.state().files.note(path, file)
    }

    fn state(&self) -> std::sync::MutexGuard<'_, Staged> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        if !self.committed {
            // Nobody is left to hear of a failure here; the next build heals it.
            let _ = fs::remove_dir_all(&self.names.staging);
        }
    }
}

/// Makes the file of a path; one that is there has been written.
fn new_file(path: &str, place: &Path) -> anyhow::Result<DiskFile> {
    match DiskFile::create_new(place) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists && !place.is_dir() => {
            Err(written_twice(path).into())
        }
        file => file.cannot(Deed::Write, place),
    }
}

pub(super) fn written_twice(path: &str) -> Trouble {
    Trouble::new(format!("{path} 写了两次"), format!("{path} is written twice"))
}

/// How much of a file is in memory at a time.
const CHUNK: usize = 1 << 18;

/// The digest of a file, if it is there and can be read.
pub(super) fn digest_of(path: &Path) -> Option<published_file::Digest> {
    let mut file = DiskFile::open(path).ok()?;
    let (mut digest, mut chunk) = (Sha256::new(), vec![0; CHUNK]);
    loop {
        match file.read(&mut chunk).ok()? {
            0 => return Some(digest.finalize().into()),
            read => digest.update(&chunk[..read]),
        }
    }
}
