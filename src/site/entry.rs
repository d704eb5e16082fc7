use std::collections::BTreeMap;

use crate::model::{BudgetUnit, DocumentKey, Glossary, Kind, Origin, Prices, Region, Roster};

use super::config::Config;
use super::route;

/// Everything there is to publish, in the order of the folders' names, disclosures by year, kind
/// and unit.
#[derive(Debug, Clone)]
pub struct Site {
    /// Settings.
    pub config: Config,
    /// Regions.
    pub regions: Vec<RegionEntry>,
    /// Words explained.
    pub glossary: Glossary,
    /// The index of prices, where there is one.
    pub prices: Option<Prices>,
}

/// A region and its departments.
#[derive(Debug, Clone)]
pub struct RegionEntry {
    /// The region.
    pub region: Region,
    /// Its departments.
    pub departments: Vec<DepartmentEntry>,
    /// Who owes what there, where a roster says so.
    pub roster: Option<Roster>,
}

/// A department and what it disclosed.
#[derive(Debug, Clone)]
pub struct DepartmentEntry {
    /// Its folder.
    pub slug: String,
    /// Its code.
    pub code: Option<String>,
    /// Its full name.
    pub name: String,
    /// What else people call it: 住建局. Only search looks there.
    pub aliases: Vec<String>,
    /// Its budget units.
    pub budget_units: Vec<BudgetUnit>,
    /// Whether it stands beside other departments of its region where these are compared.
    pub compared: bool,
    /// How it was reorganised, by the fiscal year from which its figures are those of another office.
    pub reorganised: BTreeMap<i16, String>,
    /// Its disclosures.
    pub disclosures: Vec<DisclosureEntry>,
    /// Documents beside the data of disclosures that name them, by their paths under `content/`.
    pub originals: Vec<String>,
}

/// A disclosure, known by its path alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DisclosureEntry {
    /// Path under `content/` without the ending.
    pub path: String,
    /// 预算年度.
    pub year: i16,
    /// 类别.
    pub kind: Kind,
    /// The budget unit that discloses by itself.
    pub budget_unit: Option<String>,
    /// Whether there is Markdown beside it.
    pub has_narrative: bool,
}

impl Site {
    /// The regions that have a roster.
    pub fn with_roster(&self) -> impl Iterator<Item = &RegionEntry> {
        self.regions.iter().filter(|region| region.roster.is_some())
    }

    /// The regions whose departments may be compared: which are, what they print decides.
    pub fn compared_regions(&self) -> impl Iterator<Item = &RegionEntry> {
        self.regions.iter().filter(|region| self.config.compares && region.is_comparable())
    }

    /// Every fiscal year with a disclosure, the latest first.
    pub fn years(&self) -> Vec<i16> {
        let mut years: Vec<i16> = self
            .regions
            .iter()
            .flat_map(|region| &region.departments)
            .flat_map(DepartmentEntry::years)
            .collect();
        years.sort_unstable_by(|a, b| b.cmp(a));
        years.dedup();
        years
    }
}

impl DisclosureEntry {
    /// Which document of its department it is.
    pub fn key(&self) -> DocumentKey<'_> {
        DocumentKey { year: self.year, kind: self.kind, unit: self.budget_unit.as_deref() }
    }

    /// The path of a disclosure, there or not: from its department's as `region/department`.
    pub fn path_of(department: &str, unit: Option<&str>, year: i16, kind: Kind) -> String {
        match unit {
            Some(unit) => format!("{department}/units/{unit}/{year}/{}", kind.slug()),
            None => format!("{department}/{year}/{}", kind.slug()),
        }
    }
}

impl RegionEntry {
    /// A region of which nothing but its folder is known.
    pub fn in_folder(slug: &str) -> RegionEntry {
        let region = Region {
            slug: slug.to_owned(),
            code: String::new(),
            name: String::new(),
            population: None,
            origin: Origin::Published,
        };
        RegionEntry { region, departments: Vec::new(), roster: None }
    }
}

impl DepartmentEntry {
    /// A department of which nothing but its folder is known.
    pub fn in_folder(slug: &str) -> DepartmentEntry {
        DepartmentEntry {
            slug: slug.to_owned(),
            code: None,
            name: String::new(),
            aliases: Vec::new(),
            budget_units: Vec::new(),
            compared: true,
            reorganised: BTreeMap::new(),
            disclosures: Vec::new(),
            originals: Vec::new(),
        }
    }

    /// Where the documents beside the data of a disclosure are published if it names them.
    pub fn originals_of<'a>(
        &'a self,
        entry: &'a DisclosureEntry,
    ) -> impl Iterator<Item = String> + 'a {
        let folder = entry.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let beside = self.originals.iter().filter_map(move |path| {
            path.strip_prefix(folder)?.strip_prefix('/').filter(|name| !name.contains('/'))
        });
        beside.map(|name| route::original(&entry.path, name))
    }

    /// Its fiscal years, the latest first.
    pub fn years(&self) -> Vec<i16> {
        let mut years: Vec<i16> = self.disclosures.iter().map(|entry| entry.year).collect();
        years.sort_unstable_by(|a, b| b.cmp(a));
        years.dedup();
        years
    }

    /// The nearest disclosures of the same kind and unit in an earlier and in a later year.
    pub fn neighbours(
        &self,
        entry: &DisclosureEntry,
    ) -> (Option<&DisclosureEntry>, Option<&DisclosureEntry>) {
        let alike = || {
            let same = |year: i16| DocumentKey { year, ..entry.key() };
            self.disclosures.iter().filter(move |other| other.key() == same(other.year))
        };
        let earlier =
            alike().filter(|other| other.year < entry.year).max_by_key(|other| other.year);
        let later = alike().filter(|other| other.year > entry.year).min_by_key(|other| other.year);
        (earlier, later)
    }
}
