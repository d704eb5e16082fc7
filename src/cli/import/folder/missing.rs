use std::collections::BTreeSet;

use crate::cli::arguments::ImportArguments;
use crate::model::Kind;
use crate::site::{DisclosureEntry, RegionEntry};

use super::fate::{Fate, FileFate};

/// A disclosure that is not there.
pub(super) struct MissingDisclosure {
    /// Whose it would be.
    pub name: String,
    pub year: i16,
    pub kind: Kind,
    /// Where it would lie.
    pub path: String,
}

/// What a region has none of, of the years and kinds that were imported: what its roster asks for;
/// without a roster, one of each department.
pub(super) fn missing(
    region: &RegionEntry,
    fates: &[FileFate],
    command: &ImportArguments,
) -> Vec<MissingDisclosure> {
    let departments = &region.departments;
    let mut there: BTreeSet<String> = departments
        .iter()
        .flat_map(|department| &department.disclosures)
        .map(|entry| entry.path.clone())
        .collect();
    let mut asked: BTreeSet<(i16, Kind)> = command.year.into_iter().zip(command.kind).collect();
    for fate in fates {
        match &fate.fate {
            Fate::Imported(taken) => {
                asked.insert((taken.year, taken.kind));
                there.insert(taken.path.clone());
            }
            Fate::OfNewDepartment { path, kind, year, .. } => {
                asked.insert((*year, *kind));
                there.insert(path.clone());
            }
            Fate::Earlier(path) => {
                let entries = departments.iter().flat_map(|department| &department.disclosures);
                let own = entries.filter(|entry| entry.path == *path);
                asked.extend(own.map(|entry| (entry.year, entry.kind)));
            }
            Fate::Doubtful(_) => {}
        }
    }
    let folder = |slug: &str| format!("{}/{slug}", region.region.slug);
    let mut owed: Vec<MissingDisclosure> = Vec::new();
    match &region.roster {
        Some(roster) => {
            for party in &roster.parties {
                let duties = party.duties.iter().filter(|duty| duty.exempt.is_none());
                for duty in duties.filter(|duty| asked.contains(&(duty.year, duty.kind))) {
                    let (department, unit) = (folder(&party.department), party.unit.as_deref());
                    let path = DisclosureEntry::path_of(&department, unit, duty.year, duty.kind);
                    let (name, year, kind) = (party.name.clone(), duty.year, duty.kind);
                    owed.push(MissingDisclosure { name, year, kind, path });
                }
            }
        }
        None => {
            let whole: Option<&str> = None;
            for department in departments {
                for (year, kind) in &asked {
                    let folder = folder(&department.slug);
                    let path = DisclosureEntry::path_of(&folder, whole, *year, *kind);
                    let (name, year, kind) = (department.name.clone(), *year, *kind);
                    owed.push(MissingDisclosure { name, year, kind, path });
                }
            }
        }
    }
    owed.retain(|one| !there.contains(&one.path));
    owed
}
