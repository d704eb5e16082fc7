use serde::Serialize;

use crate::model::Origin;
use crate::site::{Config, Government, Page, Site, route};
use crate::words::Vocabulary;

/// What every page knows of the site.
#[derive(Debug, Serialize)]
pub(in crate::render) struct SiteView {
    pub title: String,
    pub lang: &'static str,
    pub notice: Option<String>,
    pub publisher: Option<String>,
    pub contact: Option<String>,
    pub government: Option<GovernmentView>,
    pub accent: Option<String>,
    /// Whether there is a feed.
    pub feed: bool,
}

/// What a government's site says of itself.
#[derive(Debug, Serialize)]
pub(in crate::render) struct GovernmentView {
    pub name: String,
    pub domain: Option<String>,
    pub organizer: Option<String>,
    pub operator: Option<String>,
    pub code: Option<String>,
    pub icp: Option<String>,
    pub police: Option<String>,
    pub fault_report: Option<String>,
    pub accessibility: Option<String>,
}

impl GovernmentView {
    fn new(config: &Config, government: &Government) -> GovernmentView {
        let Government { name, organizer, operator, code, icp, police, fault_report, accessibility } = government.clone();
        // The name of the host, without protocol and path.
        let domain = config.base_url.as_deref().and_then(|url| url.split_once("://")).and_then(|(_, rest)| rest.split('/').next()).map(str::to_owned);
        GovernmentView { name: name.unwrap_or_else(|| config.title.clone()), domain, organizer, operator, code, icp, police, fault_report, accessibility }
    }
}

/// What is told of an article: when it was published, and by whom.
#[derive(Debug, Serialize, Default)]
pub(in crate::render) struct ArticleView {
    /// The day of publication, as stated.
    pub published: Option<String>,
    /// The department.
    pub source: String,
    /// The kind of disclosure: the column it stands in.
    pub column: String,
    /// The data behind the page for those who collect data sets, as JSON-LD; only where the site knows its address.
    pub dataset: Option<String>,
}

/// A link.
#[derive(Debug, Serialize)]
pub(in crate::render) struct Crumb {
    pub name: String,
    pub href: String,
}

/// Where static files lie.
#[derive(Debug, Serialize)]
pub(in crate::render) struct Assets {
    pub style: String,
    /// What a reader can do with figures.
    pub page: String,
    /// What must be known before anything is drawn.
    pub mode: String,
    pub favicon: String,
    pub search: String,
}

/// What every page knows of itself.
#[derive(Debug, Serialize)]
pub(in crate::render) struct PageView {
    pub title: String,
    pub description: String,
    /// The way to the site's root: `../../`.
    pub root: String,
    pub canonical: Option<String>,
    pub crumbs: Vec<Crumb>,
    /// Whether its figures are made up.
    pub invented: bool,
    /// Whether there are words explained.
    pub glossary: bool,
    /// What it is, if it is a disclosure.
    pub article: Option<ArticleView>,
    /// Whether it stands by itself, outside the site: nothing beside it can be linked to.
    pub alone: bool,
}

impl SiteView {
    pub fn new(config: &Config) -> SiteView {
        SiteView {
            title: config.title.clone(),
            lang: config.words.tag(),
            notice: config.notice.clone(),
            publisher: config.publisher.clone(),
            contact: config.contact.clone(),
            government: config.government.as_ref().map(|government| GovernmentView::new(config, government)),
            accent: config.accent.clone(),
            feed: config.base_url.is_some(),
        }
    }
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
        let canonical = site.config.base_url.as_ref().filter(|_| !matches!(page, Page::NotFound)).map(|base| format!("{base}{address}"));
        PageView {
            title,
            description,
            root,
            canonical,
            crumbs: crumbs(&site.config.words, &address, page),
            invented: invented(page),
            glossary: !site.glossary.terms.is_empty(),
            article: None,
            alone: false,
        }
    }
}

/// The path of an address: `/` for most, `/budgets/` for a site inside another.
fn path_of(base: &str) -> &str {
    base.split_once("://").and_then(|(_, rest)| rest.find('/').map(|at| &rest[at..])).unwrap_or("/")
}

fn crumbs(words: &Vocabulary, address: &str, page: Page<'_>) -> Vec<Crumb> {
    let crumb = |name: &str, to: &str| Crumb { name: name.to_owned(), href: route::relative(address, to) };
    let mut trail = Vec::new();
    if !matches!(page, Page::Home | Page::NotFound) {
        trail.push(crumb(words.word("site.home"), route::HOME));
    }
    match page {
        Page::Code(..) => trail.push(crumb(words.word("codes.title"), &route::codes())),
        Page::Year(_) => trail.push(crumb(words.word("site.years"), &route::years())),
        Page::Department(region, _) | Page::Roster(region) => trail.push(crumb(&region.region.name, &route::region(&region.region.slug))),
        Page::Disclosure(region, department, _) | Page::Checks(region, department, _) | Page::Stages(region, department, _) | Page::Project(region, department, _) => {
            trail.push(crumb(&region.region.name, &route::region(&region.region.slug)));
            trail.push(crumb(&department.name, &route::department(&region.region.slug, &department.slug)));
            if let Page::Disclosure(_, _, entry) | Page::Checks(_, _, entry) = page {
                trail.push(crumb(&words.year(entry.year), &route::stages(&region.region.slug, &department.slug, entry.year)));
            }
        }
        _ => {}
    }
    trail
}

fn invented(page: Page<'_>) -> bool {
    match page {
        Page::Region(region)
        | Page::Roster(region)
        | Page::Department(region, _)
        | Page::Disclosure(region, ..)
        | Page::Checks(region, ..)
        | Page::Stages(region, ..)
        | Page::Project(region, ..) => region.region.origin == Origin::Invented,
        _ => false,
    }
}
