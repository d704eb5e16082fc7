use std::collections::BTreeMap;
use std::sync::Arc;

use crate::source::SourceFile;

use super::origins::Origins;

/// The folder under which the embedded templates are always to be had, so that a site's `base.html`
/// can extend `embedded/base.html`.
pub(super) const EMBEDDED: &str = "embedded/";

/// The texts of templates by their names, as they were written, and where words were put into them.
#[derive(Debug, Default)]
pub(super) struct Texts {
    pub written: BTreeMap<String, Arc<SourceFile>>,
    pub origins: BTreeMap<String, Origins>,
}

/// A template's path as messages print it: an embedded one lies in no folder of the site.
pub(super) fn path(template: &str) -> String {
    if template.starts_with(EMBEDDED) {
        template.to_owned()
    } else {
        format!("templates/{template}")
    }
}
