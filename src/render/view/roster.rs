use serde::Serialize;

use crate::model::{Kind, Party};
use crate::site::{Owed, RegionEntry, Site, Standing, Summary, Totals, owed, route, unlisted};

use crate::words::Vocabulary;

use super::page::Crumb;

/// The roster of a region.
#[derive(Debug, Serialize)]
pub(in crate::render) struct RosterView {
    pub sources: Vec<String>,
    pub csv: String,
    pub years: Vec<RosterYear>,
}

/// What is owed for one fiscal year.
#[derive(Debug, Serialize)]
pub(in crate::render) struct RosterYear {
    pub year: i16,
    pub name: String,
    pub totals: String,
    pub kinds: Vec<String>,
    pub rows: Vec<RosterRow>,
    /// What is published of the year and owed by nobody.
    pub unlisted: Vec<Crumb>,
}

/// What one department or unit owes in a year.
#[derive(Debug, Serialize)]
pub(in crate::render) struct RosterRow {
    pub name: String,
    pub code: Option<String>,
    pub href: Option<String>,
    pub unit: bool,
    /// One for each kind; nothing where it is not owed.
    pub cells: Vec<Option<RosterCell>>,
}

/// How one duty stands.
#[derive(Debug, Serialize)]
pub(in crate::render) struct RosterCell {
    pub standing: &'static str,
    pub text: String,
    pub href: Option<String>,
    /// When it was published, or its last day.
    pub date: Option<String>,
}

/// Rosters of several regions at a glance.
#[derive(Debug, Serialize)]
pub(in crate::render) struct RostersView {
    pub csv: String,
    pub rows: Vec<RostersRow>,
}

/// One region's fiscal year.
#[derive(Debug, Serialize)]
pub(in crate::render) struct RostersRow {
    pub region: Crumb,
    pub year: i16,
    pub owed: usize,
    pub published: usize,
    pub late: usize,
    pub missing: usize,
    pub withheld: usize,
    pub exempt: usize,
}

/// Builds the view of a region's roster, the latest year first.
pub(in crate::render) fn roster(words: &Vocabulary, region: &RegionEntry, summaries: &[Summary]) -> RosterView {
    let from = route::roster(&region.region.slug);
    let all = owed(region, summaries);
    let unlisted = unlisted(region, summaries, &all);
    let link = |summary: &&Summary| Crumb { name: summary.title.clone(), href: route::relative(&from, &route::disclosure(&summary.path)) };
    let roster = region.roster.iter();
    let year = |year: i16| {
        let of_year: Vec<&Owed<'_>> = all.iter().filter(|one| one.duty.year == year).collect();
        let kinds: Vec<Kind> = Kind::ALL.into_iter().filter(|kind| of_year.iter().any(|one| one.duty.kind == *kind)).collect();
        RosterYear {
            year,
            name: words.year(year),
            totals: Totals::of(of_year.iter().copied()).words().in_language(words.language()).to_owned(),
            kinds: kinds.iter().map(|kind| words.kind(*kind).to_owned()).collect(),
            rows: roster.clone().flat_map(|roster| &roster.parties).filter_map(|party| row(words, &from, region, party, &kinds, &of_year)).collect(),
            unlisted: unlisted.iter().filter(|summary| summary.year == year).map(link).collect(),
        }
    };
    RosterView {
        sources: roster.clone().flat_map(|roster| roster.sources.iter().cloned()).collect(),
        csv: route::relative(&from, &route::roster_csv()),
        years: roster.clone().flat_map(|roster| roster.years()).map(year).collect(),
    }
}

fn row(words: &Vocabulary, from: &str, region: &RegionEntry, party: &Party, kinds: &[Kind], owed: &[&Owed<'_>]) -> Option<RosterRow> {
    let own: Vec<&&Owed<'_>> = owed.iter().filter(|one| std::ptr::eq(one.party, party)).collect();
    let has_folder = party.unit.is_none() && region.departments.iter().any(|entry| entry.slug == party.department);
    (!own.is_empty()).then(|| RosterRow {
        name: party.name.clone(),
        code: party.unit.clone().or_else(|| party.code.clone()),
        href: has_folder.then(|| route::relative(from, &route::department(&region.region.slug, &party.department))),
        unit: party.unit.is_some(),
        cells: kinds.iter().map(|kind| own.iter().find(|one| one.duty.kind == *kind).map(|one| cell(words, from, one))).collect(),
    })
}

fn cell(words: &Vocabulary, from: &str, one: &Owed<'_>) -> RosterCell {
    let summary = one.summary.filter(|summary| !summary.withheld);
    let date = match one.standing {
        Standing::Published | Standing::Late(_) => summary.and_then(|summary| summary.published).map(|date| words.date(&date.to_string())),
        Standing::Missing | Standing::Withheld => one.due.map(|date| words.say("roster.due", &[("date", &words.date(&date.to_string()))])),
        Standing::Exempt => None,
    };
    RosterCell {
        standing: one.standing.name(),
        text: one.words().in_language(words.language()).to_owned(),
        href: summary.map(|summary| route::relative(from, &route::disclosure(&summary.path))),
        date,
    }
}

/// Builds the view of all rosters: regions in the order of the site, the latest year first.
pub(in crate::render) fn rosters(site: &Site, summaries: &[Summary]) -> RostersView {
    let from = route::rosters();
    let rows = site.with_roster().flat_map(|region| {
        let all = owed(region, summaries);
        let years = region.roster.iter().flat_map(|roster| roster.years()).collect::<Vec<_>>();
        let row = |year: i16| {
            let Totals { owed, published, late, missing, withheld, exempt } = Totals::of(all.iter().filter(|one| one.duty.year == year));
            let region = Crumb { name: region.region.name.clone(), href: route::relative(&from, &route::roster(&region.region.slug)) };
            RostersRow { region, year, owed, published, late, missing, withheld, exempt }
        };
        years.into_iter().map(row).collect::<Vec<_>>()
    });
    RostersView { csv: route::relative(&from, &route::roster_csv()), rows: rows.collect() }
}
