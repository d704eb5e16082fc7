use std::path::{Path, PathBuf};

/// The names beside a target `public` that a build uses: `.public.gongkai-lock`, `-staging`,
/// `-next`, `-old`. All on the target's own file system, so that renaming is one step.
#[derive(Debug, Clone)]
pub(super) struct Names {
    pub target: PathBuf,
    pub lock: PathBuf,
    /// What a build is writing: the site and its scratch files, never anything else.
    pub staging: PathBuf,
    /// The new site, whole, before the swap; after an exchange, the site that it replaced.
    pub next: PathBuf,
    /// The site that was replaced, where two names cannot be exchanged.
    pub old: PathBuf,
}

impl Names {
    pub fn beside(target: &Path) -> Names {
        let name = target
            .file_name()
            .map_or_else(|| "site".into(), |name| name.to_string_lossy().into_owned());
        let beside = |part: &str| target.with_file_name(format!(".{name}.gongkai-{part}"));
        Names {
            target: target.to_owned(),
            lock: beside("lock"),
            staging: beside("staging"),
            next: beside("next"),
            old: beside("old"),
        }
    }

    /// Where the files of the site are written.
    pub fn site(&self) -> PathBuf {
        self.staging.join("site")
    }

    /// Where it is noted what the site holds.
    pub fn written(&self) -> PathBuf {
        self.staging.join("written")
    }

    /// Where what does not fit in memory is written.
    pub fn scratch(&self) -> PathBuf {
        self.staging.join("scratch")
    }
}
