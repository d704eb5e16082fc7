use std::collections::BTreeMap;

use serde::Serialize;
use tera::{Context, Tera, Value};

use crate::check::Reconciliation;
use crate::model::Thread;
use crate::site::{Config, DepartmentEntry, DisclosureEntry, Minify, Page, RegionEntry, Site, Summary};

use super::assets::{Asset, assets};
use super::embedded::TEMPLATES;
use super::failure::TemplateFailure;
use super::minify;
use super::view::{self, ArticleView, Assets, DisclosurePage, PageView, SiteView};

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
    /// The same templates as written: a fault is told with its place in the author's text.
    plain: Tera,
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
        let mut texts: BTreeMap<String, String> = TEMPLATES.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        texts.extend(own_templates);
        // Faults are found in the text as written, so that their place is the author's.
        let plain = load(&texts)?;
        let tera = if config.minify == Minify::Templates {
            let small: BTreeMap<String, String> = texts.iter().map(|(name, text)| (name.clone(), minify::template(text))).collect();
            load(&small).unwrap_or_else(|_| plain.clone())
        } else {
            plain.clone()
        };
        Ok(Renderer {
            tera,
            plain,
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
        let description = summary(told);
        let head = PageView::new(site, Page::Disclosure(told.region, told.department, told.entry), told.title.to_owned(), description);
        let article = ArticleView {
            published: told.disclosure.dates.published.as_ref().map(|date| date.value.clone()),
            source: told.department.name.clone(),
            column: told.disclosure.kind.name().to_owned(),
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
        let page = PageView::new(site, Page::Checks(region, department, entry), format!("{title}：勾稽核对"), format!("{title}各数之间的勾稽关系，逐条列出结果。"));
        self.render("checks.html", &page, &view::checks(entry, title, reconciliation))
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
        let title = format!("{}{year}年：预算、决算和绩效", department.name);
        let page = PageView::new(site, Page::Stages(region, department, year), title, format!("{}{year}年预算、决算、绩效目标和自评的主要数字并列。", department.name));
        self.render("stages.html", &page, &view::stages(site, region, department, year, summaries, threads))
    }

    /// The page of a project that is in more than one year.
    ///
    /// # Errors
    /// When a template is broken.
    pub fn thread(&self, site: &Site, region: &RegionEntry, department: &DepartmentEntry, thread: &Thread<'_>) -> Result<String, TemplateFailure> {
        let description = format!("{}的项目“{}”历年的资金、目标、指标和自评。", department.name, thread.name());
        let page = PageView::new(site, Page::Project(region, department, thread.id), thread.name().to_owned(), description);
        self.render("project.html", &page, &view::thread(region, department, thread))
    }

    /// A page that lists others.
    ///
    /// # Errors
    /// When a template is broken.
    pub fn index(&self, site: &Site, page: Page<'_>, summaries: &[Summary]) -> Result<String, TemplateFailure> {
        let head = |title: String, description: String| PageView::new(site, page, title, description);
        match page {
            Page::Home => self.render(
                "home.html",
                &head(site.config.title.clone(), format!("{}：部门预算、决算、绩效目标和绩效自评，数对得上才公开。", site.config.title)),
                &view::home(site, summaries),
            ),
            Page::Region(region) => self.render(
                "listing.html",
                &head(region.region.name.clone(), format!("{}各部门的预算公开件。", region.region.name)),
                &view::listing_region(site, region, summaries),
            ),
            Page::Roster(region) => self.render(
                "roster.html",
                &head(format!("{}应公开名录", region.region.name), format!("{}各部门应公开的公开件：已公开、迟公开、未公开、豁免。", region.region.name)),
                &view::roster(region, summaries),
            ),
            Page::Rosters => self.render("rosters.html", &head("应公开名录".into(), "各地区应公开多少份，公开了多少份。".into()), &view::rosters(site, summaries)),
            Page::Department(region, department) => self.render(
                "department.html",
                &head(department.name.clone(), format!("{}历年的预算公开件。", department.name)),
                &view::department(site, region, department, summaries),
            ),
            Page::Year(year) => self.render("year.html", &head(format!("{year}年预算公开"), format!("{year}年各地区各部门的预算公开件。")), &view::year(site, year, summaries)),
            Page::Years => self.render(
                "year.html",
                &head("各年度".into(), "按预算年度查看公开件。".into()),
                &YearsView { lead: String::new(), groups: Vec::new(), years: view::listing_years(site) },
            ),
            Page::Data => self.render(
                "data.html",
                &head("数据下载".into(), "全部公开数据的CSV文件和说明。".into()),
                &DataView { facts: view::data(site), roster: site.with_roster().next().is_some() },
            ),
            Page::Glossary => self.render("glossary.html", &head("术语".into(), "预算公开里的常用术语，用平常话解释。".into()), &view::glossary(&site.glossary)),
            Page::Findings => self.render("findings.html", &head("检查结果".into(), "各部门公开件的检查结果，按规则汇总。".into()), &view::findings(site, summaries)),
            Page::Map => self.render("map.html", &head("网站地图".into(), "全部地区、部门和公开件。".into()), &view::map(site, summaries)),
            Page::NotFound | Page::Disclosure(..) | Page::Checks(..) | Page::Stages(..) | Page::Project(..) => {
                self.render("404.html", &head("没有这一页".into(), "没有找到这一页。".into()), &())
            }
        }
    }

    /// The sitemap, for a site that knows its address: the protocol takes absolute addresses only. `projects` are the addresses of projects' pages.
    pub fn sitemap(&self, site: &Site, summaries: &[Summary], projects: &[String]) -> Option<String> {
        let base = site.config.base_url.as_deref()?;
        let mut addresses: Vec<String> = Page::indexes(site).iter().filter(|page| !matches!(page, Page::NotFound)).map(Page::address).collect();
        addresses.extend(summaries.iter().filter(|summary| !summary.withheld).map(|summary| crate::site::route::disclosure(&summary.path)));
        let departments = site.regions.iter().flat_map(|region| region.departments.iter().map(move |department| (region, department)));
        addresses.extend(departments.flat_map(|(region, department)| department.years().into_iter().map(move |year| Page::Stages(region, department, year).address())));
        addresses.extend(projects.iter().cloned());
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
        context.insert("assets", &Assets { style: asset("style.css"), page: asset("page.js"), mode: asset("mode.js"), favicon: asset("favicon.svg") });
        if page.alone {
            context.insert("style", self.text_of("style.css"));
        }
        let mut bytes = Vec::with_capacity(64 * 1024);
        if let Err(error) = self.tera.render_to(template, &context, &mut bytes) {
            let as_written = self.plain.render(template, &context).err();
            return Err(TemplateFailure::of(as_written.as_ref().unwrap_or(&error), template));
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
fn summary(told: &DisclosurePage<'_>) -> String {
    let checks = told.reconciliation;
    let (tables, projects) = (told.disclosure.tables.iter().filter(|table| !table.rows.is_empty()).count(), told.disclosure.projects.len());
    let tables = if tables > 0 { format!("{tables}张表，") } else { String::new() };
    let projects = if projects > 0 { format!("{projects}个项目，") } else { String::new() };
    format!("{}：{tables}{projects}{}个数，{}处勾稽关系相符。", told.title, checks.figures.len(), checks.held())
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

fn load(texts: &BTreeMap<String, String>) -> Result<Tera, TemplateFailure> {
    let mut tera = Tera::default();
    tera.autoescape_on(vec![".html"]);
    tera.add_raw_templates(texts.iter().map(|(name, text)| (name.as_str(), text.as_str()))).map_err(|error| TemplateFailure::of(&error, "?"))?;
    Ok(tera)
}
