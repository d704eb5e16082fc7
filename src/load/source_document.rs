use crate::model::{Dates, OriginalFile, SourceDocument};
use crate::source::{Node, Spanned};

use super::date::day;
use super::indicator::words;
use super::reading::Reading;

/// The keys of `source`.
pub const SOURCE_KEYS: [&str; 4] = ["title", "url", "note", "files"];

/// What an original may be, by the end of its name.
const ORIGINALS: [&str; 4] = ["pdf", "ofd", "xlsx", "docx"];

/// Whether a name is one of an original document's.
pub(super) fn is_original(name: &str) -> bool {
    name.rsplit_once('.')
        .is_some_and(|(_, ending)| ORIGINALS.contains(&ending.to_ascii_lowercase().as_str()))
}

/// The keys of `dates`.
pub const DATES_KEYS: [&str; 3] = ["approved", "published", "filled"];

/// Reads the document that the figures of a disclosure were taken from. Nothing where it has no
/// title.
pub(super) fn source_document(reading: &mut Reading, node: &Node) -> Option<SourceDocument> {
    let mut document =
        SourceDocument { title: String::new(), url: None, note: None, files: Vec::new() };
    for entry in reading.map(node, "source") {
        match &*entry.key.value {
            "title" => document.title = words(reading, &entry.node, "title").unwrap_or_default(),
            "url" => document.url = url(reading, &entry.node),
            "note" => document.note = words(reading, &entry.node, "note"),
            "files" => document.files = originals(reading, &entry.node),
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

/// The files of the original, of which the names alone are known yet.
fn originals(reading: &mut Reading, node: &Node) -> Vec<OriginalFile> {
    let mut files: Vec<OriginalFile> = Vec::new();
    for item in reading.list(node, "files") {
        let Some(name) = words(reading, item, "files") else { continue };
        let odd = |sign: char| {
            sign.is_whitespace() || sign.is_control() || "/\\?#%\"'<>|*:".contains(sign)
        };
        let again = files.iter().any(|file| file.name.value.eq_ignore_ascii_case(&name));
        if name.contains(odd) || name.starts_with(['.', '~']) || !is_original(&name) || again {
            reading.shape(
                item.span,
                format!("「{name}」不能作原件：写一次，只写文件名，以 .pdf、.ofd、.xlsx 或 .docx 结尾，没有空格和 / ? # % 等符号"),
                format!("`{name}` cannot be an original: a name, once, that ends with .pdf, .ofd, .xlsx or .docx, without blanks and signs such as / ? # %"),
            );
            continue;
        }
        let name = Spanned { value: name, span: item.span };
        files.push(OriginalFile { name, size: 0, sha256: String::new() });
    }
    files
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
