//! Pages that list disclosures: regions, departments.

use serde::Serialize;

use crate::model::Unit;
use crate::site::{DepartmentEntry, RegionEntry, Site, Summaries, Summary, route};

use super::note::{MarkView, marks};
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
    /// The marks of the notes about the headline figure, for `<LinkedMarks>`.
    pub headline_marks: Vec<MarkView>,
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
    /// The disclosures by department.
    pub groups: Vec<GroupedView>,
}

/// A disclosure as lists show it.
pub(super) fn listed(from: &str, site: &Site, summary: &Summary) -> ListedView {
    let href =
        (!summary.withheld).then(|| route::relative(from, &route::disclosure(&summary.path)));
    // A figure that is kept back is kept back here too.
    let headline = summary.headline.as_ref().filter(|_| !summary.withheld);
    let words = &site.config.words;
    ListedView {
        title: summary.title.clone(),
        headline_label: headline.map(|headline| headline.label.clone()).unwrap_or_default(),
        headline: headline
            .map(|headline| words.measured(&headline.amount.grouped(), Unit::Money(headline.unit)))
            .unwrap_or_default(),
        headline_href: headline
            .and_then(|headline| headline.anchor.as_ref())
            .zip(href.as_ref())
            .map(|(anchor, href)| format!("{href}{anchor}")),
        headline_marks: headline
            .zip(href.as_ref())
            .map(|(headline, href)| marks(href, &headline.notes))
            .unwrap_or_default(),
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
    let own: Vec<&Summary> = summaries.of_department(department).collect();
    let group = |year: i16| GroupedView {
        title: words.year(year),
        href: Some(route::relative(
            &from,
            &route::stages(&region.region.slug, &department.slug, year),
        )),
        listed: own
            .iter()
            .filter(|summary| summary.year == year)
            .map(|summary| listed(&from, site, summary))
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
        listed: summaries
            .of_department(department)
            .map(|summary| listed(&from, site, summary))
            .collect(),
    };
    let population = region
        .region
        .population
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
    ListingView { lead, roster, groups: region.departments.iter().map(group).collect() }
}
