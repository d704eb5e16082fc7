use std::fs;
use std::path::{Path, PathBuf};

use anyhow::bail;

use crate::trouble::{Bilingual, Deed, Told, Trouble};

use super::our_files::OurFiles;

/// What lies in a directory beside the files that gongkai wrote there.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct OtherContents {
    /// What was asked to be kept.
    pub kept: Vec<PathBuf>,
    /// What nobody answers for: files, links, and folders with nothing of ours in them. Paths
    /// inside the directory.
    pub foreign: Vec<PathBuf>,
    /// Files of ours whose length is not what was written.
    pub changed: Vec<PathBuf>,
}

/// How many files a message names.
const NAMED: usize = 10;

impl OtherContents {
    /// Looks through a directory. `ours` is what its manifest names; links are not followed.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn in_directory(
        directory: &Path,
        ours: &OurFiles,
        keep: &[String],
    ) -> anyhow::Result<OtherContents> {
        let mut lying = OtherContents::default();
        if fs::symlink_metadata(directory).is_ok() {
            lying.look(directory, Path::new(""), ours, keep)?;
        }
        Ok(lying)
    }

    fn look(
        &mut self,
        directory: &Path,
        inner: &Path,
        ours: &OurFiles,
        keep: &[String],
    ) -> anyhow::Result<()> {
        let folder = directory.join(inner);
        let cannot = || Deed::Read.cannot(&folder);
        let mut names = fs::read_dir(&folder)
            .told(cannot)?
            .map(|entry| Ok(entry.told(cannot)?.file_name()))
            .collect::<anyhow::Result<Vec<_>>>()?;
        names.sort();
        for name in names {
            let path = inner.join(name);
            let metadata = fs::symlink_metadata(directory.join(&path))
                .cannot(Deed::Read, directory.join(&path))?;
            let shown = slashed(&path);
            let inside = |outer: &str, path: &str| {
                path.strip_prefix(outer).is_some_and(|rest| rest.starts_with('/'))
            };
            if keep.contains(&shown) {
                self.kept.push(path);
            } else if metadata.is_dir() {
                if ours.holds_in(&shown) || keep.iter().any(|kept| inside(&shown, kept)) {
                    self.look(directory, &path, ours, keep)?;
                } else {
                    self.foreign.push(path);
                }
            } else {
                match ours.find(&shown).filter(|_| metadata.is_file()) {
                    None => self.foreign.push(path),
                    Some(at) if ours.get(at).1.size != metadata.len() => self.changed.push(path),
                    Some(_) => {}
                }
            }
        }
        Ok(())
    }

    /// # Errors
    /// When something lies there that replacing the directory would lose.
    pub fn nothing_lost(&self, directory: &Path) -> anyhow::Result<()> {
        let shown = directory.display();
        if !self.foreign.is_empty() {
            let names: Vec<String> =
                self.foreign.iter().map(|path| named(directory, path)).collect();
            let keep = names
                .iter()
                .take(NAMED)
                .map(|name| format!("{:?}", name.trim_end_matches('/')))
                .collect::<Vec<_>>()
                .join(", ");
            let checkout = if self.foreign.iter().any(|path| path == Path::new(".git")) {
                ("（这是一个 git 工作区）", " (it is a git checkout)")
            } else {
                ("", "")
            };
            let list = list(&names);
            bail!(Trouble::new(
                format!(
                    "{shown}{} 里有不是 gongkai 写的文件，生成会丢掉它们：{}。要保留，请在 site.toml 写 `[output] keep = [{keep}]`；否则请移走，或用 --output 换一个文件夹",
                    checkout.0, list.zh
                ),
                format!(
                    "{shown}{} holds what gongkai did not write, and a build would lose it: {}. To keep it there over builds write `[output] keep = [{keep}]` in site.toml; otherwise move it away, or choose another --output",
                    checkout.1, list.en
                ),
            ));
        }
        if !self.changed.is_empty() {
            let names: Vec<String> =
                self.changed.iter().map(|path| named(directory, path)).collect();
            let list = list(&names);
            bail!(Trouble::new(
                format!(
                    "{shown} 里有文件在 gongkai 写好之后改过，生成会丢掉这些改动：{}。请移走（生成时会重新写），或用 --output 换一个文件夹",
                    list.zh
                ),
                format!(
                    "files in {shown} were changed since gongkai wrote them, and a build would lose the changes: {}. Move them away (a build writes them anew), or choose another --output",
                    list.en
                ),
            ));
        }
        Ok(())
    }
}

/// Some names, and how many there are in all.
pub(super) fn list(names: &[String]) -> Bilingual {
    let some = names.iter().take(NAMED).cloned().collect::<Vec<_>>();
    let (zh, en) = (some.join("、"), some.join(", "));
    if names.len() > NAMED {
        Bilingual::new(
            format!("{zh} …（共 {} 个）", names.len()),
            format!("{en} … ({} in all)", names.len()),
        )
    } else {
        Bilingual::new(zh, en)
    }
}

fn named(directory: &Path, path: &Path) -> String {
    let folder = fs::symlink_metadata(directory.join(path)).is_ok_and(|metadata| metadata.is_dir());
    if folder { format!("{}/", slashed(path)) } else { slashed(path) }
}

/// A path inside a directory as a manifest writes it.
pub(super) fn slashed(path: &Path) -> String {
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}
