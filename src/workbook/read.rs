use std::io::Cursor;

use calamine::{Data, Dimensions, Reader, Sheets, open_workbook_auto_from_rs};

use super::number::{Shown, shown};
use super::sheet::Sheet;

/// Why a file is no workbook that can be read.
#[derive(Debug)]
pub struct Unreadable(pub String);

/// Reads the sheets of a workbook (.xlsx, .xls, .ods) or of a .csv, by the file's ending.
///
/// # Errors
/// When the bytes are not what the ending says.
pub fn read(bytes: &[u8], ending: &str) -> Result<Vec<Sheet>, Unreadable> {
    if ending.eq_ignore_ascii_case("csv") {
        return csv(bytes).map(|sheet| vec![sheet]);
    }
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes.to_vec())).map_err(|error| Unreadable(error.to_string()))?;
    let mut sheets = Vec::new();
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).map_err(|error| Unreadable(format!("{name}: {error}")))?;
        let merged = merged(&mut book, &name);
        // Only some kinds of workbook tell how their cells show numbers; in the others numbers show as they were typed.
        let styles = book.worksheet_style(&name).ok();
        let format = |row: usize, column: usize| {
            let style = styles.as_ref()?.get((u32::try_from(row).ok()?, u32::try_from(column).ok()?))?;
            let format = style.number_format.as_ref()?;
            Shown::of_code(&format.format_code).or_else(|| Shown::of_builtin(format.format_id?))
        };
        let mut rows: Vec<Vec<String>> = Vec::new();
        let (top, left) = range.start().unwrap_or_default();
        for (row, cells) in range.rows().enumerate() {
            let row = row + top as usize;
            rows.resize(rows.len().max(row + 1), Vec::new());
            let line = &mut rows[row];
            line.resize(left as usize, String::new());
            for cell in cells {
                let at = line.len();
                line.push(text(cell, |value| shown(value, format(row, at))));
            }
        }
        let mut sheet = Sheet { name, rows };
        for range in merged {
            spread(&mut sheet, &range);
        }
        sheets.push(sheet);
    }
    Ok(sheets)
}

fn merged(book: &mut Sheets<Cursor<Vec<u8>>>, name: &str) -> Vec<Dimensions> {
    match book {
        Sheets::Xlsx(book) => book.merge_cells_by_sheet_name(name).unwrap_or_default(),
        Sheets::Xls(book) => book.merge_cells_by_sheet_name(name).unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// A merged range shows its text everywhere.
fn spread(sheet: &mut Sheet, range: &Dimensions) {
    let (top, left) = (range.start.0 as usize, range.start.1 as usize);
    let (bottom, right) = (range.end.0 as usize, range.end.1 as usize);
    let text = sheet.text(top, left).to_owned();
    for line in sheet.rows.iter_mut().take(bottom + 1).skip(top) {
        if line.len() <= right {
            line.resize(right + 1, String::new());
        }
        line[left..=right].fill(text.clone());
    }
}

fn text(cell: &Data, number: impl Fn(f64) -> String) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Int(value) => value.to_string(),
        Data::Float(value) => number(*value),
        Data::Bool(value) => value.to_string(),
        Data::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year}-{month:02}-{day:02}")
        }
        // What does not compute is kept as it shows, so that it is found.
        Data::Error(error) => error.to_string(),
    }
}

/// A .csv: UTF-8 with or without its mark, or GB18030 as Chinese spreadsheets still write it.
fn csv(bytes: &[u8]) -> Result<Sheet, Unreadable> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.trim_start_matches('\u{feff}').to_owned(),
        Err(_) => {
            let (text, _, wrong) = encoding_rs::GB18030.decode(bytes);
            if wrong {
                return Err(Unreadable("neither UTF-8 nor GB18030".into()));
            }
            text.into_owned()
        }
    };
    let mut reader = csv_reader(&text);
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| Unreadable(error.to_string()))?;
        rows.push(record.iter().map(str::to_owned).collect());
    }
    Ok(Sheet { name: String::new(), rows })
}

fn csv_reader(text: &str) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn csv_in_both_encodings() {
        let text = "项目,金额\n合计,\"1,234.50\"\n";
        let (gb, _, _) = encoding_rs::GB18030.encode(text);
        for bytes in [text.as_bytes().to_vec(), format!("\u{feff}{text}").into_bytes(), gb.into_owned()] {
            let sheets = read(&bytes, "csv").expect("a table");
            assert_eq!(sheets[0].text(1, 1), "1,234.50");
            assert_eq!(sheets[0].text(0, 0), "项目");
        }
        assert!(read(b"not a workbook", "xlsx").is_err());
    }
}
