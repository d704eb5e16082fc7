//! Pages that list disclosures: the front page, regions, departments.

use serde::Serialize;

use crate::model::Unit;
use crate::site::{DepartmentEntry, RegionEntry, Site, Summaries, Summary, route};

use super::page::Crumb;
use super::trend::{TrendView, trends};

/// A disclosure in a list.
#[derive(Debug, Serialize)]
pub(in crate::render) struct ListedView {
    /// Its page, relative to the page; nothing for one that is withheld.
    pub href: Option<String>,
    /// The disclosure's title: department, year, kind.
    pub title: String,
    /// What the headline figure is; empty where there is none.
    pub headline_label: String,
    /// The disclosure's first main figure with its unit; empty where none is printed.
    pub headline: String,
    /// The headline figure on its page.
    pub headline_href: Option<String>,
    /// How many tables have rows.
    pub tables: usize,
    /// How many projects there are.
    pub projects: usize,
    /// How many indicators there are, over all projects and the department.
    pub indicators: usize,
    /// How many findings were acknowledged with a reason.
    pub acknowledged: usize,
}

/// A group of a list, under a heading.
#[derive(Debug, Serialize)]
pub(in crate::render) struct GroupedView {
    /// The heading: a region, a department or a fiscal year.
    pub title: String,
    /// The page of what the heading names, relative to the page.
    pub href: Option<String>,
    /// The disclosures of the group, the latest first; on the front page twelve at most.
    pub listed: Vec<ListedView>,
}

/// The page of a department.
#[derive(Debug, Serialize)]
pub(in crate::render) struct DepartmentView {
    /// Region, code and number of disclosures, a sentence.
    pub lead: String,
    /// Budgets and accounts over the years, those with two years or more.
    pub trends: Vec<TrendView>,
    /// The disclosures by fiscal year, the latest first; a heading leads to the year of the department.
    pub groups: Vec<GroupedView>,
}

/// A page that lists disclosures in groups.
#[derive(Debug, Serialize)]
pub(in crate::render) struct ListingView {
    /// Code, population and number of departments, a sentence.
    pub lead: String,
    /// The region's roster of what is owed; nothing where it has none.
    pub roster: Option<Crumb>,
    /// The disclosures by department.
    pub groups: Vec<GroupedView>,
}

/// The front page.
#[derive(Debug, Serialize)]
pub(in crate::render) struct HomeView {
    /// How many disclosures are published.
    pub disclosures: usize,
    /// How many regions there are.
    pub regions: usize,
    /// How many departments there are.
    pub departments: usize,
    /// How many projects there are, over all disclosures.
    pub projects: usize,
    /// How many indicators there are, over all disclosures.
    pub indicators: usize,
    /// How many findings were acknowledged with a reason.
    pub acknowledged: usize,
    /// The fiscal years, the latest first, and their pages.
    pub years: Vec<Crumb>,
    /// The way to what is owed: the page of all rosters, or the only roster; nothing where there is none.
    pub roster: Option<Crumb>,
    /// The latest disclosures by region.
    pub groups: Vec<GroupedView>,
}

/// A disclosure as lists show it.
pub(super) fn listed(from: &str, site: &Site, summary: &Summary) -> ListedView {
    let href = (!summary.withheld).then(|| route::relative(from, &route::disclosure(&summary.path)));
    let headline = summary.headline.as_ref();
    let words = &site.config.words;
    ListedView {
        title: summary.title.clone(),
        headline_label: headline.map(|headline| headline.label.clone()).unwrap_or_default(),
        headline: headline.map(|headline| words.measured(&headline.amount.grouped(), Unit::Money(headline.unit))).unwrap_or_default(),
        headline_href: headline.and_then(|headline| headline.anchor.as_ref()).zip(href.as_ref()).map(|(anchor, href)| format!("{href}{anchor}")),
        href,
        tables: summary.tables,
        projects: summary.projects,
        indicators: summary.indicators,
        acknowledged: summary.acknowledged,
    }
}

/// The page of a department: its main figures over the years, then its documents, the latest year first.
pub(in crate::render) fn department(site: &Site, region: &RegionEntry, department: &DepartmentEntry, summaries: &Summaries) -> DepartmentView {
    let from = route::department(&region.region.slug, &department.slug);
    let words = &site.config.words;
    let own: Vec<&Summary> = summaries.of_department(department).collect();
    let group = |year: i16| GroupedView {
        title: words.year(year),
        href: Some(route::relative(&from, &route::stages(&region.region.slug, &department.slug, year))),
        listed: own.iter().filter(|summary| summary.year == year).map(|summary| listed(&from, site, summary)).collect(),
    };
    let code = department.code.as_ref().map(|code| words.say("department.code", &[("code", code)])).unwrap_or_default();
    DepartmentView {
        lead: words.say("department.lead", &[("region", &region.region.name), ("code", &code), ("count", &department.disclosures.len())]),
        trends: trends(words, &from, &own),
        groups: department.years().into_iter().map(group).collect(),
    }
}

/// The page of a region: its departments.
pub(in crate::render) fn listing_region(site: &Site, region: &RegionEntry, summaries: &Summaries) -> ListingView {
    let words = &site.config.words;
    let from = route::region(&region.region.slug);
    let group = |department: &DepartmentEntry| GroupedView {
        title: department.name.clone(),
        href: Some(route::relative(&from, &route::department(&region.region.slug, &department.slug))),
        listed: summaries.of_department(department).map(|summary| listed(&from, site, summary)).collect(),
    };
    let population = region.region.population.map(|population| words.say("region.population", &[("population", &population)])).unwrap_or_default();
    let lead = words.say("region.lead", &[("code", &region.region.code), ("population", &population), ("count", &region.departments.len())]);
    let roster = region.roster.as_ref().map(|_| Crumb { name: words.word("roster.title").to_owned(), href: route::relative(&from, &route::roster(&region.region.slug)) });
    ListingView { lead, roster, groups: region.departments.iter().map(group).collect() }
}

/// The front page.
pub(in crate::render) fn home(site: &Site, summaries: &Summaries) -> HomeView {
    let group = |region: &RegionEntry| GroupedView {
        title: region.region.name.clone(),
        href: Some(route::region(&region.region.slug)),
        listed: region.departments.iter().flat_map(|department| summaries.of_department(department)).map(|summary| listed("", site, summary)).take(12).collect(),
    };
    HomeView {
        disclosures: summaries.iter().filter(|summary| !summary.withheld).count(),
        regions: site.regions.len(),
        departments: site.regions.iter().map(|region| region.departments.len()).sum(),
        projects: summaries.iter().map(|summary| summary.projects).sum(),
        indicators: summaries.iter().map(|summary| summary.indicators).sum(),
        acknowledged: summaries.iter().map(|summary| summary.acknowledged).sum(),
        years: site.years().into_iter().map(|year| Crumb { name: site.config.words.year(year), href: route::year(year) }).collect(),
        roster: roster(site),
        groups: site.regions.iter().map(group).collect(),
    }
}

/// The way from the front page to the rosters: all of them at a glance, or the only one.
fn roster(site: &Site) -> Option<Crumb> {
    let first = site.with_roster().next()?;
    Some(match site.with_roster().nth(1) {
        Some(_) => Crumb { name: site.config.words.word("roster.title").to_owned(), href: route::rosters() },
        None => Crumb { name: site.config.words.say("roster.of_region", &[("region", &first.region.name)]), href: route::roster(&first.region.slug) },
    })
}
