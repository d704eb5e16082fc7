//! What every page knows of the site.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::render::assets::Asset;
use crate::site::{Config, Government};

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
    /// Whether there are data files, of each disclosure and under `data/` (`[output] data`).
    pub data: bool,
    /// Whether there is a reconciliation beside each disclosure (`[output] checks`).
    pub checks: bool,
    /// Whether there are `search/` and `codes/` (`[output] search`).
    pub search: bool,
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
            data: config.data,
            checks: config.checks,
            search: config.search,
            feed: config.base_url.is_some(),
            files: assets.iter().map(|asset| (asset.name.clone(), asset.path.clone())).collect(),
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
