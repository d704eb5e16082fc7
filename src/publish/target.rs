use std::fs::{self, File, TryLockError};
use std::path::Path;

use anyhow::bail;

use crate::trouble::{Deed, Told, Trouble};

use super::left::{Left, LeftFiles};
use super::manifest::{self, MANIFEST};
use super::means::Means;
use super::names::Names;
use super::other_contents::OtherContents;
use super::place::{Output, mounted, place};
use super::staging::Staging;
use super::swap::heal;

/// The output directory: healed, locked against a second build, and with nothing in it that a build
/// would lose.
#[derive(Debug)]
pub struct Target {
    names: Names,
    keep: Vec<String>,
    means: Means,
    lock: File,
}

impl Target {
    /// Resolves links, takes the lock, heals what a crashed build left, and makes sure that all in
    /// the directory is ours to replace.
    ///
    /// # Errors
    /// When the directory is no place for a site, when it holds something that no build of ours
    /// wrote and nobody asked to keep, when another build has the lock, or when the disk refuses.
    pub fn open(output: &Output<'_>) -> anyhow::Result<Target> {
        Target::with(output, Means::BEST)
    }

    pub(super) fn with(output: &Output<'_>, means: Means) -> anyhow::Result<Target> {
        let names = Names::beside(&place(output)?);
        if let Some(parent) = names.target.parent() {
            fs::create_dir_all(parent).cannot(Deed::Make, parent)?;
        }
        let lock = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&names.lock)
            .cannot(Deed::Write, &names.lock)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => bail!(Trouble::new(
                format!("另一个生成正在写 {}：请等它结束", names.target.display()),
                format!(
                    "another build is writing {}: wait until it has ended",
                    names.target.display()
                ),
            )),
            Err(TryLockError::Error(error)) => return Err(error).cannot(Deed::Lock, &names.lock),
        }
        heal(&names)?;
        let lying = OtherContents::in_directory(
            &names.target,
            &manifest::read(&names.target),
            output.keep,
        )?;
        lying.nothing_lost(&names.target)?;
        if let Some(kept) =
            lying.kept.iter().map(|kept| names.target.join(kept)).find(|kept| mounted(kept))
        {
            bail!(Trouble::new(
                format!(
                    "{} 是挂载点，不能留在输出文件夹里：请挂载到外面，原处放一个链接",
                    kept.display()
                ),
                format!(
                    "{} is a mount point and cannot be kept in the output: mount it outside, and put a link in its place",
                    kept.display()
                ),
            ));
        }
        Ok(Target { names, keep: output.keep.to_vec(), means, lock })
    }

    /// The files that lie in it, if they are those that a build left.
    pub fn left_files(&self, left: Left) -> Option<LeftFiles> {
        LeftFiles::of(&self.names.target, left)
    }

    /// Whether no site lies in it.
    pub fn is_empty(&self) -> bool {
        !self.names.target.join(MANIFEST).exists()
    }

    /// Whether a folder of a site's root would be the directory or lie in it.
    pub fn holds(&self, root: &Path, folder: &str) -> bool {
        fs::canonicalize(root).is_ok_and(|root| root.join(folder).starts_with(&self.names.target))
    }

    /// Begins a build.
    ///
    /// # Errors
    /// When the staging directory cannot be made.
    pub fn stage(self) -> anyhow::Result<Staging> {
        Staging::begin(self.names, self.keep, self.means, self.lock)
    }
}
