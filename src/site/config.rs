use std::collections::BTreeMap;

use crate::finding::Level;
use crate::words::Messages;

/// Lines of a page that lists everything: half a megabyte, as disclosures are called.
pub const PAGE_LINES: usize = 5_000;

/// What `site.toml` says, with defaults filled in.
#[derive(Debug, Clone)]
pub struct Config {
    /// Name of the site.
    pub title: String,
    /// Where it will be published, ending in `/`; sitemap and data name absolute addresses only if
    /// it is given.
    pub base_url: Option<String>,
    /// The words of the interface, in its language.
    pub words: Messages,
    /// The profile of disclosures that name none.
    pub profile: Option<String>,
    /// Whether all of `site.toml` could be read: what it does not say may stand in what could not.
    pub is_read: bool,
    /// A sentence shown on every page: where the figures come from, what the site is not.
    pub notice: Option<String>,
    /// Who publishes it.
    pub publisher: Option<String>,
    /// How to ask or report an error: a sentence, with whatever address the office has.
    pub contact: Option<String>,
    /// Whether a document's stamped original prevails over what stands on the site.
    pub original_prevails: bool,
    /// Under what licence the data may be used, where the site says.
    pub licence: Option<Licence>,
    /// What a government's site must say of itself; nothing for others.
    pub government: Option<Government>,
    /// The accent colour, as CSS writes colours.
    pub accent: Option<String>,
    /// What is minified.
    pub minify: Minify,
    /// Whether there are data files: of each disclosure beside its page, and of the whole site.
    pub data: bool,
    /// Whether what was held against what is published beside each disclosure.
    pub checks: bool,
    /// Whether the site can be searched, and has an index by codes.
    pub search: bool,
    /// Whether the workbook of each disclosure lies beside its page.
    pub workbooks: bool,
    /// How many lines a page that lists everything may have until it goes over several.
    pub page_lines: usize,
    /// Whether departments of a region are compared, on pages of their own.
    pub compares: bool,
    /// Whether comparisons offer amounts for each inhabitant.
    pub per_head: bool,
    /// Whether comparisons offer amounts in the prices of one year.
    pub real_prices: bool,
    /// Paths inside the output that are not the program's and stay there over builds, without a
    /// stroke at their end.
    pub keep: Vec<String>,
    /// Rules whose level the site changes; `None` switches a note or warning off.
    pub levels: BTreeMap<String, Option<Level>>,
}

/// Under what the data of a site may be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Licence {
    /// Its name: `CC-BY-4.0`.
    pub name: String,
    /// Where it can be read.
    pub url: Option<String>,
}

/// `[government]`: what a government's site says of itself in every page (政府网站发展指引,
/// 国办发〔2017〕47号; practice, unverified).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Government {
    /// 网站名称, where it is not the site's title.
    pub name: Option<String>,
    /// 主办单位.
    pub organizer: Option<String>,
    /// 承办单位.
    pub operator: Option<String>,
    /// 网站标识码, ten digits.
    pub code: Option<String>,
    /// ICP备案编号.
    pub icp: Option<String>,
    /// 公安备案编号.
    pub police: Option<String>,
    /// Where faults of the site are reported (政府网站找错).
    pub fault_report: Option<String>,
    /// Where the declaration on accessibility lies (无障碍).
    pub accessibility: Option<String>,
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
