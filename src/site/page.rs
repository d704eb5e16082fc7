use crate::model::MainFigure;

use super::code::CodeGroup;
use super::comparison::{comparisons, is_compared};
use super::entry::{DepartmentEntry, DisclosureEntry, RegionEntry, Site};
use super::route;
use super::summaries::Summaries;

/// One page, and what it is about.
#[derive(Debug, Clone, Copy)]
pub enum Page<'a> {
    /// The front page.
    Home,
    /// A region.
    Region(&'a RegionEntry),
    /// Who owes which disclosure in a region that has a roster.
    Roster(&'a RegionEntry),
    /// The rosters of several regions at a glance.
    Rosters,
    /// The departments of a region side by side in a main figure; without one, in the figure that is
    /// said first.
    Compare(&'a RegionEntry, Option<&'a MainFigure>),
    /// A department.
    Department(&'a RegionEntry, &'a DepartmentEntry),
    /// A disclosure.
    Disclosure(&'a RegionEntry, &'a DepartmentEntry, &'a DisclosureEntry),
    /// The reconciliation of a disclosure.
    Checks(&'a RegionEntry, &'a DepartmentEntry, &'a DisclosureEntry),
    /// A department's fiscal year: budget, accounts and evaluation side by side.
    Stages(&'a RegionEntry, &'a DepartmentEntry, i16),
    /// A project that is in more than one year, by the id it had first.
    Project(&'a RegionEntry, &'a DepartmentEntry, &'a str),
    /// The index of years.
    Years,
    /// A part of the page of a fiscal year, from 1.
    Year(i16, usize),
    /// The index of data files.
    Data,
    /// The page that searches.
    Search,
    /// The index by codes.
    Codes,
    /// A page of what is listed by codes, from 1.
    Code(CodeGroup<'a>, usize),
    /// Words explained.
    Glossary,
    /// How a budget is read, with figures of the site.
    Guide,
    /// What checking found, by department and rule: for those who look after the site.
    Findings,
    /// A part of the 网站地图, from 1: every region, department and document there is.
    Map(usize),
    /// What is shown where there is nothing.
    NotFound,
}

impl<'a> Page<'a> {
    /// Its address, relative to the site's root.
    pub fn address(&self) -> String {
        match self {
            Page::Home => route::HOME.to_owned(),
            Page::Region(region) => route::region(&region.region.slug),
            Page::Roster(region) => route::roster(&region.region.slug),
            Page::Rosters => route::rosters(),
            Page::Compare(region, None) => route::compare(&region.region.slug),
            Page::Compare(region, Some(main)) => {
                route::compare_figure(&region.region.slug, &main.id)
            }
            Page::Department(region, department) => {
                route::department(&region.region.slug, &department.slug)
            }
            Page::Disclosure(_, _, entry) => route::disclosure(&entry.path),
            Page::Checks(_, _, entry) => route::checks(&entry.path),
            Page::Stages(region, department, year) => {
                route::stages(&region.region.slug, &department.slug, *year)
            }
            Page::Project(region, department, id) => {
                route::history(&region.region.slug, &department.slug, id)
            }
            Page::Years => route::years(),
            Page::Year(year, part) => route::year(*year, *part),
            Page::Data => route::data(),
            Page::Search => route::search(),
            Page::Codes => route::codes(),
            Page::Code(CodeGroup::Subject { code, .. }, part) => route::code(code, *part),
            Page::Code(CodeGroup::Projects, part) => route::project_codes(*part),
            Page::Glossary => route::glossary(),
            Page::Guide => route::guide(),
            Page::Findings => route::findings(),
            Page::Map(part) => route::map(*part),
            Page::NotFound => route::not_found(),
        }
    }

    /// Whether it has a line for every disclosure of the site: what it takes to make it grows with
    /// the site.
    pub fn lists_all(&self) -> bool {
        matches!(self, Page::Findings | Page::Map(_))
    }

    /// Pages that list others, from summaries. The index of search and codes is made beside them,
    /// from what stands in all disclosures. What shows a disclosure's figures is made where its
    /// department is read.
    pub fn indexes(site: &'a Site) -> Vec<Page<'a>> {
        let mut pages = vec![Page::Home, Page::Years, Page::Guide, Page::Findings, Page::NotFound];
        pages.extend(site.map_parts().iter().map(|part| Page::Map(part.number)));
        pages.extend(site.config.data.then_some(Page::Data));
        pages.extend((!site.glossary.terms.is_empty()).then_some(Page::Glossary));
        pages.extend(site.years().into_iter().flat_map(|year| {
            site.year_parts(year).into_iter().map(move |part| Page::Year(year, part.number))
        }));
        for region in &site.regions {
            pages.push(Page::Region(region));
            pages.extend(
                region.departments.iter().map(|department| Page::Department(region, department)),
            );
        }
        pages.extend(site.with_roster().map(Page::Roster));
        pages.extend((site.with_roster().count() > 1).then_some(Page::Rosters));
        pages
    }

    /// Pages that set departments side by side: which there are is known from what documents print.
    pub fn comparisons(site: &'a Site, summaries: &'a Summaries) -> Vec<Page<'a>> {
        let of_region = |region: &'a RegionEntry| {
            let others = comparisons(region, summaries).into_iter().skip(1);
            let others = others.map(move |one| Page::Compare(region, Some(one.main)));
            std::iter::once(Page::Compare(region, None)).chain(others)
        };
        let regions = site.compared_regions().filter(|region| is_compared(region, summaries));
        regions.flat_map(of_region).collect()
    }

    /// The page at an address; aside from projects' pages, which only their department knows, and
    /// those of search, codes and comparisons.
    pub fn at(site: &'a Site, address: &str) -> Option<Page<'a>> {
        let address = address.strip_suffix("index.html").unwrap_or(address);
        let departments = site.regions.iter().flat_map(|region| {
            region.departments.iter().map(move |department| (region, department))
        });
        let departments = departments.filter(|(region, department)| {
            address.starts_with(&route::department(&region.region.slug, &department.slug))
        });
        let mut inside = departments.flat_map(|(region, department)| {
            let disclosures = department
                .disclosures
                .iter()
                .map(move |entry| Page::Disclosure(region, department, entry));
            let checks = department
                .disclosures
                .iter()
                .filter(|_| site.config.checks)
                .map(move |entry| Page::Checks(region, department, entry));
            disclosures.chain(checks).chain(
                department
                    .years()
                    .into_iter()
                    .map(move |year| Page::Stages(region, department, year)),
            )
        });
        Page::indexes(site)
            .into_iter()
            .find(|page| page.address() == address)
            .or_else(|| inside.find(|page| page.address() == address))
    }
}
