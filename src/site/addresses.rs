use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::address_set::AddressSet;
use super::entry::Site;
use super::page::Page;
use super::page_places::PagePlaces;
use super::route;

/// The addresses that a site will have, as far as links of narratives may lead to them.
#[derive(Debug)]
pub struct SiteAddresses {
    pages: AddressSet,
    files: AddressSet,
    /// Tables as CSV, by the ids of forms: which of them lie beside a page depends on what it
    /// holds.
    tables: BTreeSet<String>,
    /// Where pages may lie that compare departments.
    compared: Vec<String>,
    /// Folders that this site has nothing in.
    off: Vec<String>,
    places: PagePlaces,
    fingerprint: u64,
}

impl SiteAddresses {
    /// The pages of a plan, the static files whose names are known beforehand, the files beside a
    /// disclosure whose tables have these forms, and the places of its page.
    pub fn of<'f>(
        site: &Site,
        files: impl Iterator<Item = &'f str>,
        forms: impl Iterator<Item = &'f str>,
        places: PagePlaces,
    ) -> SiteAddresses {
        let config = &site.config;
        let departments = || {
            site.regions.iter().flat_map(|region| {
                region.departments.iter().map(move |department| (region, department))
            })
        };
        let inside = departments().flat_map(|(region, department)| {
            department.disclosures.iter().flat_map(move |entry| {
                let slug = &region.region.slug;
                let checks = config.checks.then(|| route::checks(&entry.path));
                let stages = route::stages(slug, &department.slug, entry.year);
                [route::disclosure(&entry.path), stages].into_iter().chain(checks)
            })
        });
        let indexes = Page::indexes(site);
        let pages = AddressSet::of(indexes.iter().map(Page::address).chain(inside));
        let beside = departments()
            .flat_map(|(_, department)| {
                department.disclosures.iter().map(move |entry| (department, entry))
            })
            .flat_map(|(department, entry)| {
                let workbook =
                    config.workbooks.then(|| route::workbook(&entry.path, entry.year, entry.kind));
                let data = config.data.then(|| route::data_json(&entry.path));
                let checks = config.checks.then(|| route::checks_json(&entry.path));
                std::iter::once(route::embedded(&entry.path))
                    .chain(data)
                    .chain(checks)
                    .chain(workbook)
                    .chain(department.originals_of(entry))
            });
        let based = site.config.base_url.is_some().then(|| [route::sitemap(), route::feed()]);
        let all = AddressSet::of(
            files
                .map(str::to_owned)
                .chain([route::manifest(), route::not_found()])
                .chain(based.into_iter().flatten())
                .chain(beside),
        );
        let forms = forms.filter(|_| config.data);
        let tables: BTreeSet<String> = forms.map(route::table_csv_name).collect();
        let compared: Vec<String> =
            site.compared_regions().map(|region| route::compare(&region.region.slug)).collect();
        let data = (!config.data).then(route::data);
        let searched = (!config.search).then(|| [route::search(), route::codes()]);
        let off: Vec<String> = data.into_iter().chain(searched.into_iter().flatten()).collect();
        let mut hasher = DefaultHasher::new();
        (&pages, &all, &tables, &compared, &off, places == PagePlaces::Known).hash(&mut hasher);
        let fingerprint = hasher.finish();
        SiteAddresses { pages, files: all, tables, compared, off, places, fingerprint }
    }

    /// A number that changes with them, within a run of the program: a link that led nowhere may
    /// lead somewhere when it does.
    pub fn fingerprint(&self) -> u64 {
        self.fingerprint
    }

    /// Whether an address relative to the site's root is one of a page or a file, or may be.
    pub fn has(&self, address: &str) -> bool {
        let page = address.strip_suffix("index.html").unwrap_or(address);
        let is_page = self.pages.contains(page) || self.pages.contains(&format!("{page}/"));
        let is_table = address.rsplit_once('/').is_some_and(|(folder, file)| {
            self.tables.contains(file) && self.pages.contains(&format!("{folder}/"))
        });
        // Which figures are compared is known only when all documents are read.
        let compared = self.compared.iter().any(|page| address.starts_with(page.as_str()));
        is_page
            || is_table
            || compared
            || self.files.contains(address)
            || route::is_made_of_content(address)
                && !self.off.iter().any(|folder| address.starts_with(folder.as_str()))
    }

    /// Whether the page of a disclosure has only such places (`#…`) as the program's own templates
    /// give it. Where a site's template or script may name others, no place can be said to be
    /// missing.
    pub fn knows_places(&self) -> bool {
        self.places == PagePlaces::Known
    }

    /// The published file of this name, wherever it lies; for an author who wrote no way to it.
    pub fn named(&self, name: &str) -> Option<&str> {
        self.files.iter().find(|file| file.rsplit('/').next() == Some(name))
    }
}
