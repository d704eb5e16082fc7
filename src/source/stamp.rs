use std::fs::Metadata;
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::walk::{Enter, Lies, Met, walk};

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

    /// When anything about it was changed last, as far as the system tells.
    pub fn touched(self) -> Option<SystemTime> {
        match self {
            Stamp::There { written, which: [_, _, seconds, _], .. } => {
                let changed = u64::try_from(seconds).ok().map(Duration::from_secs);
                written.max(changed.map(|changed| UNIX_EPOCH + changed))
            }
            Stamp::Nothing => None,
        }
    }
}

/// What the disk says of the file at a path, wherever links lead from there.
pub fn stamp(path: &Path) -> Stamp {
    let Ok(metadata) = std::fs::metadata(path) else { return Stamp::Nothing };
    Stamp::There {
        bytes: if metadata.is_dir() { 0 } else { metadata.len() },
        written: metadata.modified().ok().filter(|_| !metadata.is_dir()),
        which: which(&metadata),
    }
}

/// Which file it is, and when anything about it changed: one that was put in the place of another
/// may have its length and its date.
#[cfg(unix)]
fn which(metadata: &Metadata) -> [i64; 4] {
    use std::os::unix::fs::MetadataExt;
    let changed =
        if metadata.is_dir() { (0, 0) } else { (metadata.ctime(), metadata.ctime_nsec()) };
    [metadata.dev().cast_signed(), metadata.ino().cast_signed(), changed.0, changed.1]
}

#[cfg(not(unix))]
fn which(_: &Metadata) -> [i64; 4] {
    [0; 4]
}

/// Every file under a folder, in the order of their paths, with `/` between its parts; of a link
/// also where it leads. What cannot be read is seen as one that is not there.
pub fn stamps(folder: &Path, hidden: Hidden) -> Vec<(String, Stamp)> {
    let mut found = vec![(String::new(), stamp(folder))];
    let walked = walk(folder, |Met { place, parts, what, is_link }| {
        let Some(name) = parts.last() else { return Ok(Enter::Yes) };
        if hidden == Hidden::Passed && name.starts_with('.') {
            return Ok(Enter::No);
        }
        let inner = parts.join("/");
        if is_link && let Ok(target) = std::fs::read_link(&place) {
            // Where it leads counts too, there or not.
            found.push((format!("{inner} -> {}", target.display()), stamp(&place)));
        }
        match what {
            Lies::Folder(_) => {}
            Lies::File => found.push((inner, stamp(&place))),
            Lies::Unreadable(_) => found.push((inner, Stamp::Nothing)),
        }
        Ok(Enter::Yes)
    });
    if walked.is_err() {
        // Whoever reads it says why; what lies behind is looked at when this has gone.
        found.push(("?".to_owned(), Stamp::Nothing));
    }
    found.sort_unstable_by(|a, b| a.0.cmp(&b.0));
    found
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn links_are_followed_and_circles_are_not() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let elsewhere = tempfile::tempdir().expect("another");
        std::fs::write(elsewhere.path().join("a.yaml"), "1").expect("written");
        std::fs::create_dir_all(folder.path().join("a/.git")).expect("made");
        symlink(elsewhere.path(), folder.path().join("a/link")).expect("linked");
        symlink("..", folder.path().join("a/round")).expect("linked");
        symlink("nowhere", folder.path().join("a/nothing")).expect("linked");
        std::fs::write(folder.path().join("a/.git/config"), "1").expect("written");
        let seen = stamps(folder.path(), Hidden::Passed);
        let of =
            |path: &str| seen.iter().find(|(seen, _)| seen == path).map(|(_, stamp)| stamp.bytes());
        assert_eq!(of("a/link/a.yaml"), Some(1), "{seen:?}");
        assert_eq!((of("a/round"), of("a/nothing")), (Some(0), Some(0)), "{seen:?}");
        assert!(of("a/round -> ..").is_some() && of("a/nothing -> nowhere").is_some(), "{seen:?}");
        assert!(
            !seen.iter().any(|(path, _)| path.contains(".git") || path.starts_with("a/round/")),
            "{seen:?}"
        );
        assert!(
            stamps(folder.path(), Hidden::Seen).iter().any(|(path, _)| path == "a/.git/config")
        );
        let before = stamps(folder.path(), Hidden::Passed);
        std::fs::write(elsewhere.path().join("a.yaml"), "12").expect("written");
        assert_ne!(
            before,
            stamps(folder.path(), Hidden::Passed),
            "what a link leads to is seen to change"
        );
    }
}
