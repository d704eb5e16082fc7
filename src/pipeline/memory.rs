use std::collections::HashMap;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use crate::record::Digest;
use crate::source::{Hidden, Stamp, add_contents, add_text, bytes, stamp};

use super::parallel::RegionDepartment;
use super::workspace::Workspace;

/// What a build may know of the one before it, and leaves for the next.
#[derive(Debug)]
pub struct Memory {
    /// Whether what the last build left is used.
    pub(super) uses: bool,
    /// What tells this program from every other.
    pub(super) program: String,
    /// Changes with every file that all departments are made with.
    files: Digest,
}

impl Memory {
    /// Looks at the files that all departments are made with, before the site is opened: one that
    /// changes meanwhile is then another for the next build. Nothing where they cannot be read, or
    /// where it is not known which program this is. `fresh` is to use nothing of the last build.
    pub fn before_opening(root: &Path, fresh: bool) -> Option<Memory> {
        let mut digest = Sha256::new();
        add_contents(&mut digest, &root.join("templates"), Hidden::Passed, |_| true).ok()?;
        add_contents(&mut digest, &root.join("static"), Hidden::Seen, |_| true).ok()?;
        // What regions and departments are called is in the plan.
        let of_all = |parts: &[String]| parts[0].starts_with('_');
        add_contents(&mut digest, &root.join("content"), Hidden::Passed, of_all).ok()?;
        digest.update(bytes(&root.join("site.toml")).ok()?);
        Some(Memory { uses: !fresh, program: program()?, files: digest.finalize().into() })
    }
}

/// What tells this program from every other: its version, and the file that it runs from; nothing
/// where that is not known.
pub fn program() -> Option<String> {
    match stamp(&std::env::current_exe().ok()?) {
        Stamp::There { bytes, written: Some(written), .. } => {
            Some(format!("{} {bytes} {written:?}", env!("CARGO_PKG_VERSION")))
        }
        _ => None,
    }
}

/// What the departments of a site are made of, as digests.
#[derive(Debug)]
pub(super) struct SiteInputs<'a> {
    /// The site.
    pub workspace: &'a Workspace,
    /// Changes with whatever every department is made with.
    pub common: Digest,
    /// Changes with whatever there is to publish.
    pub plan: Digest,
    /// What the plan says of each region alone, by its folder.
    regions: HashMap<&'a str, Digest>,
}

impl<'a> SiteInputs<'a> {
    /// Those of a site that was opened after `memory` was taken.
    pub fn of(workspace: &'a Workspace, memory: &Memory, withhold: bool) -> SiteInputs<'a> {
        let config = &workspace.site.config;
        // What a command may have changed of the settings. Which day it is published is in the plan:
        // a disclosure is in it or is not.
        let asked = (&config.levels, &config.base_url, withhold);
        let mut common = Sha256::new_with_prefix(memory.files);
        add_text(&mut common, &format!("{asked:?}"));
        let mut plan = Sha256::new();
        if workspace.released.is_some() {
            // Where links are told that lead to what may not be published yet.
            add_text(&mut plan, &format!("{:?}", workspace.held));
        }
        let mut regions = HashMap::new();
        for region in &workspace.site.regions {
            let own = text_digest(&format!("{:?} {:?}", region.region, region.roster));
            regions.insert(region.region.slug.as_str(), own);
            plan.update(own);
            add_text(&mut plan, &format!("{:?}", region.departments));
        }
        SiteInputs {
            workspace,
            common: common.finalize().into(),
            plan: plan.finalize().into(),
            regions,
        }
    }

    /// Changes with whatever a department alone is made of: all files in its folder, and what the
    /// plan says of it. Nothing where that cannot be read.
    pub fn of_department(&self, (region, department): RegionDepartment<'_>) -> Option<Digest> {
        let mut digest = Sha256::new_with_prefix(self.regions.get(region.region.slug.as_str())?);
        add_text(&mut digest, &format!("{department:?}"));
        add_contents(&mut digest, &self.folder((region, department)), Hidden::Passed, |_| true)
            .ok()?;
        Some(digest.finalize().into())
    }

    /// The folder of a department.
    pub fn folder(&self, (region, department): RegionDepartment<'_>) -> PathBuf {
        self.workspace.root.join("content").join(&region.region.slug).join(&department.slug)
    }
}

fn text_digest(text: &str) -> Digest {
    Sha256::digest(text).into()
}
