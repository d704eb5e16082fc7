use std::collections::BTreeMap;

use serde::Serialize;
use tera::{Context, Tera, Value};

use crate::check::Reconciliation;
use crate::model::Thread;
use crate::site::{CodeIndex, CodePage, Coded, Config, DepartmentEntry, DisclosureEntry, Minify, Page, RegionEntry, Site, Summary, route};
use crate::words::Vocabulary;

use super::assets::{Asset, assets};
use super::embedded::TEMPLATES;
use super::failure::TemplateFailure;
use super::minify;
use super::view::{self, ArticleView, Assets, DisclosurePage, PageView, SiteView};
use super::worded::{Origins, worded};

/// How a page leaves the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alone {
    /// A whole document.
    Page,
    /// What is pasted into a page of another system.
    Fragment,
}

/// Templates and static files, loaded once and never changed.
#[derive(Debug)]
pub struct Renderer {
    tera: Tera,
    /// The same templates before they were minified: a fault is told with its place in the author's text.
    plain: Tera,
    /// Where words were put into them.
    origins: BTreeMap<String, Origins>,
    assets: Vec<Asset>,
    site: Value,
    minify_pages: bool,
}

impl Renderer {
    /// Loads the embedded templates and static files, and a site's own over them.
    ///
    /// # Errors
    /// When a template cannot be read as one.
    pub fn new(config: &Config, own_templates: BTreeMap<String, String>, own_static: BTreeMap<String, Vec<u8>>) -> Result<Renderer, TemplateFailure> {
        let mut texts: Texts = TEMPLATES.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        texts.extend(own_templates);
        // Faults are found in the text as written, so that their place is the author's.
        let (texts, origins) = with_words(&texts, &config.words)?;
        let plain = load(&texts, &origins)?;
        let tera = if config.minify == Minify::Templates {
            let small: Texts = texts.iter().map(|(name, text)| (name.clone(), minify::template(text))).collect();
            load(&small, &origins).unwrap_or_else(|_| plain.clone())
        } else {
            plain.clone()
        };
        Ok(Renderer {
            tera,
            plain,
            origins,
            assets: assets(own_static, config.minify != Minify::Off),
            site: Value::from_serializable(&SiteView::new(config)),
            minify_pages: config.minify == Minify::Pages,
        })
    }

    /// Every static file.
    pub fn assets(&self) -> &[Asset] {
        &self.assets
    }

    /// The page of a disclosure.
    ///
    /// # Errors
    /// When a template is broken.
    pub fn disclosure(&self, site: &Site, told: &DisclosurePage<'_>) -> Result<String, TemplateFailure> {
        let description = summary(&site.config.words, told);
        let head = PageView::new(site, Page::Disclosure(told.region, told.department, told.entry), told.title.to_owned(), description);
        let article = ArticleView {
            published: told.disclosure.dates.published.as_ref().map(|date| date.value.clone()),
            source: told.department.name.clone(),
            column: site.config.words.kind(told.disclosure.kind).to_owned(),
            dataset: view::dataset(site, told),
        };
        let page = PageView { article: Some(article), ..head };
        self.render("disclosure.html", &page, &view::disclosure(told))
    }

    /// The reconciliation page of a disclosure.
    ///
    /// # Errors
    /// When a template is broken.
    pub fn checks(
        &self,
        site: &Site,
        region: &RegionEntry,
        department: &DepartmentEntry,
        entry: &DisclosureEntry,
        title: &str,
        reconciliation: &Reconciliation<'_>,
    ) -> Result<String, TemplateFailure> {
        let words = &site.config.words;
        let head = |key| words.say(key, &[("title", &title)]);
        let page = PageView::new(site, Page::Checks(region, department, entry), head("checks.title"), head("checks.description"));
        self.render("checks.html", &page, &view::checks(words, entry, title, reconciliation))
    }

    /// The page of a disclosure by itself, with its styles inside and nothing outside: a whole document, or a fragment to paste into another.
    ///
    /// # Errors
    /// When a template is broken.
    pub fn alone(&self, site: &Site, told: &DisclosurePage<'_>, alone: Alone) -> Result<String, TemplateFailure> {
        let head = PageView::new(site, Page::Disclosure(told.region, told.department, told.entry), told.title.to_owned(), told.title.to_owned());
        let page = PageView { alone: true, ..head };
        self.render(if alone == Alone::Page { "alone.html" } else { "fragment.html" }, &page, &view::disclosure(told))
    }

    /// The page of a department's fiscal year.
    ///
    /// # Errors
    /// When a template is broken.
    pub fn stages(
        &self,
        site: &Site,
        region: &RegionEntry,
        department: &DepartmentEntry,
        year: i16,
        summaries: &[Summary],
        threads: &[Thread<'_>],
    ) -> Result<String, TemplateFailure> {
        let head = |key| site.config.words.say(key, &[("department", &department.name), ("year", &year)]);
        let page = PageView::new(site, Page::Stages(region, department, year), head("stages.title"), head("stages.description"));
        self.render("stages.html", &page, &view::stages(site, region, department, year, summaries, threads))
    }

    /// The page of a project that is in more than one year.
    ///
    /// # Errors
    /// When a template is broken.
    pub fn thread(&self, site: &Site, region: &RegionEntry, department: &DepartmentEntry, thread: &Thread<'_>) -> Result<String, TemplateFailure> {
        let words = &site.config.words;
        let description = words.say("project.description", &[("department", &department.name), ("project", &thread.name())]);
        let page = PageView::new(site, Page::Project(region, department, thread.id), thread.name().to_owned(), description);
        self.render("project.html", &page, &view::thread(words, region, department, thread))
    }

    /// The page that searches an index in a folder.
    ///
    /// # Errors
    /// When a template is broken.
    pub fn search(&self, site: &Site, folder: &str) -> Result<String, TemplateFailure> {
        let page = named(site, Page::Search, "search.title", "search.description");
        self.render("search.html", &page, &SearchView { index: route::relative(&route::search(), folder) })
    }

    /// The first page of the index by codes.
    ///
    /// # Errors
    /// When a template is broken.
    pub fn codes(&self, site: &Site, index: &CodeIndex) -> Result<String, TemplateFailure> {
        let page = named(site, Page::Codes, "codes.title", "codes.description");
        self.render("codes.html", &page, &view::codes(&site.config.words, index))
    }

    /// A page of the index by codes.
    ///
    /// # Errors
    /// When a template is broken.
    pub fn code(&self, site: &Site, listed: &CodePage<'_>) -> Result<String, TemplateFailure> {
        let words = &site.config.words;
        let whole = match listed.of {
            Coded::Subject { code, name } => format!("{code} {name}"),
            Coded::Projects => words.word("codes.projects").to_owned(),
        };
        let part = if listed.part > 1 || listed.goes_on { words.say("marks.brackets", &[("text", &listed.part)]) } else { String::new() };
        let title = format!("{}{part}", whole.trim_end());
        let page = PageView::new(site, Page::Code(listed.of, listed.part), title.clone(), words.say("codes.places", &[("title", &title)]));
        self.render("code.html", &page, &view::code(&site.config.words, listed))
    }

    /// A page that lists others.
    ///
    /// # Errors
    /// When a template is broken.
    pub fn index(&self, site: &Site, page: Page<'_>, summaries: &[Summary]) -> Result<String, TemplateFailure> {
        let words = &site.config.words;
        let head = |title: String, description: String| PageView::new(site, page, title, description);
        let named = |title, description| named(site, page, title, description);
        match page {
            Page::Home => self.render("home.html", &head(site.config.title.clone(), words.say("home.description", &[("title", &site.config.title)])), &view::home(site, summaries)),
            Page::Region(region) => self.render(
                "listing.html",
                &head(region.region.name.clone(), words.say("region.description", &[("region", &region.region.name)])),
                &view::listing_region(site, region, summaries),
            ),
            Page::Roster(region) => self.render(
                "roster.html",
                &head(words.say("roster.of_region", &[("region", &region.region.name)]), words.say("roster.region_description", &[("region", &region.region.name)])),
                &view::roster(words, region, summaries),
            ),
            Page::Rosters => self.render("rosters.html", &named("roster.title", "roster.description"), &view::rosters(site, summaries)),
            Page::Department(region, department) => self.render(
                "department.html",
                &head(department.name.clone(), words.say("department.description", &[("department", &department.name)])),
                &view::department(site, region, department, summaries),
            ),
            Page::Year(year) => self.render(
                "year.html",
                &head(words.say("years.year_title", &[("year", &year)]), words.say("years.year_description", &[("year", &year)])),
                &view::year(site, year, summaries),
            ),
            Page::Years => {
                self.render("year.html", &named("site.years", "years.description"), &YearsView { lead: String::new(), groups: Vec::new(), years: view::listing_years(site) })
            }
            Page::Data => self.render("data.html", &named("data.title", "data.description"), &DataView { facts: view::data(site), roster: site.with_roster().next().is_some() }),
            Page::Glossary => self.render("glossary.html", &named("glossary.title", "glossary.description"), &view::glossary(words, &site.glossary)),
            Page::Findings => self.render("findings.html", &named("findings.title", "findings.description"), &view::findings(site, summaries)),
            Page::Map => self.render("map.html", &named("map.title", "map.description"), &view::map(site, summaries)),
            Page::NotFound | Page::Disclosure(..) | Page::Checks(..) | Page::Stages(..) | Page::Project(..) | Page::Search | Page::Codes | Page::Code(..) => {
                self.render("404.html", &named("missing.title", "missing.description"), &())
            }
        }
    }

    /// The sitemap, for a site that knows its address: the protocol takes absolute addresses only. `projects` are the addresses of projects' pages.
    pub fn sitemap(&self, site: &Site, summaries: &[Summary], others: &[String]) -> Option<String> {
        let base = site.config.base_url.as_deref()?;
        let mut addresses: Vec<String> = Page::indexes(site).iter().filter(|page| !matches!(page, Page::NotFound)).map(Page::address).collect();
        addresses.extend(summaries.iter().filter(|summary| !summary.withheld).map(|summary| crate::site::route::disclosure(&summary.path)));
        let departments = site.regions.iter().flat_map(|region| region.departments.iter().map(move |department| (region, department)));
        addresses.extend(departments.flat_map(|(region, department)| department.years().into_iter().map(move |year| Page::Stages(region, department, year).address())));
        addresses.extend(others.iter().cloned());
        addresses.sort();
        let urls: String = addresses.iter().map(|address| format!("<url><loc>{base}{address}</loc></url>\n")).collect();
        Some(format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{urls}</urlset>\n"))
    }

    fn render<V: Serialize>(&self, template: &str, page: &PageView, view: &V) -> Result<String, TemplateFailure> {
        let mut context = Context::new();
        context.insert_value("site", self.site.clone());
        context.insert("page", page);
        context.insert("view", view);
        let asset = |name| format!("{}{}", page.root, self.path_of(name));
        context.insert("assets", &Assets { style: asset("style.css"), page: asset("page.js"), mode: asset("mode.js"), favicon: asset("favicon.svg"), search: asset("search.js") });
        if page.alone {
            context.insert("style", self.text_of("style.css"));
        }
        let mut bytes = Vec::with_capacity(64 * 1024);
        if let Err(error) = self.tera.render_to(template, &context, &mut bytes) {
            let as_written = self.plain.render(template, &context).err();
            return Err(TemplateFailure::of(as_written.as_ref().unwrap_or(&error), template, &self.origins));
        }
        let html = String::from_utf8(bytes).map_err(|_| TemplateFailure { template: template.to_owned(), place: None, message: "the page is not UTF-8".into() })?;
        Ok(if self.minify_pages { minify::page(&html) } else { html })
    }

    /// A static file as text, to stand inside a page.
    fn text_of(&self, name: &str) -> &str {
        self.assets.iter().find(|asset| asset.name == name).and_then(|asset| std::str::from_utf8(&asset.bytes).ok()).unwrap_or_default()
    }

    fn path_of(&self, name: &str) -> &str {
        self.assets.iter().find(|asset| asset.name == name).map_or("", |asset| asset.path.as_str())
    }
}

/// A sentence about a disclosure that reads well where its link is shared.
fn summary(words: &Vocabulary, told: &DisclosurePage<'_>) -> String {
    let checks = told.reconciliation;
    let (tables, projects) = (told.disclosure.tables.iter().filter(|table| !table.rows.is_empty()).count(), told.disclosure.projects.len());
    let counted = |key, count: usize| if count > 0 { words.say(key, &[("count", &count)]) } else { String::new() };
    let (tables, projects) = (counted("article.summary_tables", tables), counted("article.summary_projects", projects));
    words.say("article.summary", &[("title", &told.title), ("tables", &tables), ("projects", &projects), ("figures", &checks.figures.len()), ("held", &checks.held())])
}

#[derive(Serialize)]
struct SearchView {
    index: String,
}

#[derive(Serialize)]
struct YearsView {
    lead: String,
    groups: Vec<()>,
    years: Vec<view::Crumb>,
}

#[derive(Serialize)]
struct DataView {
    facts: Vec<view::Crumb>,
    /// Whether there are rosters.
    roster: bool,
}

/// The head of a page that is called the same on every site.
fn named(site: &Site, page: Page<'_>, title: &str, description: &str) -> PageView {
    let word = |key| site.config.words.word(key).to_owned();
    PageView::new(site, page, word(title), word(description))
}

/// Texts of templates, by their names.
type Texts = BTreeMap<String, String>;

fn with_words(texts: &Texts, words: &Vocabulary) -> Result<(Texts, BTreeMap<String, Origins>), TemplateFailure> {
    let (mut filled, mut origins) = (BTreeMap::new(), BTreeMap::new());
    for (name, text) in texts {
        let (text, origin) = worded(name, text, words)?;
        filled.insert(name.clone(), text);
        origins.insert(name.clone(), origin);
    }
    Ok((filled, origins))
}

fn load(texts: &Texts, origins: &BTreeMap<String, Origins>) -> Result<Tera, TemplateFailure> {
    let mut tera = Tera::default();
    tera.autoescape_on(vec![".html"]);
    tera.add_raw_templates(texts.iter().map(|(name, text)| (name.as_str(), text.as_str()))).map_err(|error| TemplateFailure::of(&error, "?", origins))?;
    Ok(tera)
}
