use crate::model::{Dates, SourceDocument};
use crate::source::Node;

use super::date::day;
use super::indicator::words;
use super::reading::Reading;

/// The keys of `source`.
pub const SOURCE_KEYS: [&str; 3] = ["title", "url", "note"];

/// The keys of `dates`.
pub const DATES_KEYS: [&str; 3] = ["approved", "published", "filled"];

/// Reads the document that the figures of a disclosure were taken from. Nothing where it has no
/// title.
pub(super) fn source_document(reading: &mut Reading, node: &Node) -> Option<SourceDocument> {
    let mut document = SourceDocument { title: String::new(), url: None, note: None };
    for entry in reading.map(node, "source") {
        match &*entry.key.value {
            "title" => document.title = words(reading, &entry.node, "title").unwrap_or_default(),
            "url" => document.url = url(reading, &entry.node),
            "note" => document.note = words(reading, &entry.node, "note"),
            other => reading.unknown(
                other,
                entry.key.span,
                "项（source）",
                "key of source",
                SOURCE_KEYS.into_iter(),
            ),
        }
    }
    if document.title.is_empty() {
        reading.shape(node.span, "source 须写明 title（原文件标题）", "source needs a title");
        return None;
    }
    Some(document)
}

/// The address of a document; what no reader could follow is found, not left out in silence.
fn url(reading: &mut Reading, node: &Node) -> Option<String> {
    let url = words(reading, node, "url")?;
    let is_address = (url.starts_with("https://") || url.starts_with("http://"))
        && !url.contains(char::is_whitespace);
    if !is_address {
        reading.shape(
            node.span,
            format!("「{url}」不是网址：以 https:// 或 http:// 开头，中间没有空格"),
            format!("`{url}` is no address: it begins with https:// or http:// and has no blanks"),
        );
    }
    is_address.then_some(url)
}

/// Reads the dates that a document states.
pub(super) fn dates(reading: &mut Reading, node: &Node) -> Dates {
    let mut dates = Dates::default();
    for entry in reading.map(node, "dates") {
        let day = day(reading, &entry.node, "dates");
        match &*entry.key.value {
            "approved" => dates.approved = day,
            "published" => dates.published = day,
            "filled" => dates.filled = day,
            other => reading.unknown(
                other,
                entry.key.span,
                "项（dates）",
                "key of dates",
                DATES_KEYS.into_iter(),
            ),
        }
    }
    dates
}
