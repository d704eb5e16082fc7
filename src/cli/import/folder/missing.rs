use std::collections::BTreeSet;

use crate::cli::arguments::ImportArguments;
use crate::model::Kind;
use crate::site::{DepartmentEntry, DisclosureEntry, RegionEntry};

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
/// without a roster, what was asked for by its year and kind, or most departments have.
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
    let mut owed: Vec<MissingDisclosure> = Vec::new();
    match &region.roster {
        Some(roster) => {
            for party in &roster.parties {
                let duties = party.duties.iter().filter(|duty| duty.exempt.is_none());
                for duty in duties.filter(|duty| asked.contains(&(duty.year, duty.kind))) {
                    let department = format!("{}/{}", region.region.slug, party.department);
                    let unit = party.unit.as_deref();
                    let path = DisclosureEntry::path_of(&department, unit, duty.year, duty.kind);
                    let (name, year, kind) = (party.name.clone(), duty.year, duty.kind);
                    owed.push(MissingDisclosure { name, year, kind, path });
                }
            }
        }
        None => {
            let said = command.year.zip(command.kind);
            for key in asked {
                let of_each = of_departments(region, key);
                let count = of_each.iter().filter(|one| there.contains(&one.path)).count();
                if said == Some(key) || count * 2 > departments.len() {
                    owed.extend(of_each);
                }
            }
        }
    }
    owed.retain(|one| !there.contains(&one.path));
    owed
}

/// A disclosure of a year and kind of each department, whether it is there or not.
fn of_departments(region: &RegionEntry, (year, kind): (i16, Kind)) -> Vec<MissingDisclosure> {
    let whole: Option<&str> = None;
    let one = |department: &DepartmentEntry| {
        let folder = format!("{}/{}", region.region.slug, department.slug);
        let path = DisclosureEntry::path_of(&folder, whole, year, kind);
        MissingDisclosure { name: department.name.clone(), year, kind, path }
    };
    region.departments.iter().map(one).collect()
}
