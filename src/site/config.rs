use std::collections::BTreeMap;

use crate::finding::{Language, Level};

/// What `site.toml` says, with defaults filled in.
#[derive(Debug, Clone)]
pub struct Config {
    /// Name of the site.
    pub title: String,
    /// Where it will be published, ending in `/`; sitemap and data name absolute addresses only if it is given.
    pub base_url: Option<String>,
    /// The language of the interface.
    pub language: Language,
    /// The profile of disclosures that name none.
    pub profile: Option<String>,
    /// A sentence shown on every page: where the figures come from, what the site is not.
    pub notice: Option<String>,
    /// Who publishes it.
    pub publisher: Option<String>,
    /// The accent colour, as CSS writes colours.
    pub accent: Option<String>,
    /// What is minified.
    pub minify: Minify,
    /// Rules whose level the site changes; `None` switches a note or warning off.
    pub levels: BTreeMap<String, Option<Level>>,
}

/// `[output] minify`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Minify {
    /// Each template once, when it is loaded.
    Templates,
    /// Every page.
    Pages,
    /// Nothing.
    Off,
}
