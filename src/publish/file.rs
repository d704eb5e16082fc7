//! Single files that people keep: written new, or replaced as a whole.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::bail;

use crate::trouble::{Bilingual, Deed, Told, Trouble};

use super::durable;

/// Makes a folder and those it lies in; one that is there is left alone.
///
/// # Errors
/// When the disk refuses.
pub fn make_folder(path: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(path).cannot(Deed::Make, path)
}

/// Whether nothing lies at a path, or a folder does with nothing in it; a folder that git has just
/// made is a new one.
pub fn is_vacant(path: &Path) -> bool {
    let other =
        |entry: std::io::Result<fs::DirEntry>| entry.is_ok_and(|entry| entry.file_name() != ".git");
    fs::symlink_metadata(path).is_err()
        || fs::read_dir(path).is_ok_and(|mut entries| !entries.any(other))
}

/// Whether a file, or what a link leads to, can be read and has these bytes somewhere.
pub fn holds(path: &Path, bytes: &[u8]) -> bool {
    fs::read(path).is_ok_and(|read| read.windows(bytes.len()).any(|part| part == bytes))
}

/// Writes a file that is not there yet, and its folder; one that is there is nobody's to overwrite.
///
/// # Errors
/// When it is there, or the disk refuses; nothing of it is then left.
pub fn write_new(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    make_folder(folder_of(path))?;
    let mut file = match OpenOptions::new().write(true).create_new(true).open(path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            bail!(Trouble::new(
                format!("{} 已经有了：没有写", path.display()),
                format!("{} is there already: nothing was written", path.display())
            ))
        }
        file => file.cannot(Deed::Write, path)?,
    };
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    if written.is_err() {
        let _ = fs::remove_file(path);
    }
    written.cannot(Deed::Write, path)
}

/// Writes a file in the place of one that may be there ([`Replacement`]).
///
/// # Errors
/// When the file may not be written, is a folder or a link to nothing, or the disk refuses; the old
/// one is then as it was.
pub fn replace(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    Replacement::of(path)?.with(bytes)
}

/// A file that is to be written in the place of one that may be there. It is looked at before it is
/// written, so that of several all can be written or none is.
///
/// A reader, and a crash, finds the old file or the new one and nothing between. A link stays, and
/// the file it leads to is replaced; its permissions stay what they were. One that may not be
/// written is refused, although its folder would allow it. What is no file (a pipe, a device) is
/// written to.
#[derive(Debug)]
pub struct Replacement {
    path: PathBuf,
    there: There,
}

/// What is to be replaced.
#[derive(Debug)]
enum There {
    Nothing,
    File(fs::Permissions),
    NoFile,
}

impl Replacement {
    /// Looks at what is there; makes its folder where nothing is.
    ///
    /// # Errors
    /// When the file may not be written, is a folder or a link that leads nowhere, or the disk
    /// refuses.
    pub fn of(path: &Path) -> anyhow::Result<Replacement> {
        let cannot = || Deed::Write.cannot(path);
        let metadata = match fs::metadata(path) {
            Ok(metadata) => metadata,
            Err(error) if path.is_symlink() => {
                return Err(error).told(|| {
                    because(path, "链接指向的文件不存在", "it is a link that leads nowhere")
                });
            }
            Err(error) if error.kind() == ErrorKind::NotFound => {
                make_folder(folder_of(path))?;
                return Ok(Replacement { path: path.to_owned(), there: There::Nothing });
            }
            Err(error) => return Err(error).told(cannot),
        };
        if metadata.is_dir() {
            bail!(Trouble::from(because(path, "这是文件夹", "it is a folder")));
        }
        if !metadata.is_file() {
            return Ok(Replacement { path: path.to_owned(), there: There::NoFile });
        }
        if metadata.permissions().readonly() {
            bail!(Trouble::from(because(path, "文件是只读的", "it is read-only")));
        }
        // Renaming over it would not ask whether this process may.
        OpenOptions::new().append(true).open(path).told(cannot)?;
        Ok(Replacement {
            path: fs::canonicalize(path).told(cannot)?,
            there: There::File(metadata.permissions()),
        })
    }

    /// Writes it.
    ///
    /// # Errors
    /// When the disk refuses; the old file is then as it was.
    pub fn with(self, bytes: &[u8]) -> anyhow::Result<()> {
        let permissions = match self.there {
            There::Nothing => None,
            There::File(permissions) => Some(permissions),
            There::NoFile => {
                let written = OpenOptions::new()
                    .write(true)
                    .open(&self.path)
                    .and_then(|mut file| file.write_all(bytes));
                return written.cannot(Deed::Write, &self.path);
            }
        };
        beside(&self.path, folder_of(&self.path), bytes, permissions)
    }
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Why a path cannot be written.
fn because(path: &Path, zh: &str, en: &str) -> Bilingual {
    let cannot = Deed::Write.cannot(path);
    Bilingual::new(format!("{}：{zh}", cannot.zh), format!("{}: {en}", cannot.en))
}

/// Writes beside and renames.
fn beside(
    path: &Path,
    folder: &Path,
    bytes: &[u8],
    permissions: Option<fs::Permissions>,
) -> anyhow::Result<()> {
    // A name that begins with a point is no part of content/, should a crash leave it.
    let name = path
        .file_name()
        .told(|| {
            Bilingual::new(
                format!("“{}”不是文件名", path.display()),
                format!("`{}` is no name of a file", path.display()),
            )
        })?
        .to_string_lossy()
        .into_owned();
    let new = folder.join(format!(".{name}.gongkai-new"));
    let written = whole(&new, bytes, permissions)
        .and_then(|()| fs::rename(&new, path))
        .cannot(Deed::Write, path);
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
        let (real, link) =
            (folder.path().join("elsewhere/real.yaml"), folder.path().join("budget.yaml"));
        write_new(&real, b"one").expect("written");
        fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).expect("set");
        symlink(&real, &link).expect("linked");
        replace(&link, b"two").expect("replaced");
        assert!(link.is_symlink());
        assert_eq!(fs::read(&real).expect("there"), b"two");
        assert_eq!(fs::metadata(&real).expect("there").permissions().mode() & 0o7777, 0o640);
        assert_eq!(
            fs::read_dir(folder.path().join("elsewhere")).expect("there").count(),
            1,
            "nothing is left beside it"
        );
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
        for (name, why) in [
            ("locked", "read-only"),
            ("dangling", "leads nowhere"),
            ("loop", "leads nowhere"),
            ("folder", "is a folder"),
        ] {
            let error = format!("{:#}", replace(&path(name), b"two").expect_err(name));
            assert!(error.contains(why) && error.contains(name), "{error}");
        }
        assert_eq!(fs::read(path("locked")).expect("there"), b"one");
        assert!(path("dangling").is_symlink() && !path("nothing").exists());
        assert_eq!(
            fs::read_dir(folder.path()).expect("there").count(),
            4,
            "nothing is left beside them"
        );
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_leaves_the_old_file() {
        assert!(
            replace(Path::new("/dev/full"), b"x")
                .expect_err("full")
                .to_string()
                .contains("/dev/full")
        );
        replace(Path::new("/dev/null"), b"x").expect("what is no file is written to");
        assert!(Path::new("/dev/null").metadata().is_ok_and(|metadata| !metadata.is_file()));
    }
}
