use std::collections::{BTreeMap, HashSet};
use std::fs::{self, File as DiskFile, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, bail};
use sha2::{Digest, Sha256};

use super::manifest::{self, File, MANIFEST};
use super::names::Names;
use super::path::safe;
use super::swap::swap;

/// What the names of scratch files begin with: no file of a site does.
const SCRATCH: &str = ".scratch-";

/// A site being written, beside the one it will replace. Dropped without [`Staging::commit`], it leaves no trace.
#[derive(Debug)]
pub struct Staging {
    names: Names,
    state: Mutex<State>,
    committed: bool,
    #[allow(dead_code, reason = "held until the build ends")]
    lock: DiskFile,
}

#[derive(Debug, Default)]
struct State {
    folders: HashSet<String>,
    files: Vec<File>,
    seen: HashSet<String>,
    growing: BTreeMap<String, (Sha256, u64)>,
    linked: usize,
    scratch: Vec<PathBuf>,
}

/// What a build published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Published {
    /// Files, the manifest included.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
    /// Those that were linked because they had not changed.
    pub linked: usize,
}

impl Staging {
    pub(super) fn begin(names: Names, lock: DiskFile) -> anyhow::Result<Staging> {
        fs::create_dir(&names.staging).with_context(|| format!("cannot make {}", names.staging.display()))?;
        Ok(Staging { names, state: Mutex::new(State::default()), committed: false, lock })
    }

    /// Writes one file, or links the published one where it has the same bytes. May be called from many threads.
    ///
    /// # Errors
    /// When the path leaves the site or was written before, or the disk refuses.
    pub fn write(&self, path: &str, bytes: &[u8]) -> anyhow::Result<()> {
        self.claim(path)?;
        let place = self.names.staging.join(path);
        let linked = same(&self.names.target.join(path), bytes) && fs::hard_link(self.names.target.join(path), &place).is_ok();
        if !linked {
            fs::write(&place, bytes).with_context(|| format!("cannot write {}", place.display()))?;
        }
        let file = File { path: path.to_owned(), size: bytes.len() as u64, sha256: manifest::hex(Sha256::new_with_prefix(bytes)) };
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.files.push(file);
        state.linked += usize::from(linked);
        Ok(())
    }

    /// Adds to a file that grows while the site is read; pieces come in the order of the calls.
    ///
    /// # Errors
    /// When the path leaves the site or was written as a whole, or the disk refuses.
    pub fn append(&self, path: &str, bytes: &[u8]) -> anyhow::Result<()> {
        let started = self.state.lock().unwrap_or_else(PoisonError::into_inner).growing.contains_key(path);
        if !started {
            self.claim(path)?;
        }
        let place = self.names.staging.join(path);
        let mut file = OpenOptions::new().create(true).append(true).open(&place).with_context(|| format!("cannot write {}", place.display()))?;
        file.write_all(bytes).with_context(|| format!("cannot write {}", place.display()))?;
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let (digest, size) = state.growing.entry(path.to_owned()).or_default();
        digest.update(bytes);
        *size += bytes.len() as u64;
        Ok(())
    }

    /// A file for what does not fit in memory, on the disk of the site and never part of it. It must be closed before the site is committed.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn scratch(&self, name: &str) -> anyhow::Result<DiskFile> {
        let place = self.names.staging.join(format!("{SCRATCH}{name}"));
        let file = DiskFile::options().read(true).write(true).create_new(true).open(&place).with_context(|| format!("cannot write {}", place.display()))?;
        self.state.lock().unwrap_or_else(PoisonError::into_inner).scratch.push(place);
        Ok(file)
    }

    /// Writes the manifest, makes everything durable, and puts the new site in the place of the old in one step.
    ///
    /// # Errors
    /// When the disk refuses; the published site is then what it was.
    pub fn commit(mut self) -> anyhow::Result<Published> {
        let state = std::mem::take(self.state.get_mut().unwrap_or_else(PoisonError::into_inner));
        for place in &state.scratch {
            fs::remove_file(place).with_context(|| format!("cannot remove {}", place.display()))?;
        }
        let mut files = state.files;
        files.extend(state.growing.into_iter().map(|(path, (digest, size))| File { path, size, sha256: manifest::hex(digest) }));
        let bytes = manifest::bytes(&mut files);
        let place = self.names.staging.join(MANIFEST);
        fs::write(&place, &bytes).with_context(|| format!("cannot write {}", place.display()))?;
        swap(&self.names)?;
        self.committed = true;
        let size = files.iter().map(|file| file.size).sum::<u64>() + bytes.len() as u64;
        Ok(Published { files: files.len() + 1, bytes: size, linked: state.linked })
    }

    /// Makes sure that a path is inside the site and new, and that its folder is there.
    fn claim(&self, path: &str) -> anyhow::Result<()> {
        safe(path)?;
        let folder = path.rsplit_once('/').map(|(folder, _)| folder.to_owned());
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if path == MANIFEST || !state.seen.insert(path.to_owned()) {
            bail!("{path} is written twice");
        }
        if let Some(folder) = folder
            && !state.folders.contains(&folder)
        {
            let place = self.names.staging.join(&folder);
            fs::create_dir_all(&place).with_context(|| format!("cannot make {}", place.display()))?;
            state.folders.insert(folder);
        }
        Ok(())
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

/// Whether a published file has these bytes: by length first, so that most changed files are never opened.
fn same(published: &Path, bytes: &[u8]) -> bool {
    let length = fs::symlink_metadata(published).ok().filter(fs::Metadata::is_file).map(|metadata| metadata.len());
    length == Some(bytes.len() as u64) && fs::read(published).is_ok_and(|old| old == bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::Target;

    fn build(output: &Path, files: &[(&str, &str)]) -> anyhow::Result<Published> {
        let staging = Target::open(output)?.stage()?;
        for (path, text) in files {
            staging.write(path, text.as_bytes())?;
        }
        staging.commit()
    }

    fn beside(output: &Path) -> Vec<PathBuf> {
        let mut names: Vec<PathBuf> = fs::read_dir(output.parent().expect("a parent")).expect("readable").map(|entry| entry.expect("an entry").path()).collect();
        names.retain(|path| path != output && !path.to_string_lossy().ends_with("-lock"));
        names
    }

    #[test]
    fn a_second_build_links_what_did_not_change() {
        let folder = tempfile::tempdir().expect("a folder");
        let output = folder.path().join("public");
        build(&output, &[("index.html", "one"), ("a/b.html", "two")]).expect("built");
        let published = build(&output, &[("index.html", "one"), ("a/b.html", "three")]).expect("built");
        assert_eq!((published.files, published.linked), (3, 1));
        assert_eq!(fs::read_to_string(output.join("a/b.html")).expect("there"), "three");
        assert!(beside(&output).is_empty());
    }

    #[test]
    fn scratch_files_are_never_published() {
        let folder = tempfile::tempdir().expect("a folder");
        let output = folder.path().join("public");
        let staging = Target::open(&output).expect("ours").stage().expect("staged");
        staging.write("index.html", b"one").expect("written");
        staging.scratch("a").expect("made").write_all(b"x").expect("written");
        let published = staging.commit().expect("committed");
        assert_eq!((published.files, fs::read_dir(&output).expect("there").count()), (2, 2));
    }

    #[test]
    fn a_build_that_fails_leaves_all_as_it_was() {
        let folder = tempfile::tempdir().expect("a folder");
        let output = folder.path().join("public");
        build(&output, &[("index.html", "one")]).expect("built");
        let staging = Target::open(&output).expect("ours").stage().expect("staged");
        staging.write("index.html", b"two").expect("written");
        drop(staging);
        assert_eq!(fs::read_to_string(output.join("index.html")).expect("there"), "one");
        assert!(beside(&output).is_empty());
    }

    #[test]
    fn what_is_not_ours_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let output = folder.path().join("public");
        fs::create_dir(&output).expect("made");
        build(&output, &[("index.html", "one")]).expect("an empty directory is fine");
        fs::remove_file(output.join("manifest.json")).expect("removed");
        let error = build(&output, &[]).expect_err("no manifest");
        assert!(error.to_string().contains("did not write"), "{error}");
    }

    #[test]
    fn one_build_at_a_time() {
        let folder = tempfile::tempdir().expect("a folder");
        let output = folder.path().join("public");
        let first = Target::open(&output).expect("free");
        assert!(Target::open(&output).expect_err("taken").to_string().contains("another build"));
        drop(first);
        Target::open(&output).expect("free again");
    }

    #[test]
    fn each_state_a_crash_leaves_is_healed() {
        let folder = tempfile::tempdir().expect("a folder");
        let output = folder.path().join("public");
        build(&output, &[("index.html", "one")]).expect("built");
        let names = Names::beside(&fs::canonicalize(&output).expect("there"));
        fs::create_dir(&names.staging).expect("made");
        fs::rename(&names.target, &names.old).expect("moved");
        drop(Target::open(&output).expect("healed"));
        assert_eq!(fs::read_to_string(output.join("index.html")).expect("back"), "one");
        fs::create_dir(&names.old).expect("made");
        drop(Target::open(&output).expect("healed"));
        assert!(beside(&output).is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_and_its_directory_is_swapped() {
        let folder = tempfile::tempdir().expect("a folder");
        let (real, link) = (folder.path().join("real"), folder.path().join("public"));
        fs::create_dir(&real).expect("made");
        std::os::unix::fs::symlink(&real, &link).expect("linked");
        build(&link, &[("index.html", "one")]).expect("built");
        assert!(link.is_symlink() && real.join("index.html").is_file());
    }

    #[test]
    fn the_manifest_says_what_sha256sum_says() {
        let folder = tempfile::tempdir().expect("a folder");
        let output = folder.path().join("public");
        let staging = Target::open(&output).expect("ours").stage().expect("staged");
        staging.append("data/a.csv", b"ab").expect("written");
        staging.append("data/a.csv", b"c").expect("written");
        assert!(staging.write("data/a.csv", b"x").is_err());
        assert!(staging.write("../x", b"x").is_err());
        staging.commit().expect("committed");
        let text = fs::read_to_string(output.join("manifest.json")).expect("there");
        assert!(text.contains("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"), "{text}");
    }
}
