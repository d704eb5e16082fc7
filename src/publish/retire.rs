use std::fs;
use std::io::{ErrorKind, Read};
use std::path::Path;

use anyhow::bail;

use crate::trouble::{Bilingual, Deed, Told, Trouble};

use super::manifest::{self, MANIFEST};
use super::other_contents::{OtherContents, list, slashed};

/// Removes a tree that a site was or would have become. What gongkai did not write in it goes to
/// the same place in the target, so that nothing of anybody's is removed with it: kept files on
/// their way to a new site, and what came while it was built.
///
/// # Errors
/// When the target has something else at the place of such a file (both are then left where they
/// are), or the disk refuses.
pub(super) fn retire(tree: &Path, target: &Path) -> anyhow::Result<()> {
    if fs::symlink_metadata(tree).is_err() {
        return Ok(());
    }
    let lying = OtherContents::in_directory(tree, &manifest::read(tree), &[])?;
    let mut conflicts = Vec::new();
    for path in lying.foreign.iter().chain(&lying.changed) {
        bring(tree, target, path, &mut conflicts)?;
    }
    if !conflicts.is_empty() {
        let (tree, target, list) = (tree.display(), target.display(), list(&conflicts));
        bail!(Trouble::new(
            format!(
                "{tree} 里有生成期间改动的文件，{target} 里又有同名的：{}。请核对后移走",
                list.zh
            ),
            format!(
                "{tree} holds files that were changed while a build ran, and {target} has others of their name: {}. Look at them, then move them away",
                list.en
            ),
        ));
    }
    remove(tree)
}

/// Moves one thing to where it is not; what is there already, and the same, is let go.
fn bring(
    tree: &Path,
    target: &Path,
    path: &Path,
    conflicts: &mut Vec<String>,
) -> anyhow::Result<()> {
    let (from, to) = (tree.join(path), target.join(path));
    let Ok(there) = fs::symlink_metadata(&to) else {
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder).cannot(Deed::Make, folder)?;
        }
        return fs::rename(&from, &to).told(|| {
            Bilingual::new(
                format!("不能把 {} 移到 {}", from.display(), to.display()),
                format!("cannot move {} to {}", from.display(), to.display()),
            )
        });
    };
    let here = fs::symlink_metadata(&from).cannot(Deed::Read, &from)?;
    if here.is_dir() && there.is_dir() {
        let entries = fs::read_dir(&from).cannot(Deed::Read, &from)?;
        for entry in entries {
            let name = entry.cannot(Deed::Read, &from)?.file_name();
            bring(tree, target, &path.join(name), conflicts)?;
        }
        return Ok(());
    }
    if here.is_symlink()
        && there.is_symlink()
        && fs::read_link(&from).ok() == fs::read_link(&to).ok()
        || here.is_file() && there.is_file() && alike(&from, &to)
    {
        return fs::remove_file(&from).cannot(Deed::Remove, &from);
    }
    conflicts.push(slashed(path));
    Ok(())
}

/// Whether two files have the same bytes.
pub(super) fn alike(one: &Path, other: &Path) -> bool {
    if one_file(one, other) {
        return true;
    }
    let (Ok(mut one), Ok(mut other)) = (fs::File::open(one), fs::File::open(other)) else {
        return false;
    };
    let length = |file: &fs::File| file.metadata().map(|metadata| metadata.len()).ok();
    if length(&one).is_none() || length(&one) != length(&other) {
        return false;
    }
    let (mut a, mut b) = (Vec::new(), Vec::new());
    loop {
        a.clear();
        b.clear();
        let read = (&mut one).take(CHUNK).read_to_end(&mut a).is_ok()
            && (&mut other).take(CHUNK).read_to_end(&mut b).is_ok();
        if !read || a != b {
            return false;
        }
        if a.is_empty() {
            return true;
        }
    }
}

const CHUNK: u64 = 1 << 18;

/// Whether two names are links of one file.
#[cfg(unix)]
fn one_file(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let file = |path: &Path| {
        fs::symlink_metadata(path).ok().map(|metadata| (metadata.dev(), metadata.ino()))
    };
    file(one).is_some() && file(one) == file(other)
}

#[cfg(not(unix))]
fn one_file(_: &Path, _: &Path) -> bool {
    false
}

/// Removes a tree, its manifest last: as long as something is left, it is known whose it is.
pub(super) fn remove(tree: &Path) -> anyhow::Result<()> {
    let cannot = || Deed::Remove.cannot(tree);
    let gone = |result: std::io::Result<()>| match result {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error).told(cannot),
        _ => Ok(()),
    };
    let entries = match fs::read_dir(tree) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        entries => entries.told(cannot)?,
    };
    writable(tree);
    for entry in entries {
        let entry = entry.told(cannot)?;
        if entry.file_name() == MANIFEST {
            continue;
        }
        if entry.file_type().told(cannot)?.is_dir() {
            gone(remove_folder(&entry.path()))?;
        } else {
            gone(fs::remove_file(entry.path()))?;
        }
    }
    gone(fs::remove_file(tree.join(MANIFEST)))?;
    gone(fs::remove_dir(tree))
}

/// A folder of ours whose permissions somebody took away goes all the same.
fn remove_folder(folder: &Path) -> std::io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() == ErrorKind::PermissionDenied => {
            let folders = walkdir::WalkDir::new(folder)
                .into_iter()
                .filter_map(Result::ok)
                .filter(|entry| entry.file_type().is_dir());
            // Each is opened before what it holds is looked at.
            folders.for_each(|entry| writable(entry.path()));
            fs::remove_dir_all(folder)
        }
        result => result,
    }
}

/// Lets its owner write into a folder that is about to go. That it does not work shows when the
/// folder is removed.
#[cfg(unix)]
fn writable(folder: &Path) {
    use std::os::unix::fs::PermissionsExt;
    if let Ok(metadata) = fs::metadata(folder)
        && metadata.permissions().mode() & 0o700 != 0o700
    {
        let _ = fs::set_permissions(
            folder,
            fs::Permissions::from_mode(metadata.permissions().mode() | 0o700),
        );
    }
}

#[cfg(not(unix))]
fn writable(_: &Path) {}
