//! A fiscal year over all departments.

use serde::Serialize;

use crate::model::Kind;
use crate::site::{RegionEntry, Site, Summaries, Summary, printed_figures, route};
use crate::words::Messages;

use super::index::{GroupedView, Under, in_order, listed};
use super::trend::{LinkedFigure, align_columns};

/// The page of a fiscal year: the departments of each region side by side, then their documents.
#[derive(Debug, Serialize)]
pub(in crate::render) struct YearView {
    /// How many disclosures the year has, a sentence.
    pub lead: String,
    /// The departments of a region side by side, in budgets and in accounts; only where there are
    /// two or more.
    pub compared: Vec<ComparedView>,
    /// The disclosures of the year by region.
    pub groups: Vec<GroupedView>,
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

/// Builds the view.
pub(in crate::render) fn year(site: &Site, year: i16, summaries: &Summaries) -> YearView {
    let from = route::year(year);
    let group = |region: &RegionEntry| GroupedView {
        title: region.region.name.clone(),
        href: Some(route::relative(&from, &route::region(&region.region.slug))),
        listed: region
            .departments
            .iter()
            .flat_map(|department| in_order(summaries.of_department(department).collect()))
            .filter(|summary| summary.year == year)
            .map(|summary| listed(&from, site, summary, Under::Others))
            .collect(),
    };
    let groups: Vec<GroupedView> =
        site.regions.iter().map(group).filter(|group| !group.listed.is_empty()).collect();
    let words = &site.config.words;
    let count: usize = groups.iter().map(|group| group.listed.len()).sum();
    let compared = site
        .regions
        .iter()
        .flat_map(|region| {
            [Kind::Budget, Kind::FinalAccounts]
                .map(|kind| compared(words, &from, region, kind, year, summaries))
        })
        .flatten()
        .collect();
    YearView {
        lead: words.say("years.year_lead", &[("year", &year), ("count", &count)]),
        compared,
        groups,
    }
}

/// Nothing for fewer than two departments: there is nothing to set side by side.
fn compared(
    words: &Messages,
    from: &str,
    region: &RegionEntry,
    kind: Kind,
    year: i16,
    summaries: &Summaries,
) -> Option<ComparedView> {
    let own = |summary: &&Summary| {
        summary.year == year
            && summary.kind == kind
            && summary.is_comparable()
            && !summary.main_figures.is_empty()
    };
    let found: Vec<(&str, &Summary)> = region
        .departments
        .iter()
        .filter_map(|department| {
            Some((department.name.as_str(), summaries.of_department(department).find(own)?))
        })
        .collect();
    if found.len() < 2 {
        return None;
    }
    let mains = printed_figures(&found.iter().map(|(_, summary)| *summary).collect::<Vec<_>>());
    let row = |(name, summary): &(&str, &Summary)| ComparedRow {
        name: (*name).to_owned(),
        href: route::relative(from, &route::disclosure(&summary.path)),
        cells: mains.iter().map(|main| LinkedFigure::of_main(words, from, summary, main)).collect(),
    };
    let mut rows: Vec<ComparedRow> = found.iter().map(row).collect();
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
