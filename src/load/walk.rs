use std::io;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::finding::Words;
use crate::trouble::{Deed, Told};

/// Something that lies under a folder.
pub(super) struct Met {
    /// Where it is on the disk.
    pub path: PathBuf,
    /// The parts of its path under the folder, as far as they can be shown: none has a control character.
    pub parts: Vec<String>,
    /// What it is.
    pub what: What,
}

/// What something is, once links were followed.
pub(super) enum What {
    File,
    Folder {
        /// Whether it was reached through a link.
        linked: bool,
    },
    /// What cannot be read, and why.
    Unreadable(Words),
}

/// Whether to go into a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Enter {
    Yes,
    No,
}

/// Goes through a folder in the order of names. Links are followed, so that a year's folder may lie on another disk; names that begin with a point
/// (`.git`, `.DS_Store`) are passed over. Nothing is opened: a pipe would never end.
///
/// # Errors
/// When the disk refuses for a reason that no author can mend.
pub(super) fn walk(folder: &Path, mut each: impl FnMut(Met) -> anyhow::Result<Enter>) -> anyhow::Result<()> {
    let mut entries = WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter();
    let mut links: Vec<PathBuf> = Vec::new();
    while let Some(entry) = entries.next() {
        let (path, what) = match entry {
            Ok(entry) => {
                if entry.depth() > 0 && hidden(entry.path()) {
                    if entry.file_type().is_dir() {
                        entries.skip_current_dir();
                    }
                    continue;
                }
                let what = what(&entry, &mut links);
                (entry.into_path(), what)
            }
            Err(error) => {
                let path = error.path().unwrap_or(folder).to_owned();
                if path != folder && hidden(&path) {
                    continue;
                }
                match why(&error, &path) {
                    Some(words) => (path, What::Unreadable(words)),
                    None => return Err(error).cannot(Deed::Read, path),
                }
            }
        };
        let inner = path.strip_prefix(folder).unwrap_or(&path);
        let parts: Option<Vec<&str>> = inner.components().map(|part| part.as_os_str().to_str().filter(|part| !part.contains(char::is_control))).collect();
        let met = match parts {
            Some(parts) => Met { parts: parts.into_iter().map(str::to_owned).collect(), what, path },
            None => {
                let words = Words::new("名称里有读不出的字符（不是UTF-8，或是控制字符）", "its name holds characters that cannot be read (not UTF-8, or control characters)");
                let parts = inner.components().map(|part| part.as_os_str().to_string_lossy().replace(char::is_control, "\u{fffd}")).collect();
                let inside = matches!(what, What::Folder { .. });
                each(Met { parts, what: What::Unreadable(words), path })?;
                if inside {
                    entries.skip_current_dir();
                }
                continue;
            }
        };
        let is_folder = matches!(met.what, What::Folder { .. });
        if each(met)? == Enter::No && is_folder {
            entries.skip_current_dir();
        }
    }
    Ok(())
}

fn what(entry: &DirEntry, links: &mut Vec<PathBuf>) -> What {
    if entry.file_type().is_dir() {
        if entry.path_is_symlink() && entry.depth() > 0 {
            links.push(entry.path().to_owned());
        }
        return What::Folder { linked: links.iter().any(|link| entry.path().starts_with(link)) };
    }
    if entry.file_type().is_file() {
        return What::File;
    }
    What::Unreadable(Words::new("这不是普通文件（管道、套接字或设备），读不了", "this is no ordinary file (a pipe, a socket or a device) and cannot be read"))
}

/// The author's trouble in words; nothing where it is the machine's.
fn why(error: &walkdir::Error, path: &Path) -> Option<Words> {
    if error.loop_ancestor().is_some() {
        return Some(circle());
    }
    let link = path.is_symlink();
    let error = error.io_error()?;
    // Some systems give up on a link to itself with an error of their own.
    match error.kind() {
        io::ErrorKind::NotFound if link => Some(Words::new("链接指向的文件或文件夹不存在", "the link leads to nothing")),
        io::ErrorKind::NotFound => Some(Words::new("这里什么也没有", "there is nothing here")),
        io::ErrorKind::PermissionDenied => Some(denied()),
        _ if link => Some(circle()),
        _ => None,
    }
}

fn circle() -> Words {
    Words::new("链接绕回了自己所在的文件夹", "the link leads back to a folder that it lies in")
}

/// What is said of a file that may not be read.
pub(super) fn denied() -> Words {
    Words::new("没有读取的权限", "there is no permission to read it")
}

fn hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}
