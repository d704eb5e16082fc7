use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, XlsxError,
};

use crate::decimal::Decimal;

/// What is drawn: sheets of cells.
#[derive(Debug, Default)]
pub struct DrawnWorkbook {
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
    /// Ranges that are one cell: first row, first column, last row, last column; their text stands
    /// in the first.
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

/// Writes a workbook; the same drawing gives the same bytes. What a workbook cannot hold is cut
/// where everybody sees it (`is_cut` knows such a text again), and never stops the writing: a text
/// longer than a cell takes, rows and columns beyond the grid. Words stay words, also where they
/// begin with `=`, `+`, `-` or `@`.
///
/// # Errors
/// When the library refuses a sheet for another reason.
pub fn write(drawn: &DrawnWorkbook) -> anyhow::Result<Vec<u8>> {
    let mut book = Workbook::new();
    // The library writes the moment of writing into the file: it is pinned, or no two files would
    // be alike.
    book.set_properties(
        &DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?),
    );
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
    for (column, width) in sheet.widths.iter().enumerate().take(COLUMNS) {
        page.set_column_width(short(column), *width)?;
    }
    if sheet.frozen > 0 {
        page.set_freeze_panes(long(sheet.frozen), 0)?;
    }
    let in_range = |row: usize, column: usize| {
        sheet.merged.iter().find(|[top, left, ..]| *top == row && *left == column)
    };
    let outside =
        |(row, column, _): &&(usize, usize, DrawnCell)| *row >= ROWS - 1 || *column >= COLUMNS;
    let lost = sheet.cells.iter().filter(outside).count();
    if lost > 0 {
        // The last row is kept for it.
        page.write_string(long(ROWS - 1), 0, format!("{CUT}还有{lost}格，工作簿放不下{WHERE}"))?;
    }
    for (row, column, cell) in sheet.cells.iter().filter(|cell| !outside(cell)) {
        let format = format(cell);
        let within = |range: &&[usize; 4]| range[2] < ROWS - 1 && range[3] < COLUMNS;
        if let Some([top, left, bottom, right]) = in_range(*row, *column).filter(within) {
            page.merge_range(long(*top), short(*left), long(*bottom), short(*right), "", &format)?;
        }
        match cell {
            DrawnCell::Title(text) | DrawnCell::Head(text) | DrawnCell::Text(text, _) => {
                page.write_string_with_format(long(*row), short(*column), fitting(text), &format)?;
            }
            DrawnCell::Number { text, percent, .. } => {
                // The library takes binary numbers; fifteen digits come back as they were, and more
                // stay words.
                match binary(text, *percent) {
                    Some(value) => {
                        page.write_number_with_format(long(*row), short(*column), value, &format)?
                    }
                    None => {
                        page.write_string_with_format(long(*row), short(*column), text, &format)?
                    }
                };
            }
        }
    }
    Ok(())
}

fn binary(text: &str, percent: bool) -> Option<f64> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let value =
        if percent { Decimal::parse(text)?.shifted(-2)?.to_string() } else { text.to_owned() };
    (digits <= 15).then(|| value.parse().ok()).flatten()
}

fn format(cell: &DrawnCell) -> Format {
    let plain = Format::new().set_border(FormatBorder::Thin).set_align(FormatAlign::VerticalCenter);
    match cell {
        DrawnCell::Title(_) => {
            Format::new().set_bold().set_font_size(16).set_align(FormatAlign::Center)
        }
        DrawnCell::Head(_) => plain.set_bold().set_align(FormatAlign::Center).set_text_wrap(),
        DrawnCell::Text(_, Align::Left(indent)) => plain.set_text_wrap().set_indent(*indent),
        DrawnCell::Text(_, Align::Right) => Format::new().set_align(FormatAlign::Right),
        DrawnCell::Number { decimals, strong, percent, .. } => {
            let tail =
                if *decimals == 0 { String::new() } else { format!(".{}", "0".repeat(*decimals)) };
            let code = if *percent { format!("0{tail}%") } else { format!("#,##0{tail}") };
            let plain = plain.set_num_format(code);
            if *strong { plain.set_bold() } else { plain }
        }
    }
}

/// Rows and columns of the grid.
const ROWS: usize = 1_048_576;
const COLUMNS: usize = 16_384;
/// What a cell takes, in the halves of UTF-16 by which spreadsheets count.
const CELL: usize = 32_767;
/// Where a text was cut.
const CUT: &str = "……〔";
/// What ends a text that was cut.
const WHERE: &str = "；全文见网页和data.json〕";

/// A text as a cell can hold it: shortened where it is too long, saying so; characters that no
/// workbook holds as U+FFFD.
fn fitting(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    let held = |c: char| {
        if (c.is_control() && !matches!(c, '\n' | '\t')) || matches!(c, '\u{fffe}' | '\u{ffff}') {
            '\u{fffd}'
        } else {
            c
        }
    };
    let text: String = lines.chars().map(held).collect();
    if text.len() <= CELL || text.encode_utf16().count() <= CELL {
        return text;
    }
    let said = format!("{CUT}共{}字，一格放不下{WHERE}", text.chars().count());
    let room = CELL - said.encode_utf16().count();
    let mut used = 0;
    let kept: String = text
        .chars()
        .take_while(|c| {
            used += c.len_utf16();
            used <= room
        })
        .collect();
    kept + &said
}

/// Whether a text was shortened when a workbook was written, so that it is not the whole.
pub fn is_cut(text: &str) -> bool {
    text.trim_end().ends_with(WHERE) && text.contains(CUT)
}

/// A name a workbook takes: at least one and at most 31 characters, none of `[]:*?/\`, no two alike
/// but for their case.
fn name(wanted: &str, taken: &[String]) -> String {
    const LENGTH: usize = 31;
    let clean: String = wanted
        .chars()
        .map(|c| if c.is_control() || "[]:*?/\\'".contains(c) { '_' } else { c })
        .take(LENGTH)
        .collect();
    let clean = if clean.trim().is_empty() { "表".to_owned() } else { clean };
    let fits = |name: &String| {
        name.encode_utf16().count() <= LENGTH
            && !taken.iter().any(|other| other.to_lowercase() == name.to_lowercase())
    };
    let shortened = |room: usize, end: &str| {
        let mut used = 0;
        let start = clean.chars().take_while(|c| {
            used += c.len_utf16();
            used <= room
        });
        start.collect::<String>() + end
    };
    let first = shortened(LENGTH, "");
    if fits(&first) {
        return first;
    }
    // Of more names than are taken one is free.
    let numbers = (2..taken.len() + 3).map(|number| number.to_string());
    numbers.map(|number| shortened(LENGTH - number.len(), &number)).find(fits).unwrap_or(first)
}

fn long(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

fn short(index: usize) -> u16 {
    u16::try_from(index).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::read;

    fn texts(cells: Vec<(usize, usize, DrawnCell)>) -> Vec<crate::workbook::Sheet> {
        let bytes = write(&DrawnWorkbook {
            sheets: vec![DrawnSheet { name: "a".into(), cells, ..DrawnSheet::default() }],
        })
        .expect("a workbook");
        read(&bytes, "xlsx").expect("sheets")
    }

    #[test]
    fn a_long_text_is_cut_and_says_so() {
        let word = |text: &str| DrawnCell::Text(text.to_owned(), Align::Left(0));
        for (text, cut) in [
            ("好".repeat(40_000), true),
            ("😀".repeat(20_000), true),
            ("好".repeat(32_767), false),
            ("a".repeat(32_768), true),
        ] {
            let sheet = texts(vec![(0, 0, word(&text))]).remove(0);
            let read = sheet.text(0, 0);
            assert_eq!((is_cut(read), read == text), (cut, !cut));
            assert!(read.encode_utf16().count() <= CELL);
            assert!(!cut || read.contains(&format!("共{}字", text.chars().count())));
        }
    }

    #[test]
    fn words_stay_words() {
        let words = [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "_x0041_",
            "a\nb",
            "\u{1}b\u{fffe}",
            "<&>\"'",
            "https://example.org",
            "1e3",
        ];
        let cells = words
            .iter()
            .enumerate()
            .map(|(row, text)| (row, 0, DrawnCell::Text((*text).to_owned(), Align::Left(0))))
            .collect();
        let sheet = texts(cells).remove(0);
        let read: Vec<&str> = (0..words.len()).map(|row| sheet.text(row, 0)).collect();
        assert_eq!(
            read,
            [
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "_x0041_",
                "a\nb",
                "\u{fffd}b\u{fffd}",
                "<&>\"'",
                "https://example.org",
                "1e3"
            ]
        );
    }

    #[test]
    fn what_is_outside_the_grid_is_told() {
        let word = || DrawnCell::Text("x".to_owned(), Align::Left(0));
        let sheet = texts(vec![
            (0, 0, word()),
            (0, COLUMNS, word()),
            (ROWS, 0, word()),
            (ROWS + 5, 3, word()),
        ])
        .remove(0);
        assert_eq!(sheet.text(0, 0), "x");
        assert!(sheet.text(ROWS - 1, 0).contains("还有3格"), "{:?}", sheet.remark);
    }

    #[test]
    fn names_of_sheets() {
        let mut taken: Vec<String> = Vec::new();
        for wanted in ["a", "A", "a", "", " ", "[x]:*?/\\", "'q'", "\u{7}"]
            .into_iter()
            .map(str::to_owned)
            .chain([("长".repeat(40)), ("长".repeat(40)), "😀".repeat(20)])
            .chain(std::iter::repeat_n("同".to_owned(), 30))
        {
            let one = name(&wanted, &taken);
            taken.push(one);
        }
        let drawn = DrawnWorkbook {
            sheets: taken
                .iter()
                .map(|name| DrawnSheet { name: name.clone(), ..DrawnSheet::default() })
                .collect(),
        };
        let sheets = read(&write(&drawn).expect("a workbook"), "xlsx").expect("sheets");
        assert_eq!(sheets.iter().map(|sheet| sheet.name.clone()).collect::<Vec<_>>(), taken);
    }
}
