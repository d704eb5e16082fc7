//! Pages that list disclosures: regions, departments.

use serde::Serialize;

use crate::model::Population;

use crate::site::{DepartmentEntry, RegionEntry, Site, Summaries, Summary, is_compared, route};

use super::crumb::Crumb;
use super::drawn_years::{DrawnYears, drawn_years};
use super::note::{MarkView, marks};
use super::opening::{document, said};
use super::trend::{TrendView, trends};

/// A disclosure in a list.
#[derive(Debug, Serialize)]
pub(in crate::render) struct ListedView {
    /// Its page, relative to the page; nothing for one that is withheld.
    pub href: Option<String>,
    /// Year and kind: 2025年部门决算; for a unit's, and where no heading says whose it is, its title.
    pub title: String,
    /// Whether the document prints no year, so that it was inferred.
    pub year_inferred: bool,
    /// What the figure is that stands for it; empty where there is none.
    pub label: String,
    /// That figure with its unit: the one that the profile says first, else the disclosure's first
    /// total or the sum of its projects; empty where there is none.
    pub amount: String,
    /// The figure on its page.
    pub amount_href: Option<String>,
    /// The marks of the notes about the figure, for `<LinkedMarks>`.
    pub marks: Vec<MarkView>,
    /// The change on the year before as a phrase; empty where none is known.
    pub change: String,
    /// How many tables and statements its page shows with rows.
    pub tables: usize,
    /// How many tables the document lacks, as the transcriber says: headings without a table.
    pub unpublished: usize,
    /// How many projects there are.
    pub projects: usize,
    /// How many indicators there are, over all projects and the department.
    pub indicators: usize,
    /// 存疑说明: how many notes by its transcriber and its department its page has.
    pub acknowledged: usize,
    /// 本站说明: how many notes on its page say what the site publishes by its own settings.
    pub lowered: usize,
}

/// A group of a list, under a heading.
#[derive(Debug, Serialize)]
pub(in crate::render) struct GroupedView {
    /// The heading: a region, a department or a fiscal year.
    pub title: String,
    /// The page of what the heading names, relative to the page.
    pub href: Option<String>,
    /// The disclosures of the group, the latest first.
    pub listed: Vec<ListedView>,
}

/// The page of a department.
#[derive(Debug, Serialize)]
pub(in crate::render) struct DepartmentView {
    /// Region, code and number of disclosures, a sentence.
    pub lead: String,
    /// The page that compares it with the other departments of its region; nothing where there is
    /// none, or where it takes no part.
    pub compare: Option<Crumb>,
    /// The figure that is said first, drawn over the years, budget beside accounts; nothing for
    /// fewer than two.
    pub drawn: Option<DrawnYears>,
    /// Budgets and accounts over the years, those with two years or more.
    pub trends: Vec<TrendView>,
    /// The disclosures by fiscal year, the latest first; a heading leads to the year of the
    /// department.
    pub groups: Vec<GroupedView>,
}

/// A page that lists disclosures in groups.
#[derive(Debug, Serialize)]
pub(in crate::render) struct ListingView {
    /// Code, population and number of departments, a sentence.
    pub lead: String,
    /// The region's roster of what is owed; nothing where it has none.
    pub roster: Option<Crumb>,
    /// The page that compares the region's departments; nothing where there is none.
    pub compare: Option<Crumb>,
    /// The disclosures by department.
    pub groups: Vec<GroupedView>,
}

/// Whether what stands above a list says whose its disclosures are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Under {
    /// It names the department.
    Department,
    /// It does not.
    Others,
}

/// A disclosure as lists show it.
pub(super) fn listed(from: &str, site: &Site, summary: &Summary, under: Under) -> ListedView {
    let href =
        (!summary.withheld).then(|| route::relative(from, &route::disclosure(&summary.path)));
    let words = &site.config.words;
    // A figure that is kept back is kept back here too.
    let first = said(words, summary).filter(|_| !summary.withheld).unwrap_or_default();
    let own = under == Under::Department && summary.budget_unit.is_none();
    ListedView {
        title: if own { document(words, summary) } else { summary.title.clone() },
        year_inferred: summary.year_inferred,
        label: first.label,
        amount: first.amount,
        amount_href: first
            .anchor
            .zip(href.as_ref())
            .map(|(anchor, href)| format!("{href}{anchor}")),
        marks: href.as_ref().map(|href| marks(href, &first.notes)).unwrap_or_default(),
        change: first.change.unwrap_or_default(),
        href,
        tables: summary.tables,
        unpublished: summary.unpublished,
        projects: summary.projects,
        indicators: summary.indicators,
        // Of a page that is not there nothing is counted.
        acknowledged: if summary.withheld { 0 } else { summary.acknowledged },
        lowered: if summary.withheld { 0 } else { summary.lowered },
    }
}

/// The address of the page that compares a region's departments, where there is one.
pub(super) fn compare(site: &Site, region: &RegionEntry, summaries: &Summaries) -> Option<String> {
    let mut regions = site.compared_regions().filter(|other| std::ptr::eq(*other, region));
    let is_there = regions.any(|region| is_compared(region, summaries));
    is_there.then(|| route::compare(&region.region.slug))
}

/// Disclosures as lists order them: the latest year first, of a year the budget before what became
/// of it.
pub(super) fn in_order(mut listed: Vec<&Summary>) -> Vec<&Summary> {
    listed.sort_by_key(|summary| (std::cmp::Reverse(summary.year), summary.kind));
    listed
}

/// The page of a department: its main figures over the years, then its documents, the latest year
/// first.
pub(in crate::render) fn department(
    site: &Site,
    region: &RegionEntry,
    department: &DepartmentEntry,
    summaries: &Summaries,
) -> DepartmentView {
    let from = route::department(&region.region.slug, &department.slug);
    let words = &site.config.words;
    let own = in_order(summaries.of_department(department).collect());
    let group = |year: i16| GroupedView {
        title: words.year(year),
        href: Some(route::relative(
            &from,
            &route::stages(&region.region.slug, &department.slug, year),
        )),
        listed: own
            .iter()
            .filter(|summary| summary.year == year)
            .map(|summary| listed(&from, site, summary, Under::Department))
            .collect(),
    };
    let code = department
        .code
        .as_ref()
        .map(|code| words.say("department.code", &[("code", code)]))
        .unwrap_or_default();
    DepartmentView {
        lead: words.say(
            "department.lead",
            &[
                ("region", &region.region.name),
                ("code", &code),
                ("count", &department.disclosures.len()),
            ],
        ),
        compare: compare(site, region, summaries).filter(|_| department.compared).map(|page| {
            Crumb {
                name: words.word("compare.with_others").to_owned(),
                href: route::relative(&from, &page),
            }
        }),
        drawn: drawn_years(words, &from, &own),
        trends: trends(words, &from, &own),
        groups: department.years().into_iter().map(group).collect(),
    }
}

/// The page of a region: its departments.
pub(in crate::render) fn listing_region(
    site: &Site,
    region: &RegionEntry,
    summaries: &Summaries,
) -> ListingView {
    let words = &site.config.words;
    let from = route::region(&region.region.slug);
    let group = |department: &DepartmentEntry| GroupedView {
        title: department.name.clone(),
        href: Some(route::relative(
            &from,
            &route::department(&region.region.slug, &department.slug),
        )),
        listed: in_order(summaries.of_department(department).collect())
            .into_iter()
            .map(|summary| listed(&from, site, summary, Under::Department))
            .collect(),
    };
    let population = region
        .region
        .population
        .as_ref()
        .and_then(Population::latest)
        .map(|population| words.say("region.population", &[("population", &population)]))
        .unwrap_or_default();
    let lead = words.say(
        "region.lead",
        &[
            ("code", &region.region.code),
            ("population", &population),
            ("count", &region.departments.len()),
        ],
    );
    let roster = region.roster.as_ref().map(|_| Crumb {
        name: words.word("roster.title").to_owned(),
        href: route::relative(&from, &route::roster(&region.region.slug)),
    });
    let compare = compare(site, region, summaries).map(|page| Crumb {
        name: words.word("compare.compare").to_owned(),
        href: route::relative(&from, &page),
    });
    ListingView { lead, roster, compare, groups: region.departments.iter().map(group).collect() }
}
