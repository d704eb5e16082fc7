use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Note, Workbook, XlsxError,
};

use crate::decimal::Decimal;

use super::drawn::{Align, DrawnCell, DrawnSheet, DrawnWorkbook};
use super::fitting::{COLUMNS, CUT, ROWS, WHERE, fitting};
use super::sheet_name::sheet_name;

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
        let name = sheet_name(&sheet.name, &names);
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
    if sheet.across {
        page.set_landscape().set_print_fit_to_pages(1, 0);
        if sheet.frozen > 0 {
            page.set_repeat_rows(0, long(sheet.frozen - 1))?;
        }
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
    for (row, column, text) in &sheet.comments {
        if *row < ROWS - 1 && *column < COLUMNS {
            let note = Note::new(fitting(text)).set_author(AUTHOR).add_author_prefix(false);
            page.insert_note(long(*row), short(*column), &note)?;
        }
    }
    Ok(())
}

/// Who a comment is by: a workbook asks.
const AUTHOR: &str = "gongkai";

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

fn long(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

fn short(index: usize) -> u16 {
    u16::try_from(index).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::fitting::{CELL, is_cut};
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
            let one = sheet_name(&wanted, &taken);
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
