use std::collections::BTreeSet;

use crate::check::Published;
use crate::site::{Page, Site, route};

/// Folders whose pages are made of what is in the disclosures: nobody knows them before all are read.
const MADE: [&str; 5] = ["projects/", "codes/", "data/", "search/", "assets/"];

/// Files that the program writes at the root.
const WRITTEN: [&str; 4] = ["manifest.json", "sitemap.xml", "feed.xml", "404.html"];

/// The addresses that a site will have, as far as links of narratives may lead to them.
#[derive(Debug, Default)]
pub struct SiteAddresses {
    pages: BTreeSet<String>,
    files: BTreeSet<String>,
}

impl SiteAddresses {
    /// The pages of a plan and the files of `static/`.
    pub fn of<'f>(site: &Site, files: impl Iterator<Item = &'f str>) -> SiteAddresses {
        let mut pages: BTreeSet<String> = Page::indexes(site).iter().map(Page::address).collect();
        for region in &site.regions {
            for department in &region.departments {
                for entry in &department.disclosures {
                    pages.insert(route::disclosure(&entry.path));
                    pages.insert(route::checks(&entry.path));
                    pages.insert(route::stages(&region.region.slug, &department.slug, entry.year));
                }
            }
        }
        SiteAddresses { pages, files: files.map(str::to_owned).collect() }
    }
}

impl Published for SiteAddresses {
    fn has(&self, address: &str) -> bool {
        let page = address.strip_suffix("index.html").unwrap_or(address);
        let is_page = self.pages.contains(page) || self.pages.contains(&format!("{page}/"));
        // Which files of data lie beside a page depends on what it holds.
        let beside = address.rsplit_once('/').is_some_and(|(folder, file)| {
            let is_data = file.ends_with(".json") || file.ends_with(".csv") || file.ends_with(".xlsx");
            is_data && self.pages.contains(&format!("{folder}/"))
        });
        is_page || beside || self.files.contains(address) || WRITTEN.contains(&address) || MADE.iter().any(|folder| address.starts_with(folder))
    }

    fn named(&self, name: &str) -> Option<&str> {
        self.files.iter().find(|file| file.rsplit('/').next() == Some(name)).map(String::as_str)
    }
}
