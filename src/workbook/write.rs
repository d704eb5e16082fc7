use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, XlsxError};

use crate::decimal::Decimal;

/// What is drawn: sheets of cells.
#[derive(Debug, Default)]
pub struct Drawn {
    /// Its sheets, in order.
    pub sheets: Vec<DrawnSheet>,
}

/// A sheet to be written.
#[derive(Debug, Default)]
pub struct DrawnSheet {
    /// Its name, cut to what a workbook takes.
    pub name: String,
    /// The cells that hold something: row, column, what.
    pub cells: Vec<(usize, usize, DrawnCell)>,
    /// Ranges that are one cell: first row, first column, last row, last column; their text stands in the first.
    pub merged: Vec<[usize; 4]>,
    /// The rows that stay in sight, from the top.
    pub frozen: usize,
    /// Widths of columns, in characters.
    pub widths: Vec<u16>,
}

/// A cell to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DrawnCell {
    /// A title.
    Title(String),
    /// A head.
    Head(String),
    /// Words.
    Text(String, Align),
    /// A number, by its plain decimal text; shown with these decimals and thousands marks.
    Number {
        /// `1234.50`
        text: String,
        /// 2
        decimals: usize,
        /// Whether it is a sum, and stands out.
        strong: bool,
        /// Whether a sign of percent follows.
        percent: bool,
    },
}

/// Where words stand in their cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// At the left, indented by so many steps.
    Left(u8),
    /// At the right.
    Right,
}

/// Writes a workbook; the same drawing gives the same bytes.
///
/// # Errors
/// When the library refuses a sheet.
pub fn write(drawn: &Drawn) -> anyhow::Result<Vec<u8>> {
    let mut book = Workbook::new();
    // The library writes the moment of writing into the file: it is pinned, or no two files would be alike.
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
    let mut names: Vec<String> = Vec::new();
    for sheet in &drawn.sheets {
        let name = name(&sheet.name, &names);
        write_sheet(&mut book, sheet, &name)?;
        names.push(name);
    }
    Ok(book.save_to_buffer()?)
}

fn write_sheet(book: &mut Workbook, sheet: &DrawnSheet, name: &str) -> Result<(), XlsxError> {
    let page = book.add_worksheet();
    page.set_name(name)?.set_paper_size(9);
    for (column, width) in sheet.widths.iter().enumerate() {
        page.set_column_width(short(column), *width)?;
    }
    if sheet.frozen > 0 {
        page.set_freeze_panes(long(sheet.frozen), 0)?;
    }
    let in_range = |row: usize, column: usize| sheet.merged.iter().find(|[top, left, ..]| *top == row && *left == column);
    for (row, column, cell) in &sheet.cells {
        let format = format(cell);
        if let Some([top, left, bottom, right]) = in_range(*row, *column) {
            page.merge_range(long(*top), short(*left), long(*bottom), short(*right), "", &format)?;
        }
        match cell {
            DrawnCell::Title(text) | DrawnCell::Head(text) | DrawnCell::Text(text, _) => {
                page.write_string_with_format(long(*row), short(*column), text, &format)?;
            }
            DrawnCell::Number { text, percent, .. } => {
                // The library takes binary numbers; fifteen digits come back as they were, and more stay words.
                match binary(text, *percent) {
                    Some(value) => page.write_number_with_format(long(*row), short(*column), value, &format)?,
                    None => page.write_string_with_format(long(*row), short(*column), text, &format)?,
                };
            }
        }
    }
    Ok(())
}

fn binary(text: &str, percent: bool) -> Option<f64> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let value = if percent { Decimal::parse(text)?.shifted(-2)?.to_string() } else { text.to_owned() };
    (digits <= 15).then(|| value.parse().ok()).flatten()
}

fn format(cell: &DrawnCell) -> Format {
    let plain = Format::new().set_border(FormatBorder::Thin).set_align(FormatAlign::VerticalCenter);
    match cell {
        DrawnCell::Title(_) => Format::new().set_bold().set_font_size(16).set_align(FormatAlign::Center),
        DrawnCell::Head(_) => plain.set_bold().set_align(FormatAlign::Center).set_text_wrap(),
        DrawnCell::Text(_, Align::Left(indent)) => plain.set_text_wrap().set_indent(*indent),
        DrawnCell::Text(_, Align::Right) => Format::new().set_align(FormatAlign::Right),
        DrawnCell::Number { decimals, strong, percent, .. } => {
            let tail = if *decimals == 0 { String::new() } else { format!(".{}", "0".repeat(*decimals)) };
            let code = if *percent { format!("0{tail}%") } else { format!("#,##0{tail}") };
            let plain = plain.set_num_format(code);
            if *strong { plain.set_bold() } else { plain }
        }
    }
}

/// A name a workbook takes: at most 31 characters, none of `[]:*?/\`, no two alike.
fn name(wanted: &str, taken: &[String]) -> String {
    let clean: String = wanted.chars().map(|c| if "[]:*?/\\'".contains(c) { '_' } else { c }).take(31).collect();
    let free = |name: &String| !taken.contains(name);
    if free(&clean) {
        return clean;
    }
    let numbered = |number: usize| format!("{}{number}", clean.chars().take(28).collect::<String>());
    (2..1000).map(numbered).find(free).unwrap_or(clean)
}

fn long(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

fn short(index: usize) -> u16 {
    u16::try_from(index).unwrap_or(u16::MAX)
}
