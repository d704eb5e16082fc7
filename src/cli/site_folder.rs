use std::path::Path;

/// The nearest folder, from one upwards, that is a site's: it has a site.toml.
pub(super) fn site_folder(from: &Path) -> Option<&Path> {
    from.ancestors().find(|folder| folder.join("site.toml").is_file())
}
