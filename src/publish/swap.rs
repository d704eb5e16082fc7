use std::fs;
use std::path::{Path, PathBuf};

use crate::trouble::{Bilingual, Deed, Told};

use super::durable;
use super::names::Names;
use super::retire::retire;

/// How one directory takes the place of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Swap {
    /// Two names are exchanged in one step: there is no moment without a site. Where the file
    /// system cannot, it is done by renaming.
    #[cfg_attr(not(target_os = "linux"), allow(dead_code, reason = "only Linux has it"))]
    Exchange,
    /// The old one is renamed away first.
    #[cfg_attr(target_os = "linux", allow(dead_code, reason = "elsewhere, and in tests"))]
    Renames,
}

impl Swap {
    /// What this system has.
    #[cfg(target_os = "linux")]
    pub const BEST: Swap = Swap::Exchange;
    /// What this system has.
    #[cfg(not(target_os = "linux"))]
    pub const BEST: Swap = Swap::Renames;

    /// The steps from a staged site to a published one.
    pub fn steps(self) -> &'static [Step] {
        match self {
            Swap::Exchange => {
                &[Step::Offer, Step::Carry, Step::Exchange, Step::Settle, Step::Retire]
            }
            Swap::Renames => {
                &[Step::Offer, Step::Carry, Step::Aside, Step::Place, Step::Settle, Step::Retire]
            }
        }
    }
}

/// A step of a swap. After each of them, and within each, [`heal`] finds either the old site or the
/// new one whole, and all that was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// The staged site, whole and durable, gets the name of the next.
    Offer,
    /// What is kept goes from the target into it: files as a second link, so that there is no
    /// moment without them, folders by renaming.
    Carry,
    /// It changes names with the target.
    Exchange,
    /// The target gets the name of the old.
    Aside,
    /// The next gets the name of the target.
    Place,
    /// The names become durable.
    Settle,
    /// The old site goes.
    Retire,
}

/// Takes one step. `kept` are the paths inside the target that are carried over.
///
/// # Errors
/// When the disk refuses.
pub(super) fn take(step: Step, names: &Names, kept: &[PathBuf]) -> anyhow::Result<()> {
    match step {
        Step::Offer => {
            like(&names.target, &names.site());
            rename(&names.site(), &names.next)
        }
        Step::Carry => {
            kept.iter().try_for_each(|path| carry(names, path))?;
            if kept.is_empty() { Ok(()) } else { durable::folder(&names.next) }
        }
        Step::Exchange if !names.target.exists() => rename(&names.next, &names.target),
        Step::Exchange if exchange(&names.next, &names.target) => Ok(()),
        Step::Exchange => {
            take(Step::Aside, names, kept)?;
            take(Step::Place, names, kept)
        }
        Step::Aside if !names.target.exists() => Ok(()),
        Step::Aside => rename(&names.target, &names.old),
        Step::Place => rename(&names.next, &names.target),
        Step::Settle => names.target.parent().map_or(Ok(()), durable::folder),
        Step::Retire => {
            let old = [&names.old, &names.next]
                .into_iter()
                .try_for_each(|tree| retire(tree, &names.target));
            old.told(|| {
                let target = names.target.display();
                Bilingual::new(
                    format!("已经公开 {target}，但旧网站没有删干净"),
                    format!("published {target}, but not all of the old site could be removed"),
                )
            })?;
            // The scratch folder went before; what is left is an empty directory.
            let _ = fs::remove_dir_all(&names.staging);
            Ok(())
        }
    }
}

/// Heals what a crash, or a step that failed, left. Each state has one answer:
///
/// - no target, but an old one (between [`Step::Aside`] and [`Step::Place`]): the old one is put
///   back;
/// - a staging directory: removed, it holds nothing but what the build wrote;
/// - a next or an old one: removed, and what gongkai did not write in it goes to the target
///   ([`retire`]).
///
/// # Errors
/// When the disk refuses.
pub(super) fn heal(names: &Names) -> anyhow::Result<()> {
    let there = |path: &Path| fs::symlink_metadata(path).is_ok();
    if !there(&names.target) && there(&names.old) {
        rename(&names.old, &names.target)?;
    }
    if there(&names.staging) {
        fs::remove_dir_all(&names.staging).told(|| {
            let staging = names.staging.display();
            Bilingual::new(
                format!("删不了上次生成留下的 {staging}"),
                format!("cannot remove {staging}, left by an earlier build"),
            )
        })?;
    }
    for tree in [&names.old, &names.next] {
        retire(tree, &names.target)
            .told(|| Bilingual::new("上次生成没有做完", "an earlier build did not end"))?;
    }
    Ok(())
}

fn carry(names: &Names, path: &Path) -> anyhow::Result<()> {
    let (from, to) = (names.target.join(path), names.next.join(path));
    let cannot = || {
        Bilingual::new(
            format!("不能把 {} 移到新网站", from.display()),
            format!("cannot carry {} over to the new site", from.display()),
        )
    };
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).cannot(Deed::Make, folder)?;
    }
    let file = fs::symlink_metadata(&from).told(cannot)?.is_file();
    if file && fs::hard_link(&from, &to).is_ok() {
        return Ok(());
    }
    fs::rename(&from, &to).told(cannot)
}

/// A directory that takes another's place is as open to others as it was. That it cannot be made so
/// is no reason not to publish.
fn like(target: &Path, site: &Path) {
    if let Ok(metadata) = fs::metadata(target) {
        let _ = fs::set_permissions(site, metadata.permissions());
    }
}

fn rename(from: &Path, to: &Path) -> anyhow::Result<()> {
    fs::rename(from, to).told(|| {
        let (from, to) = (from.display(), to.display());
        Bilingual::new(
            format!("不能把 {from} 改名为 {to}（输出文件夹是不是挂载点？请用它里面的一个文件夹）"),
            format!("cannot rename {from} to {to} (is the output a mount point? choose a directory inside it)"),
        )
    })
}

#[cfg(target_os = "linux")]
fn exchange(next: &Path, target: &Path) -> bool {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, next, CWD, target, RenameFlags::EXCHANGE).is_ok()
}

#[cfg(not(target_os = "linux"))]
fn exchange(_: &Path, _: &Path) -> bool {
    false
}
