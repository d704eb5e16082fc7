//! Tables laid out as offices of many places lay them out: what is imported adds up without a word,
//! and a figure that is changed in them is found.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

mod common;

use std::fs;

use common::run;
use gongkai::workbook::{Align, DrawnCell, DrawnSheet, DrawnWorkbook, write};

/// A sheet, a row a line, cells divided by `|`.
fn sheet(rows: &str) -> DrawnSheet {
    let rows: Vec<&str> = rows.trim().lines().map(str::trim).collect();
    let cells = rows.iter().enumerate().flat_map(|(row, line)| {
        line.split('|').enumerate().filter(|(_, text)| !text.is_empty()).map(move |(at, text)| {
            (row, at, DrawnCell::Text(text.to_owned(), Align::Left(0)))
        })
    });
    DrawnSheet { name: rows[0].to_owned(), cells: cells.collect(), ..DrawnSheet::default() }
}

/// What came of an import.
struct Imported {
    said: String,
    yaml: String,
    /// The findings of level error, one a line.
    errors: Vec<String>,
}

/// Imports sheets as the disclosure of a kind, and checks it.
fn imported(kind: &str, sheets: &[&str]) -> Imported {
    let site = common::site(&[]);
    let into = format!("example/housing/2021/{kind}");
    let book = site.path().join("book.xlsx");
    let sheets = sheets.iter().map(|rows| sheet(rows)).collect();
    fs::write(&book, write(&DrawnWorkbook { sheets }).unwrap()).unwrap();
    let arguments =
        ["import", book.to_str().unwrap(), "--into", &into, "--profile", "statutory"];
    let (_, said) = run(site.path(), &arguments);
    let yaml = fs::read_to_string(site.path().join(format!("content/{into}.yaml"))).unwrap();
    let (_, found) = run(site.path(), &["check", "--format", "json"]);
    let about_tables = |line: &&str| {
        line.contains(r#""level":"error""#)
            && !line.contains(r#""rule":"missing-table""#)
            && !line.contains(r#""rule":"missing-section""#)
    };
    let errors = found.lines().filter(about_tables).map(str::to_owned).collect();
    Imported { said, yaml, errors }
}

/// Asserts that these texts stand in the file and nothing is found.
fn adds_up(imported: &Imported, rows: &[&str]) {
    let Imported { said, yaml, errors } = imported;
    for row in rows {
        assert!(yaml.contains(row), "{row}\n{said}\n{yaml}");
    }
    assert!(errors.is_empty(), "{errors:#?}\n{said}\n{yaml}");
}

/// Asserts that one error is found, about this place.
fn fails_at(imported: &Imported, at: &str) {
    let Imported { said, yaml, errors } = imported;
    let about = format!(r#""at":"{at}""#);
    assert!(errors.iter().any(|error| error.contains(&about)), "{errors:#?}\n{said}\n{yaml}");
}

const TOTAL_BESIDE_PARTS: &str = "收入决算表
    单位：万元
    项目||||本年收入合计|财政拨款收入|上级补助收入|事业收入|经营收入|附属单位上缴收入|其他收入
    支出功能分类|||科目名称
    科目编码
    类|款|项|合计|30.00|24.00|||||6.00
    201|||一般公共服务支出|10.00|4.00|||||6.00
    201|06||财政事务|10.00|4.00|||||6.00
    201|06|01|行政运行|10.00|4.00|||||6.00
    208|||社会保障和就业支出|20.00|20.00
    208|5||行政事业单位养老支出|20.00|20.00
    208|5|1|行政单位离退休|20.00|20.00";

/// 类, 款, 项 and 合计 in one row; parts that a spreadsheet took for numbers.
#[test]
fn a_total_beside_the_names_of_the_parts_of_a_code() {
    let taken = imported("final-accounts", &[TOTAL_BESIDE_PARTS]);
    let rows = [
        "{ row: total, 科目: 合计, 本年收入合计: 30.00",
        "{ 科目: \"20106\", 名称: 财政事务",
        "{ 科目: \"2080501\", 名称: 行政单位离退休",
    ];
    adds_up(&taken, &rows);
    let wrong = TOTAL_BESIDE_PARTS.replace("合计|30.00|24.00", "合计|31.00|25.00");
    fails_at(&imported("final-accounts", &[&wrong]), "收入决算表/合计/本年收入合计");
}

/// The ministry's layout: 类, 款, 项 beside 栏次, and 合计 below.
#[test]
fn numbers_of_columns_beside_the_parts_of_a_code() {
    let rows = "支出决算表
        单位：万元
        科目编码|||科目名称|本年支出合计|基本支出|项目支出|上缴上级支出|经营支出|对附属单位补助支出
        类|款|项|栏次|1|2|3|4|5|6
        类|款|项|合计|9.50|9.00|0.50
        205|||教育支出|9.50|9.00|0.50
        205|02||普通教育|9.50|9.00|0.50
        205|02|02|小学教育|9.50|9.00|0.50";
    let rows_taken = ["{ row: total, 科目: 合计, 本年支出合计: 9.50", "科目: \"2050202\""];
    adds_up(&imported("final-accounts", &[rows]), &rows_taken);
}

/// A code written apart in one cell.
#[test]
fn a_code_written_apart() {
    let rows = "支出总表
        单位：万元
        科目编码|科目名称|合计|基本支出|项目支出
        201|一般公共服务支出|12.50|2.50|10.00
        201 03|政府办公厅（室）及相关机构事务|12.50|2.50|10.00
        201-03-01|行政运行|2.50|2.50
        201 03 02|一般行政管理事务|10.00||10.00
        合计||12.50|2.50|10.00";
    adds_up(&imported("budget", &[rows]), &["科目: \"20103\"", "科目: \"2010301\", 名称: 行政运行"]);
    fails_at(
        &imported("budget", &[&rows.replace("务|10.00||10.00", "务|11.00||11.00")]),
        "部门支出总表/20103/合计",
    );
}
