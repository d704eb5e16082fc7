use std::fs::{self, OpenOptions};
use std::path::Path;

use crate::trouble::{Deed, Told};

use super::manifest::MANIFEST;
use super::staged::{folder_of, with_outer};
use super::written_files::WrittenFiles;

/// How files get to the disk for certain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Durability {
    /// One call for the file system: it costs less than one a file.
    #[cfg_attr(not(target_os = "linux"), allow(dead_code, reason = "only Linux has it"))]
    FileSystem,
    /// Each file and each folder.
    #[cfg_attr(target_os = "linux", allow(dead_code, reason = "elsewhere, and in tests"))]
    EachFile,
}

impl Durability {
    /// What this system has.
    #[cfg(target_os = "linux")]
    pub const BEST: Durability = Durability::FileSystem;
    /// What this system has.
    #[cfg(not(target_os = "linux"))]
    pub const BEST: Durability = Durability::EachFile;

    /// Makes a tree durable: its folders, and the files that were written into it and its manifest.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn sync(self, tree: &Path, files: &mut WrittenFiles) -> anyhow::Result<()> {
        match self {
            Durability::FileSystem => file_system(tree),
            Durability::EachFile => {
                for file in files.in_order()? {
                    let (path, file) = file?;
                    if !file.linked {
                        each_file(&tree.join(path))?;
                    }
                }
                each_file(&tree.join(MANIFEST))?;
                let mut before = String::new();
                for file in files.in_order()? {
                    let (path, _) = file?;
                    let inner = folder_of(&path).unwrap_or_default();
                    if inner != before {
                        with_outer(inner).try_for_each(|inner| folder(&tree.join(inner)))?;
                        inner.clone_into(&mut before);
                    }
                }
                folder(tree)
            }
        }
    }
}

fn each_file(path: &Path) -> anyhow::Result<()> {
    // To be written: Windows syncs nothing else.
    let open = OpenOptions::new().write(true).open(path).cannot(Deed::Open, path)?;
    open.sync_all().cannot(Deed::Sync, path)
}

#[cfg(target_os = "linux")]
fn file_system(tree: &Path) -> anyhow::Result<()> {
    let directory = fs::File::open(tree).cannot(Deed::Open, tree)?;
    rustix::fs::syncfs(&directory).cannot(Deed::Sync, tree)
}

#[cfg(not(target_os = "linux"))]
fn file_system(tree: &Path) -> anyhow::Result<()> {
    folder(tree)
}

/// Makes the names in a folder durable; Windows does so by itself.
///
/// # Errors
/// When the disk refuses.
pub(super) fn folder(path: &Path) -> anyhow::Result<()> {
    if cfg!(windows) {
        return Ok(());
    }
    let directory = fs::File::open(path).cannot(Deed::Open, path)?;
    match directory.sync_all() {
        // Some file systems of the network have nothing to sync in a folder.
        Err(error)
            if error.kind() != std::io::ErrorKind::InvalidInput
                && error.kind() != std::io::ErrorKind::Unsupported =>
        {
            Err(error).cannot(Deed::Sync, path)
        }
        _ => Ok(()),
    }
}
