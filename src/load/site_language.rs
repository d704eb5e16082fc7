use std::path::Path;

use serde::Deserialize;

use crate::finding::Language;
use crate::source;

use super::written_language::WrittenLanguage;

/// The longest `site.toml` that is looked into for its language, in bytes.
const LONGEST: u64 = 1024 * 1024;

#[derive(Deserialize)]
struct Settings {
    site: Site,
}

#[derive(Deserialize)]
struct Site {
    lang: WrittenLanguage,
}

/// The language that `site.toml` under a root says, before anything else of it is understood; nothing
/// where it says none or cannot be read, which [`settings`](super::settings) then tells.
pub fn site_language(root: &Path) -> Option<Language> {
    let bytes = source::bounded(&root.join("site.toml"), LONGEST).ok()?;
    let settings: Settings = toml::from_str(std::str::from_utf8(&bytes).ok()?).ok()?;
    Some(settings.site.lang.into())
}
