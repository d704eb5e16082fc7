use std::path::{Path, PathBuf};

use crate::check;
use crate::finding::Finding;
use crate::forms;
use crate::load;
use crate::model::Catalogue;
use crate::site::Site;

/// A site opened: its settings, forms and plan. No disclosure has been read yet.
#[derive(Debug)]
pub struct Opened {
    /// The site's root.
    pub root: PathBuf,
    /// The plan.
    pub site: Site,
    /// Forms and profiles.
    pub catalogue: Catalogue,
    /// What is wrong with `site.toml`, forms, profiles, folders.
    pub findings: Vec<Finding>,
}

/// Opens the site under a root.
///
/// # Errors
/// When the disk refuses; what its team did wrong is among the findings.
pub fn open(root: &Path) -> anyhow::Result<Opened> {
    let settings = load::settings(root, &check::rules())?;
    let discovered = load::discover(root)?;
    let loaded = forms::catalogue(&discovered.forms, &discovered.profiles, check::identity_rules());
    let mut findings = settings.findings;
    findings.extend(discovered.findings);
    findings.extend(loaded.findings);
    Ok(Opened { root: root.to_owned(), site: Site { config: settings.config, regions: discovered.regions }, catalogue: loaded.catalogue, findings })
}
