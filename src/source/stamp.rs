use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Links are followed; a folder that leads into itself is not walked again, and none is this deep.
const DEEPEST: usize = 24;

/// Whether files whose names begin with a dot count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hidden {
    /// They do.
    Seen,
    /// They do not.
    Passed,
}

/// What the disk says of a file: not what is in it, but what changes with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stamp {
    /// It is not there, or cannot be looked at.
    Nothing,
    /// Its length, when it was written last, and which file it is.
    There {
        /// Its length.
        bytes: u64,
        /// When it was written last.
        written: Option<SystemTime>,
        /// Device, number, and when anything about it changed, where the system tells.
        which: [i64; 4],
    },
}

impl Stamp {
    /// Its length; nothing for what is not there.
    pub fn bytes(self) -> u64 {
        match self {
            Stamp::Nothing => 0,
            Stamp::There { bytes, .. } => bytes,
        }
    }
}

/// What the disk says of the file at a path, wherever links lead from there.
pub fn stamp(path: &Path) -> Stamp {
    let Ok(metadata) = std::fs::metadata(path) else { return Stamp::Nothing };
    Stamp::There { bytes: if metadata.is_dir() { 0 } else { metadata.len() }, written: metadata.modified().ok().filter(|_| !metadata.is_dir()), which: which(&metadata) }
}

/// Which file it is, and when anything about it changed: one that was put in the place of another may have its length and its date.
#[cfg(unix)]
fn which(metadata: &Metadata) -> [i64; 4] {
    use std::os::unix::fs::MetadataExt;
    let changed = if metadata.is_dir() { (0, 0) } else { (metadata.ctime(), metadata.ctime_nsec()) };
    [metadata.dev().cast_signed(), metadata.ino().cast_signed(), changed.0, changed.1]
}

#[cfg(not(unix))]
fn which(_: &Metadata) -> [i64; 4] {
    [0; 4]
}

/// Every file under a folder, in the order of their paths, with `/` between its parts. A folder that cannot be opened is seen as one that has nothing.
pub fn stamps(folder: &Path, hidden: Hidden) -> Vec<(String, Stamp)> {
    let mut found = vec![(String::new(), stamp(folder))];
    let mut waiting = vec![(folder.to_owned(), String::new(), 0)];
    while let Some((folder, inner, depth)) = waiting.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else {
            found.push((inner, Stamp::Nothing));
            continue;
        };
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if hidden == Hidden::Passed && name.starts_with('.') {
                continue;
            }
            let inner = if inner.is_empty() { name } else { format!("{inner}/{name}") };
            let path = entry.path();
            let linked = entry.file_type().is_ok_and(|kind| kind.is_symlink());
            if linked {
                // Where it leads counts too, there or not.
                let target = std::fs::read_link(&path).unwrap_or_default();
                found.push((format!("{inner} -> {}", target.display()), stamp(&path)));
            }
            if path.is_dir() {
                if depth < DEEPEST && !(linked && leads_up(&path)) {
                    waiting.push((path, inner, depth + 1));
                }
            } else {
                found.push((inner, stamp(&path)));
            }
        }
    }
    found.sort_unstable_by(|a, b| a.0.cmp(&b.0));
    found
}

/// Whether a link leads to a folder that it lies in.
fn leads_up(link: &Path) -> bool {
    let here: Option<PathBuf> = link.parent().and_then(|folder| std::fs::canonicalize(folder).ok());
    let there = std::fs::canonicalize(link);
    here.is_none_or(|here| there.is_ok_and(|there| here.starts_with(there)))
}
