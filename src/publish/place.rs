use crate::trouble::{Bilingual, Deed, Told, Trouble};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::bail;

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

/// The directory itself: links are followed (the link stays, what it points to is swapped). Nothing
/// is made yet.
///
/// # Errors
/// When it is no place for a site: a file, a link to nothing, a mount point, `/`, or among what the
/// site is made of.
pub(super) fn place(output: &Output<'_>) -> anyhow::Result<PathBuf> {
    let target = resolved(output.directory)?;
    let shown = output.directory.display();
    if target.parent().is_none() || target.file_name().is_none() {
        bail!(Trouble::new(
            format!("{shown} 不能作输出文件夹：请用它里面的一个文件夹"),
            format!("{shown} cannot be an output directory: choose a directory inside it")
        ));
    }
    let root = fs::canonicalize(output.root).cannot(Deed::Resolve, output.root)?;
    for name in SOURCES {
        let source = root.join(name);
        // content/ itself may be a link to elsewhere.
        for source in [fs::canonicalize(&source).unwrap_or_else(|_| source.clone()), source] {
            if source.starts_with(&target) || target.starts_with(&source) {
                let holds = if target.starts_with(&source) {
                    ("在", "里面", "lies in")
                } else {
                    ("里有", "", "holds")
                };
                let other = root.join("public");
                bail!(Trouble::new(
                    format!(
                        "输出文件夹 {shown} {} {name} {}，而网站是由它生成的：请用 --output 换一个，如 {}",
                        holds.0,
                        holds.1,
                        other.display()
                    ),
                    format!(
                        "the output {shown} {} {name}, which the site is made from: choose another --output, as {}",
                        holds.2,
                        other.display()
                    ),
                ));
            }
        }
    }
    match fs::metadata(&target) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(target),
        Err(error) => Err(error).cannot(Deed::Read, &target),
        Ok(metadata) if !metadata.is_dir() => {
            bail!(Trouble::new(
                format!("{shown} 是文件，不是文件夹：请用 --output 换一个"),
                format!("{shown} is a file, not a directory: choose another --output")
            ))
        }
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
        Err(error) if directory.is_symlink() => {
            return Err(error).told(|| {
                Bilingual::new(
                    format!("{shown} 是链接，指向的文件夹不存在：请删去，或用 --output 换一个"),
                    format!("{shown} is a link that leads nowhere: remove it, or choose another --output"),
                )
            });
        }
        Err(error) => return Err(error).cannot(Deed::Resolve, directory),
    }
    let absolute = std::path::absolute(directory).told(|| {
        Bilingual::new(
            format!("“{shown}”不能作输出文件夹"),
            format!("`{shown}` cannot be an output directory"),
        )
    })?;
    let mut missing = Vec::new();
    for folder in absolute.ancestors() {
        if folder.is_symlink() && !folder.exists() {
            bail!(Trouble::new(
                format!(
                    "{} 是链接，指向的文件夹不存在：请删去，或建好那个文件夹",
                    folder.display()
                ),
                format!(
                    "{} is a link to nothing: remove it or make its directory",
                    folder.display()
                ),
            ));
        }
        if folder.exists() {
            let mut path = fs::canonicalize(folder).cannot(Deed::Resolve, folder)?;
            path.extend(missing.iter().rev());
            return Ok(path);
        }
        let Some(name) = folder.file_name() else { break };
        missing.push(name.to_owned());
    }
    bail!(Trouble::new(
        format!("“{shown}”不能作输出文件夹：路径里不要写 .."),
        format!("`{shown}` cannot be an output directory: write it without ..")
    ));
}

/// Whether a directory can be put in the place of this one.
fn replaceable(target: &Path) -> anyhow::Result<()> {
    if mounted(target) {
        let (shown, inner) = (target.display(), target.join("site"));
        bail!(Trouble::new(
            format!(
                "{shown} 是挂载点，不能整个替换：请用它里面的一个文件夹，如 {}",
                inner.display()
            ),
            format!(
                "{shown} is a mount point and cannot be replaced: choose a directory inside it, as {}",
                inner.display()
            ),
        ));
    }
    let why = [
        ("里面的文件要替换", "its files are replaced"),
        ("新网站要写在旧网站旁边", "the new site is written beside the old one"),
    ];
    for (folder, (zh, en)) in [Some(target), target.parent()].into_iter().zip(why) {
        if let Some(folder) = folder.filter(|folder| !open_to_us(folder)) {
            bail!(Trouble::new(
                format!(
                    "没有写入 {} 的权限，而{zh}：请改权限，或用 --output 换一个",
                    folder.display()
                ),
                format!(
                    "{} may not be written, and {en}: change its permissions or choose another --output",
                    folder.display()
                ),
            ));
        }
    }
    Ok(())
}

/// Whether a file system, or a part of one, begins at a path: it cannot be renamed.
#[cfg(target_os = "linux")]
pub(super) fn mounted(path: &Path) -> bool {
    use rustix::fs::{AtFlags, CWD, StatxFlags, statx};
    let Some(parent) = path.parent() else { return true };
    let mount = |path: &Path| {
        statx(CWD, path, AtFlags::SYMLINK_NOFOLLOW, StatxFlags::MNT_ID)
            .ok()
            .map(|stat| (stat.stx_mnt_id, stat.stx_dev_major, stat.stx_dev_minor))
    };
    mount(path).is_some_and(|own| mount(parent).is_some_and(|parent| own != parent))
}

/// Whether a file system, or a part of one, begins at a path: it cannot be renamed.
#[cfg(all(unix, not(target_os = "linux")))]
pub(super) fn mounted(path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |path: &Path| fs::symlink_metadata(path).ok().map(|metadata| metadata.dev());
    path.parent().is_none_or(|parent| {
        device(path).is_some_and(|own| device(parent).is_some_and(|parent| own != parent))
    })
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
    let asked = accessat(
        CWD,
        folder,
        Access::READ_OK | Access::WRITE_OK | Access::EXEC_OK,
        AtFlags::EACCESS,
    );
    !matches!(asked, Err(Errno::ACCESS | Errno::PERM | Errno::ROFS))
}

#[cfg(not(unix))]
fn open_to_us(_: &Path) -> bool {
    true
}
