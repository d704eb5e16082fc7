use std::fs::{self, File, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::manifest;
use super::names::Names;
use super::staging::Staging;

/// The output directory: ours, healed, and locked against a second build.
#[derive(Debug)]
pub struct Target {
    names: Names,
    lock: File,
}

impl Target {
    /// Resolves links, takes the lock, heals what a crashed build left, and makes sure that the directory is ours to replace.
    ///
    /// A crash leaves one of these, and each is healed here:
    ///
    /// - a staging directory: removed;
    /// - no target but an old one (between the two renames of a swap without exchange): the old one is put back;
    /// - a target and an old one (after the swap, before the old one was gone): the old one is removed.
    ///
    /// # Errors
    /// When the directory holds something that no build of ours wrote, when another build has the lock, or when the disk refuses.
    pub fn open(output: &Path) -> anyhow::Result<Target> {
        let names = Names::beside(&resolve(output)?);
        if let Some(parent) = names.target.parent() {
            fs::create_dir_all(parent).with_context(|| format!("cannot make {}", parent.display()))?;
        }
        let lock = File::options().create(true).truncate(false).write(true).open(&names.lock).with_context(|| format!("cannot write beside {}", names.target.display()))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => bail!("another build is writing {}: wait until it has ended", names.target.display()),
            Err(TryLockError::Error(error)) => return Err(error).with_context(|| format!("cannot lock {}", names.lock.display())),
        }
        heal(&names)?;
        ours(&names.target)?;
        Ok(Target { names, lock })
    }

    /// Begins a build.
    ///
    /// # Errors
    /// When the staging directory cannot be made.
    pub fn stage(self) -> anyhow::Result<Staging> {
        Staging::begin(self.names, self.lock)
    }
}

/// Follows symbolic links to the directory itself: the link stays, what it points to is swapped.
fn resolve(output: &Path) -> anyhow::Result<PathBuf> {
    match fs::canonicalize(output) {
        Ok(path) => Ok(path),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            if output.is_symlink() {
                bail!("{} is a link to nothing: remove it or make its directory", output.display());
            }
            let absolute = std::path::absolute(output).with_context(|| format!("cannot resolve {}", output.display()))?;
            let (Some(parent), Some(name)) = (absolute.parent(), absolute.file_name()) else { bail!("{} cannot be an output directory", output.display()) };
            fs::create_dir_all(parent).with_context(|| format!("cannot make {}", parent.display()))?;
            Ok(fs::canonicalize(parent).with_context(|| format!("cannot resolve {}", parent.display()))?.join(name))
        }
        Err(error) => Err(error).with_context(|| format!("cannot resolve {}", output.display())),
    }
}

fn heal(names: &Names) -> anyhow::Result<()> {
    let remove = |path: &Path| match fs::remove_dir_all(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error).with_context(|| format!("cannot remove {}, left by an earlier build", path.display())),
        _ => Ok(()),
    };
    if !names.target.exists() && names.old.exists() {
        fs::rename(&names.old, &names.target).with_context(|| format!("cannot put {} back", names.target.display()))?;
    }
    remove(&names.old)?;
    remove(&names.staging)
}

fn ours(target: &Path) -> anyhow::Result<()> {
    if !target.exists() {
        return Ok(());
    }
    if !target.is_dir() {
        bail!("{} is a file, not a directory: choose another --output", target.display());
    }
    let empty = fs::read_dir(target).with_context(|| format!("cannot read {}", target.display()))?.next().is_none();
    if !empty && !manifest::is_ours(target) {
        bail!("{} holds files that gongkai did not write (it has no manifest.json of ours): choose another --output, or empty it yourself", target.display());
    }
    Ok(())
}
