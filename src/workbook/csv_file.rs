use super::sheet::{Remark, Sheet};
use super::unreadable::Unreadable;

/// Fields of a file.
const FIELDS: usize = 4_000_000;

/// A .csv: UTF-8 with or without its mark, or GB18030 as Chinese spreadsheets still write it.
pub(super) fn csv(bytes: &[u8]) -> Result<Sheet, Unreadable> {
    if bytes.iter().filter(|byte| matches!(byte, b',' | b'\n')).count() > FIELDS {
        return Err(Unreadable::too_large("超过四百万格", "more than four million cells"));
    }
    let (text, remark) = match std::str::from_utf8(bytes) {
        Ok(text) => (text.trim_start_matches('\u{feff}').to_owned(), None),
        Err(_) => {
            let (text, _, wrong) = encoding_rs::GB18030.decode(bytes);
            if wrong {
                return Err(Unreadable::new(
                    "既不是UTF-8，也不是GB18030",
                    "neither UTF-8 nor GB18030",
                ));
            }
            (text.into_owned(), Some(Remark::Gb18030))
        }
    };
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(Unreadable::damaged)?;
        rows.push(record.iter().map(str::to_owned).collect());
    }
    Ok(Sheet { name: String::new(), rows, remark })
}
