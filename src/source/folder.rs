use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::trouble::{Deed, Told};

use super::leftover::leftover;

/// What lies under a folder at one path; links are followed, wherever they lead.
#[derive(Debug)]
pub struct Listed {
    /// Its path inside the folder, divided by `/`.
    pub path: String,
    /// Where it is on the disk.
    pub place: PathBuf,
    /// What it is.
    pub what: What,
}

/// What lies at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A file that can be read.
    File,
    /// A file, or a folder and all in it, that another program left there for itself.
    Leftover,
    /// A link to nothing.
    LinkToNothing,
    /// A link to a folder that it lies in.
    LinkInACircle,
    /// A pipe, a device, a socket.
    NotAFile,
    /// A name that is not UTF-8; `path` shows it as well as can be.
    NoTextName,
    /// What this process may not read.
    NotReadable,
}

/// Everything under a folder but its folders, in the order of the names; nothing if it is not there.
///
/// # Errors
/// When the disk refuses.
pub fn listed(folder: &Path) -> anyhow::Result<Vec<Listed>> {
    let mut all = Vec::new();
    if !folder.is_dir() {
        return Ok(all);
    }
    let mut walk = WalkDir::new(folder).min_depth(1).follow_links(true).sort_by_file_name().into_iter();
    while let Some(entry) = walk.next() {
        let (place, what) = match entry {
            Ok(entry) => {
                let name = entry.file_name().to_string_lossy();
                let kind = entry.file_type();
                let what = if leftover(&name) {
                    What::Leftover
                } else if entry.file_name().to_str().is_none() {
                    What::NoTextName
                } else if kind.is_dir() {
                    continue;
                } else if !kind.is_file() {
                    What::NotAFile
                } else if std::fs::File::open(entry.path()).is_err() {
                    What::NotReadable
                } else {
                    What::File
                };
                if kind.is_dir() {
                    walk.skip_current_dir();
                }
                (entry.into_path(), what)
            }
            Err(error) => {
                let kind = error.io_error().map(std::io::Error::kind);
                let Some(place) = error.path().map(Path::to_owned) else { return Err(error).cannot(Deed::Read, folder) };
                let name = place.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                let what = match kind {
                    // What a program leaves is often a link: its lock says who holds it.
                    _ if leftover(&name) => What::Leftover,
                    None => What::LinkInACircle,
                    Some(ErrorKind::NotFound) if place.is_symlink() => What::LinkToNothing,
                    // It went while it was looked at.
                    Some(ErrorKind::NotFound) => continue,
                    Some(ErrorKind::PermissionDenied) => What::NotReadable,
                    Some(_) if place.is_symlink() => What::LinkInACircle,
                    Some(_) => return Err(error).cannot(Deed::Read, &place),
                };
                (place, what)
            }
        };
        let inner = place.strip_prefix(folder).unwrap_or(&place);
        let path = inner.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
        all.push(Listed { path, place, what });
    }
    Ok(all)
}
