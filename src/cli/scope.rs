use std::path::{Component, Path, PathBuf};

use anyhow::bail;

use crate::finding::Finding;
use crate::pipeline::Workspace;
use crate::trouble::{Bilingual, Told, Trouble};

/// The part of a site that a command is about: all of it, or what lies under the paths that were
/// asked for.
pub(super) struct Scope {
    /// As they were typed, with the path each means, relative to the site's root.
    paths: Vec<(PathBuf, PathBuf)>,
}

impl Scope {
    /// Understands paths: relative to where one stands, or to `content/`, or to the site's root; of
    /// a folder, a file, or a disclosure without its ending.
    ///
    /// # Errors
    /// When a path leads to nothing, or out of the site: nothing would be checked, and that must
    /// not look like success.
    pub(super) fn of(asked: &[PathBuf], workspace: &Workspace) -> anyhow::Result<Scope> {
        let here = std::env::current_dir()
            .told(|| Bilingual::new("不知道当前文件夹", "cannot tell the current folder"))?;
        let root = plain(&here.join(&workspace.root));
        let mut paths = Vec::new();
        for path in asked {
            let bases = [here.clone(), root.join("content"), root.clone()];
            let found = bases
                .iter()
                .map(|base| plain(&base.join(path)))
                .find_map(|place| inside(&root, &place).filter(|inner| is_there(&root, inner)));
            let Some(inner) = found else {
                bail!(Trouble::new(
                    format!("{}：这里、content/ 下和网站里都没有这个文件或文件夹", path.display()),
                    format!(
                        "{}: there is no such file or folder here, under content/ or in the site",
                        path.display()
                    ),
                ));
            };
            paths.push((path.clone(), inner));
        }
        Ok(Scope { paths })
    }

    /// Whether a finding lies in it.
    pub(super) fn has(&self, finding: &Finding) -> bool {
        self.takes(Path::new(&finding.place.file.path))
    }

    /// Whether a disclosure, by its path under `content/`, lies in it.
    pub(super) fn has_disclosure(&self, path: &str) -> bool {
        self.paths.is_empty() || self.paths.iter().any(|(_, asked)| holds_disclosure(asked, path))
    }

    /// The paths, as they were typed, that are under `content/` and hold none of the site's
    /// disclosures.
    pub(super) fn without_disclosure<'a>(
        &'a self,
        workspace: &'a Workspace,
    ) -> impl Iterator<Item = &'a Path> {
        let departments = || workspace.site.regions.iter().flat_map(|region| &region.departments);
        let any = move |asked: &Path| {
            departments()
                .flat_map(|department| &department.disclosures)
                .any(|entry| holds_disclosure(asked, &entry.path))
        };
        self.paths.iter().filter(move |(_, asked)| !any(asked)).map(|(typed, _)| typed.as_path())
    }

    fn takes(&self, file: &Path) -> bool {
        self.paths.is_empty()
            || self.paths.iter().any(|(_, asked)| file.starts_with(asked) || beside(asked, file))
    }
}

/// Whether a disclosure lies under a path, or is one of whose files it is.
fn holds_disclosure(asked: &Path, path: &str) -> bool {
    let disclosure = Path::new("content").join(path);
    disclosure.starts_with(asked) || beside(&disclosure, asked)
}

/// Whether a file is one of a disclosure's: `budget`, and `budget.yaml`, `budget.md`,
/// `budget.import.csv`.
fn beside(disclosure: &Path, file: &Path) -> bool {
    let stem = file
        .file_name()
        .and_then(|name| name.to_str())
        .and_then(|name| name.split_once('.'))
        .map(|(stem, _)| stem);
    disclosure.parent() == file.parent()
        && stem.is_some()
        && disclosure.file_name().and_then(|name| name.to_str()) == stem
}

/// Whether something lies at a path, or a disclosure whose ending was left out.
pub(super) fn is_there(root: &Path, inner: &Path) -> bool {
    let path = root.join(inner);
    let with = |ending: &str| {
        path.file_name().is_some_and(|name| {
            path.with_file_name(format!("{}.{ending}", name.to_string_lossy())).is_file()
        })
    };
    path.exists() || path.is_symlink() || with("yaml") || with("md")
}

/// A path inside the site, relative to its root; also where one of the two is reached through a
/// link.
pub(super) fn inside(root: &Path, path: &Path) -> Option<PathBuf> {
    if let Ok(inner) = path.strip_prefix(root) {
        return Some(inner.to_owned());
    }
    let (real_root, parent) = (root.canonicalize().ok()?, path.parent()?.canonicalize().ok()?);
    Some(parent.join(path.file_name()?).strip_prefix(real_root).ok()?.to_owned())
}

/// A path without `.` and `..`, whether it is there or not.
pub(super) fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => _ = plain.pop(),
            part => plain.push(part),
        }
    }
    plain
}
