use super::sheet::{Remark, Sheet};
use super::unreadable::Unreadable;

/// Fields of a file.
const FIELDS: usize = 4_000_000;

/// A .csv: UTF-8 with or without its mark, or GB18030 as Chinese spreadsheets still write it.
pub(super) fn csv(bytes: &[u8]) -> Result<Sheet, Unreadable> {
    if bytes.iter().filter(|byte| matches!(byte, b',' | b'\n')).count() > FIELDS {
        return Err(Unreadable::too_large("超过四百万格", "more than four million cells"));
    }
    if bytes.contains(&0) {
        return Err(Unreadable::utf_16());
    }
    let (text, remark) = match std::str::from_utf8(bytes) {
        Ok(text) => (text.trim_start_matches('\u{feff}').to_owned(), None),
        Err(_) => {
            let (text, _, wrong) = encoding_rs::GB18030.decode(bytes);
            if wrong {
                return Err(Unreadable::new(
                    "既不是UTF-8，也不是GB18030：请用表格软件打开，另存为“CSV UTF-8（逗号分隔）”或.xlsx再取",
                    "neither UTF-8 nor GB18030: open it in a spreadsheet program and save it as CSV UTF-8 (comma delimited) or .xlsx",
                ));
            }
            (text.into_owned(), Some(Remark::Gb18030))
        }
    };
    if let Some((zh, en)) = other_separator(&text) {
        return Err(Unreadable::new(
            format!(
                "各栏用{zh}隔开，不是逗号：请用表格软件打开，另存为“CSV UTF-8（逗号分隔）”或.xlsx再取"
            ),
            format!(
                "its fields are divided by {en}, not by commas: open it in a spreadsheet program and save it as CSV UTF-8 (comma delimited) or .xlsx"
            ),
        ));
    }
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(Unreadable::damaged)?;
        rows.push(record.iter().map(str::to_owned).collect());
    }
    Ok(Sheet { remark, ..Sheet::new("", rows) })
}

/// What divides the fields of a text instead of commas: it stands in most lines, commas in fewer.
fn other_separator(text: &str) -> Option<(&'static str, &'static str)> {
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    let with = |mark: char| lines().filter(|line| line.contains(mark)).count();
    let (all, commas) = (lines().count(), with(','));
    let mut others = [(';', "分号", "semicolons"), ('\t', "制表符", "tabs")].into_iter();
    let divides = |mark: char| {
        let count = with(mark);
        count > 1 && count * 2 > all && commas < count
    };
    others.find(|(mark, ..)| divides(*mark)).map(|(_, zh, en)| (zh, en))
}
