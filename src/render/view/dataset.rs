//! A disclosure as a data set, for those who collect them.

use serde::Serialize;

use crate::site::{Site, route};

use crate::render::DisclosurePage;

/// The data of a disclosure as schema.org describes a data set: its name, its year and place, and
/// what can be downloaded. Nothing for a site without data, and for one without an address, since
/// such a description holds absolute addresses only.
pub(in crate::render) fn dataset(site: &Site, page: &DisclosurePage<'_>) -> Option<String> {
    let base = site.config.base_url.as_deref().filter(|_| site.config.data)?;
    let disclosure = page.disclosure;
    let folder = format!("{base}{}", route::disclosure(&page.entry.path));
    let download = |address: String, format: &'static str| Download {
        kind: "DataDownload",
        name: route::relative(&route::disclosure(&page.entry.path), &address),
        encoding_format: format,
        content_url: format!("{base}{address}"),
    };
    let tables = disclosure
        .tables
        .iter()
        .filter(|table| !table.rows.is_empty())
        .map(|table| download(route::table_csv(&page.entry.path, &table.form.id), "text/csv"));
    let set = DataSet {
        context: "https://schema.org",
        kind: "Dataset",
        name: &page.title,
        description: page.words.say("article.dataset", &[("title", &page.title)]),
        url: &folder,
        in_language: page.words.tag(),
        is_accessible_for_free: true,
        temporal_coverage: disclosure.year.to_string(),
        spatial_coverage: &page.region.region.name,
        date_published: disclosure.dates.published.as_ref().map(|date| date.value.to_string()),
        creator: Organization { kind: "GovernmentOrganization", name: &page.department.name },
        distribution: std::iter::once(download(
            route::data_json(&page.entry.path),
            "application/json",
        ))
        .chain(tables)
        .collect(),
    };
    let text = serde_json::to_string(&set).ok()?;
    // It stands in a script element: nothing in it may end that.
    Some(text.replace('<', "\\u003c"))
}

/// A data set as schema.org describes it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct DataSet<'a> {
    /// The vocabulary, an address.
    #[serde(rename = "@context")]
    context: &'static str,
    /// What it is in the vocabulary.
    #[serde(rename = "@type")]
    kind: &'static str,
    /// Title of the disclosure.
    name: &'a str,
    /// The data in a sentence.
    description: String,
    /// Absolute address of the page.
    url: &'a str,
    /// Language of the interface, a tag.
    in_language: &'static str,
    /// Always so.
    is_accessible_for_free: bool,
    /// The fiscal year.
    temporal_coverage: String,
    /// Name of the region.
    spatial_coverage: &'a str,
    /// The day of publication as stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    /// The department.
    creator: Organization<'a>,
    /// The files that can be downloaded.
    distribution: Vec<Download>,
}

/// Who made it.
#[derive(Serialize)]
struct Organization<'a> {
    /// What it is in the vocabulary.
    #[serde(rename = "@type")]
    kind: &'static str,
    /// The department's name.
    name: &'a str,
}

/// A file that can be downloaded.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Download {
    /// What it is in the vocabulary.
    #[serde(rename = "@type")]
    kind: &'static str,
    /// Name of the file.
    name: String,
    /// Its media type.
    encoding_format: &'static str,
    /// Its absolute address.
    content_url: String,
}
