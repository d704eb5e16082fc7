use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

/// Where a site goes, and what must not be lost there.
#[derive(Debug, Clone, Copy)]
pub struct Output<'a> {
    /// The directory; made if it is not there.
    pub directory: &'a Path,
    /// The root of the site that is published: what it is made of is never written over.
    pub root: &'a Path,
    /// Paths inside the directory that are not gongkai's and stay: `.git`, `CNAME`.
    pub keep: &'a [String],
}

/// What a site is made of, under its root.
const SOURCES: [&str; 4] = ["content", "static", "templates", "site.toml"];

/// The directory itself: links are followed (the link stays, what it points to is swapped). Nothing is made yet.
///
/// # Errors
/// When it is no place for a site: a file, a link to nothing, a mount point, `/`, or among what the site is made of.
pub(super) fn place(output: &Output<'_>) -> anyhow::Result<PathBuf> {
    let target = resolved(output.directory)?;
    let shown = output.directory.display();
    if target.parent().is_none() || target.file_name().is_none() {
        bail!("{shown} cannot be an output directory: choose a directory inside it");
    }
    let root = fs::canonicalize(output.root).with_context(|| format!("cannot resolve {}", output.root.display()))?;
    for name in SOURCES {
        let source = root.join(name);
        // content/ itself may be a link to elsewhere.
        for source in [fs::canonicalize(&source).unwrap_or_else(|_| source.clone()), source] {
            if source.starts_with(&target) || target.starts_with(&source) {
                let holds = if target.starts_with(&source) { "lies in" } else { "holds" };
                bail!("the output {shown} {holds} {name}, which the site is made from: choose another --output, as {}", root.join("public").display());
            }
        }
    }
    match fs::metadata(&target) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(target),
        Err(error) => Err(error).with_context(|| format!("cannot read {}", target.display())),
        Ok(metadata) if !metadata.is_dir() => bail!("{shown} is a file, not a directory: choose another --output"),
        Ok(_) => {
            replaceable(&target)?;
            Ok(target)
        }
    }
}

/// The path without links, as far as it is there; what is not there yet is added as it is written.
fn resolved(directory: &Path) -> anyhow::Result<PathBuf> {
    let shown = directory.display();
    match fs::canonicalize(directory) {
        Ok(path) => return Ok(path),
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) if directory.is_symlink() => return Err(error).with_context(|| format!("{shown} is a link that leads nowhere: remove it, or choose another --output")),
        Err(error) => return Err(error).with_context(|| format!("cannot resolve {shown}")),
    }
    let absolute = std::path::absolute(directory).with_context(|| format!("`{shown}` cannot be an output directory"))?;
    let mut missing = Vec::new();
    for folder in absolute.ancestors() {
        if folder.is_symlink() && !folder.exists() {
            bail!("{} is a link to nothing: remove it or make its directory", folder.display());
        }
        if folder.exists() {
            let mut path = fs::canonicalize(folder).with_context(|| format!("cannot resolve {}", folder.display()))?;
            path.extend(missing.iter().rev());
            return Ok(path);
        }
        let Some(name) = folder.file_name() else { break };
        missing.push(name.to_owned());
    }
    bail!("`{shown}` cannot be an output directory: write it without ..");
}

/// Whether a directory can be put in the place of this one.
fn replaceable(target: &Path) -> anyhow::Result<()> {
    if mounted(target) {
        bail!("{} is a mount point and cannot be replaced: choose a directory inside it, as {}", target.display(), target.join("site").display());
    }
    for (folder, why) in [(Some(target), "its files are replaced"), (target.parent(), "the new site is written beside the old one")] {
        if let Some(folder) = folder.filter(|folder| !open_to_us(folder)) {
            bail!("{} may not be written, and {why}: change its permissions or choose another --output", folder.display());
        }
    }
    Ok(())
}

/// Whether a file system, or a part of one, begins at a path: it cannot be renamed.
#[cfg(target_os = "linux")]
pub(super) fn mounted(path: &Path) -> bool {
    use rustix::fs::{AtFlags, CWD, StatxFlags, statx};
    let Some(parent) = path.parent() else { return true };
    let mount = |path: &Path| statx(CWD, path, AtFlags::SYMLINK_NOFOLLOW, StatxFlags::MNT_ID).ok().map(|stat| (stat.stx_mnt_id, stat.stx_dev_major, stat.stx_dev_minor));
    mount(path).is_some_and(|own| mount(parent).is_some_and(|parent| own != parent))
}

/// Whether a file system, or a part of one, begins at a path: it cannot be renamed.
#[cfg(all(unix, not(target_os = "linux")))]
pub(super) fn mounted(path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |path: &Path| fs::symlink_metadata(path).ok().map(|metadata| metadata.dev());
    path.parent().is_none_or(|parent| device(path).is_some_and(|own| device(parent).is_some_and(|parent| own != parent)))
}

/// Whether a file system, or a part of one, begins at a path: it cannot be renamed.
#[cfg(not(unix))]
pub(super) fn mounted(path: &Path) -> bool {
    path.parent().is_none()
}

/// Whether this process may read and write a directory.
#[cfg(unix)]
fn open_to_us(folder: &Path) -> bool {
    use rustix::fs::{Access, AtFlags, CWD, accessat};
    use rustix::io::Errno;
    // What an old kernel cannot say shows when the directory is written.
    let asked = accessat(CWD, folder, Access::READ_OK | Access::WRITE_OK | Access::EXEC_OK, AtFlags::EACCESS);
    !matches!(asked, Err(Errno::ACCESS | Errno::PERM | Errno::ROFS))
}

#[cfg(not(unix))]
fn open_to_us(_: &Path) -> bool {
    true
}
