use std::path::{Path, PathBuf};

/// The names beside a target `public` that a build uses: `.public.gongkai-lock`, `-staging`, `-old`. All on the target's own file system, so that
/// renaming is one step.
#[derive(Debug, Clone)]
pub(super) struct Names {
    pub target: PathBuf,
    pub lock: PathBuf,
    pub staging: PathBuf,
    pub old: PathBuf,
}

impl Names {
    pub fn beside(target: &Path) -> Names {
        let name = target.file_name().map_or_else(|| "site".into(), |name| name.to_string_lossy().into_owned());
        let beside = |part: &str| target.with_file_name(format!(".{name}.gongkai-{part}"));
        Names { target: target.to_owned(), lock: beside("lock"), staging: beside("staging"), old: beside("old") }
    }
}
