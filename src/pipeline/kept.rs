use crate::finding::Finding;
use crate::load::{StaticFile, kept_in_the_way};
use crate::publish::crosses;
use crate::render::{STATIC, is_looked_into};
use crate::site::{Page, Site, route};
use crate::source::Place;

/// The paths of `[output] keep` at which the site has files of its own, as far as these are known
/// before a disclosure is read; the others are met when they are written. `places` are where the
/// paths are written in `site.toml`.
pub(super) fn kept_over_files(
    site: &Site,
    static_files: &[StaticFile],
    places: &[Place],
) -> Vec<Finding> {
    if site.config.keep.is_empty() {
        return Vec::new();
    }
    let files = known_files(site, static_files);
    let crossed = |kept: &String| files.iter().find(|path| crosses(path, kept));
    site.config
        .keep
        .iter()
        .zip(places)
        .filter_map(|(kept, place)| Some(kept_in_the_way(kept, crossed(kept)?, place.clone())))
        .collect()
}

fn known_files(site: &Site, static_files: &[StaticFile]) -> Vec<String> {
    let mut files: Vec<String> =
        Page::indexes(site).iter().map(|page| route::file(&page.address())).collect();
    files.extend([
        route::manifest(),
        route::data_package(),
        route::projects_csv(),
        route::indicators_csv(),
        route::file(&route::search()),
        route::file(&route::codes()),
    ]);
    files.extend(
        site.config
            .base_url
            .is_some()
            .then(|| [route::sitemap(), route::feed()])
            .into_iter()
            .flatten(),
    );
    files.extend(site.with_roster().next().map(|_| route::roster_csv()));
    for region in &site.regions {
        for department in &region.departments {
            for entry in &department.disclosures {
                files.extend(
                    [route::disclosure(&entry.path), route::checks(&entry.path)]
                        .map(|address| route::file(&address)),
                );
                files.extend([route::data_json(&entry.path), route::checks_json(&entry.path)]);
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
    let names = STATIC
        .iter()
        .map(|(name, _)| *name)
        .chain(static_files.iter().map(|file| file.name.as_str()));
    // What is looked into has a digest in its name, which nobody knows yet.
    files.extend(
        names.map(|name| if is_looked_into(name) { route::asset(name) } else { name.to_owned() }),
    );
    files
}
