use super::entry::{DepartmentEntry, DisclosureEntry, RegionEntry, Site};
use super::route;

/// One page, and what it is about.
#[derive(Debug, Clone, Copy)]
pub enum Page<'a> {
    /// The front page.
    Home,
    /// A region.
    Region(&'a RegionEntry),
    /// A department.
    Department(&'a RegionEntry, &'a DepartmentEntry),
    /// A disclosure.
    Disclosure(&'a RegionEntry, &'a DepartmentEntry, &'a DisclosureEntry),
    /// The index of years.
    Years,
    /// A fiscal year.
    Year(i16),
    /// The index of data files.
    Data,
    /// What is shown where there is nothing.
    NotFound,
}

impl<'a> Page<'a> {
    /// Its address, relative to the site's root.
    pub fn address(&self) -> String {
        match self {
            Page::Home => route::HOME.to_owned(),
            Page::Region(region) => route::region(&region.region.slug),
            Page::Department(region, department) => route::department(&region.region.slug, &department.slug),
            Page::Disclosure(_, _, entry) => route::disclosure(&entry.path),
            Page::Years => route::years(),
            Page::Year(year) => route::year(*year),
            Page::Data => route::data(),
            Page::NotFound => "404.html".to_owned(),
        }
    }

    /// Pages that list others. Disclosures' own pages are made where their department is read.
    pub fn indexes(site: &'a Site) -> Vec<Page<'a>> {
        let mut pages = vec![Page::Home, Page::Years, Page::Data, Page::NotFound];
        pages.extend(site.years().into_iter().map(Page::Year));
        for region in &site.regions {
            pages.push(Page::Region(region));
            pages.extend(region.departments.iter().map(|department| Page::Department(region, department)));
        }
        pages
    }

    /// The page at an address.
    pub fn at(site: &'a Site, address: &str) -> Option<Page<'a>> {
        let address = address.strip_suffix("index.html").unwrap_or(address);
        let disclosures = site.regions.iter().flat_map(|region| region.departments.iter().map(move |department| (region, department)));
        let mut disclosures = disclosures.flat_map(|(region, department)| department.disclosures.iter().map(move |entry| Page::Disclosure(region, department, entry)));
        Page::indexes(site).into_iter().find(|page| page.address() == address).or_else(|| disclosures.find(|page| page.address() == address))
    }
}
