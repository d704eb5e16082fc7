use serde_json::{Value, json};

use crate::site::{Site, route};

use super::data_file::DataFile;
use super::disclosures::DISCLOSURES;
use super::facts::FACTS;
use super::findings::FINDINGS;
use super::form_parts::FORMS;
use super::indicators::INDICATORS;
use super::places::{DEPARTMENTS, REGIONS};
use super::projects::PROJECTS;
use super::roster::ROSTER;

/// The data files that a site has.
pub struct DataFiles<'a> {
    has_roster: bool,
    /// Paths of the partitions of facts, relative to `data/`.
    facts: &'a [String],
}

impl<'a> DataFiles<'a> {
    /// Those of a site, with the partitions of facts there are, relative to `data/`.
    pub fn of(site: &Site, facts: &'a [String]) -> DataFiles<'a> {
        DataFiles { has_roster: site.with_roster().next().is_some(), facts }
    }

    /// Each with where it lies, relative to `data/`: a path, or the paths of its partitions.
    pub(super) fn all(&self) -> impl Iterator<Item = (&'static DataFile, Value)> {
        let own = |file: &'static DataFile| {
            (file, json!(route::relative(&route::data(), &route::data_csv(file.name))))
        };
        let facts = (!self.facts.is_empty()).then(|| (&FACTS, json!(self.facts)));
        let roster = self.has_roster.then_some(&ROSTER);
        let whole =
            [&DISCLOSURES, &FINDINGS, &PROJECTS, &INDICATORS, &REGIONS, &DEPARTMENTS, &FORMS];
        facts.into_iter().chain(whole.into_iter().chain(roster).map(own))
    }
}
