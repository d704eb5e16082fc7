use super::sheet::{Remark, Sheet};
use super::unreadable::Unreadable;
use super::web::{decoded, page};
use super::xml_2003::{NAMESPACE, xml_2003};

/// What a page begins with, whatever its file is called.
const PAGES: [&str; 7] =
    ["<!doctype", "<html", "<?xml", "<table", "<head", "<meta", "mime-version:"];
/// How far a file says at its beginning what it is.
const BEGINNING: usize = 4096;

/// The tables of a page or of XML under the name of a workbook, as systems of budgets export them;
/// nothing for what is neither.
pub(super) fn marked_up(bytes: &[u8], ending: &str) -> Option<Result<Vec<Sheet>, Unreadable>> {
    let start = beginning(bytes);
    let is_page = PAGES.iter().any(|word| start.starts_with(word));
    // A cell of a .csv may begin with the same sign.
    if !is_page && (!start.starts_with('<') || ending.eq_ignore_ascii_case("csv")) {
        return None;
    }
    if start.starts_with("mime-version:") {
        return Some(Err(Unreadable::new(
            "内容是网页归档（.mht），不能读取：请用表格软件打开，另存为.xlsx再取",
            "it is an archived web page (.mht), which is not read: open it in a spreadsheet program and save it as .xlsx",
        )));
    }
    let is_book = start.contains(NAMESPACE);
    if start.starts_with("<?xml") && !is_book && !start.contains("<html") {
        return Some(Err(Unreadable::new(
            "内容是XML，不是表格软件的工作簿：请用表格软件打开，另存为.xlsx再取",
            "it is XML of no spreadsheet program: open it in a spreadsheet program and save it as .xlsx",
        )));
    }
    let Some(text) = decoded(bytes) else { return Some(Err(Unreadable::no_encoding())) };
    let remark = text.guessed.then_some(Remark::Gb18030);
    Some(if is_book {
        xml_2003(&text.text, remark)
    } else {
        page(&text.text, remark).map(|sheet| vec![sheet])
    })
}

/// What a file begins with in small letters, in whatever encoding: all that is asked of it is ASCII.
fn beginning(bytes: &[u8]) -> String {
    let start = bytes.iter().take(BEGINNING).filter(|byte| !matches!(**byte, 0 | 0x80..));
    let text: String = start.map(|byte| char::from(*byte).to_ascii_lowercase()).collect();
    text.trim_start().to_owned()
}
