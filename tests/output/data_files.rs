//! The data files: doubts leave with the figures, what nobody answers for does not, and no reader of a
//! folder takes a key of its path for a column.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

use std::collections::BTreeMap;
use std::path::Path;

use gongkai::export::FACTS;
use gongkai::pipeline::{BuildOptions, build, open};
use gongkai::site::route;
use serde_json::Value;

const SITE: &str = "[site]\ntitle = \"示例\"\nprofile = \"small\"\nlicence = \"CC-BY-4.0\"\nlicence-url = \"https://example.org/licence\"\n[levels]\ntotal-mismatch = \"warning\"\n";
const PROFILE: &str = "profile: small\nname: 示例县\nextends: statutory\nkinds:\n  budget:\n    title: 部门预算\n    tables:\n      - { form: N02 }\n      - { form: N03 }\n      - { form: P1 }\n";
const DEPARTMENT: &str = "code: \"333\"\nname: 示例县水利局\nbudget-units: []\n";
/// A total that the site lowered, a change that its transcriber explains, and, explained by nobody, a
/// publication past its last day.
const BUDGET: &str = "format: 1
year: 2021
origin: invented
profile: small
source: { title: 2021年部门预算, url: https://www.example.gov.cn/1 }
dates: { approved: 2021-02-01, published: 2021-05-03 }
statements:
  支出说明: { 合计: 31.00, 基本支出: 10.00, 项目支出: 20.00 }
  比上年增减情况: { 合计: 31.00, 上年数: 30.00, 增加额: 5.00 }
acknowledgements:
  - { rule: total-mismatch, at: 比上年增减情况/增加额, reported: \"5.00\", computed: \"1.00\", by: transcriber, reason: 原文如此, reply: { date: 2021-06-07, text: 含结转 } }
";

/// A total that is the sum of its parts.
const NEXT: &str = "format: 1
year: 2022
origin: invented
profile: small
statements:
  支出说明: { 合计: 31.00, 基本支出: 11.00, 项目支出: 20.00 }
";

fn built() -> tempfile::TempDir {
    let site = tempfile::tempdir().unwrap();
    common::write(
        site.path(),
        &[
            ("site.toml", SITE),
            ("content/_profiles/small.yaml", PROFILE),
            ("content/example/region.yaml", common::REGION),
            ("content/example/water/department.yaml", DEPARTMENT),
            ("content/example/water/2021/budget.yaml", BUDGET),
            ("content/example/water/2022/budget.yaml", NEXT),
        ],
    );
    let options = BuildOptions { output: site.path().join("public"), withhold: false };
    assert!(build(&open(site.path()).unwrap(), &options).unwrap().published.is_some());
    site
}

fn text(site: &Path, path: &str) -> String {
    let path = site.join("public").join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The lines of a CSV file by the names of its columns.
fn lines(text: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head = reader.headers().unwrap().clone();
    let named = |line: csv::StringRecord| {
        head.iter().map(str::to_owned).zip(line.iter().map(str::to_owned)).collect()
    };
    reader.records().map(|line| named(line.unwrap())).collect()
}

#[test]
fn a_doubt_leaves_with_its_figure() {
    let site = built();
    let facts = lines(&text(site.path(), &route::facts_csv("990101", 2021)));
    let at = |form: &str, row: &str| -> (String, String) {
        let found = facts.iter().find(|line| line["form"] == form && line["row"] == row).unwrap();
        (found["status"].clone(), found["note"].clone())
    };
    let (status, note) = at("N02", "total");
    assert_eq!(status, "disputed");
    assert!(note.starts_with('[') && note.contains("31.00"), "{note}");
    let all: Vec<&str> = facts.iter().map(|line| line["status"].as_str()).collect();
    assert!(all.iter().all(|one| ["agrees", "disputed", "unchecked"].contains(one)), "{all:?}");
    assert!(facts.iter().all(|line| (line["status"] == "disputed") <= !line["note"].is_empty()));
    let findings = lines(&text(site.path(), "data/findings.csv"));
    let said: Vec<(&str, &str, &str)> = findings
        .iter()
        .map(|line| (line["rule"].as_str(), line["speaker"].as_str(), line["reply"].as_str()))
        .collect();
    assert_eq!(said, [("total-mismatch", "site", ""), ("total-mismatch", "transcriber", "含结转")]);
    assert!(findings.iter().all(|line| line["url"].ends_with(&line["note_number"])));
    // What nobody answers for.
    for (path, bytes) in common::tree(&site.path().join("public/data")) {
        assert!(!String::from_utf8_lossy(&bytes).contains("published-late"), "{path}");
    }
}

#[test]
fn every_figure_of_a_relation_that_does_not_hold_is_disputed() {
    let site = built();
    let facts = lines(&text(site.path(), &route::facts_csv("990101", 2021)));
    let own = |form: &'static str| facts.iter().filter(move |line| line["form"] == form);
    let notes: Vec<&str> = own("N02").map(|line| line["note"].as_str()).collect();
    assert!(notes.iter().all(|note| note.starts_with("[1] ") && *note == notes[0]), "{notes:?}");
    let all: Vec<(&str, &str)> =
        own("N03").map(|line| (line["printed"].as_str(), line["status"].as_str())).collect();
    assert!(all.iter().all(|(_, status)| *status == "disputed"), "{all:?}");
}

#[test]
fn the_other_document_of_a_relation_is_disputed_too_and_an_empty_cell_is_not() {
    let first = "format: 1\nyear: 2021\norigin: invented\nprofile: small\nunit: 万元\nstatements:\n  支出说明: { 合计: 30.00, 基本支出: 10.00, 项目支出: 20.00, 人员经费: ——, 日常公用经费: 10.00 }\n";
    let next = "format: 1\nyear: 2022\norigin: invented\nprofile: small\nunit: 万元\nstatements:\n  比上年增减情况: { 合计: 31.00, 上年数: 29.00, 增加额: 2.00 }\nacknowledgements:\n  - { rule: last-year-mismatch, at: 比上年增减情况/上年数, reported: \"29.00\", computed: \"30.00\", by: transcriber, reason: 原文如此 }\n  - { rule: last-year-mismatch, at: 比上年增减情况/合计, reported: \"29.00\", computed: \"30.00\", by: transcriber, reason: 原文如此 }\n";
    let site = tempfile::tempdir().unwrap();
    common::write(
        site.path(),
        &[
            ("site.toml", SITE),
            ("content/_profiles/small.yaml", PROFILE),
            ("content/example/region.yaml", common::REGION),
            ("content/example/water/department.yaml", DEPARTMENT),
            ("content/example/water/2021/budget.yaml", first),
            ("content/example/water/2022/budget.yaml", next),
        ],
    );
    let options = BuildOptions { output: site.path().join("public"), withhold: false };
    let report = build(&open(site.path()).unwrap(), &options).unwrap();
    assert!(report.published.is_some(), "{:?}", report.open.findings());
    let facts = lines(&text(site.path(), &route::facts_csv("990101", 2021)));
    let at = |printed: &str| facts.iter().find(|line| line["printed"] == printed).unwrap();
    let total = at("30.00");
    assert_eq!(total["status"], "disputed");
    assert!(total["note"].contains("29.00"), "{}", total["note"]);
    assert_eq!((at("——")["status"].as_str(), at("——")["note"].as_str()), ("unchecked", ""));
    assert_eq!(at("20.00")["status"], "agrees");
}

#[test]
fn a_figure_against_which_nothing_is_held_does_not_agree() {
    let site = built();
    let of = |year: i16| -> Vec<String> {
        let facts = lines(&text(site.path(), &route::facts_csv("990101", year)));
        let own = facts.iter().filter(|line| line["form"] == "N02");
        own.map(|line| line["status"].clone()).collect()
    };
    // Which figure of a sum that is wrong is wrong, no arithmetic says.
    assert_eq!(of(2021), ["disputed", "disputed", "disputed"]);
    assert_eq!(of(2022), ["agrees", "agrees", "agrees"]);
}

#[test]
fn no_key_of_a_path_is_the_name_of_a_column() {
    let path = route::facts_csv("990101", 2021);
    let keys: Vec<&str> =
        path.split('/').filter_map(|part| Some(part.split_once('=')?.0)).collect();
    assert_eq!(keys.len(), 2);
    for column in FACTS.columns {
        assert!(!keys.contains(&column.name), "{path} has {}", column.name);
    }
}

/// The package names the columns that there are, and every file that it lists is there.
#[test]
fn the_package_says_what_the_files_are() {
    let site = built();
    let package: Value = serde_json::from_str(&text(site.path(), "data/datapackage.json")).unwrap();
    assert_eq!(package["licenses"][0]["name"], "CC-BY-4.0");
    assert_eq!(package["licenses"][0]["path"], "https://example.org/licence");
    let resources = package["resources"].as_array().unwrap();
    for resource in resources {
        let paths: Vec<&str> = match &resource["path"] {
            Value::String(path) => vec![path],
            several => {
                several.as_array().unwrap().iter().map(|one| one.as_str().unwrap()).collect()
            }
        };
        let fields = resource["schema"]["fields"].as_array().unwrap();
        let named: Vec<&str> = fields.iter().map(|field| field["name"].as_str().unwrap()).collect();
        for path in paths {
            let text = text(site.path(), &format!("data/{path}"));
            assert_eq!(text.lines().next().unwrap(), named.join(","), "{path}");
        }
        for key in resource["schema"]["foreignKeys"].as_array().into_iter().flatten() {
            let there = &key["reference"]["resource"];
            assert!(resources.iter().any(|other| &other["name"] == there), "{there}");
        }
    }
    for name in route::DATA_FILES.into_iter().chain([FACTS.name]) {
        assert!(resources.iter().any(|one| one["name"] == name), "{name}");
    }
    // The schemas name the same files.
    let (sql, spark) = (text(site.path(), "data/duckdb.sql"), text(site.path(), "data/spark.json"));
    let spark: Value = serde_json::from_str(&spark).unwrap();
    for resource in resources {
        let name = resource["name"].as_str().unwrap();
        assert!(sql.contains(&format!("VIEW {name} AS")), "{name}\n{sql}");
        let fields = resource["schema"]["fields"].as_array().unwrap().len();
        assert_eq!(spark[name]["fields"].as_array().unwrap().len(), fields, "{name}");
    }
}

/// A cell of `data.json` says what is its own; the rest is its table's.
#[test]
fn a_table_says_its_unit_and_columns_once() {
    let site = built();
    let data: Value =
        serde_json::from_str(&text(site.path(), "example/water/2021/budget/data.json")).unwrap();
    assert_eq!(data["format"], 2);
    for table in data["tables"].as_array().unwrap() {
        let columns: BTreeMap<&str, &Value> = table["columns"]
            .as_array()
            .unwrap()
            .iter()
            .map(|column| (column["column"].as_str().unwrap(), column))
            .collect();
        for row in table["rows"].as_array().unwrap() {
            for cell in row["cells"].as_array().unwrap() {
                let column = columns[cell["column"].as_str().unwrap()];
                assert_eq!(column["unit"], table["unit"]);
                assert!(cell.get("unit").is_none() && cell.get("amount_yuan").is_none(), "{cell}");
                assert_eq!(cell.get("value").is_some(), cell.get("state").is_none(), "{cell}");
            }
        }
    }
}

/// The published workbook says what is in doubt, in a sheet and at its cells; who takes its figures
/// leaves that sheet.
#[test]
fn doubts_leave_with_the_workbook() {
    let site = built();
    let book = site.path().join("public/example/water/2021/budget/2021-budget.xlsx");
    let bytes = std::fs::read(&book).unwrap();
    let sheets = gongkai::workbook::read(&bytes, "xlsx").unwrap();
    let doubts = sheets.last().unwrap();
    assert_eq!(doubts.name, "存疑");
    let told: Vec<[&str; 2]> =
        (1..3).map(|row| [doubts.text(row, 0), doubts.text(row, 3)]).collect();
    assert_eq!(told, [["1", ""], ["2", "原文如此"]]);
    assert!(doubts.text(2, 1).contains("增加额") && !doubts.text(2, 2).is_empty());
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes.as_slice())).unwrap();
    let mut comments = String::new();
    let mut part = archive.by_name("xl/comments1.xml").unwrap();
    std::io::Read::read_to_string(&mut part, &mut comments).unwrap();
    assert!(comments.contains("[1]") && comments.contains("[2]"), "{comments}");
    let other = site.path().join("public/example/water/2022/budget/2022-budget.xlsx");
    let sound = gongkai::workbook::read(&std::fs::read(other).unwrap(), "xlsx").unwrap();
    assert!(sound.iter().all(|sheet| sheet.name != "存疑"), "nothing is in doubt there");
    let into = ["--into", "example/water/2022/budget", "--dry-run"];
    let arguments = [&["import", book.to_str().unwrap()], &into[..]].concat();
    let (_, said) = common::run(site.path(), &arguments);
    assert!(said.contains("支出说明") && !said.contains("存疑"), "{said}");
}
