use std::io::Cursor;

use calamine::{Data, Dimensions, Range, Reader, SheetVisible, Sheets, open_workbook_auto_from_rs};

use super::number::{Shown, shown};
use super::sheet::{Remark, Sheet};

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
    for (name, visible) in book.sheets_metadata().iter().map(|sheet| (sheet.name.clone(), sheet.visible)).collect::<Vec<_>>() {
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
        let remark = (visible != SheetVisible::Visible).then_some(Remark::Hidden);
        let mut sheet = Sheet { name, rows, remark };
        uncomputed(&mut book, &range, &mut sheet);
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

/// A formula that no program has computed yet has no value to take: it shows as itself, so that it is found and not taken for a blank.
fn uncomputed(book: &mut Sheets<Cursor<Vec<u8>>>, values: &Range<Data>, sheet: &mut Sheet) {
    let Ok(formulas) = book.worksheet_formula(&sheet.name) else { return };
    let (top, left) = formulas.start().unwrap_or_default();
    for (row, column, formula) in formulas.used_cells() {
        let (row, column) = (row + top as usize, column + left as usize);
        let at = u32::try_from(row).ok().zip(u32::try_from(column).ok());
        let empty = at.is_none_or(|at| matches!(values.get_value(at), None | Some(Data::Empty)));
        if !empty || formula.is_empty() {
            continue;
        }
        sheet.rows.resize(sheet.rows.len().max(row + 1), Vec::new());
        let line = &mut sheet.rows[row];
        line.resize(line.len().max(column + 1), String::new());
        line[column] = format!("={formula}");
    }
}

/// A merged range shows its words everywhere; a number stays where it is.
fn spread(sheet: &mut Sheet, range: &Dimensions) {
    let (top, left) = (range.start.0 as usize, range.start.1 as usize);
    let (bottom, right) = (range.end.0 as usize, range.end.1 as usize);
    let text = sheet.text(top, left).to_owned();
    let number = !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '%' | ' '));
    if number {
        return;
    }
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
    let (text, remark) = match std::str::from_utf8(bytes) {
        Ok(text) => (text.trim_start_matches('\u{feff}').to_owned(), None),
        Err(_) => {
            let (text, _, wrong) = encoding_rs::GB18030.decode(bytes);
            if wrong {
                return Err(Unreadable("neither UTF-8 nor GB18030".into()));
            }
            (text.into_owned(), Some(Remark::Gb18030))
        }
    };
    let mut reader = csv_reader(&text);
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| Unreadable(error.to_string()))?;
        rows.push(record.iter().map(str::to_owned).collect());
    }
    Ok(Sheet { name: String::new(), rows, remark })
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
            assert_eq!(sheets[0].remark, std::str::from_utf8(&bytes).is_err().then_some(Remark::Gb18030));
        }
        assert!(read(b"not a workbook", "xlsx").is_err());
    }

    /// A workbook as other programs write it.
    fn sheet(draw: impl Fn(&mut rust_xlsxwriter::Worksheet)) -> Sheet {
        let mut book = rust_xlsxwriter::Workbook::new();
        draw(book.add_worksheet());
        read(&book.save_to_buffer().expect("a workbook"), "xlsx").expect("sheets").remove(0)
    }

    #[test]
    fn a_merged_number_stands_once() {
        let sheet = sheet(|page| {
            let format = rust_xlsxwriter::Format::new();
            page.merge_range(0, 0, 1, 2, "合计", &format).expect("merged");
            page.merge_range(2, 0, 3, 2, "1200.50", &format).expect("merged");
        });
        assert_eq!((sheet.text(1, 2), sheet.text(2, 0), sheet.text(3, 2)), ("合计", "1200.50", ""));
    }

    #[test]
    fn a_formula_is_its_value_or_itself() {
        let sheet = sheet(|page| {
            page.write_formula(0, 0, rust_xlsxwriter::Formula::new("=1+1").set_result("2")).expect("written");
            page.write_formula(0, 1, rust_xlsxwriter::Formula::new("=SUM(B2:B5)").set_result("#REF!")).expect("written");
        });
        assert_eq!((sheet.text(0, 0), sheet.text(0, 1)), ("2", "#REF!"));
    }

    #[test]
    fn a_hidden_sheet_says_so() {
        let mut book = rust_xlsxwriter::Workbook::new();
        book.add_worksheet();
        book.add_worksheet().set_hidden(true);
        let sheets = read(&book.save_to_buffer().expect("a workbook"), "xlsx").expect("sheets");
        assert_eq!(sheets.iter().map(|sheet| sheet.remark).collect::<Vec<_>>(), [None, Some(Remark::Hidden)]);
    }
}
