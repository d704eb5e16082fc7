use super::entry::Site;
use super::page::Page;
use super::route;

/// The paths of the files that the program writes for a site, as far as they are known before a
/// disclosure is read, and those of the static files.
pub fn known_files(site: &Site, static_files: impl Iterator<Item = String>) -> Vec<String> {
    let mut files: Vec<String> =
        Page::indexes(site).iter().map(|page| route::file(&page.address())).collect();
    files.extend([
        route::manifest(),
        route::data_package(),
        route::duckdb_schema(),
        route::spark_schema(),
        route::file(&route::search()),
        route::file(&route::codes()),
    ]);
    files.extend(route::DATA_FILES.map(route::data_csv));
    files.extend(
        site.config
            .base_url
            .is_some()
            .then(|| [route::sitemap(), route::feed()])
            .into_iter()
            .flatten(),
    );
    files.extend(site.with_roster().next().map(|_| route::roster_csv()));
    files.extend(site.compared_regions().flat_map(|region| {
        let slug = &region.region.slug;
        [route::file(&route::compare(slug)), route::compare_csv(slug)]
    }));
    for region in &site.regions {
        for department in &region.departments {
            for entry in &department.disclosures {
                files.extend(
                    [route::disclosure(&entry.path), route::checks(&entry.path)]
                        .map(|address| route::file(&address)),
                );
                files.extend([
                    route::data_json(&entry.path),
                    route::embedded(&entry.path),
                    route::checks_json(&entry.path),
                ]);
                files.extend(department.originals_of(entry));
                files.extend(
                    site.config
                        .workbooks
                        .then(|| route::workbook(&entry.path, entry.year, entry.kind)),
                );
                files.push(route::file(&route::stages(
                    &region.region.slug,
                    &department.slug,
                    entry.year,
                )));
                files.push(route::facts_csv(&region.region.code, entry.year));
            }
        }
    }
    files.extend(static_files);
    files
}
