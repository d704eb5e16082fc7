//! How a page is quoted, and what can be downloaded of its figures.

use serde::Serialize;

use crate::render::DisclosurePage;
use crate::site::{CodeGroup, DepartmentEntry, Page, RegionEntry, Site, route};

use super::crumb::Crumb;

/// How a page is quoted, and what can be downloaded of its figures.
#[derive(Debug, Serialize)]
pub(in crate::render) struct QuotedView {
    /// Whose figures they are: a department, or the site.
    pub author: String,
    /// The day of publication as stated, `2024-02-05`; nothing where there is none.
    pub published: Option<String>,
    /// The version of the data, for the page of a disclosure: the first digits of the SHA-256 of its
    /// `data.json`.
    pub version: Option<String>,
    /// Whether the figures can be shown in a frame of another site: `embed.html` lies beside, and
    /// the site knows its address.
    pub embeds: bool,
    /// Files that hold the figures; empty where the page links to them elsewhere.
    pub downloads: Vec<Crumb>,
}

impl QuotedView {
    /// How a page is quoted that gathers figures of several documents.
    pub fn new(site: &Site, page: Page<'_>) -> QuotedView {
        QuotedView {
            author: match page {
                Page::Department(_, department)
                | Page::Stages(_, department, _)
                | Page::Project(_, department, _)
                | Page::Checks(_, department, _) => department.name.clone(),
                _ => site.config.title.clone(),
            },
            published: None,
            version: None,
            embeds: false,
            downloads: downloads(site, page),
        }
    }

    /// How the page of a disclosure is quoted.
    pub fn of_disclosure(page: &DisclosurePage<'_>) -> QuotedView {
        QuotedView {
            author: page.department.name.clone(),
            published: page.disclosure.dates.published.as_ref().map(|date| date.value.to_string()),
            version: page.version.clone(),
            embeds: page.linked,
            downloads: Vec::new(),
        }
    }
}

/// The files that hold the figures of a page.
fn downloads(site: &Site, page: Page<'_>) -> Vec<Crumb> {
    let (words, from) = (&site.config.words, page.address());
    let file = |key: &str, to: String| Crumb {
        name: words.word(key).to_owned(),
        href: route::relative(&from, &to),
    };
    let facts = |region: &RegionEntry, year: i16| Crumb {
        name: words.say("quote.facts", &[("region", &region.region.name), ("year", &year)]),
        href: route::relative(&from, &route::facts_csv(&region.region.code, year)),
    };
    if !site.config.data {
        return Vec::new();
    }
    match page {
        Page::Home | Page::Code(CodeGroup::Subject { .. }, _) => {
            vec![file("quote.all", route::data())]
        }
        Page::Region(region) => {
            let years = region.departments.iter().flat_map(DepartmentEntry::years);
            let mut years: Vec<i16> = years.collect();
            years.sort_unstable();
            years.dedup();
            years.into_iter().map(|year| facts(region, year)).collect()
        }
        Page::Department(region, department) => {
            department.years().into_iter().map(|year| facts(region, year)).collect()
        }
        Page::Stages(region, _, year) => vec![facts(region, year)],
        Page::Year(year, _) => {
            let of_year = |region: &&RegionEntry| {
                region.departments.iter().any(|department| department.years().contains(&year))
            };
            site.regions.iter().filter(of_year).map(|region| facts(region, year)).collect()
        }
        Page::Project(..) => vec![
            file("quote.projects", route::data_csv("projects")),
            file("quote.indicators", route::data_csv("indicators")),
        ],
        _ => Vec::new(),
    }
}
