//! Files as they come from outside: what is read of each is right, or is told; nothing is lost without
//! a word.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use std::fs;
use std::path::Path;

use rust_xlsxwriter::{Format, Workbook};
use tempfile::TempDir;

use crate::common::run_in;

type Rows<'a> = &'a [&'a [&'a str]];

const SPENDING: Rows<'_> = &[
    &["2026年部门支出总表"],
    &["编制部门：示例县水利局", "", "", "", "单位：万元"],
    &["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
    &["213", "农林水支出", "1520.40", "520.40", "1000.00"],
    &["21303", "水利", "1520.40", "520.40", "1000.00"],
    &["合计", "", "1520.40", "520.40", "1000.00"],
];

const SANGONG: Rows<'_> = &[
    &["2026年一般公共预算“三公”经费支出表"],
    &["编制部门：示例县水利局", "", "单位：万元"],
    &["项目", "上年预算数", "本年预算数"],
    &["合计", "8.50", "8.00"],
    &["因公出国（境）费", "0", "0"],
    &["公务用车购置及运行维护费", "6.50", "6.20"],
    &["公务用车购置费", "0", "0"],
    &["公务用车运行维护费", "6.50", "6.20"],
    &["公务接待费", "2.00", "1.80"],
];

const INCOME: Rows<'_> = &[
    &["2026年部门收支总表"],
    &["", "", "", "单位：万元"],
    &["收入", "", "支出", ""],
    &["项目", "预算数", "项目", "预算数"],
    &["一般公共预算拨款收入", "1520.40", "农林水支出", "1520.40"],
    &["收入总计", "1520.40", "支出总计", "1520.40"],
];

/// Sheets as a workbook, all cells as texts.
fn book(path: &Path, sheets: &[(&str, Vec<Vec<String>>)]) {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet().set_name(*name).unwrap();
        for (row, cells) in (0..).zip(rows) {
            for (column, text) in (0..).zip(cells).filter(|(_, text)| !text.is_empty()) {
                sheet.write_string(row, column, text).unwrap();
            }
        }
    }
    fs::write(path, book.save_to_buffer().unwrap()).unwrap();
}

fn owned(rows: Rows<'_>) -> Vec<Vec<String>> {
    rows.iter().map(|row| row.iter().map(|text| (*text).to_owned()).collect()).collect()
}

/// Two tables beside each other, some empty columns between them.
fn beside(left: Rows<'_>, right: Rows<'_>, gap: usize) -> Vec<Vec<String>> {
    let width = left.iter().map(|row| row.len()).max().unwrap();
    let cell = |rows: Rows<'_>, row: usize, at: usize| {
        rows.get(row).and_then(|row| row.get(at)).map_or(String::new(), |text| (*text).to_owned())
    };
    let rows = 0..left.len().max(right.len());
    rows.map(|row| {
        let own = (0..width).map(|at| cell(left, row, at));
        let between = std::iter::repeat_n(String::new(), gap);
        own.chain(between).chain((0..5).map(|at| cell(right, row, at))).collect()
    })
    .collect()
}

/// What checking one workbook said.
fn said(sheets: &[(&str, Vec<Vec<String>>)]) -> (i32, String) {
    let folder = TempDir::new().unwrap();
    book(&folder.path().join("a.xlsx"), sheets);
    run_in(folder.path(), &["check", "a.xlsx"])
}

#[test]
fn tables_side_by_side_are_read_each_by_itself() {
    for gap in [1, 2] {
        let (status, told) = said(&[("全部", beside(SPENDING, SANGONG, gap))]);
        assert_eq!(status, 0, "{told}");
        assert!(told.contains("读入：B03 部门支出总表、B07 "), "{told}");
        assert!(told.contains("有数的单元格 23 个：读入 23 个"), "{told}");
        let (_, told) = said(&[("全部", beside(SANGONG, SPENDING, gap))]);
        assert!(told.contains("有数的单元格 23 个：读入 23 个"), "{told}");
    }
    // A wrong figure is found where it stands.
    let mut rows = beside(SPENDING, SANGONG, 1);
    rows[8][8] = "1.90".to_owned();
    let (status, told) = said(&[("全部", rows)]);
    assert_eq!(status, 1, "{told}");
    assert!(told.contains("「全部」 I4"), "{told}");
}

/// Two titles in one row, and the heads of the second table right behind those of the first.
#[test]
fn tables_without_a_column_between_them_are_read_each_by_itself() {
    for (left, right) in [(SPENDING, SANGONG), (SANGONG, SPENDING), (INCOME, SPENDING)] {
        let figures = |rows: Rows<'_>| {
            if rows[0] == INCOME[0] {
                4
            } else if rows[0] == SANGONG[0] {
                12
            } else {
                11
            }
        };
        let all = figures(left) + figures(right);
        let said_of = |rows: Vec<Vec<String>>| {
            let (status, told) = said(&[("全部", rows)]);
            assert_eq!(status, 0, "{told}");
            assert!(told.contains(&format!("有数的单元格 {all} 个：读入 {all} 个")), "{told}");
        };
        said_of(beside(left, right, 0));
        // Titles in the middle of their tables.
        let mut rows = beside(left, right, 0);
        let titles: Vec<usize> = (0..rows[0].len()).filter(|at| !rows[0][*at].is_empty()).collect();
        for at in titles.into_iter().rev() {
            rows[0].swap(at, at + 1);
        }
        said_of(rows);
    }
    let mut rows = beside(SPENDING, SANGONG, 0);
    rows[8][7] = "1.90".to_owned();
    let (status, told) = said(&[("全部", rows)]);
    assert_eq!(status, 1, "{told}");
    assert!(told.contains("「全部」 H4"), "{told}");
    // Without titles nothing says which tables they are: none is read as another.
    let rows = beside(&SPENDING[2..], &SANGONG[2..], 0);
    let (_, told) = said(&[("2026年部门预算", rows)]);
    assert!(told.contains("读入 0 个，未取 23 个"), "{told}");
}

#[test]
fn tables_side_by_side_over_another_are_read_too() {
    let mut rows = beside(SANGONG, SPENDING, 1);
    rows.push(Vec::new());
    rows.extend(owned(INCOME));
    let (status, told) = said(&[("全部", rows)]);
    assert_eq!(status, 0, "{told}");
    assert!(told.contains("有数的单元格 27 个：读入 27 个"), "{told}");
}

#[test]
fn an_empty_column_in_a_table_parts_nothing() {
    let rows = owned(SPENDING).into_iter().map(|mut row| {
        row.resize(5, String::new());
        row.insert(2, String::new());
        row
    });
    let (status, told) = said(&[("支出总表", rows.collect())]);
    assert_eq!(status, 0, "{told}");
    assert!(told.contains("有数的单元格 11 个：读入 11 个"), "{told}");
}

#[test]
fn amounts_below_zero_are_read_in_every_way_they_are_written() {
    let income = |amount: &str| {
        let rows: Rows<'_> = &[
            &["2026年部门收支总表"],
            &["编制部门：示例县水利局", "", "", "单位：万元"],
            &["收入", "", "支出", ""],
            &["项目", "预算数", "项目", "预算数"],
            &["一般公共预算拨款收入", "1540.80", "农林水支出", "1520.40"],
            &["上级补助收入", amount, "", ""],
            &["本年收入合计", "1520.40", "本年支出合计", "1520.40"],
            &["收入总计", "1520.40", "支出总计", "1520.40"],
        ];
        said(&[("收支总表", owned(rows))])
    };
    for amount in [
        "-20.40",
        "－20.40",
        "−20.40",
        "(20.40)",
        "（20.40）",
        "（２０．４０）",
        "△20.40",
        "▲20.40",
    ] {
        let (status, told) = income(amount);
        assert_eq!(status, 0, "{amount}: {told}");
        assert!(told.contains("上级补助收入为负数 -20.40"), "{amount}: {told}");
        assert!(told.contains("有数的单元格 7 个：读入 7 个"), "{amount}: {told}");
    }
    // What may be the number of a list is none.
    let (status, told) = income("（20）");
    assert_eq!(status, 1, "{told}");
    assert!(told.contains("「（20）」不是一个数"), "{told}");
}

#[test]
fn what_cannot_be_seen_is_none_of_a_number() {
    let dress = |rows: Rows<'_>| -> Vec<Vec<String>> {
        let hidden = |text: String| {
            if text.contains('.') { format!("\u{a0}{text}\u{200b}") } else { text }
        };
        owned(rows).into_iter().map(|row| row.into_iter().map(hidden).collect()).collect()
    };
    let (status, told) = said(&[("支出总表", dress(SPENDING))]);
    assert_eq!(status, 0, "{told}");
    assert!(told.contains("读入 11 个"), "{told}");
}

#[test]
fn a_year_in_chinese_digits_is_a_year() {
    for year in ["二〇二六年", "二○二六年", "二零二六年", "二〇二六年度"] {
        let mut rows = owned(SPENDING);
        rows[0][0] = format!("{year}部门支出总表");
        let (status, told) = said(&[("Sheet1", rows)]);
        assert_eq!(status, 0, "{told}");
        assert!(told.starts_with("a.xlsx：2026年部门预算"), "{told}");
    }
}

#[test]
fn a_second_table_of_one_title_is_told_by_whether_it_says_the_same() {
    let told = |change: bool| {
        let mut second = owned(SPENDING);
        if change {
            second[3][2] = "1520.50".to_owned();
        }
        said(&[("支出总表", owned(SPENDING)), ("支出总表(2)", second)]).1
    };
    assert!(told(false).contains("这一张与它逐数相同"), "{}", told(false));
    assert!(told(true).contains("已从支出总表取过，这一张与它不同，没有取"), "{}", told(true));
}

#[test]
fn formulas_without_their_values_say_what_to_do() {
    let folder = TempDir::new().unwrap();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("支出总表").unwrap();
    let amount = Format::new().set_num_format("#,##0.00");
    for (row, cells) in (0..).zip(SPENDING) {
        for (column, text) in (0..).zip(*cells).filter(|(_, text)| !text.is_empty()) {
            match text.parse::<f64>().ok().filter(|_| text.contains('.')) {
                Some(value) => sheet.write_number_with_format(row, column, value, &amount).unwrap(),
                None => sheet.write_string(row, column, *text).unwrap(),
            };
        }
    }
    sheet.write_string(5, 2, "#REF!").unwrap();
    sheet.write_string(3, 2, "=D4+E4").unwrap();
    fs::write(folder.path().join("a.xlsx"), book.save_to_buffer().unwrap()).unwrap();
    let (status, told) = run_in(folder.path(), &["check", "a.xlsx"]);
    assert_eq!(status, 1, "{told}");
    assert!(told.contains("help: 这是公式，文件里没有它算出的值"), "{told}");
    assert!(told.contains("help: 公式出了错，没有算出数"), "{told}");
}

#[test]
fn a_check_of_next_to_nothing_is_no_pass() {
    let tiny: Rows<'_> = &[&["2026年“三公”经费支出表"], &["项目", "本年预算数"], &["合计", "8.00"]];
    let (status, told) = said(&[("三公", owned(tiny))]);
    assert_eq!(status, 1, "{told}");
    assert!(
        told.contains(
            "1 份文件，1 张表、1 个数，没有一条勾稽关系可以核对：没有查出问题，不等于数是对的"
        ),
        "{told}"
    );
    let (status, told) = said(&[("三公", owned(SANGONG))]);
    assert_eq!(status, 0, "{told}");
    assert!(!told.contains("不等于数是对的"), "{told}");
}

#[test]
fn what_is_held_against_what_is_said_of_a_workbook_too() {
    let folder = TempDir::new().unwrap();
    book(&folder.path().join("a.xlsx"), &[("支出总表", owned(SPENDING))]);
    let (status, told) = run_in(folder.path(), &["check", "a.xlsx", "--coverage"]);
    assert_eq!(status, 0, "{told}");
    assert!(told.contains("a.xlsx：9 个数，9 个由勾稽关系核对（100.0%）"), "{told}");
    assert!(told.contains("合计：9 个数，9 个由勾稽关系核对"), "{told}");
}

#[test]
fn a_folder_of_other_kinds_names_them_and_what_to_do() {
    let folder = TempDir::new().unwrap();
    let inside = folder.path().join("收齐");
    fs::create_dir(&inside).unwrap();
    fs::write(inside.join("公开稿.doc"), [0xD0, 0xCF, 0x11, 0xE0]).unwrap();
    fs::write(inside.join("预算.pdf"), b"%PDF-1.7").unwrap();
    let (status, told) = run_in(folder.path(), &["check", "收齐"]);
    assert_eq!(status, 2, "{told}");
    assert!(told.contains("公开稿.doc：是.doc，没有读：请用Word或WPS打开，另存为.docx"), "{told}");
    assert!(told.contains("预算.pdf：是.pdf，没有读"), "{told}");
    book(&inside.join("a.xlsx"), &[("支出总表", owned(SPENDING))]);
    let (status, told) = run_in(folder.path(), &["check", "收齐"]);
    assert_eq!(status, 0, "{told}");
    assert!(told.contains("公开稿.doc：是.doc，没有读：请用Word或WPS打开，另存为.docx"), "{told}");
}

#[test]
fn a_broken_file_is_told_in_chinese_alone() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a.xlsx");
    book(&path, &[("支出总表", owned(SPENDING))]);
    let bytes = fs::read(&path).unwrap();
    fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
    let (status, told) = run_in(folder.path(), &["check", "a.xlsx"]);
    assert_eq!(status, 2, "{told}");
    let words = told.replace("gongkai", "").replace("a.xlsx", "");
    assert!(!words.contains(|c: char| c.is_ascii_alphabetic()), "{told}");
}

#[test]
fn the_sentence_of_another_fund_is_told_at_its_cell() {
    let empty: Rows<'_> = &[
        &["2026年国有资本经营预算支出表"],
        &["编制部门：示例县水利局", "", "", "", "单位：万元"],
        &["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
        &["注：本部门没有使用政府性基金预算拨款安排的支出，故本表为空表。"],
    ];
    let (status, told) =
        said(&[("支出总表", owned(SPENDING)), ("国有资本经营预算支出表", owned(empty))]);
    assert_eq!(status, 1, "{told}");
    assert!(told.contains("error[wrong-empty-statement]"), "{told}");
    assert!(told.contains("「国有资本经营预算支出表」 A4"), "{told}");
}
