//! What every page knows of itself.

use serde::Serialize;

use crate::check::declared_rules;
use crate::model::Origin;
use crate::site::{CodeGroup, Config, Page, Site, route};
use crate::words::Messages;

use super::crumb::Crumb;
use super::quoted::QuotedView;

/// What is told of an article: when it was published, and by whom.
#[derive(Debug, Serialize, Default)]
pub(in crate::render) struct ArticleView {
    /// The day of publication as stated, `2024-02-05`; nothing where the disclosure states none.
    pub published: Option<String>,
    /// The department's name.
    pub source: String,
    /// The kind of disclosure as a word: the column it stands in.
    pub column: String,
    /// The data behind the page as JSON-LD, with `<` escaped, so safe to print with `| safe` inside
    /// a script; only where the site knows its address.
    pub dataset: Option<String>,
}

/// What every page knows of itself.
#[derive(Debug, Serialize)]
pub(in crate::render) struct PageView {
    /// Title of the page, without the name of the site.
    pub title: String,
    /// The page in a sentence, for search engines and shared links.
    pub description: String,
    /// The way to the site's root: `../../`, `./` on the front page; absolute on the page for what
    /// is nowhere.
    pub root: String,
    /// The absolute address of the page; nothing for a site that does not know its address.
    pub canonical: Option<String>,
    /// The way from the front page down to the page above this one; empty on the front page.
    pub crumbs: Vec<Crumb>,
    /// Whether the region is invented, so that a notice must say so.
    pub invented: bool,
    /// Whether the site has a glossary.
    pub glossary: bool,
    /// What is told of a disclosure to search engines and to a government's own catalogue; nothing
    /// on other pages.
    pub article: Option<ArticleView>,
    /// Whether the page shows figures of which it can be said that those checked agree, or that it
    /// is noted where they do not: no finding about them is switched off or left open.
    pub agreed: bool,
    /// Whether the page is to be pasted into another, or is a Word document: no place in it has an
    /// address.
    pub pasted: bool,
    /// Whether the page leaves the site, so that nothing beside it can be linked to.
    pub alone: bool,
    /// How the page is quoted, and what can be downloaded of it; nothing for pages without figures.
    pub quoted: Option<QuotedView>,
    /// Whether it is the page that searches, which has a script of its own in place of `page.js`.
    pub searches: bool,
}

impl PageView {
    /// The head of a page: its trail leads from the front page to the page itself.
    pub fn new(site: &Site, page: Page<'_>, title: String, description: String) -> PageView {
        let address = page.address();
        // The page for what is nowhere is shown at any address: it needs the whole way.
        let root = match (&page, &site.config.base_url) {
            (Page::NotFound, Some(base)) => path_of(base).to_owned(),
            (Page::NotFound, None) => "/".to_owned(),
            _ => route::relative(&address, ""),
        };
        let canonical = site
            .config
            .base_url
            .as_ref()
            .filter(|_| !matches!(page, Page::NotFound))
            .map(|base| format!("{base}{address}"));
        PageView {
            title,
            description,
            root,
            canonical,
            crumbs: crumbs(&site.config.words, &address, page),
            invented: invented(page),
            glossary: !site.glossary.terms.is_empty(),
            article: None,
            agreed: has_figures(page) && !silenced(&site.config),
            pasted: false,
            alone: false,
            quoted: has_figures(page).then(|| QuotedView::new(site, page)),
            searches: matches!(page, Page::Search),
        }
    }
}

/// Whether a page shows figures.
fn has_figures(page: Page<'_>) -> bool {
    match page {
        Page::Home
        | Page::Guide
        | Page::Region(_)
        | Page::Department(..)
        | Page::Compare(..)
        | Page::Year(..)
        | Page::Stages(..)
        | Page::Disclosure(..)
        | Page::Checks(..)
        | Page::Project(..)
        | Page::Code(CodeGroup::Subject { .. }, _) => true,
        Page::Roster(_)
        | Page::Rosters
        | Page::Years
        | Page::Codes
        | Page::Code(CodeGroup::Projects, _)
        | Page::Search
        | Page::Glossary
        | Page::Data
        | Page::Findings
        | Page::Map(_)
        | Page::NotFound => false,
    }
}

/// Whether a site switches off what an identity may find: nothing is then noted where it fails.
fn silenced(config: &Config) -> bool {
    config.levels.iter().any(|(rule, level)| {
        level.is_none() && declared_rules().identities.iter().any(|info| info.name == *rule)
    })
}

/// The path of an address: `/` for most, `/budgets/` for a site inside another.
fn path_of(base: &str) -> &str {
    base.split_once("://").and_then(|(_, rest)| rest.find('/').map(|at| &rest[at..])).unwrap_or("/")
}

/// The way from the front page to the page above this one.
fn crumbs(words: &Messages, address: &str, page: Page<'_>) -> Vec<Crumb> {
    let crumb =
        |name: &str, to: &str| Crumb { name: name.to_owned(), href: route::relative(address, to) };
    let mut trail = Vec::new();
    if !matches!(page, Page::Home | Page::NotFound) {
        trail.push(crumb(words.word("site.home"), route::HOME));
    }
    match page {
        Page::Code(..) => trail.push(crumb(words.word("codes.title"), &route::codes())),
        Page::Year(..) => trail.push(crumb(words.word("site.years"), &route::years())),
        Page::Department(region, _) | Page::Roster(region) | Page::Compare(region, None) => {
            trail.push(crumb(&region.region.name, &route::region(&region.region.slug)))
        }
        Page::Compare(region, Some(_)) => {
            let slug = &region.region.slug;
            trail.push(crumb(&region.region.name, &route::region(slug)));
            trail.push(crumb(words.word("compare.compare"), &route::compare(slug)));
        }
        Page::Disclosure(region, department, _)
        | Page::Checks(region, department, _)
        | Page::Stages(region, department, _)
        | Page::Project(region, department, _) => {
            trail.push(crumb(&region.region.name, &route::region(&region.region.slug)));
            trail.push(crumb(
                &department.name,
                &route::department(&region.region.slug, &department.slug),
            ));
            if let Page::Disclosure(_, _, entry) | Page::Checks(_, _, entry) = page {
                trail.push(crumb(
                    &words.year(entry.year),
                    &route::stages(&region.region.slug, &department.slug, entry.year),
                ));
            }
        }
        _ => {}
    }
    trail
}

/// Whether the page belongs to an invented region.
fn invented(page: Page<'_>) -> bool {
    match page {
        Page::Region(region)
        | Page::Roster(region)
        | Page::Compare(region, _)
        | Page::Department(region, _)
        | Page::Disclosure(region, ..)
        | Page::Checks(region, ..)
        | Page::Stages(region, ..)
        | Page::Project(region, ..) => region.region.origin == Origin::Invented,
        _ => false,
    }
}
