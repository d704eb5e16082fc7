use serde::Deserialize;

use crate::finding::Language;

/// A language as site.toml writes it.
#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "kebab-case")]
pub(super) enum WrittenLanguage {
    Zh,
    En,
}

impl From<WrittenLanguage> for Language {
    fn from(written: WrittenLanguage) -> Language {
        match written {
            WrittenLanguage::Zh => Language::Chinese,
            WrittenLanguage::En => Language::English,
        }
    }
}
