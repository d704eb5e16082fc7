//! What every page knows of the site and of itself.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::check::declared_rules;
use crate::model::Origin;
use crate::render::assets::Asset;
use crate::site::{CodeGroup, Config, Government, Page, Site, route};
use crate::words::Messages;

use super::crumb::Crumb;
use super::quoted::QuotedView;

/// What every page knows of the site.
#[derive(Debug, Serialize)]
pub(in crate::render) struct SiteView {
    /// Name of the site, as `site.toml` gives it.
    pub title: String,
    /// Language of the interface as a tag for `lang`: `zh-CN` or `en`.
    pub lang: &'static str,
    /// The sentence on every page, from `site.toml`.
    pub notice: Option<String>,
    /// Who publishes the site, from `site.toml`; for the foot.
    pub publisher: Option<String>,
    /// Whom to ask, from `site.toml`; for the foot and beside the figures.
    pub contact: Option<String>,
    /// Where `contact` says a question goes: `mailto:` and an address, or an address of the web;
    /// nothing where it names neither.
    pub ask: Option<String>,
    /// Whether the site says that a document's stamped original prevails over it.
    pub original_prevails: bool,
    /// The absolute address of the picture that stands beside shared links; nothing for a site that
    /// does not know its address.
    pub share: Option<String>,
    /// What a government's site must say of itself; nothing for others.
    pub government: Option<GovernmentView>,
    /// Whether there is a `feed.xml`: only a site that knows its address has one.
    pub feed: bool,
    /// Where each file of `static/` is published, by its name there:
    /// `{{ page.root }}{{ site.files['style.css'] }}`.
    pub files: BTreeMap<String, String>,
}

/// What a government's site says of itself.
#[derive(Debug, Serialize)]
pub(in crate::render) struct GovernmentView {
    /// SiteName: the name of the website, by default the title of the site.
    pub name: String,
    /// SiteDomain: the host of the address the site is published at; nothing for a site without
    /// one.
    pub domain: Option<String>,
    /// 主办单位.
    pub organizer: Option<String>,
    /// 承办单位.
    pub operator: Option<String>,
    /// SiteIDCode, 网站标识码.
    pub code: Option<String>,
    /// The ICP number as it is to be shown.
    pub icp: Option<String>,
    /// The public security bureau's number as it is to be shown.
    pub police: Option<String>,
    /// Address of 政府网站找错.
    pub fault_report: Option<String>,
    /// Address of the accessible version.
    pub accessibility: Option<String>,
}

impl GovernmentView {
    /// What `site.toml` says of a government, with name and host filled in.
    fn new(config: &Config, government: &Government) -> GovernmentView {
        let Government {
            name,
            organizer,
            operator,
            code,
            icp,
            police,
            fault_report,
            accessibility,
        } = government.clone();
        // The name of the host, without protocol and path.
        let domain = config
            .base_url
            .as_deref()
            .and_then(|url| url.split_once("://"))
            .and_then(|(_, rest)| rest.split('/').next())
            .map(str::to_owned);
        GovernmentView {
            name: name.unwrap_or_else(|| config.title.clone()),
            domain,
            organizer,
            operator,
            code,
            icp,
            police,
            fault_report,
            accessibility,
        }
    }
}

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

impl SiteView {
    /// What is the same on every page.
    pub fn new(config: &Config, assets: &[Asset]) -> SiteView {
        SiteView {
            title: config.title.clone(),
            lang: config.words.tag(),
            notice: config.notice.clone(),
            publisher: config.publisher.clone(),
            contact: config.contact.clone(),
            ask: config.contact.as_deref().and_then(asked_at),
            original_prevails: config.original_prevails,
            share: config.base_url.as_deref().and_then(|base| {
                let picture = assets.iter().find(|asset| asset.name == SHARE)?;
                Some([base, &picture.path].concat())
            }),
            government: config
                .government
                .as_ref()
                .map(|government| GovernmentView::new(config, government)),
            feed: config.base_url.is_some(),
            files: assets.iter().map(|asset| (asset.name.clone(), asset.path.clone())).collect(),
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

/// The picture of the site, in `static/`.
const SHARE: &str = "share.png";

/// Where a sentence on whom to ask says a question goes.
fn asked_at(contact: &str) -> Option<String> {
    let outside = |sign: char| !sign.is_ascii_alphanumeric() && !"._%+-@".contains(sign);
    let mail = contact.split(outside).map(|word| word.trim_matches(['.', '-']));
    let mail = mail.into_iter().find(|word| {
        word.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty() && host.contains('.') && !host.contains('@')
        })
    });
    if let Some(mail) = mail {
        return Some(format!("mailto:{mail}"));
    }
    let at = ["https://", "http://"].iter().filter_map(|scheme| contact.find(scheme)).min()?;
    let end =
        contact[at..].find(|sign: char| !sign.is_ascii_graphic() || "<>\"'();,".contains(sign));
    Some(contact[at..][..end.unwrap_or(contact.len() - at)].trim_end_matches('.').to_owned())
}

/// Whether a page shows figures.
fn has_figures(page: Page<'_>) -> bool {
    match page {
        Page::Home
        | Page::Guide
        | Page::Region(_)
        | Page::Department(..)
        | Page::Compare(..)
        | Page::Year(_)
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
        | Page::Map
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
        Page::Year(_) => trail.push(crumb(words.word("site.years"), &route::years())),
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

#[cfg(test)]
mod tests {
    use super::asked_at;

    #[test]
    fn a_question_goes_where_the_sentence_says() {
        for (contact, address) in [
            (
                "有疑问或发现差错：示例县财政局预算股，ysg@example.gov.cn。",
                Some("mailto:ysg@example.gov.cn"),
            ),
            ("写信到<a.b-c@d.example.cn>", Some("mailto:a.b-c@d.example.cn")),
            (
                "在https://www.example.gov.cn/ask?x=1，或到窗口",
                Some("https://www.example.gov.cn/ask?x=1"),
            ),
            ("请到窗口询问，或拨打办公室电话", None),
            ("@示例县财政 或 a@b", None),
        ] {
            assert_eq!(asked_at(contact).as_deref(), address, "{contact}");
        }
    }
}
