use super::entry::Site;
use super::page::Page;
use super::route;

/// The paths of the files that the program writes for a site, as far as they are known before a
/// disclosure is read, and those of the static files.
pub fn known_files(site: &Site, static_files: impl Iterator<Item = String>) -> Vec<String> {
    let mut files: Vec<String> =
        Page::indexes(site).iter().map(|page| route::file(&page.address())).collect();
    files.push(route::manifest());
    let config = &site.config;
    if config.search {
        files.extend([route::search(), route::codes()].map(|address| route::file(&address)));
    }
    if config.data {
        files.extend([route::data_package(), route::duckdb_schema(), route::spark_schema()]);
        files.extend(route::DATA_FILES.map(route::data_csv));
        files.extend(site.with_roster().next().map(|_| route::roster_csv()));
    }
    files.extend(
        site.config
            .base_url
            .is_some()
            .then(|| [route::sitemap(), route::feed()])
            .into_iter()
            .flatten(),
    );
    files.extend(site.compared_regions().flat_map(|region| {
        let slug = &region.region.slug;
        let csv = config.data.then(|| route::compare_csv(slug));
        std::iter::once(route::file(&route::compare(slug))).chain(csv)
    }));
    for region in &site.regions {
        for department in &region.departments {
            for entry in &department.disclosures {
                files.push(route::file(&route::disclosure(&entry.path)));
                files.push(route::embedded(&entry.path));
                if config.checks {
                    files.push(route::file(&route::checks(&entry.path)));
                    files.push(route::checks_json(&entry.path));
                }
                if config.data {
                    files.push(route::data_json(&entry.path));
                    files.push(route::facts_csv(&region.region.code, entry.year));
                }
                files.extend(department.originals_of(entry));
                files.extend(
                    config.workbooks.then(|| route::workbook(&entry.path, entry.year, entry.kind)),
                );
                let stages = route::stages(&region.region.slug, &department.slug, entry.year);
                files.push(route::file(&stages));
            }
        }
    }
    files.extend(static_files);
    files
}
