use serde::Serialize;

use crate::model::Unit;
use crate::site::{DepartmentEntry, RegionEntry, Site, Summary, route};

use super::page::Crumb;
use super::trend::{TrendView, trends};

/// A disclosure in a list.
#[derive(Debug, Serialize)]
pub(in crate::render) struct ListedView {
    pub href: Option<String>,
    pub year: i16,
    pub kind: String,
    pub title: String,
    pub region: String,
    pub department: String,
    pub headline_label: String,
    pub headline: String,
    pub headline_href: Option<String>,
    pub tables: usize,
    pub projects: usize,
    pub indicators: usize,
    pub acknowledged: usize,
}

/// A group of a list, under a heading.
#[derive(Debug, Serialize)]
pub(in crate::render) struct GroupedView {
    pub title: String,
    pub href: Option<String>,
    pub listed: Vec<ListedView>,
}

/// The page of a department.
#[derive(Debug, Serialize)]
pub(in crate::render) struct DepartmentView {
    pub lead: String,
    pub trends: Vec<TrendView>,
    pub groups: Vec<GroupedView>,
}

/// A page that lists disclosures in groups.
#[derive(Debug, Serialize)]
pub(in crate::render) struct ListingView {
    pub lead: String,
    /// Who owes what there.
    pub roster: Option<Crumb>,
    pub groups: Vec<GroupedView>,
}

/// The front page.
#[derive(Debug, Serialize)]
pub(in crate::render) struct HomeView {
    pub disclosures: usize,
    pub regions: usize,
    pub departments: usize,
    pub projects: usize,
    pub indicators: usize,
    pub acknowledged: usize,
    pub years: Vec<Crumb>,
    pub roster: Option<Crumb>,
    pub groups: Vec<GroupedView>,
}

pub(super) fn listed(from: &str, site: &Site, summary: &Summary) -> ListedView {
    let place = site
        .regions
        .iter()
        .flat_map(|region| region.departments.iter().map(move |department| (region, department)))
        .find(|(_, department)| department.disclosures.iter().any(|entry| entry.path == summary.path));
    let href = (!summary.withheld).then(|| route::relative(from, &route::disclosure(&summary.path)));
    let headline = summary.headline.as_ref();
    let words = &site.config.words;
    ListedView {
        year: summary.year,
        kind: words.kind(summary.kind).to_owned(),
        title: summary.title.clone(),
        region: place.map(|(region, _)| region.region.name.clone()).unwrap_or_default(),
        department: place.map(|(_, department)| department.name.clone()).unwrap_or_default(),
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

pub(super) fn of_department<'a>(department: &'a DepartmentEntry, summaries: &'a [Summary]) -> impl Iterator<Item = &'a Summary> {
    let latest_first = department.disclosures.iter().rev();
    latest_first.filter_map(|entry| summaries.iter().find(|summary| summary.path == entry.path))
}

/// The page of a department: its main figures over the years, then its documents, the latest year first.
pub(in crate::render) fn department(site: &Site, region: &RegionEntry, department: &DepartmentEntry, summaries: &[Summary]) -> DepartmentView {
    let from = route::department(&region.region.slug, &department.slug);
    let words = &site.config.words;
    let own: Vec<&Summary> = of_department(department, summaries).collect();
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
pub(in crate::render) fn listing_region(site: &Site, region: &RegionEntry, summaries: &[Summary]) -> ListingView {
    let words = &site.config.words;
    let from = route::region(&region.region.slug);
    let group = |department: &DepartmentEntry| GroupedView {
        title: department.name.clone(),
        href: Some(route::relative(&from, &route::department(&region.region.slug, &department.slug))),
        listed: of_department(department, summaries).map(|summary| listed(&from, site, summary)).collect(),
    };
    let population = region.region.population.map(|population| words.say("region.population", &[("population", &population)])).unwrap_or_default();
    let lead = words.say("region.lead", &[("code", &region.region.code), ("population", &population), ("count", &region.departments.len())]);
    let roster = region.roster.as_ref().map(|_| Crumb { name: words.word("roster.title").to_owned(), href: route::relative(&from, &route::roster(&region.region.slug)) });
    ListingView { lead, roster, groups: region.departments.iter().map(group).collect() }
}

/// The index of years.
pub(in crate::render) fn listing_years(site: &Site) -> Vec<Crumb> {
    let from = route::years();
    site.years().into_iter().map(|year| Crumb { name: site.config.words.year(year), href: route::relative(&from, &route::year(year)) }).collect()
}

/// The front page.
pub(in crate::render) fn home(site: &Site, summaries: &[Summary]) -> HomeView {
    let group = |region: &RegionEntry| GroupedView {
        title: region.region.name.clone(),
        href: Some(route::region(&region.region.slug)),
        listed: region.departments.iter().flat_map(|department| of_department(department, summaries)).map(|summary| listed("", site, summary)).take(12).collect(),
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

/// The partitions of facts, by region and year.
pub(in crate::render) fn data(site: &Site) -> Vec<Crumb> {
    let mut files = Vec::new();
    for region in &site.regions {
        let mut years: Vec<i16> = region.departments.iter().flat_map(DepartmentEntry::years).collect();
        years.sort_unstable();
        years.dedup();
        let name = |year: i16| site.config.words.say("data.partition", &[("region", &region.region.name), ("year", &year)]);
        files.extend(years.into_iter().map(|year| Crumb { name: name(year), href: format!("facts/region={}/year={year}/facts.csv", region.region.code) }));
    }
    files
}
