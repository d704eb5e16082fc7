use std::fs::File;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::leftover::leftover;
use super::walk::{Enter, Lies, Met, Unreadable, walk};

/// What lies under a folder at one path; links are followed, wherever they lead.
#[derive(Debug)]
pub struct FolderEntry {
    /// Its path inside the folder, divided by `/`; nothing for the folder itself, which is listed
    /// only where it cannot be read.
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
    /// What cannot be read.
    Unreadable(Unreadable),
}

/// Everything under a folder but its folders, in the order of the names; nothing if it is not
/// there.
///
/// # Errors
/// When the disk refuses.
pub fn listed(folder: &Path) -> anyhow::Result<Vec<FolderEntry>> {
    let mut all = Vec::new();
    walk(folder, |Met { place, parts, what, .. }| {
        let is_left = parts.last().is_some_and(|name| leftover(name).is_some());
        let what = match what {
            Lies::Unreadable(Unreadable::Missing) => return Ok(Enter::No),
            // Before all else: what a program leaves is often a link that leads nowhere, its lock,
            // which says who holds it.
            _ if is_left => What::Leftover,
            Lies::Folder(_) => return Ok(Enter::Yes),
            Lies::Unreadable(why) => What::Unreadable(why),
            Lies::File => match File::open(&place) {
                Ok(_) => What::File,
                // It went since it was met.
                Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Enter::No),
                Err(_) => What::Unreadable(Unreadable::Denied),
            },
        };
        all.push(FolderEntry { path: parts.join("/"), place, what });
        Ok(Enter::No)
    })?;
    Ok(all)
}
