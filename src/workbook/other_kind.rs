//! What a file is that is no workbook, by its bytes, and what its owner can do.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::unpack::Parts;
use super::unreadable::Unreadable;

/// The kind of a file that is no table whatever its name says; nothing for what may be one.
pub(super) fn other_kind(bytes: &[u8]) -> Option<Unreadable> {
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    if start.starts_with(b"{\\rtf") {
        return Some(Unreadable::text_document());
    }
    if start.starts_with(b"%PDF") {
        return Some(printed_page("PDF"));
    }
    None
}

/// Whether an archive of the open format says of itself that it is a text (.odt, .ott), whose tables
/// have another grammar than a workbook's.
pub(super) fn is_open_text(bytes: &[u8]) -> bool {
    beginning(bytes, "mimetype", MIME).is_some_and(|said| said.contains("opendocument.text"))
}

/// Whether an archive of the open format has a password: its parts are then no XML.
pub(super) fn is_encrypted_open(bytes: &[u8]) -> bool {
    let manifest = beginning(bytes, "META-INF/manifest.xml", MANIFEST);
    manifest.is_some_and(|said| said.contains(":encryption-data"))
}

/// How much is read of what an archive says that it is, and of what it holds.
const MIME: u64 = 200;
const MANIFEST: u64 = 1 << 20;

/// What a part of an archive begins with.
fn beginning(bytes: &[u8], part: &str, length: u64) -> Option<String> {
    let mut said = Vec::new();
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    archive.by_name(part).ok()?.take(length).read_to_end(&mut said).ok()?;
    Some(String::from_utf8_lossy(&said).into_owned())
}

/// What an archive holds that is no workbook.
pub(super) fn other_archive(parts: &Parts) -> Unreadable {
    if parts.has("OFD.xml") {
        printed_page("OFD")
    } else if parts.has("word/document.xml") {
        Unreadable::text_document()
    } else {
        Unreadable::new(
            "是压缩包或别的文档，不是工作簿：压缩包请先解压；别的文档请把其中的表格另存为.xlsx再取",
            "it is an archive or a document of another kind, no workbook: unpack it, or save its tables as .xlsx",
        )
    }
}

/// A page that is made to be printed has no cells.
fn printed_page(kind: &str) -> Unreadable {
    Unreadable::new(
        format!(
            "内容是{kind}，不是工作簿：请取填表时的工作簿（.xlsx）；只有{kind}时，请转成.xlsx，逐格核对后再取"
        ),
        format!(
            "it is a {kind}, no workbook: take the workbook it was made from (.xlsx), or convert it to .xlsx and compare each cell"
        ),
    )
}

/// What other bytes are that are no workbook.
pub(super) fn no_workbook(bytes: &[u8]) -> Unreadable {
    let start = &bytes[..bytes.len().min(512)];
    let text = std::str::from_utf8(start)
        .map_or_else(|error| error.valid_up_to() + 4 > start.len(), |_| true);
    let (zh, en) = match bytes.trim_ascii_start() {
        [] => (
            "文件是空的：请核对给的是不是这个文件",
            "the file is empty: see whether it is the right one",
        ),
        _ if text => (
            "内容是纯文字，不是工作簿，也不是Word文档：如果是CSV，请把扩展名改为.csv；不是的，请从原来的软件另存为.xlsx或.docx再取",
            "it is plain text, no workbook and no Word document: if it is CSV, name it .csv, else save it as .xlsx or .docx in the program it was made with",
        ),
        _ => (
            "不是.xlsx、.xls、.ods或.csv：请用能打开它的程序打开，把其中的表格另存为.xlsx再取",
            "it is no .xlsx, .xls, .ods or .csv: open it in the program it was made with and save its tables as .xlsx",
        ),
    };
    Unreadable::new(zh, en)
}
