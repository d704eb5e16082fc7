use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::finding::{Bilingual, Finding, Language};
use crate::lexicon::{Lexicon, embedded};
use crate::model::{Glossary, Kind, Prices};
use crate::site::{DepartmentEntry, DisclosureEntry, RegionEntry};
use crate::source::{self, Enter, Lies, Met, SourceFile, Unreadable, Way, walk};

use super::glossary::glossary;
use super::layout::{self, Misplaced, Part, Role, Spot};
use super::lexicon::lexicon;
use super::prices::prices;
use super::region;
use super::roster::{RosterFile, rosters};
use super::rules::{STRAY_FILE, WRONG_SHAPE};
use super::text::{listed_text, nowhere, unreadable};
use super::unreadable::unreadable_words;

/// What lies under `content/`, before any disclosure is read.
#[derive(Debug)]
pub struct Discovery {
    /// Regions, departments and disclosures, in the order of their names.
    pub regions: Vec<RegionEntry>,
    /// The site's own forms.
    pub forms: Vec<Arc<SourceFile>>,
    /// The site's own profiles.
    pub profiles: Vec<Arc<SourceFile>>,
    /// Words explained: the embedded ones and the site's own.
    pub glossary: Glossary,
    /// The index of prices, where the site has one.
    pub prices: Option<Prices>,
    /// Words that rules look for: the embedded ones and the site's own.
    pub lexicon: Arc<Lexicon>,
    /// Findings about folders, stray files and the files of regions and departments.
    pub findings: Vec<Finding>,
}

/// Walks `content/` under a site's root, whose interface speaks a language. Folders say what there
/// is: `<region>/<department>/<year>/<kind>.yaml`.
///
/// # Errors
/// When the disk refuses; what authors did wrong is a finding.
pub fn discover(root: &Path, language: Language) -> anyhow::Result<Discovery> {
    let found = Discovery {
        regions: Vec::new(),
        forms: Vec::new(),
        profiles: Vec::new(),
        glossary: Glossary::default(),
        prices: None,
        lexicon: embedded(),
        findings: Vec::new(),
    };
    let mut reader = Discoverer {
        content: root.join("content"),
        found,
        rosters: Vec::new(),
        language,
        own_glossary: None,
        unknown_folders: Vec::new(),
    };
    walk(&root.join("content"), |met| reader.meet(&met))?;
    reader.finish();
    Ok(reader.found)
}

struct Discoverer {
    content: PathBuf,
    found: Discovery,
    /// Read when every folder is known.
    rosters: Vec<RosterFile>,
    language: Language,
    own_glossary: Option<Arc<SourceFile>>,
    /// Folders outside the layout in which nothing was met yet: what lies in them is found by
    /// itself.
    unknown_folders: Vec<(Vec<String>, Misplaced)>,
}

/// What the help of a finding says where the layout is the answer.
const LAYOUT: (&str, &str) = (
    "公开件放在 <地区>/<部门>/<年度>/ 下，名为 budget、performance-targets、final-accounts、self-evaluation、government；否则请移走此文件",
    "disclosures are <region>/<department>/<year>/<kind>.yaml; move the file away otherwise",
);

impl Discoverer {
    fn meet(&mut self, met: &Met) -> anyhow::Result<Enter> {
        let parts: Vec<&str> = met.parts.iter().map(String::as_str).collect();
        // Names that begin with a point (`.git`, `.DS_Store`) are passed over.
        if parts.last().is_some_and(|name| name.starts_with('.')) {
            return Ok(Enter::No);
        }
        let shown = shown(&met.parts);
        if !matches!(met.what, Lies::Folder(_)) {
            self.unknown_folders.retain(|(folder, _)| !met.parts.starts_with(folder));
        }
        match met.what {
            Lies::Folder(way) => return Ok(self.folder(&parts, way, &shown)),
            Lies::File => match layout::file(&parts) {
                Ok(role) => self.file(role, &met.place, &shown)?,
                Err(misplaced) => self.stray(&shown, misplaced),
            },
            Lies::Unreadable(Unreadable::Missing) => {
                let words = Bilingual::new("没有 content 文件夹", "there is no folder `content`");
                self.found.findings.push(unreadable(&shown, words).help(
                    "用 gongkai new department 写第一个部门",
                    "begin a department with gongkai new department",
                ));
            }
            Lies::Unreadable(why) => self.found.findings.push(
                unreadable(&shown, unreadable_words(why))
                    .help("改正或移走", "mend it, or move it away"),
            ),
        }
        Ok(Enter::Yes)
    }

    fn folder(&mut self, parts: &[&str], way: Way, shown: &str) -> Enter {
        let Err(mut misplaced) = layout::folder(parts) else { return Enter::Yes };
        if layout::file(parts).is_ok() {
            misplaced.why = Bilingual::new(
                "这里应是文件，却是文件夹",
                "a file must be here, and it is a folder",
            );
        }
        if way == Way::Linked {
            // A link may lead to a whole disk: one finding is enough.
            self.stray(shown, misplaced);
            return Enter::No;
        }
        if !self
            .unknown_folders
            .iter()
            .any(|(folder, _)| folder.iter().zip(parts).all(|(a, b)| a == b))
        {
            self.unknown_folders
                .push((parts.iter().map(|part| (*part).to_owned()).collect(), misplaced));
        }
        Enter::Yes
    }

    fn file(&mut self, role: Role<'_>, path: &Path, shown: &str) -> anyhow::Result<()> {
        match role {
            Role::Disclosure(spot, part) => {
                self.disclosure(spot, part, shown);
                return Ok(());
            }
            Role::Original { region, department } => {
                self.original((region, department), path, shown);
                return Ok(());
            }
            Role::Form
            | Role::Profile
            | Role::Glossary
            | Role::Prices
            | Role::Lexicon
            | Role::Region { .. }
            | Role::Roster { .. }
            | Role::Department { .. } => {}
        }
        let Some(file) = listed_text(path, shown, &mut self.found.findings)? else { return Ok(()) };
        match role {
            Role::Form => self.found.forms.push(file),
            Role::Profile => self.found.profiles.push(file),
            Role::Glossary => self.own_glossary = Some(file),
            Role::Prices => self.found.prices = prices(&file, &mut self.found.findings),
            Role::Lexicon => self.found.lexicon = lexicon(&file, &mut self.found.findings),
            Role::Roster { region } => self.rosters.push((region.map(str::to_owned), file)),
            Role::Region { region } => {
                if let Some(read) = region::region(region, &file, &mut self.found.findings) {
                    self.region_entry(region).region = read;
                }
            }
            Role::Department { region, department } => {
                if let Some(read) = region::department(department, &file, &mut self.found.findings)
                {
                    let entry = self.department_entry(region, department);
                    let disclosures = std::mem::take(&mut entry.disclosures);
                    let originals = std::mem::take(&mut entry.originals);
                    *entry = DepartmentEntry { disclosures, originals, ..read };
                }
            }
            Role::Disclosure(..) | Role::Original { .. } => {}
        }
        Ok(())
    }

    fn disclosure(&mut self, spot: Spot<'_>, part: Part, shown: &str) {
        let Spot { region, department, unit, year, kind } = spot;
        let path = DisclosureEntry::path_of(&format!("{region}/{department}"), unit, year, kind);
        let beside = |ending: &str| self.content.join(format!("{path}.{ending}")).is_file();
        match part {
            Part::Data => {
                let has_narrative = beside("md");
                self.department_entry(region, department).disclosures.push(DisclosureEntry {
                    path,
                    year,
                    kind,
                    budget_unit: unit.map(str::to_owned),
                    has_narrative,
                });
            }
            Part::Narrative if !beside("yaml") => {
                let why = Bilingual::new(
                    "说明旁边没有同名的 .yaml 数据文件",
                    "no .yaml of the same name lies beside this narrative",
                );
                self.stray(shown, Misplaced { why, help: None });
            }
            Part::Origins if !beside("yaml") => {
                let why = Bilingual::new(
                    "旁边没有同名的 .yaml 数据文件",
                    "no .yaml of the same name lies beside it",
                );
                self.stray(shown, Misplaced { why, help: None });
            }
            Part::Narrative | Part::Origins => {}
        }
    }

    /// A document is published where the data of a disclosure beside it name it; which of them does
    /// is known when they are read.
    fn original(&mut self, (region, department): (&str, &str), path: &Path, shown: &str) {
        let (Some(folder), Some(name)) =
            (path.parent(), path.file_name().and_then(|name| name.to_str()))
        else {
            return self.stray(shown, layout::unnamed(""));
        };
        let named = Kind::ALL.iter().any(|kind| {
            let data = folder.join(format!("{}.yaml", kind.slug()));
            source::bytes(&data).is_ok_and(|data| String::from_utf8_lossy(&data).contains(name))
        });
        if !named {
            return self.stray(shown, layout::unnamed(name));
        }
        let path = shown.strip_prefix("content/").unwrap_or(shown).to_owned();
        self.department_entry(region, department).originals.push(path);
    }

    fn stray(&mut self, shown: &str, misplaced: Misplaced) {
        let help = misplaced.help.unwrap_or_else(|| Bilingual::new(LAYOUT.0, LAYOUT.1));
        self.found
            .findings
            .push(Finding::new(&STRAY_FILE, misplaced.why, nowhere(shown)).help(help.zh, help.en));
    }

    fn region_entry(&mut self, slug: &str) -> &mut RegionEntry {
        let regions = &mut self.found.regions;
        let position = regions.iter().position(|entry| entry.region.slug == slug);
        let position = position.unwrap_or_else(|| {
            regions.push(RegionEntry::in_folder(slug));
            regions.len() - 1
        });
        &mut regions[position]
    }

    fn department_entry(&mut self, region: &str, slug: &str) -> &mut DepartmentEntry {
        let departments = &mut self.region_entry(region).departments;
        let position = departments.iter().position(|entry| entry.slug == slug);
        let position = position.unwrap_or_else(|| {
            departments.push(DepartmentEntry::in_folder(slug));
            departments.len() - 1
        });
        &mut departments[position]
    }

    /// Reports empty and nameless folders, and puts everything in order.
    fn finish(&mut self) {
        for (folder, misplaced) in std::mem::take(&mut self.unknown_folders) {
            self.stray(&shown(&folder), misplaced);
        }
        for region in &mut self.found.regions {
            let mut missing = Vec::new();
            if region.region.name.is_empty() {
                missing.push(format!("content/{}/region.yaml", region.region.slug));
            }
            for department in &mut region.departments {
                if department.name.is_empty() {
                    missing.push(format!(
                        "content/{}/{}/department.yaml",
                        region.region.slug, department.slug
                    ));
                }
                department.disclosures.sort_by(|a, b| {
                    (a.year, a.kind, &a.budget_unit).cmp(&(b.year, b.kind, &b.budget_unit))
                });
            }
            for path in missing {
                if self.found.findings.iter().any(|finding| finding.place.file.path == path) {
                    continue;
                }
                let words = Bilingual::new(
                    "缺少此文件，或其中没有 name",
                    "this file is missing, or says no name",
                );
                self.found.findings.push(Finding::new(&WRONG_SHAPE, words, nowhere(&path)));
            }
        }
        self.found.regions.sort_by(|a, b| a.region.slug.cmp(&b.region.slug));
        for region in &mut self.found.regions {
            region.departments.sort_by(|a, b| a.slug.cmp(&b.slug));
        }
        self.found.glossary =
            glossary(self.language, self.own_glossary.as_ref(), &mut self.found.findings);
        self.found.findings.extend(rosters(&self.rosters, &mut self.found.regions));
    }
}

/// A path under `content/` as messages print it.
fn shown(parts: &[String]) -> String {
    std::iter::once("content").chain(parts.iter().map(String::as_str)).collect::<Vec<_>>().join("/")
}
