use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::check;
use crate::finding::Finding;
use crate::forms;
use crate::load::{self, StaticFile};
use crate::markdown::TermIndex;
use crate::model::{Catalogue, Release};
use crate::render::{
    STATIC, TEMPLATES, TemplateFailure, broken_templates, is_looked_into, page_places,
};
use crate::site::{Config, OccupiedPaths, RegionEntry, Site, SiteAddresses};
use crate::source::{Place, SourceFile};

use super::course::{Course, Stage};
use super::kept::kept_over_files;
use super::stopwatch::{Stopwatch, Whose};
use super::unreleased::{Unreleased, without};

/// A site opened: its settings, forms and plan. No disclosure has been read yet.
#[derive(Debug)]
pub struct Workspace {
    /// The site's root.
    pub root: PathBuf,
    /// The plan.
    pub site: Site,
    /// Forms and profiles.
    pub catalogue: Catalogue,
    /// The files that declare them, the program's first.
    pub declarations: Vec<Arc<SourceFile>>,
    /// The words of the glossary, to be found in narratives.
    pub terms: TermIndex,
    /// Where links of narratives may lead within the site.
    pub addresses: SiteAddresses,
    /// The same without those that may not be published yet, where there are any and it was asked.
    pub released: Option<SiteAddresses>,
    /// What becomes of disclosures that may not be published yet.
    pub unreleased: Unreleased,
    /// Those disclosures by their paths, where it was asked; left out, they are not in the plan.
    pub held: BTreeMap<String, Release>,
    /// The files of `static/`.
    pub static_files: Vec<StaticFile>,
    /// The site's own templates, by their names inside `templates/`.
    pub templates: BTreeMap<String, Arc<SourceFile>>,
    /// Where each path of `[output] keep` is written.
    pub kept: Vec<Place>,
    /// What is wrong with `site.toml`, forms, profiles, folders, static files, templates.
    pub findings: Vec<Finding>,
    /// How far the work on it is.
    pub course: Course,
}

/// Opens the site under a root.
///
/// # Errors
/// When the disk refuses; what its team did wrong is among the findings.
pub fn open(root: &Path) -> anyhow::Result<Workspace> {
    open_with(root, Unreleased::Shown)
}

/// Opens the site under a root, and says what becomes of disclosures that may not be published yet.
///
/// # Errors
/// When the disk refuses; what its team did wrong is among the findings.
pub fn open_with(root: &Path, unreleased: Unreleased) -> anyhow::Result<Workspace> {
    let watch = Stopwatch::started(Whose::Process);
    let workspace = opened(root, unreleased)?;
    workspace.course.add(Stage::Opening, watch.spent());
    Ok(workspace)
}

fn opened(root: &Path, unreleased: Unreleased) -> anyhow::Result<Workspace> {
    let settings = load::settings(root, &check::rules())?;
    let mut discovered = load::discover(root, settings.config.words.language())?;
    let held = held(root, &mut discovered.regions, unreleased);
    let loaded = forms::catalogue(&discovered.forms, &discovered.profiles, check::declared_rules());
    let mut findings = settings.findings;
    findings.extend(discovered.findings);
    findings.extend(loaded.findings);
    let terms = discovered.glossary.terms.iter();
    let words = terms.flat_map(|term| term.spellings().map(|word| (word, term.key.as_str())));
    let terms = TermIndex::new(words);
    let site = Site {
        config: settings.config,
        regions: discovered.regions,
        glossary: discovered.glossary,
        prices: discovered.prices,
    };
    let program: Vec<&str> =
        STATIC.iter().map(|(name, _)| *name).filter(|name| !is_looked_into(name)).collect();
    let static_files = load::static_files(root, &program)?;
    findings.extend(static_files.findings);
    findings.extend(in_the_way(&site, &static_files.files, &settings.kept));
    let templates = load::templates(root, TEMPLATES)?;
    findings.extend(templates.findings);
    findings.extend(broken_overrides(&site.config, &templates.files));
    let findings = check::bounded(findings);
    let own = || static_files.files.iter().map(|file| file.name.as_str());
    let addresses = |site: &Site| {
        SiteAddresses::of(
            site,
            // Style sheets and scripts are published under names that nobody knows beforehand.
            own().filter(|name| !is_looked_into(name)).chain(program.iter().copied()),
            loaded.catalogue.forms.keys().map(String::as_str),
            page_places(&templates.files, own()),
        )
    };
    let released = (unreleased == Unreleased::Told && !held.is_empty()).then(|| {
        addresses(&Site { regions: without(site.regions.clone(), &held), ..site.clone() })
    });
    let addresses = addresses(&site);
    Ok(Workspace {
        root: root.to_owned(),
        site,
        catalogue: Catalogue { lexicon: discovered.lexicon, ..loaded.catalogue },
        declarations: loaded.files,
        terms,
        addresses,
        released,
        unreleased,
        held,
        static_files: static_files.files,
        templates: templates.files,
        kept: settings.kept,
        findings,
        course: Course::default(),
    })
}

/// What is wrong with a site's own templates.
fn broken_overrides(
    config: &Config,
    templates: &BTreeMap<String, Arc<SourceFile>>,
) -> Vec<Finding> {
    // The program's own need not be looked at for each site.
    if templates.is_empty() {
        return Vec::new();
    }
    broken_templates(config, templates).iter().map(TemplateFailure::finding).collect()
}

/// The static files and kept paths at which the site has a page or a file of its own, as far as that
/// is known before a disclosure is read. `kept` are where the paths are written.
fn in_the_way(site: &Site, static_files: &[StaticFile], kept: &[Place]) -> Vec<Finding> {
    let mut findings = Vec::new();
    if !static_files.is_empty() {
        let occupied = OccupiedPaths::by(site);
        let over =
            |file: &StaticFile| Some(load::in_the_way(&file.name, &occupied.at(&file.name)?));
        findings.extend(static_files.iter().filter_map(over));
    }
    findings.extend(kept_over_files(site, static_files, kept));
    findings
}

/// The disclosures that may not be published yet, taken out of the plan unless they are only told;
/// none where nobody asks, for that takes reading every file.
fn held(
    root: &Path,
    regions: &mut Vec<RegionEntry>,
    unreleased: Unreleased,
) -> BTreeMap<String, Release> {
    if unreleased == Unreleased::Shown {
        return BTreeMap::new();
    }
    let mut releases = load::releases(root, regions);
    releases.retain(|(_, release)| !release.is_reached(unreleased.day()));
    let held = releases.into_iter().collect();
    if unreleased != Unreleased::Told {
        *regions = without(std::mem::take(regions), &held);
    }
    held
}
