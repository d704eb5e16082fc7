//! What a workbook shows beside its cells decides what is read of it: the unit in any words, numbers
//! as their formats print them, what is hidden.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use std::fs;
use std::process::Command;

use gongkai::workbook::read;
use rust_xlsxwriter::{Format, FormatScript, Workbook, Worksheet};
use tempfile::TempDir;

/// A table of spending; the amounts are those of its unit.
const TABLE: [[&str; 5]; 8] = [
    ["2026年部门支出总表", "", "", "", ""],
    ["编制部门：示例县水利局", "", "", "", "单位：万元"],
    ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
    ["213", "农林水支出", "1520.40", "520.40", "1000.00"],
    ["21303", "水利", "1520.40", "520.40", "1000.00"],
    ["2130301", "行政运行", "520.40", "520.40", ""],
    ["2130305", "水利工程建设", "1000.00", "", "1000.00"],
    ["合计", "", "1520.40", "520.40", "1000.00"],
];

/// What checking a file said.
struct Checked {
    folder: TempDir,
    said: String,
}

fn run(folder: &TempDir, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_gongkai"))
        .current_dir(folder.path())
        .arg("check")
        .args(arguments)
        .output()
        .unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    format!("{}{}", text(&output.stdout), text(&output.stderr))
}

fn checked(name: &str, bytes: &[u8]) -> Checked {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(name), bytes).unwrap();
    let said = run(&folder, &[name, "--kind", "budget"]);
    Checked { folder, said }
}

impl Checked {
    fn says(&self, words: &str) {
        assert!(self.said.contains(words), "{words} is not in\n{}", self.said);
    }

    fn is_silent_of(&self, words: &str) {
        assert!(!self.said.contains(words), "{words} is in\n{}", self.said);
    }
}

/// The table as a .csv whose second row is another; its amounts may be dressed.
fn csv(second: &str, amount: impl Fn(&str) -> String) -> Checked {
    let dressed = |text: &&str| {
        let text = if text.contains('.') { amount(text) } else { (*text).to_owned() };
        format!("\"{text}\"")
    };
    let mut rows: Vec<String> =
        TABLE.iter().map(|row| row.iter().map(dressed).collect::<Vec<_>>().join(",")).collect();
    rows[1] = second.to_owned();
    checked("a.csv", rows.join("\n").as_bytes())
}

/// A .csv of lines.
fn checked_text(lines: &[String]) -> Checked {
    checked("a.csv", lines.join("\n").as_bytes())
}

/// The table as an .xlsx with a format for its amounts; `more` changes it.
fn xlsx(unit: &str, format: &str, more: impl Fn(&mut Worksheet)) -> Checked {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("部门支出总表").unwrap();
    let amount = Format::new().set_num_format(format);
    for (row, cells) in (0..).zip(TABLE) {
        for (column, text) in (0..).zip(cells).filter(|(_, text)| !text.is_empty()) {
            match text.parse::<f64>().ok().filter(|_| text.contains('.')) {
                Some(value) => sheet.write_number_with_format(row, column, value, &amount).unwrap(),
                None => sheet.write_string(row, column, text).unwrap(),
            };
        }
    }
    // A blank takes the place of what is there.
    sheet.write_string(1, 4, if unit.is_empty() { " " } else { unit }).unwrap();
    more(sheet);
    checked("a.xlsx", &book.save_to_buffer().unwrap())
}

fn as_it_is(_: &mut Worksheet) {}

fn plain(text: &str) -> String {
    text.to_owned()
}

#[test]
fn a_unit_is_read_in_the_words_of_offices() {
    for line in ["部门：某局,,,,单位：元　币种：人民币", "部门：某局,,,单位：,元", ",,,,元"]
    {
        let checked = csv(line, plain);
        checked.says("读入：B03 部门支出总表");
        checked.is_silent_of("没有写金额单位");
    }
}

#[test]
fn a_unit_that_content_has_no_word_for_is_never_converted() {
    for (line, unit) in [
        (",,,,单位：千元", "千元"),
        (",,,,单位：百万元", "百万元"),
        (",,,,金额单位：美元", "美元"),
        (",,,单位：,千元", "千元"),
    ] {
        let checked = csv(line, plain);
        checked.says(&format!("金额单位是{unit}，数据里没有这个单位，没有取"));
        checked.is_silent_of("读入：");
    }
}

#[test]
fn the_unit_that_is_assumed_is_named() {
    csv(",,,,", plain).says("没有写金额单位，按万元核对");
}

#[test]
fn an_amount_may_repeat_the_unit_of_its_table() {
    let counted = "有数的单元格 17 个：读入 17 个，未取 0 个";
    let repeated = csv(",,,,单位：万元", |text| format!("{text}万元"));
    repeated.says(counted);
    repeated.is_silent_of("error");
    csv(",,,,单位：万元", |text| format!("￥{text}")).says(counted);
    let other = csv(",,,,单位：万元", |text| format!("{text}元"));
    other.says("格内写的是元，这里的单位是万元：换算成万元，只写数");
}

#[test]
fn the_unit_in_a_format_is_that_of_the_table() {
    let alone = xlsx("", "#,##0.00\"元\"", as_it_is);
    alone.is_silent_of("没有写金额单位");
    alone.says("读入：B03 部门支出总表");
    let same = xlsx("单位：万元", "#,##0.00\"万元\"", as_it_is);
    same.says("读入：B03 部门支出总表");
    let other = xlsx("单位：万元", "#,##0.00\"元\"", as_it_is);
    other.says("写了两种金额单位（万元、元），不知按哪一种");
    xlsx("", "0.00\"千元\"", as_it_is).says("金额单位是千元");
}

#[test]
fn what_a_format_does_not_show_is_not_read() {
    let hidden = xlsx("单位：万元", ";;;", as_it_is);
    hidden.says("数字格式不显示这些格里的数（共13格），看着是空的，没有取：C4、D4");
    let rounded = xlsx("单位：万元", "#,##0.00", |sheet| {
        let format = Format::new().set_num_format("#,##0.00");
        sheet.write_number_with_format(7, 2, 1520.4049, &format).unwrap();
    });
    rounded.is_silent_of("error");
}

#[test]
fn a_raised_mark_behind_a_figure_is_named_and_left() {
    let marked = xlsx("单位：万元", "#,##0.00", |sheet| {
        let (level, raised) =
            (Format::new(), Format::new().set_font_script(FormatScript::Superscript));
        sheet.write_rich_string(3, 2, &[(&level, "1520.40"), (&raised, "1")]).unwrap();
    });
    marked.says("数后的上标是注号，不是数，没有取：C4的“1”");
    marked.is_silent_of("error");
}

#[test]
fn hidden_rows_and_columns_are_read_and_named() {
    let hidden = xlsx("单位：万元", "#,##0.00", |sheet| {
        sheet.set_row_hidden(5).unwrap();
        sheet.set_row_hidden(6).unwrap();
        sheet.set_column_hidden(4).unwrap();
        sheet.set_row_hidden(40).unwrap();
    });
    hidden.says("工作表“部门支出总表”的第6—7行和E列是隐藏的，打开文件的人看不到，也照样读入");
    hidden.says("读入：B03 部门支出总表");
    xlsx("单位：万元", "0.00", as_it_is).is_silent_of("隐藏");
}

#[test]
fn a_character_that_nobody_sees_is_quoted_from_its_cell() {
    // Of a number it is dropped: nothing is said by it.
    let checked = csv(",,,,单位：万元", |text| format!("\u{200b}{text}"));
    checked.is_silent_of("零宽空格");
    let rows = TABLE.map(|row| row.join(",").replace("水利工程", "水利\u{200b}工程"));
    checked_text(&rows).says("水利<U+200B>工程建设,”里有零宽空格（U+200B），读者看不见\n");
}

#[test]
fn a_wrong_encoding_is_told() {
    let (bytes, _, _) = encoding_rs::GB18030.encode("部门支出总表");
    let garbled = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&bytes).0.into_owned();
    let rows = vec![garbled; 4].join("\n");
    checked("a.csv", rows.as_bytes()).says("像是把GBK编码的文字按Latin-1读了");
}

/// The comments of the copy that a check writes, cell by cell, and its part of a name.
fn copy(checked: &Checked) -> (String, String, String) {
    run(&checked.folder, &["a.xlsx", "-o", "b.xlsx"]);
    let bytes = fs::read(checked.folder.path().join("b.xlsx")).unwrap();
    let part = |end: &str| {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).unwrap();
        let mut text = String::new();
        for index in 0..archive.len() {
            let mut part = archive.by_index(index).unwrap();
            if part.name().unwrap().ends_with(end) {
                std::io::Read::read_to_string(&mut part, &mut text).unwrap();
            }
        }
        text
    };
    assert!(read(&bytes, "xlsx").is_ok());
    (part("comments-gongkai1.xml"), part("worksheets/gongkai1.xml"), part("xl/workbook.xml"))
}

#[test]
fn the_sheet_of_findings_is_made_to_be_printed() {
    let wrong = xlsx("单位：万元", "#,##0.00", |sheet| {
        sheet.write_number(7, 2, 1250.4).unwrap();
        sheet.write_number(4, 2, 1250.4).unwrap();
    });
    let (comments, sheet, workbook) = copy(&wrong);
    for words in ["orientation=\"landscape\"", "fitToWidth=\"1\"", "state=\"frozen\""] {
        assert!(sheet.contains(words), "{words}: {sheet}");
    }
    assert!(workbook.contains("_xlnm.Print_Titles"), "{workbook}");
    assert!(workbook.contains("'核对结果'!$1:$1"), "{workbook}");
    let styles: Vec<&str> =
        sheet.match_indices(" s=\"").map(|(at, _)| &sheet[at..at + 6]).collect();
    assert!(!styles.is_empty() && styles[0] != styles[styles.len() - 1], "{sheet}");
    // A cause stands once in the comment of a cell.
    for comment in comments.split("</comment>") {
        let mut lines: Vec<&str> = comment.split('\n').filter(|line| line.len() > 20).collect();
        let count = lines.len();
        lines.sort_unstable();
        lines.dedup();
        assert_eq!(lines.len(), count, "{comment}");
    }
}
