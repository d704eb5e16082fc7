use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use tera::Value;

use crate::check::Doubts;
use crate::finding::Language;
use crate::model::ProjectHistory;
use crate::site::{
    CodeGroup, CodeIndex, CodePage, Config, DepartmentEntry, Minify, Page, RegionEntry, Site,
    Summaries,
};
use crate::source::SourceFile;

use super::assets::{Asset, Content, assets};
use super::composed::{Compose, Composer};
use super::disclosure_page::DisclosurePage;
use super::failure::TemplateFailure;
use super::head::{description, index_head, worded_head};
use super::minify;
use super::page_template as made_by;
use super::page_template::TypedTemplate;
use super::spoken;
use super::templates::Templates;
use super::view::{self, ArticleView, MissingView, PageView, QuotedView, SiteView, StagesPage};

/// How a page leaves the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alone {
    /// A whole document.
    Page,
    /// What is pasted into a page of another system, or made a Word document: `flat` reads it.
    Fragment,
}

/// Templates and static files, loaded once and never changed.
#[derive(Debug)]
pub struct Renderer {
    templates: Templates,
    assets: Vec<Asset>,
    site: Value,
    language: Language,
    minify_pages: bool,
}

impl Renderer {
    /// Loads the embedded templates and static files, and a site's own over them.
    ///
    /// # Errors
    /// When a template cannot be read as one.
    pub fn new(
        config: &Config,
        own_templates: &BTreeMap<String, Arc<SourceFile>>,
        own_static: BTreeMap<String, Content>,
    ) -> Result<Renderer, TemplateFailure> {
        let templates = Templates::new(own_templates, &config.words, config.minify)
            .map_err(|mut failures| failures.swap_remove(0))?;
        let assets = assets(own_static, config.accent.as_deref(), config.minify != Minify::Off);
        let site = Value::from_serializable(&SiteView::new(config, &assets));
        let (language, minify_pages) = (config.words.language(), config.minify == Minify::Pages);
        Ok(Renderer { templates, assets, site, language, minify_pages })
    }

    /// Every static file.
    pub fn assets(&self) -> &[Asset] {
        &self.assets
    }

    /// The page of a disclosure, which [`Self::finished`] makes ready.
    ///
    /// # Errors
    /// When a template is broken.
    pub fn disclosure(
        &self,
        site: &Site,
        told: &DisclosurePage<'_>,
    ) -> Result<String, TemplateFailure> {
        let description = description(&site.config.words, told);
        let at = Page::Disclosure(told.region, told.department, told.entry);
        let head = PageView::new(site, at, told.title.clone(), description);
        let article = ArticleView {
            published: told.disclosure.dates.published.as_ref().map(|date| date.value.to_string()),
            source: told.department.name.clone(),
            column: site.config.words.kind(told.disclosure.kind).to_owned(),
            dataset: view::dataset(site, told),
        };
        // A page with an error that nobody has explained is only seen by who writes it.
        let page = PageView {
            article: Some(article),
            agreed: head.agreed && !told.stops(),
            quoted: Some(QuotedView::of_disclosure(told)),
            ..head
        };
        let view = self.composed(site, view::disclosure(told));
        self.filled(at, &made_by::DISCLOSURE, &page, view)
    }

    /// What other sites show of a disclosure in a frame, from its page as it was made.
    ///
    /// # Errors
    /// When a template is broken.
    pub fn embedded(
        &self,
        site: &Site,
        told: &DisclosurePage<'_>,
        html: &str,
    ) -> Result<String, TemplateFailure> {
        let at = Page::Disclosure(told.region, told.department, told.entry);
        let page = PageView::new(site, at, told.title.clone(), told.title.clone());
        self.render(at, &made_by::EMBED, &page, view::framed(html))
    }

    /// A page as it is published: `minify` may ask for less than what a template made.
    pub fn finished(&self, html: String) -> String {
        if self.minify_pages { minify::page(&html) } else { html }
    }

    /// The reconciliation page of a disclosure.
    ///
    /// # Errors
    /// When a template is broken.
    pub fn checks(
        &self,
        site: &Site,
        checked: &DisclosurePage<'_>,
    ) -> Result<String, TemplateFailure> {
        let head = |key| site.config.words.say(key, &[("title", &checked.title)]);
        let at = Page::Checks(checked.region, checked.department, checked.entry);
        let page = PageView::new(site, at, head("checks.title"), head("checks.description"));
        let view = self.composed(site, view::checks(checked));
        self.render(at, &made_by::CHECKS, &page, view)
    }

    /// The page of a disclosure by itself, with its styles inside and nothing outside: a whole
    /// document, or a fragment to paste into another.
    ///
    /// # Errors
    /// When a template is broken.
    pub fn alone(
        &self,
        site: &Site,
        told: &DisclosurePage<'_>,
        alone: Alone,
    ) -> Result<String, TemplateFailure> {
        let at = Page::Disclosure(told.region, told.department, told.entry);
        let head = PageView::new(site, at, told.title.clone(), told.title.clone());
        let page = PageView {
            alone: true,
            pasted: alone == Alone::Fragment,
            agreed: head.agreed && !told.stops(),
            quoted: None,
            ..head
        };
        self.render(
            at,
            if alone == Alone::Page { &made_by::ALONE } else { &made_by::FRAGMENT },
            &page,
            self.composed(site, view::disclosure(told)),
        )
    }

    /// The page of a department's fiscal year.
    ///
    /// # Errors
    /// When a template is broken.
    pub fn stages(&self, site: &Site, stages: &StagesPage<'_>) -> Result<String, TemplateFailure> {
        let StagesPage { region, department, year, .. } = *stages;
        let head =
            |key| site.config.words.say(key, &[("department", &department.name), ("year", &year)]);
        let at = Page::Stages(region, department, year);
        let page = PageView::new(site, at, head("stages.title"), head("stages.description"));
        self.render(at, &made_by::STAGES, &page, view::stages(site, stages))
    }

    /// The page of a project that is in more than one year.
    ///
    /// # Errors
    /// When a template is broken.
    pub fn history(
        &self,
        site: &Site,
        region: &RegionEntry,
        department: &DepartmentEntry,
        history: &ProjectHistory<'_>,
        doubts: &Doubts,
    ) -> Result<String, TemplateFailure> {
        let words = &site.config.words;
        let description = words.say(
            "project.description",
            &[("department", &department.name), ("project", &history.name())],
        );
        let at = Page::Project(region, department, history.id);
        let page = PageView::new(site, at, history.name().to_owned(), description);
        self.render(
            at,
            &made_by::PROJECT,
            &page,
            view::history(words, region, department, history, doubts),
        )
    }

    /// The page that searches an index in a folder.
    ///
    /// # Errors
    /// When a template is broken.
    pub fn search(&self, site: &Site, folder: &str) -> Result<String, TemplateFailure> {
        let at = Page::Search;
        let page = worded_head(site, at, "search.title", "search.description");
        self.render(at, &made_by::SEARCH, &page, view::search(folder))
    }

    /// The first page of the index by codes.
    ///
    /// # Errors
    /// When a template is broken.
    pub fn codes(&self, site: &Site, index: &CodeIndex) -> Result<String, TemplateFailure> {
        let at = Page::Codes;
        let page = worded_head(site, at, "codes.title", "codes.description");
        self.render(at, &made_by::CODES, &page, view::codes(&site.config.words, index))
    }

    /// A page of the index by codes.
    ///
    /// # Errors
    /// When a template is broken.
    pub fn code(&self, site: &Site, listed: &CodePage<'_>) -> Result<String, TemplateFailure> {
        let words = &site.config.words;
        let whole = match listed.of {
            CodeGroup::Subject { code, name } => format!("{code} {name}"),
            CodeGroup::Projects => words.word("codes.projects").to_owned(),
        };
        let part = if listed.part > 1 || listed.goes_on {
            words.say("marks.brackets", &[("text", &listed.part)])
        } else {
            String::new()
        };
        let title = format!("{}{part}", whole.trim_end());
        let at = Page::Code(listed.of, listed.part);
        let description = match listed.of {
            CodeGroup::Subject { .. } => "codes.amounts",
            CodeGroup::Projects => "codes.places",
        };
        let description = words.say(description, &[("title", &title)]);
        let page = PageView::new(site, at, title, description);
        self.render(at, &made_by::CODE, &page, view::code(&site.config.words, listed))
    }

    /// A page that lists others.
    ///
    /// # Errors
    /// When a template is broken.
    pub fn index(
        &self,
        site: &Site,
        page: Page<'_>,
        summaries: &Summaries,
    ) -> Result<String, TemplateFailure> {
        let words = &site.config.words;
        let head = index_head(site, page);
        match page {
            Page::Home => self.render(page, &made_by::HOME, &head, view::home(site, summaries)),
            Page::Region(region) => {
                let view = view::listing_region(site, region, summaries);
                self.render(page, &made_by::REGION, &head, view)
            }
            Page::Roster(region) => {
                let view = view::roster(words, region, summaries);
                self.render(page, &made_by::ROSTER, &head, view)
            }
            Page::Rosters => {
                self.render(page, &made_by::ROSTERS, &head, view::rosters(site, summaries))
            }
            Page::Compare(region, main) => {
                let view = view::comparison(site, region, main, summaries);
                self.render(page, &made_by::COMPARE, &head, view)
            }
            Page::Department(region, department) => {
                let view = view::department(site, region, department, summaries);
                self.render(page, &made_by::DEPARTMENT, &head, view)
            }
            Page::Year(year, part) => {
                let view = view::year(site, (year, part), summaries);
                self.render(page, &made_by::YEAR, &head, view)
            }
            Page::Years => self.render(page, &made_by::YEARS, &head, view::years(site)),
            Page::Data => self.render(page, &made_by::DATA, &head, view::data(site)),
            Page::Guide => self.render(page, &made_by::GUIDE, &head, view::guide(site, summaries)),
            Page::Glossary => {
                let view = view::glossary(words, &site.glossary);
                self.render(page, &made_by::GLOSSARY, &head, view)
            }
            Page::Findings => {
                self.render(page, &made_by::FINDINGS, &head, view::findings(site, summaries))
            }
            Page::Map(part) => {
                self.render(page, &made_by::MAP, &head, view::map(site, part, summaries))
            }
            Page::NotFound
            | Page::Disclosure(..)
            | Page::Checks(..)
            | Page::Stages(..)
            | Page::Project(..)
            | Page::Search
            | Page::Codes
            | Page::Code(..) => self.render(page, &made_by::MISSING, &head, MissingView {}),
        }
    }

    /// A view whose large parts are composed, as far as the site's templates leave them.
    fn composed<V: Compose>(&self, site: &Site, mut view: V) -> V {
        view.compose(Composer { words: &site.config.words, parts: self.templates.parts });
        view
    }

    fn render<V: Serialize>(
        &self,
        at: Page<'_>,
        template: &TypedTemplate<V>,
        page: &PageView,
        view: V,
    ) -> Result<String, TemplateFailure> {
        self.filled(at, template, page, view).map(|html| self.finished(html))
    }

    fn filled<V: Serialize>(
        &self,
        at: Page<'_>,
        template: &TypedTemplate<V>,
        page: &PageView,
        view: V,
    ) -> Result<String, TemplateFailure> {
        let style = page.alone.then(|| self.text_of("style.css"));
        let html = self
            .templates
            .fill(template, &self.site, page, view, style)
            .map_err(|failure| failure.on(&at.address()))?;
        Ok(if self.language == Language::English { spoken::page(&html) } else { html })
    }

    /// A static file as text, to stand inside a page.
    fn text_of(&self, name: &str) -> &str {
        let content =
            self.assets.iter().find(|asset| asset.name == name).map(|asset| &asset.content);
        content
            .and_then(|content| {
                if let Content::Bytes(bytes) = content {
                    std::str::from_utf8(bytes).ok()
                } else {
                    None
                }
            })
            .unwrap_or_default()
    }
}

/// What is wrong with a site's own templates, as far as reading them shows it; what only shows on a
/// page is met when it is made.
pub fn broken_templates(
    config: &Config,
    own: &BTreeMap<String, Arc<SourceFile>>,
) -> Vec<TemplateFailure> {
    Templates::new(own, &config.words, Minify::Off).err().unwrap_or_default()
}
