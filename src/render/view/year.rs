//! A fiscal year over all departments.

use serde::Serialize;

use crate::model::Kind;
use crate::site::{DepartmentEntry, RegionEntry, Site, Summaries, Summary, printed_figures, route};
use crate::words::Messages;

use super::index::{GroupedView, Under, in_order, listed};
use super::parted::Parted;
use super::trend::{LinkedFigure, align_columns};

/// The page of a fiscal year: the departments of each region side by side, then their documents.
#[derive(Debug, Serialize)]
pub(in crate::render) struct YearView {
    /// How many disclosures the year has, a sentence.
    pub lead: String,
    /// The departments of a region side by side, in budgets and in accounts; only where there are
    /// two or more.
    pub compared: Vec<ComparedView>,
    /// The disclosures of the year by region, as far as this page goes.
    pub groups: Vec<GroupedView>,
    /// The page before, where the year of a large site goes over several.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
}

/// The main figures of a region's departments in one kind of disclosure.
#[derive(Debug, Serialize)]
pub(in crate::render) struct ComparedView {
    /// Region, year and kind of disclosure.
    pub title: String,
    /// The main figures that any of the departments prints, as labels: one column each.
    pub heads: Vec<String>,
    /// One for each department, in the order of the site.
    pub rows: Vec<ComparedRow>,
}

/// One department.
#[derive(Debug, Serialize)]
pub(in crate::render) struct ComparedRow {
    /// The department's name.
    pub name: String,
    /// Its disclosure, relative to the page.
    pub href: String,
    /// One for each of the heads, in 万元; nothing where none is printed.
    pub cells: Vec<Option<LinkedFigure>>,
}

/// Builds the view of a part of the page of a year, from 1.
pub(in crate::render) fn year(
    site: &Site,
    (year, part): (i16, usize),
    summaries: &Summaries,
) -> YearView {
    let from = route::year(year, part);
    let parted = Parted::of(site, site.year_parts(year), part);
    let group = |region: &RegionEntry| GroupedView {
        title: region.region.name.clone(),
        href: Some(route::relative(&from, &route::region(&region.region.slug))),
        listed: parted
            .departments(region)
            .flat_map(|department| in_order(summaries.of_department(department).collect()))
            .filter(|summary| summary.year == year)
            .map(|summary| listed(&from, site, summary, Under::Others))
            .collect(),
    };
    let groups: Vec<GroupedView> =
        site.regions.iter().map(group).filter(|group| !group.listed.is_empty()).collect();
    let words = &site.config.words;
    let count = summaries.iter().filter(|summary| summary.year == year).count();
    let side_by_side = |region| {
        let of_kind = |kind| OfKind { words, from: &from, region, kind, year };
        [Kind::Budget, Kind::FinalAccounts].map(|kind| of_kind(kind).compared(&parted, summaries))
    };
    let other = |part: usize| route::relative(&from, &route::year(year, part));
    YearView {
        lead: words.say("years.year_lead", &[("year", &year), ("count", &count)]),
        compared: site.regions.iter().flat_map(side_by_side).flatten().collect(),
        groups,
        previous: parted.previous(other),
        next: parted.next(other),
    }
}

/// The disclosures of one kind of a region in a year.
struct OfKind<'a> {
    /// The words of the interface.
    words: &'a Messages,
    /// The address of the page.
    from: &'a str,
    /// The region.
    region: &'a RegionEntry,
    /// The kind of disclosure.
    kind: Kind,
    /// The fiscal year.
    year: i16,
}

impl OfKind<'_> {
    /// Their departments side by side, as far as they stand on a page; nothing for fewer than two
    /// in the year: there is nothing to set side by side.
    fn compared(&self, parted: &Parted<'_>, summaries: &Summaries) -> Option<ComparedView> {
        let Self { words, from, region, kind, year } = *self;
        let found: Vec<(&str, &Summary)> =
            region.departments.iter().filter_map(|one| self.found(one, summaries)).collect();
        if found.len() < 2 {
            return None;
        }
        let mains = printed_figures(&found.iter().map(|(_, summary)| *summary).collect::<Vec<_>>());
        let row = |(name, summary): (&str, &Summary)| ComparedRow {
            name: name.to_owned(),
            href: route::relative(from, &route::disclosure(&summary.path)),
            cells: mains
                .iter()
                .map(|main| LinkedFigure::of_main(words, from, summary, main))
                .collect(),
        };
        let shown = parted.departments(region).filter_map(|one| self.found(one, summaries));
        let mut rows: Vec<ComparedRow> = shown.map(row).collect();
        if rows.is_empty() {
            return None;
        }
        align_columns(rows.iter_mut().map(|row| &mut row.cells));
        Some(ComparedView {
            title: words.say(
                "years.compared",
                &[("region", &region.region.name), ("year", &year), ("kind", &words.kind(kind))],
            ),
            heads: mains.iter().map(|main| words.main_figure(main).to_owned()).collect(),
            rows,
        })
    }

    /// A department's disclosure among them, with its name.
    fn found<'s>(
        &self,
        department: &'s DepartmentEntry,
        summaries: &'s Summaries,
    ) -> Option<(&'s str, &'s Summary)> {
        let own = |summary: &&Summary| {
            summary.year == self.year
                && summary.kind == self.kind
                && summary.is_comparable()
                && !summary.main_figures.is_empty()
        };
        Some((department.name.as_str(), summaries.of_department(department).find(own)?))
    }
}
