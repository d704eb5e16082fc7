use crate::finding::Finding;
use crate::load::{StaticFile, kept_in_the_way};
use crate::publish::crosses;
use crate::render::{STATIC, is_looked_into};
use crate::site::{Site, known_files, route};
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
    let names = STATIC
        .iter()
        .map(|(name, _)| *name)
        .chain(static_files.iter().map(|file| file.name.as_str()));
    // What is looked into has a digest in its name, which nobody knows yet.
    let stored =
        names.map(|name| if is_looked_into(name) { route::asset(name) } else { name.to_owned() });
    let files = known_files(site, stored);
    let crossed = |kept: &String| files.iter().find(|path| crosses(path, kept));
    site.config
        .keep
        .iter()
        .zip(places)
        .filter_map(|(kept, place)| Some(kept_in_the_way(kept, crossed(kept)?, place.clone())))
        .collect()
}
