//! What a file is that is no workbook, by its bytes, and what its owner can do.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::unpack::Parts;
use super::unreadable::Unreadable;

/// What a page begins with, whatever its file is called.
const PAGES: [&str; 7] =
    ["<!doctype", "<html", "<?xml", "<table", "<head", "<meta", "mime-version:"];
/// The marks of UTF-16, in both orders.
const UTF_16: [[u8; 2]; 2] = [[0xFF, 0xFE], [0xFE, 0xFF]];

/// The kind of a file that is no table whatever its name says; nothing for what may be one.
pub(super) fn other_kind(bytes: &[u8]) -> Option<Unreadable> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let start = bytes.trim_ascii_start();
    let begins = |word: &str| {
        start.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes()))
    };
    if PAGES.into_iter().any(begins) {
        return Some(Unreadable::new(
            "内容是网页或XML，不是工作簿：请用表格软件打开，另存为.xlsx再取",
            "it is a web page or XML, no workbook: open it in a spreadsheet program and save it as .xlsx",
        ));
    }
    if start.starts_with(b"{\\rtf") {
        return Some(Unreadable::text_document());
    }
    if start.starts_with(b"%PDF") {
        return Some(printed_page("PDF"));
    }
    if UTF_16.iter().any(|mark| bytes.starts_with(mark)) {
        return Some(Unreadable::utf_16());
    }
    None
}

/// Whether an archive of the open format says of itself that it is a text (.odt, .ott), whose tables
/// have another grammar than a workbook's.
pub(super) fn is_open_text(bytes: &[u8]) -> bool {
    let mut said = Vec::new();
    let read = ZipArchive::new(Cursor::new(bytes)).ok().and_then(|mut archive| {
        archive.by_name("mimetype").ok()?.take(MIME).read_to_end(&mut said).ok()
    });
    read.is_some() && String::from_utf8_lossy(&said).contains("opendocument.text")
}

/// How much is read of what an archive says that it is.
const MIME: u64 = 200;

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
        [b'<', ..] => (
            "内容是网页或XML，不是工作簿：请用表格软件打开，另存为.xlsx再取",
            "it is a web page or XML, no workbook: open it in a spreadsheet program and save it as .xlsx",
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
