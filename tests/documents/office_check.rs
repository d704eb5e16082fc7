//! An office's file is checked as it is: no site, places by sheet and cell, a copy with comments.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use gongkai::workbook::read;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Image, Note, Workbook};
use serde_json::Value;
use tempfile::TempDir;

/// Rows of a sheet; what can be read as a number is one, but for codes.
type Rows<'a> = &'a [&'a [&'a str]];

const REVENUE: Rows<'_> = &[
    &["2026年部门收支总表"],
    &["编制部门：示例县水利局", "", "", "单位：万元"],
    &["收入", "", "支出", ""],
    &["项目", "预算数", "项目", "预算数"],
    &["一般公共预算拨款收入", "1520.40", "农林水支出", "1520.40"],
    &["本年收入合计", "1520.40", "本年支出合计", "1520.40"],
    &["收入总计", "1520.40", "支出总计", "1520.40"],
];

const SPENDING: Rows<'_> = &[
    &["2026年部门支出总表"],
    &["编制部门：示例县水利局", "", "", "", "单位：万元"],
    &["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
    &["213", "农林水支出", "1520.40", "520.40", "1000.00"],
    &["21303", "水利", "1520.40", "520.40", "1000.00"],
    &["2130301", "行政运行", "520.40", "520.40", ""],
    &["2130305", "水利工程建设", "1000.00", "", "1000.00"],
    &["合计", "", "1520.40", "520.40", "1000.00"],
];

/// A table with one cell that says something else.
fn with(rows: Rows<'_>, (row, column): (usize, usize), text: &str) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> =
        rows.iter().map(|row| row.iter().map(|text| (*text).to_owned()).collect()).collect();
    rows[row][column] = text.to_owned();
    rows
}

fn table(rows: Rows<'_>) -> Vec<Vec<String>> {
    with(rows, (0, 0), rows[0][0])
}

/// A workbook of sheets, made at no time.
fn book(sheets: &[(&str, &[Vec<String>])]) -> Workbook {
    let mut book = Workbook::new();
    let amount = Format::new().set_num_format("#,##0.00");
    let moment = ExcelDateTime::parse_from_str("2026-01-01").unwrap();
    book.set_properties(&DocProperties::new().set_creation_datetime(&moment));
    for (name, rows) in sheets {
        let sheet = book.add_worksheet().set_name(*name).unwrap();
        for (row, cells) in (0..).zip(rows.iter()) {
            for (column, text) in (0..).zip(cells).filter(|(_, text)| !text.is_empty()) {
                match text.parse::<f64>().ok().filter(|_| text.contains('.')) {
                    Some(number) => {
                        sheet.write_number_with_format(row, column, number, &amount).unwrap()
                    }
                    None => sheet.write_string(row, column, text).unwrap(),
                };
            }
        }
    }
    book
}

/// The example of the README: the total of a table has two digits swapped.
fn example() -> Vec<u8> {
    let wrong = with(SPENDING, (7, 2), "1250.40");
    book(&[("部门收支总表", &table(REVENUE)), ("部门支出总表", &wrong)]).save_to_buffer().unwrap()
}

/// A folder in which no site is.
fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn put(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, bytes).unwrap();
    path
}

fn check(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gongkai"))
        .current_dir(folder)
        .arg("check")
        .args(arguments)
        .output()
        .unwrap()
}

fn status(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// What was found, as JSON.
fn found(folder: &Path, arguments: &[&str]) -> Vec<Value> {
    let output = check(folder, &[&["--format", "json"], arguments].concat());
    assert!(status(&output) < 2, "{}", err(&output));
    out(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_default()
}

/// The parts of a packed file.
fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        parts.insert(part.name().unwrap().into_owned(), bytes);
    }
    parts
}

fn part(parts: &BTreeMap<String, Vec<u8>>, name: &str) -> String {
    String::from_utf8(parts[name].clone()).unwrap()
}

#[test]
fn the_example_of_the_readme_is_this_one() {
    let path = common::repository().join("tests/cli/check.in/预算.xlsx");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, example()).unwrap();
    }
    assert_eq!(fs::read(&path).unwrap(), example(), "UPDATE=1 writes it");
}

#[test]
fn a_wrong_cell_is_named_by_file_sheet_and_cell() {
    let folder = folder();
    put(folder.path(), "预算.xlsx", &example());
    let output = check(folder.path(), &["预算.xlsx", "--format", "short"]);
    assert_eq!(status(&output), 1);
    let lines = out(&output);
    assert!(lines.contains("预算.xlsx 「部门支出总表」 C8: error[total-mismatch]: "), "{lines}");
    assert!(!lines.contains(".yaml") && !lines.contains("content/"), "{lines}");
    let human = out(&check(folder.path(), &["预算.xlsx"]));
    for words in [
        "预算.xlsx：2026年部门预算，示例县水利局，按「部门预决算公开通用要求」（statutory）核对",
        "--> 预算.xlsx 「部门支出总表」 C8\n",
        "8 | 合计 │   │ 1250.40 │ 520.40 │ 1000.00",
        "可能有两位数字颠倒",
        "读入：B01 部门收支总表、B03 部门支出总表",
    ] {
        assert!(human.contains(words), "{words}: {human}");
    }
    assert!(!human.contains("at: "), "nobody acknowledges in a workbook: {human}");
    let findings = found(folder.path(), &["预算.xlsx"]);
    let own: Vec<&Value> = findings.iter().filter(|one| text(one, "cell") == "C8").collect();
    assert!(!own.is_empty(), "{findings:?}");
    for one in own {
        assert_eq!(text(one, "file"), "预算.xlsx");
        assert_eq!(text(one, "sheet"), "部门支出总表");
        assert_eq!((one["line"].as_u64(), one["column"].as_u64()), (Some(8), Some(3)));
        assert_eq!(text(one, "reported"), "1250.40");
        assert!(one["disclosure"].is_null());
        let related = one["related"].as_array().unwrap();
        assert!(!related.is_empty() && related.iter().all(|one| !text(one, "cell").is_empty()));
    }
    let english = out(&check(folder.path(), &["预算.xlsx", "--lang", "en"]));
    assert!(english.contains("budget of 2026"), "{english}");
}

#[test]
fn every_cell_that_is_changed_is_named_or_stands_beside() {
    let cells = [(3, 2), (3, 3), (4, 2), (4, 4), (5, 2), (5, 3), (6, 2), (6, 4), (7, 3), (7, 4)];
    for (row, column) in cells {
        let folder = folder();
        let wrong = with(SPENDING, (row, column), "777.77");
        let bytes = book(&[("部门收支总表", &table(REVENUE)), ("部门支出总表", &wrong)])
            .save_to_buffer()
            .unwrap();
        put(folder.path(), "a.xlsx", &bytes);
        let cell = gongkai::workbook::cell_name(row, column);
        let is_it =
            |one: &Value| (text(one, "sheet"), text(one, "cell")) == ("部门支出总表", &*cell);
        let named = found(folder.path(), &["a.xlsx"])
            .iter()
            .any(|one| is_it(one) || one["related"].as_array().unwrap().iter().any(is_it));
        assert!(named, "{cell}");
    }
}

#[test]
fn what_adds_up_is_silent_and_ends_with_0() {
    let folder = folder();
    let bytes = book(&[("部门收支总表", &table(REVENUE)), ("部门支出总表", &table(SPENDING))])
        .save_to_buffer()
        .unwrap();
    put(folder.path(), "预算.xlsx", &bytes);
    let output = check(folder.path(), &["预算.xlsx"]);
    assert_eq!((status(&output), err(&output)), (0, String::new()));
    // Neither the narrative nor the tables that another file may have are asked for.
    assert!(found(folder.path(), &["预算.xlsx"]).is_empty());
    assert!(out(&output).contains("1 份文件；"), "{}", out(&output));
    assert!(out(&output).contains("错误 0，警告 0，提示 0"), "{}", out(&output));
    // Every cell with a figure is accounted for.
    let counted = out(&output);
    let line = counted.lines().find(|line| line.starts_with("有数的单元格")).unwrap();
    assert_eq!(line, "有数的单元格 23 个：读入 23 个，未取 0 个，其余 0 个是编码、年度和编号");
}

/// The example with what other programs leave in a workbook: a note on the wrong cell, an image,
/// macros, settings of a printer.
fn furnished() -> Vec<u8> {
    let wrong = with(SPENDING, (7, 2), "1250.40");
    let mut book = book(&[("部门收支总表", &table(REVENUE)), ("部门支出总表", &wrong)]);
    let png: &[u8] = &[
        0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52, 0,
        0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 0x1f, 0x15, 0xc4, 0x89, 0, 0, 0, 0x0d, 0x49, 0x44,
        0x41, 0x54, 0x78, 0x9c, 0x62, 0, 1, 0, 0, 5, 0, 1, 0x0d, 0x0a, 0x2d, 0xb4, 0, 0, 0, 0,
        0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
    ];
    let sheet = book.worksheet_from_index(1).unwrap();
    sheet.insert_image(0, 8, &Image::new_from_buffer(png).unwrap()).unwrap();
    sheet.insert_note(7, 2, &Note::new("张三：待核").set_author("张三")).unwrap();
    sheet.insert_note(0, 0, &Note::new("定稿").set_author("张三")).unwrap();
    let plain = book.save_to_buffer().unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(plain)).unwrap();
    let mut packed = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        packed.raw_copy_file(archive.by_index_raw(index).unwrap()).unwrap();
    }
    for name in ["xl/vbaProject.bin", "xl/printerSettings/printerSettings1.bin"] {
        packed.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        packed.write_all(b"\x00\x01\xff not XML").unwrap();
    }
    packed.finish().unwrap().into_inner()
}

#[test]
fn a_copy_has_comments_and_every_other_part_byte_for_byte() {
    let folder = folder();
    let bytes = furnished();
    put(folder.path(), "预算.xlsx", &bytes);
    let output = check(folder.path(), &["预算.xlsx", "-o", "核对.xlsx"]);
    assert_eq!(status(&output), 1, "{}", err(&output));
    assert!(out(&output).contains("已写出 核对.xlsx"), "{}", out(&output));
    assert_eq!(fs::read(folder.path().join("预算.xlsx")).unwrap(), bytes, "the file stays");
    let copy = fs::read(folder.path().join("核对.xlsx")).unwrap();
    let (old, new) = (parts(&bytes), parts(&copy));
    let changed: BTreeSet<&str> =
        old.iter().filter(|(name, part)| new[*name] != **part).map(|(name, _)| &**name).collect();
    // The sheet has a drawing of comments already: the sheet itself is not touched.
    let must = ["[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/comments1.xml"];
    assert!(must.iter().all(|name| changed.contains(name)), "{changed:?}");
    let may =
        [&must[..], &["xl/styles.xml", "xl/workbook.xml", "xl/drawings/vmlDrawing1.vml"]].concat();
    assert!(changed.iter().all(|name| may.contains(name)), "{changed:?}");
    let added: BTreeSet<&str> =
        new.keys().filter(|name| !old.contains_key(*name)).map(String::as_str).collect();
    assert_eq!(added, BTreeSet::from(["xl/worksheets/gongkai1.xml"]));
    let comments = part(&new, "xl/comments1.xml");
    for words in ["张三：待核", "定稿", "【错误】部门支出总表/合计/合计不平", "可能有两位数字颠倒"]
    {
        assert!(comments.contains(words), "{words}: {comments}");
    }
    assert_eq!(comments.matches("ref=\"C8\"").count(), 1, "one comment a cell: {comments}");
    // It opens, and holds what it held.
    let (before, after) = (read(&bytes, "xlsx").unwrap(), read(&copy, "xlsx").unwrap());
    assert_eq!(before[..], after[..2]);
    assert_eq!((after[2].name.as_str(), after[2].text(0, 0)), ("核对结果", "级别"));
    let listed: Vec<&str> = after[2].rows.iter().map(|row| row[3].as_str()).collect();
    assert!(listed.contains(&"C8"), "{listed:?}");
    // Checked again, the sheet of findings is none of the office's.
    let again = out(&check(folder.path(), &["核对.xlsx"]));
    assert!(!again.contains("核对结果"), "{again}");
}

#[test]
fn a_sheet_without_comments_gets_a_drawing_where_it_belongs() {
    let folder = folder();
    put(folder.path(), "预算.xlsx", &example());
    check(folder.path(), &["预算.xlsx", "-o", "out/核对.xlsx", "--lang", "en"]);
    let new = parts(&fs::read(folder.path().join("out/核对.xlsx")).unwrap());
    let sheet = part(&new, "xl/worksheets/sheet2.xml");
    assert!(sheet.contains("<legacyDrawing xmlns:r="), "{sheet}");
    assert!(sheet.find("<pageMargins").unwrap() < sheet.find("<legacyDrawing").unwrap());
    assert_eq!(
        part(&new, "xl/worksheets/sheet1.xml"),
        part(&parts(&example()), "xl/worksheets/sheet1.xml")
    );
    let comments = part(&new, "xl/comments-gongkai1.xml");
    assert!(comments.contains("ref=\"C8\"") && comments.contains("does not agree"), "{comments}");
    let drawing = part(&new, "xl/drawings/vmlDrawing-gongkai1.vml");
    assert!(drawing.contains("<x:Row>7</x:Row><x:Column>2</x:Column>"), "{drawing}");
    let types = part(&new, "[Content_Types].xml");
    for said in ["Extension=\"vml\"", "/xl/comments-gongkai1.xml", "/xl/worksheets/gongkai1.xml"] {
        assert!(types.contains(said), "{said}: {types}");
    }
    assert!(part(&new, "xl/workbook.xml").contains("name=\"Findings\""));
    for (name, bytes) in new.iter().filter(|(name, _)| !name.ends_with(".bin")) {
        let mut reader = quick_xml::Reader::from_reader(bytes.as_slice());
        let mut buffer = Vec::new();
        loop {
            match reader.read_event_into(&mut buffer) {
                Ok(quick_xml::events::Event::Eof) => break,
                Ok(_) => buffer.clear(),
                Err(error) => panic!("{name}: {error}"),
            }
        }
    }
}

#[test]
fn one_finding_of_several_cells_has_a_comment_at_each() {
    let folder = folder();
    let mut rows = table(SPENDING);
    let more = [("208", "社会保障和就业支出"), ("20805", "养老支出"), ("2080501", "离退休")];
    for (at, (code, name)) in (3..).zip(more) {
        rows.insert(at, [code, name, "100.00", "", "100.00"].map(str::to_owned).to_vec());
    }
    rows[10] = ["合计", "", "1620.40", "520.40", "1100.00"].map(str::to_owned).to_vec();
    // Words that are numbers, without the decimals of the others.
    (rows[9][2], rows[9][4]) = ("1000".to_owned(), "1000".to_owned());
    put(folder.path(), "a.xlsx", &book(&[("部门支出总表", &rows)]).save_to_buffer().unwrap());
    let findings = found(folder.path(), &["a.xlsx"]);
    let [hint] = findings.as_slice() else { panic!("{findings:?}") };
    assert_eq!((text(hint, "rule"), text(hint, "cell")), ("uneven-decimals", "C10"));
    assert_eq!(text(&hint["related"][0], "cell"), "E10");
    check(folder.path(), &["a.xlsx", "-o", "b.xlsx"]);
    let copy = parts(&fs::read(folder.path().join("b.xlsx")).unwrap());
    let comments = part(&copy, "xl/comments-gongkai1.xml");
    assert!(comments.contains("ref=\"C10\"") && comments.contains("ref=\"E10\""), "{comments}");
}

#[test]
fn nothing_is_overwritten_but_a_copy_of_before() {
    let folder = folder();
    let path = put(folder.path(), "预算.xlsx", &example());
    put(folder.path(), "别的.xlsx", b"mine");
    for (name, why) in
        [("预算.xlsx", "是要核对的文件"), ("别的.xlsx", "已经有了"), ("a.txt", "请以 .xlsx 结尾")]
    {
        let output = check(folder.path(), &["预算.xlsx", "-o", name]);
        assert_eq!(status(&output), 2, "{name}");
        assert!(err(&output).contains(why), "{name}: {}", err(&output));
    }
    assert_eq!(fs::read(&path).unwrap(), example());
    assert_eq!(fs::read(folder.path().join("别的.xlsx")).unwrap(), b"mine");
    assert!(!folder.path().join("a.txt").exists());
    for _ in 0..2 {
        assert_eq!(status(&check(folder.path(), &["预算.xlsx", "-o", "核对.xlsx"])), 1);
    }
}

#[test]
fn another_kind_of_file_gives_a_workbook_of_findings() {
    let folder = folder();
    let rows = with(SPENDING, (7, 2), "1250.40");
    let csv: String = rows.iter().map(|row| row.join(",") + "\n").collect();
    put(folder.path(), "部门支出总表.csv", csv.as_bytes());
    let output = check(folder.path(), &["部门支出总表.csv", "-o", "结果.xlsx"]);
    assert_eq!(status(&output), 1, "{}", err(&output));
    let sheets = read(&fs::read(folder.path().join("结果.xlsx")).unwrap(), "xlsx").unwrap();
    assert_eq!(sheets.len(), 1);
    assert!(sheets[0].rows.iter().any(|row| row[3] == "C8" && row[1] == "部门支出总表.csv"));
    // It is known as one that may be replaced.
    assert_eq!(status(&check(folder.path(), &["部门支出总表.csv", "-o", "结果.xlsx"])), 1);
}

#[test]
fn a_folder_is_checked_file_by_file() {
    let folder = folder();
    put(folder.path(), "各部门/水利局 预算.xlsx", &example());
    let right = book(&[("部门支出总表", &table(SPENDING))]).save_to_buffer().unwrap();
    put(folder.path(), "各部门/另一份.xlsx", &right);
    put(folder.path(), "各部门/~$另一份.xlsx", b"locked");
    put(folder.path(), "各部门/说明.pdf", b"%PDF-1.4");
    for (name, rows) in [("收支总表", REVENUE), ("支出总表", SPENDING)] {
        let csv: String = rows.iter().map(|row| row.join(",") + "\n").collect();
        put(folder.path(), &format!("各部门/表格/{name}.csv"), csv.as_bytes());
    }
    let output = check(folder.path(), &["各部门"]);
    assert_eq!(status(&output), 1, "{}", err(&output));
    let human = out(&output);
    for words in [
        "各部门/另一份.xlsx：2026年部门预算",
        "各部门/水利局 预算.xlsx：2026年部门预算",
        "各部门/表格：2026年部门预算",
        "各部门/说明.pdf：是.pdf，没有读：请给排版以前的工作簿（.xlsx）和Word文档（.docx）",
        "3 份文件；",
    ] {
        assert!(human.contains(words), "{words}: {human}");
    }
    assert!(!human.contains("~$"), "{human}");
    // Many others are counted.
    for number in 0..11 {
        put(folder.path(), &format!("各部门/附件/{number}.txt"), b"text");
    }
    let human = out(&check(folder.path(), &["各部门"]));
    let counted = "各部门：12个文件不是表格文件，也不是.docx，没有读（.pdf 1，.txt 11）";
    assert!(human.contains(counted) && !human.contains("说明.pdf"), "{human}");
    // One that cannot be read keeps no other from it, and is no success.
    put(folder.path(), "各部门/坏.xlsx", b"PK\x03\x04 damaged");
    let output = check(folder.path(), &["各部门"]);
    assert_eq!(status(&output), 2);
    assert!(out(&output).contains("3 份文件；") && err(&output).contains("坏.xlsx"));
    assert!(err(&output).contains("1 份没有核对"), "{}", err(&output));
}

#[test]
fn what_is_not_recognised_is_asked_for() {
    let folder = folder();
    let rows =
        vec![vec!["随便".to_owned(), "数".to_owned()], vec!["甲".to_owned(), "12.5".to_owned()]];
    put(folder.path(), "a.xlsx", &book(&[("Sheet1", &rows)]).save_to_buffer().unwrap());
    let output = check(folder.path(), &["a.xlsx"]);
    assert_eq!(status(&output), 2);
    assert!(err(&output).contains("请用 --kind 写明"), "{}", err(&output));
    let output = check(folder.path(), &["a.xlsx", "--kind", "budget"]);
    assert_eq!(status(&output), 1, "nothing was taken, and that is no success");
    assert!(out(&output).contains("没有取到数据"), "{}", out(&output));
    for (flag, value, why) in [
        ("--profile", "nowhere", "没有名为「nowhere」的公开要求"),
        ("--form", "Z99", "没有名为「Z99」的表样"),
    ] {
        let output = check(folder.path(), &["a.xlsx", flag, value]);
        assert_eq!(status(&output), 2);
        assert!(err(&output).contains(why), "{}", err(&output));
    }
    let output = check(folder.path(), &["--kind", "budget"]);
    assert_eq!(status(&output), 2);
    assert!(err(&output).contains("没有给出要核对的文件"), "{}", err(&output));
    let output = check(site().path(), &["--kind", "budget"]);
    assert_eq!(status(&output), 2);
    assert!(err(&output).contains("只用于核对文件"), "{}", err(&output));
}

#[test]
fn kind_year_and_place_are_read_off_the_file() {
    let folder = folder();
    let bare = with(SPENDING, (0, 0), "部门支出总表");
    let file = |rows: &[Vec<String>]| book(&[("部门支出总表", rows)]).save_to_buffer().unwrap();
    put(folder.path(), "预算.xlsx", &file(&bare));
    put(folder.path(), "2024年部门预算.xlsx", &file(&bare));
    let mut of_shanghai = table(SPENDING);
    of_shanghai[1][0] = "编制部门：上海市普陀区水务局".to_owned();
    put(folder.path(), "上海.xlsx", &file(&of_shanghai));
    let heading = |arguments: &[&str]| {
        let output = out(&check(folder.path(), arguments));
        output.lines().next().unwrap_or_default().to_owned()
    };
    assert!(heading(&["预算.xlsx"]).contains("部门预算（年度没有写，--year 写明）"));
    assert!(heading(&["预算.xlsx"]).contains("没有认出是哪里的公开件"));
    assert!(heading(&["预算.xlsx", "--year", "2025"]).contains("：2025年部门预算，"));
    assert!(heading(&["2024年部门预算.xlsx"]).contains("：2024年部门预算，"));
    assert!(heading(&["上海.xlsx"]).ends_with("按「上海市区级」（shanghai-district）核对"));
    assert!(heading(&["上海.xlsx", "--profile", "statutory"]).ends_with("（statutory）核对"));
    assert!(heading(&["预算.xlsx", "--department", "示例局"]).contains("，示例局，"));
}

#[test]
fn rows_that_were_left_make_a_sum_unsure() {
    let folder = folder();
    let mut rows = table(SPENDING);
    // A row of figures without a code and a name is left, and the total counts it.
    rows.insert(7, vec![String::new(), String::new(), "9.00".into(), "9.00".into(), String::new()]);
    rows[8] = ["合计", "", "1529.40", "529.40", "1000.00"].map(str::to_owned).to_vec();
    put(folder.path(), "a.xlsx", &book(&[("部门支出总表", &rows)]).save_to_buffer().unwrap());
    let findings = found(folder.path(), &["a.xlsx"]);
    assert!(!findings.is_empty());
    for one in &findings {
        assert_eq!(text(one, "level"), "note", "{one}");
        assert!(one["causes"].to_string().contains("没有读入"), "{one}");
    }
    assert_eq!(status(&check(folder.path(), &["a.xlsx", "--deny-warnings"])), 0);
    assert!(out(&check(folder.path(), &["a.xlsx"])).contains("未取：工作表“部门支出总表” C8:D8"));
}

#[test]
fn what_cannot_be_read_is_said() {
    let folder = folder();
    let empty = Workbook::new().save_to_buffer();
    for (name, bytes, end, words) in [
        ("空.xlsx", empty.unwrap_or_default(), 1, "是空的"),
        ("零.xlsx", Vec::new(), 2, "文件是空的"),
        ("页.pdf", b"%PDF-1.4".to_vec(), 2, "内容是PDF"),
        ("半.xlsx", example()[..900].to_vec(), 2, "文件已损坏"),
    ] {
        let bytes = if name == "空.xlsx" {
            book(&[("表", &[])]).save_to_buffer().unwrap()
        } else {
            bytes
        };
        put(folder.path(), name, &bytes);
        let output = check(folder.path(), &[name]);
        assert_eq!(status(&output), end, "{name}");
        let said = out(&output) + &err(&output);
        assert!(said.contains(words), "{name}: {said}");
    }
    let output = check(folder.path(), &["没有.xlsx"]);
    assert_eq!(status(&output), 2);
    assert!(err(&output).contains("没有.xlsx：没有这个文件或文件夹"), "{}", err(&output));
}

/// A site with one disclosure whose profile is its own, and an office's file beside its content.
fn site() -> TempDir {
    let folder = folder();
    let put = |name: &str, text: &str| self::put(folder.path(), name, text.as_bytes());
    put("site.toml", "[site]\nprofile = \"own\"\n\n[levels]\ntotal-mismatch = \"warning\"\n");
    put(
        "content/_profiles/own.yaml",
        "profile: own\nname: 本县要求\nkinds:\n  budget:\n    title: 部门预算\n    tables: [{ form: B03, name: 支出一览, required: true }]\n",
    );
    put("content/a/region.yaml", "name: 示例县\n");
    put("content/a/b/department.yaml", "name: 示例县水利局\n");
    put(
        "content/a/b/2026/budget.yaml",
        "format: 1\nyear: 2026\nunit: 万元\ntables:\n  支出一览: { none: 本表无数据 }\n",
    );
    let mut rows = with(SPENDING, (7, 2), "1250.40");
    rows[0][0] = "2026年支出一览".to_owned();
    let bytes = book(&[("支出一览", &rows)]).save_to_buffer().unwrap();
    self::put(folder.path(), "收件/预算.xlsx", &bytes);
    self::put(folder.path(), "content/a/b/2026/预算.xlsx", &bytes);
    folder
}

#[test]
fn inside_a_site_its_profile_and_levels_hold() {
    let site = site();
    let before: BTreeSet<PathBuf> = files(site.path());
    let output = check(site.path(), &["收件/预算.xlsx"]);
    assert_eq!(status(&output), 0, "{}{}", out(&output), err(&output));
    let human = out(&output);
    assert!(human.contains("按「本县要求」（own）核对"), "{human}");
    assert!(
        human.contains("warning[total-mismatch]") && human.contains("支出一览/合计/合计"),
        "{human}"
    );
    assert_eq!(files(site.path()), before, "nothing is written");
    // From another folder, with --root.
    let elsewhere = folder();
    let root = site.path().display().to_string();
    let file = site.path().join("收件/预算.xlsx").display().to_string();
    let output = check(elsewhere.path(), &["--root", &root, &file]);
    assert!(out(&output).contains("（own）核对"), "{}{}", out(&output), err(&output));
}

#[test]
fn content_stays_content() {
    let site = site();
    for path in ["content/a/b/2026/budget.yaml", "a/b/2026/budget", "content", "."] {
        let output = check(site.path(), &[path]);
        assert!(out(&output).contains("份公开件"), "{path}: {}{}", out(&output), err(&output));
    }
    // A workbook that lies in content is a stray file there, as it was.
    let stray = check(site.path(), &["content/a/b/2026/预算.xlsx", "--format", "short"]);
    assert!(out(&stray).contains("[stray-file]"), "{}", out(&stray));
    // What is named from the site's root or from content/ is meant of it, wherever one stands.
    let elsewhere = folder();
    put(elsewhere.path(), "content/a/b/2026/budget.yaml", b"not it");
    let root = site.path().display().to_string();
    let output = check(elsewhere.path(), &["--root", &root, "content/a/b/2026/budget.yaml"]);
    assert!(out(&output).contains("1 份公开件"), "{}{}", out(&output), err(&output));
    let both = check(site.path(), &["content", "收件/预算.xlsx"]);
    assert_eq!(status(&both), 2);
    assert!(err(&both).contains("请分开核对"), "{}", err(&both));
    let nothing = check(site.path(), &["收件/没有.xlsx"]);
    assert_eq!(status(&nothing), 2);
    assert!(err(&nothing).contains("没有这个文件或文件夹"), "{}", err(&nothing));
}

fn files(root: &Path) -> BTreeSet<PathBuf> {
    let mut found = BTreeSet::new();
    let mut open = vec![root.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { open.push(path) } else { _ = found.insert(path) }
        }
    }
    found
}

/// Tables of published documents as they were printed: what is found in them is what somebody has
/// acknowledged there, and nothing else.
#[test]
fn what_is_found_in_real_tables_is_real() {
    let elsewhere = folder();
    let mut documents = 0;
    let mut errors = 0;
    for entry in fs::read_dir(common::repository().join("tests/real")).unwrap() {
        let path = entry.unwrap().path();
        let Ok(acknowledged) = fs::read_to_string(path.join("acknowledged.yaml")) else { continue };
        documents += 1;
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let kind = if name.contains("final") {
            "final-accounts"
        } else if name.contains("selfeval") {
            "self-evaluation"
        } else if name.contains("sangong") {
            "government"
        } else {
            "budget"
        };
        let folder = path.display().to_string();
        // Those that say their kind are recognised.
        let findings = if name.starts_with("pingtan") {
            found(elsewhere.path(), &[&folder, "--kind", kind])
        } else {
            let said = match kind {
                "final-accounts" => "部门决算",
                "self-evaluation" => "绩效自评",
                "government" => "政府预决算",
                _ => "部门预算",
            };
            let output = out(&check(elsewhere.path(), &[&folder]));
            assert!(output.lines().next().unwrap().contains(said), "{name}: {output}");
            found(elsewhere.path(), &[&folder])
        };
        // What rounding explains is one note, each of its places an error there.
        for one in findings.iter().filter(|one| text(one, "message").contains("尾差之内")) {
            let others = one["related"].as_array().unwrap();
            let places = others.iter().map(|other| text(other, "at"));
            for at in places.chain([text(one, "at")]) {
                errors += 1;
                assert!(acknowledged.contains(at), "{name}: {at}");
            }
        }
        for one in findings.iter().filter(|one| text(one, "level") != "note") {
            errors += 1;
            assert!(acknowledged.contains(text(one, "rule")), "{name}: {one}");
            assert!(acknowledged.contains(text(one, "at")), "{name}: {one}");
            assert!(text(one, "file").ends_with(".csv") && !text(one, "sheet").is_empty(), "{one}");
        }
    }
    assert!(documents >= 13 && errors >= 20, "{documents} documents, {errors} errors");
}
