use std::collections::HashMap;

use super::entry::Site;
use super::page::Page;
use super::route;

/// Files that every site may have.
fn files() -> Vec<String> {
    let own = [
        route::manifest(),
        route::sitemap(),
        route::not_found(),
        route::data_package(),
        route::duckdb_schema(),
        route::spark_schema(),
        route::roster_csv(),
        route::feed(),
    ];
    own.into_iter().chain(route::DATA_FILES.map(route::data_csv)).collect()
}

/// Folders in which only the program knows what will be called how.
fn folders() -> [String; 4] {
    [route::search(), route::codes(), route::projects_folder(), route::facts()]
}

/// The paths at which the site has files of its own, as far as they are known before a disclosure
/// is read.
#[derive(Debug)]
pub struct OccupiedPaths<'a> {
    /// Pages by their addresses.
    pages: HashMap<String, Page<'a>>,
}

impl<'a> OccupiedPaths<'a> {
    /// Those of a site.
    pub fn by(site: &'a Site) -> OccupiedPaths<'a> {
        let departments = site.regions.iter().flat_map(|region| {
            region.departments.iter().map(move |department| (region, department))
        });
        let inside = departments.flat_map(|(region, department)| {
            let disclosures = department.disclosures.iter();
            let both = disclosures.flat_map(move |entry| {
                [
                    Page::Disclosure(region, department, entry),
                    Page::Checks(region, department, entry),
                ]
            });
            both.chain(
                department
                    .years()
                    .into_iter()
                    .map(move |year| Page::Stages(region, department, year)),
            )
        });
        OccupiedPaths {
            pages: Page::indexes(site)
                .into_iter()
                .chain(inside)
                .chain(site.compared_regions().map(|region| Page::Compare(region, None)))
                .map(|page| (page.address(), page))
                .collect(),
        }
    }

    /// What of the site itself stands at the path of another file, or so that one is in the way of
    /// the other. Capital letters make no difference: on many disks they make none.
    pub fn at(&self, path: &str) -> Option<String> {
        let path = path.to_lowercase();
        let under = |folder: &str| {
            path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        if let Some(file) = files().into_iter().find(|file| under(file)) {
            return Some(file);
        }
        if let Some(folder) =
            folders().into_iter().find(|folder| under(folder.trim_end_matches('/')))
        {
            return Some(folder);
        }
        // Below the comparisons of a region, which are known only when all documents are read.
        let compared = self.pages.iter().find(|(page, of)| {
            matches!(of, Page::Compare(..)) && under(page.trim_end_matches('/'))
        });
        if let Some((page, _)) = compared {
            return Some(page.clone());
        }
        // A file where the site has a folder.
        let address = format!("{path}/");
        if [route::data(), route::assets(), route::years()].contains(&address)
            || self.pages.contains_key(&address)
        {
            return Some(address);
        }
        // A file of a page, or a file below one.
        let ancestors = path.match_indices('/').map(|(end, _)| &path[..end]);
        ancestors.chain([path.as_str()]).find_map(|file| self.of_a_page(file))
    }

    /// The file of a page that has this path.
    fn of_a_page(&self, path: &str) -> Option<String> {
        let (folder, name) = path
            .rsplit_once('/')
            .map_or(("", path), |(folder, name)| (&path[..=folder.len()], name));
        match self.pages.get(folder)? {
            _ if name == route::file(route::HOME) => Some(path.to_owned()),
            Page::Disclosure(_, _, entry) => {
                let workbook = route::workbook(&entry.path, entry.year, entry.kind);
                [route::data_json(&entry.path), route::embedded(&entry.path), workbook]
                    .into_iter()
                    .find(|own| *own == path)
            }
            Page::Checks(_, _, entry) => {
                Some(route::checks_json(&entry.path)).filter(|own| *own == path)
            }
            _ => None,
        }
    }
}
