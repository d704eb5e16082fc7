use serde::Serialize;

use crate::model::Kind;
use crate::site::{DepartmentEntry, Site, Summaries};

/// `disclosures.json`: who disclosed what, in the order of the site. A disclosure's number is its
/// place in this order.
#[derive(Debug, Serialize)]
struct Disclosures<'a> {
    /// Slug and name of each kind.
    kinds: Vec<(&'static str, &'a str)>,
    regions: Vec<Region<'a>>,
}

/// Slug, name, departments.
type Region<'a> = (&'a str, &'a str, Vec<Department<'a>>);
/// Slug, name, code, disclosures, what else it is called.
type Department<'a> = (&'a str, &'a str, &'a str, Vec<String>, &'a [String]);

/// The bytes of `disclosures.json`. A disclosure is its year and the digit of its kind, `~` where
/// that year was inferred, after a colon the code of the unit that discloses by itself and its name; nothing if it is not
/// published, so that those after it keep their number.
pub(super) fn disclosures(site: &Site, summaries: &Summaries) -> Vec<u8> {
    let mut summaries = summaries.iter();
    let mut department = |department: &'_ DepartmentEntry| -> Vec<String> {
        let own = department.disclosures.iter().zip(&mut summaries);
        own.map(|(entry, summary)| {
            if summary.withheld {
                return String::new();
            }
            let kind = Kind::ALL.iter().position(|kind| *kind == entry.kind).unwrap_or_default();
            let named = |code: &str| {
                department
                    .budget_units
                    .iter()
                    .find(|unit| unit.code == code)
                    .map_or("", |unit| unit.name.as_str())
            };
            let unit = entry.budget_unit.as_ref().map(|code| format!(":{code} {}", named(code)));
            let inferred = if summary.year_inferred { "~" } else { "" };
            format!("{}{kind}{inferred}{}", entry.year, unit.unwrap_or_default())
        })
        .collect()
    };
    let regions = site.regions.iter().map(|region| {
        let departments = region.departments.iter();
        let departments = departments
            .map(|one| {
                (
                    one.slug.as_str(),
                    one.name.as_str(),
                    one.code.as_deref().unwrap_or_default(),
                    department(one),
                    one.aliases.as_slice(),
                )
            })
            .collect();
        (region.region.slug.as_str(), region.region.name.as_str(), departments)
    });
    let written = Disclosures {
        kinds: Kind::ALL
            .into_iter()
            .map(|kind| (kind.slug(), site.config.words.kind(kind)))
            .collect(),
        regions: regions.collect(),
    };
    serde_json::to_vec(&written).expect("strings always serialise")
}
