use std::collections::BTreeMap;

use crate::render::{Content, Renderer, is_looked_into};
use crate::source;

use super::workspace::Workspace;

/// Loads the templates and static files: the embedded ones, and the site's own over them.
///
/// # Errors
/// When a template is broken (with its file, line and column) or the disk refuses.
pub fn open_renderer(workspace: &Workspace) -> anyhow::Result<Renderer> {
    let mut files = BTreeMap::new();
    for file in &workspace.static_files {
        // Style sheets and scripts are looked into; others may be as large as they like, and stay
        // where they are.
        let content = if is_looked_into(&file.name) {
            Content::Bytes(source::bytes(&file.place)?)
        } else {
            Content::File(file.place.clone())
        };
        files.insert(file.name.clone(), content);
    }
    Ok(Renderer::new(&workspace.site.config, &workspace.templates, files)?)
}
