//! Single files that people keep: written new, or replaced as a whole.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::durable;

/// Makes a folder and those it lies in; one that is there is left alone.
///
/// # Errors
/// When the disk refuses.
pub fn make_folder(path: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(path).with_context(|| format!("cannot make {}", path.display()))
}

/// Whether nothing lies at a path, or an empty folder does.
pub fn is_vacant(path: &Path) -> bool {
    fs::symlink_metadata(path).is_err() || fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_none())
}

/// Writes a file that is not there yet, and its folder; one that is there is nobody's to overwrite.
///
/// # Errors
/// When it is there, or the disk refuses; nothing of it is then left.
pub fn write_new(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        make_folder(folder)?;
    }
    let mut file = match OpenOptions::new().write(true).create_new(true).open(path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => bail!("{} is there already: nothing was written", path.display()),
        file => file.with_context(|| format!("cannot write {}", path.display()))?,
    };
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    if written.is_err() {
        let _ = fs::remove_file(path);
    }
    written.with_context(|| format!("cannot write {}", path.display()))
}

/// Writes a file, and its folder, in the place of one that may be there: a reader, and a crash, finds the old one or the new one and nothing between.
/// A link stays, and the file it leads to is replaced; its permissions stay what they were. What is no file (a pipe, a device) is written to.
///
/// # Errors
/// When the file may not be written, is a folder or a link to nothing, or the disk refuses; the old one is then as it was.
pub fn replace(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let cannot = || format!("cannot write {}", path.display());
    let there = match fs::metadata(path) {
        Ok(metadata) => Some(metadata),
        Err(error) if error.kind() == ErrorKind::NotFound && path.is_symlink() => bail!("{} is a link to nothing: remove it, or make the file it leads to", path.display()),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(error).with_context(cannot),
    };
    let Some(there) = there else {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        make_folder(folder)?;
        return beside(path, folder, bytes, None);
    };
    if there.is_dir() {
        bail!("{} is a folder: name a file", path.display());
    }
    if !there.is_file() {
        return OpenOptions::new().write(true).open(path).and_then(|mut file| file.write_all(bytes)).with_context(cannot);
    }
    if there.permissions().readonly() || !writable(path) {
        bail!("{} is write-protected: it was left as it is", path.display());
    }
    let real = fs::canonicalize(path).with_context(cannot)?;
    let folder = real.parent().map(PathBuf::from).with_context(cannot)?;
    beside(&real, &folder, bytes, Some(there.permissions()))
}

/// Writes beside and renames.
fn beside(path: &Path, folder: &Path, bytes: &[u8], permissions: Option<fs::Permissions>) -> anyhow::Result<()> {
    // A name that begins with a point is no part of content/, should a crash leave it.
    let name = path.file_name().with_context(|| format!("`{}` is no name of a file", path.display()))?.to_string_lossy().into_owned();
    let new = folder.join(format!(".{name}.gongkai-new"));
    let written = whole(&new, bytes, permissions).and_then(|()| fs::rename(&new, path)).with_context(|| format!("cannot write {}", path.display()));
    if written.is_err() {
        let _ = fs::remove_file(&new);
        return written;
    }
    durable::folder(folder)
}

fn whole(path: &Path, bytes: &[u8], permissions: Option<fs::Permissions>) -> std::io::Result<()> {
    // What a crash left there is nobody's; a link there is not followed.
    let _ = fs::remove_file(path);
    let mut file = File::create_new(path)?;
    if let Some(permissions) = permissions {
        // Before there is anything in it that others must not read.
        file.set_permissions(permissions)?;
    }
    file.write_all(bytes)?;
    file.sync_all()
}

/// Whether this process may write a file: renaming over it would not ask.
fn writable(path: &Path) -> bool {
    OpenOptions::new().append(true).open(path).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().expect("a folder")
    }

    #[test]
    fn what_is_there_is_not_written_as_new() {
        let folder = folder();
        let path = folder.path().join("a/b.yaml");
        write_new(&path, b"one").expect("written, and its folder");
        let error = write_new(&path, b"two").expect_err("there");
        assert!(error.to_string().contains("b.yaml is there already"), "{error}");
        assert_eq!(fs::read(&path).expect("there"), b"one");
    }

    #[cfg(unix)]
    #[test]
    fn a_replaced_file_keeps_its_link_and_its_permissions() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = folder();
        let (real, link) = (folder.path().join("elsewhere/real.yaml"), folder.path().join("budget.yaml"));
        write_new(&real, b"one").expect("written");
        fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).expect("set");
        symlink(&real, &link).expect("linked");
        replace(&link, b"two").expect("replaced");
        assert!(link.is_symlink());
        assert_eq!(fs::read(&real).expect("there"), b"two");
        assert_eq!(fs::metadata(&real).expect("there").permissions().mode() & 0o7777, 0o640);
        assert_eq!(fs::read_dir(folder.path().join("elsewhere")).expect("there").count(), 1, "nothing is left beside it");
    }

    #[cfg(unix)]
    #[test]
    fn what_cannot_be_replaced_is_left_and_told() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = folder();
        let path = |name: &str| folder.path().join(name);
        write_new(&path("locked"), b"one").expect("written");
        fs::set_permissions(path("locked"), fs::Permissions::from_mode(0o440)).expect("set");
        symlink(path("nothing"), path("dangling")).expect("linked");
        symlink(path("loop"), path("loop")).expect("linked");
        fs::create_dir(path("folder")).expect("made");
        for (name, why) in [("locked", "write-protected"), ("dangling", "link to nothing"), ("loop", "cannot write"), ("folder", "is a folder")] {
            let error = format!("{:#}", replace(&path(name), b"two").expect_err(name));
            assert!(error.contains(why) && error.contains(name), "{error}");
        }
        assert_eq!(fs::read(path("locked")).expect("there"), b"one");
        assert!(path("dangling").is_symlink() && !path("nothing").exists());
        assert_eq!(fs::read_dir(folder.path()).expect("there").count(), 4, "nothing is left beside them");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_leaves_the_old_file() {
        assert!(replace(Path::new("/dev/full"), b"x").expect_err("full").to_string().contains("/dev/full"));
        replace(Path::new("/dev/null"), b"x").expect("what is no file is written to");
        assert!(Path::new("/dev/null").metadata().is_ok_and(|metadata| !metadata.is_file()));
    }
}
