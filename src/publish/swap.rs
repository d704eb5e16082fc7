use std::fs;
use std::path::Path;

use anyhow::Context;

use super::names::Names;

/// Puts the staged site in the target's place. Where the system can exchange two names in one step, there is no moment without a site; elsewhere
/// the old one is renamed away first, and [`super::Target::open`] heals a crash between the two renames.
pub(super) fn swap(names: &Names) -> anyhow::Result<()> {
    sync(&names.staging)?;
    if !names.target.exists() {
        return rename(&names.staging, &names.target);
    }
    if exchange(&names.staging, &names.target) {
        return fs::remove_dir_all(&names.staging).with_context(|| format!("published, but cannot remove the old site in {}", names.staging.display()));
    }
    rename(&names.target, &names.old)?;
    if let Err(error) = rename(&names.staging, &names.target) {
        // Put the old site back rather than leave none.
        let _ = fs::rename(&names.old, &names.target);
        return Err(error);
    }
    fs::remove_dir_all(&names.old).with_context(|| format!("published, but cannot remove the old site in {}", names.old.display()))
}

fn rename(from: &Path, to: &Path) -> anyhow::Result<()> {
    fs::rename(from, to).with_context(|| format!("cannot rename {} to {} (is the output a mount point? choose a directory inside it)", from.display(), to.display()))
}

#[cfg(target_os = "linux")]
fn exchange(staging: &Path, target: &Path) -> bool {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, staging, CWD, target, RenameFlags::EXCHANGE).is_ok()
}

#[cfg(not(target_os = "linux"))]
fn exchange(_: &Path, _: &Path) -> bool {
    false
}

/// One sync of the whole file system costs less than one a file.
#[cfg(target_os = "linux")]
fn sync(staging: &Path) -> anyhow::Result<()> {
    let directory = fs::File::open(staging).with_context(|| format!("cannot open {}", staging.display()))?;
    rustix::fs::syncfs(&directory).with_context(|| format!("cannot sync {}", staging.display()))
}

#[cfg(not(target_os = "linux"))]
fn sync(staging: &Path) -> anyhow::Result<()> {
    let manifest = staging.join(super::manifest::MANIFEST);
    let file = fs::OpenOptions::new().write(true).open(&manifest).with_context(|| format!("cannot open {}", manifest.display()))?;
    file.sync_all().with_context(|| format!("cannot sync {}", manifest.display()))
}
