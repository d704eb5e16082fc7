//! Who owes which disclosure, and how it stands.

use serde::Serialize;

use crate::model::{Kind, Party};
use crate::site::{
    Obligation, ObligationStatus, ObligationTotals, RegionEntry, Site, Summaries, Summary,
    obligations, route, unlisted,
};

use crate::words::Messages;

use super::crumb::Crumb;

/// The roster of a region.
#[derive(Debug, Serialize)]
pub(in crate::render) struct RosterView {
    /// What the roster rests on, a phrase each.
    pub sources: Vec<String>,
    /// Address of `roster.csv`, relative to the page.
    pub csv: String,
    /// Fiscal years, the latest first.
    pub years: Vec<RosterYear>,
}

/// What is owed for one fiscal year.
#[derive(Debug, Serialize)]
pub(in crate::render) struct RosterYear {
    /// The fiscal year, a number; its fragment is `yYEAR`.
    pub year: i16,
    /// The year in the words of the interface: 2024年度.
    pub name: String,
    /// How many disclosures are owed, published, late and missing, a sentence without its stop.
    pub totals: String,
    /// The kinds that anybody owes in the year, as words: one column each.
    pub kinds: Vec<String>,
    /// Departments, each followed by its units.
    pub rows: Vec<RosterRow>,
    /// What is published of the year and owed by nobody: titles, and their pages.
    pub unlisted: Vec<Crumb>,
}

/// What one department or unit owes in a year.
#[derive(Debug, Serialize)]
pub(in crate::render) struct RosterRow {
    /// Name of the department or unit.
    pub name: String,
    /// Its code; nothing where the roster gives none.
    pub code: Option<String>,
    /// The department's page, relative to the page; nothing for a unit or one that disclosed
    /// nothing.
    pub href: Option<String>,
    /// Whether it is a unit under the department before it.
    pub unit: bool,
    /// One for each of the kinds of the year; nothing where it is not owed.
    pub cells: Vec<Option<RosterCell>>,
}

/// How one duty stands.
#[derive(Debug, Serialize)]
pub(in crate::render) struct RosterCell {
    /// How it stands, a CSS class: `published`, `late`, `missing`, `withheld`, `exempt`.
    pub standing: &'static str,
    /// How it stands, in words.
    pub text: String,
    /// The disclosure, relative to the page; nothing where there is none.
    pub href: Option<String>,
    /// The day of publication, or the last day for what is missing; in the words of the interface.
    pub date: Option<String>,
}

/// Rosters of several regions at a glance.
#[derive(Debug, Serialize)]
pub(in crate::render) struct RostersView {
    /// Address of `roster.csv`, relative to the page.
    pub csv: String,
    /// Regions in the order of the site, the latest year first.
    pub rows: Vec<RostersRow>,
}

/// One region's fiscal year.
#[derive(Debug, Serialize)]
pub(in crate::render) struct RostersRow {
    /// The region: its name, and its roster.
    pub region: Crumb,
    /// The fiscal year, a number.
    pub year: i16,
    /// How many disclosures are owed: published, missing or withheld.
    pub owed: usize,
    /// How many are published, late ones included.
    pub published: usize,
    /// How many of these were published late.
    pub late: usize,
    /// How many are missing.
    pub missing: usize,
    /// How many are there, but kept back by an error.
    pub withheld: usize,
    /// How many are exempt.
    pub exempt: usize,
}

/// Builds the view of a region's roster, the latest year first.
pub(in crate::render) fn roster(
    words: &Messages,
    region: &RegionEntry,
    summaries: &Summaries,
) -> RosterView {
    let from = route::roster(&region.region.slug);
    let all = obligations(region, summaries);
    let unlisted = unlisted(region, summaries, &all);
    let link = |summary: &&Summary| Crumb {
        name: summary.title.clone(),
        href: route::relative(&from, &route::disclosure(&summary.path)),
    };
    let roster = region.roster.iter();
    let year = |year: i16| {
        let of_year: Vec<&Obligation<'_>> =
            all.iter().filter(|one| one.duty.year == year).collect();
        let kinds: Vec<Kind> = Kind::ALL
            .into_iter()
            .filter(|kind| of_year.iter().any(|one| one.duty.kind == *kind))
            .collect();
        RosterYear {
            year,
            name: words.year(year),
            totals: ObligationTotals::of(of_year.iter().copied())
                .words()
                .in_language(words.language())
                .to_owned(),
            kinds: kinds.iter().map(|kind| words.kind(*kind).to_owned()).collect(),
            rows: roster
                .clone()
                .flat_map(|roster| &roster.parties)
                .filter_map(|party| row(words, &from, region, party, &kinds, &of_year))
                .collect(),
            unlisted: unlisted.iter().filter(|summary| summary.year == year).map(link).collect(),
        }
    };
    RosterView {
        sources: roster.clone().flat_map(|roster| roster.sources.iter().cloned()).collect(),
        csv: route::relative(&from, &route::roster_csv()),
        years: roster.clone().flat_map(|roster| roster.years()).map(year).collect(),
    }
}

/// What one party owes in a year; nothing where it owes nothing.
fn row(
    words: &Messages,
    from: &str,
    region: &RegionEntry,
    party: &Party,
    kinds: &[Kind],
    owed: &[&Obligation<'_>],
) -> Option<RosterRow> {
    let own: Vec<&&Obligation<'_>> =
        owed.iter().filter(|one| std::ptr::eq(one.party, party)).collect();
    let has_folder = party.unit.is_none()
        && region.departments.iter().any(|entry| entry.slug == party.department);
    (!own.is_empty()).then(|| RosterRow {
        name: party.name.clone(),
        code: party.unit.clone().or_else(|| party.code.clone()),
        href: has_folder.then(|| {
            route::relative(from, &route::department(&region.region.slug, &party.department))
        }),
        unit: party.unit.is_some(),
        cells: kinds
            .iter()
            .map(|kind| {
                own.iter().find(|one| one.duty.kind == *kind).map(|one| cell(words, from, one))
            })
            .collect(),
    })
}

/// How one duty stands, with the day that matters.
fn cell(words: &Messages, from: &str, one: &Obligation<'_>) -> RosterCell {
    let summary = one.summary.filter(|summary| !summary.withheld);
    let date = match one.standing {
        ObligationStatus::Published | ObligationStatus::Late(_) => {
            summary.and_then(|summary| summary.published).map(|date| words.date(date))
        }
        ObligationStatus::Missing | ObligationStatus::Withheld => {
            one.due.map(|date| words.say("roster.due", &[("date", &words.date(date))]))
        }
        ObligationStatus::Exempt => None,
    };
    RosterCell {
        standing: one.standing.name(),
        text: one.words().in_language(words.language()).to_owned(),
        href: summary.map(|summary| route::relative(from, &route::disclosure(&summary.path))),
        date,
    }
}

/// Builds the view of all rosters: regions in the order of the site, the latest year first.
pub(in crate::render) fn rosters(site: &Site, summaries: &Summaries) -> RostersView {
    let from = route::rosters();
    let rows = site.with_roster().flat_map(|region| {
        let all = obligations(region, summaries);
        let years = region.roster.iter().flat_map(|roster| roster.years()).collect::<Vec<_>>();
        let row = |year: i16| {
            let ObligationTotals { owed, published, late, missing, withheld, exempt } =
                ObligationTotals::of(all.iter().filter(|one| one.duty.year == year));
            let region = Crumb {
                name: region.region.name.clone(),
                href: route::relative(&from, &route::roster(&region.region.slug)),
            };
            RostersRow { region, year, owed, published, late, missing, withheld, exempt }
        };
        years.into_iter().map(row).collect::<Vec<_>>()
    });
    RostersView { csv: route::relative(&from, &route::roster_csv()), rows: rows.collect() }
}
