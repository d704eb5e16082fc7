use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::Release;
use crate::site::{DisclosureEntry, RegionEntry};

/// What becomes of disclosures that may not be published yet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Unreleased {
    /// They are in the plan as all others.
    #[default]
    Shown,
    /// They are in the plan, and links that lead to them from others are found.
    Told,
    /// They are in no plan, and whatever is made of it is as if their files were not there. What
    /// waits for a day is in it from this one on.
    LeftOut {
        /// The day of publication; nothing where none is named.
        on: Option<Date>,
    },
}

impl Unreleased {
    /// The day of publication, where one is named.
    pub fn day(self) -> Option<Date> {
        match self {
            Unreleased::Shown | Unreleased::Told => None,
            Unreleased::LeftOut { on } => on,
        }
    }
}

/// Takes disclosures out of a plan: their entries, and what a roster asks for that they would be.
/// Such a duty is neither missing nor kept back, and nothing counts it.
pub(super) fn without(
    regions: Vec<RegionEntry>,
    held: &BTreeMap<String, Release>,
) -> Vec<RegionEntry> {
    let mut regions = regions;
    for region in &mut regions {
        for department in &mut region.departments {
            department.disclosures.retain(|entry| !held.contains_key(&entry.path));
        }
        let folder = &region.region.slug;
        for party in region.roster.iter_mut().flat_map(|roster| &mut roster.parties) {
            let department = format!("{folder}/{}", party.department);
            let unit = party.unit.as_deref();
            party.duties.retain(|duty| {
                let path = DisclosureEntry::path_of(&department, unit, duty.year, duty.kind);
                !held.contains_key(&path)
            });
        }
    }
    regions
}
