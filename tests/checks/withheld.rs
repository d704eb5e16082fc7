//! What a withheld row says stands nowhere: in no finding, page, file of data, workbook or file of
//! search, whatever else is printed beside it. A site with acknowledged documents from which it can
//! be worked out, read to the last byte.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

use std::io::{Cursor, Read};
use std::path::Path;

const PROFILE: &str = include_str!("../conformance/spec/site/content/_profiles/open.yaml");
const SETTINGS: &str =
    "[site]\ntitle = \"示例\"\nprofile = \"open\"\nbase_url = \"https://example.org\"\n";
const DEPARTMENT: &str = "code: \"333\"\nname: 示例县住房和城乡建设局\nbudget-units:\n  - { code: \"333001\", name: 本级 }\n  - { code: \"333002\", name: 管理处 }\n";

/// What is withheld, in 万元: 2021's amount, 2022's, by how much it grew, and what a subtotal
/// leaves.
const SECRETS: [&str; 4] = ["12.37", "14.41", "2.04", "7.77"];

/// What tells a row without its amount: shares, changes, a subtotal that its rows do not make up.
const TELLING: &str = "国防支出占支出总额的31.55%，比上年增长16.49%。\n\n| 项目 | 占比 |\n|---|---|\n| 国防 | 31.55% |\n";

/// A document: its year, the amount that is withheld, that of the other row, and their sum; last
/// year's amount of the other row and the sum. `{…}` are rows that are printed or not.
struct Amounts {
    year: i16,
    secret: &'static str,
    other: &'static str,
    sum: &'static str,
    last: Option<[&'static str; 3]>,
    change: Option<[&'static str; 3]>,
}

const FIRST: Amounts =
    Amounts { year: 2021, secret: "12.37", other: "30.16", sum: "42.53", last: None, change: None };
const SECOND: Amounts = Amounts {
    year: 2022,
    secret: "14.41",
    other: "31.27",
    sum: "45.68",
    last: Some(["12.37", "30.16", "42.53"]),
    change: Some(["2.04", "1.11", "3.15"]),
};

impl Amounts {
    /// The file, with the row in all its tables or withheld from all of them.
    fn budget(&self, printed: bool) -> String {
        let Amounts { year, secret, other, sum, .. } = self;
        let time = |at: usize| {
            let last = self.last.map(|last| format!(", 上年数: {}", last[at]));
            let change = self.change.map(|change| format!(", 增减额: {}", change[at]));
            last.unwrap_or_default() + &change.unwrap_or_default()
        };
        let row = |text: String| if printed { text } else { String::new() };
        let line = row(format!("      国防支出: {secret}\n"));
        let both = row(format!("      国防支出: {{ 合计: {secret}, 一般公共预算: {secret} }}\n"));
        let code = row(format!(
            "      - {{ 科目: \"203\", 名称: 国防支出, 合计: {secret}, 项目支出: {secret} }}\n"
        ));
        let coded = row(format!(
            "      - {{ 科目: \"203\", 名称: 国防支出, 合计: {secret}, 项目支出: {secret}{} }}\n",
            time(0)
        ));
        let project = row(format!(
            "      - {{ 项目编码: \"X1\", 项目名称: 人防, 合计: {secret}, 一般公共预算: {secret} }}\n"
        ));
        let mut text = format!(
            "format: 1\nyear: {year}\norigin: invented\nunit: 万元\ndates: {{ published: {year}-02-01 }}\n\
tables:\n  部门收支总表:\n    收入:\n      一般公共预算拨款收入: {sum}\n      本年收入合计: {sum}\n      收入总计: {sum}\n    支出:\n{line}      教育支出: {other}\n      本年支出合计: {sum}\n      支出总计: {sum}\n\
\x20\x20部门支出总表:\n    rows:\n{code}      - {{ 科目: \"205\", 名称: 教育支出, 合计: {other}, 项目支出: {other} }}\n\
\x20\x20财政拨款收支总表:\n    支出:\n{both}      教育支出: {{ 合计: {other}, 一般公共预算: {other} }}\n      本年支出合计: {{ 合计: {sum}, 一般公共预算: {sum} }}\n\
\x20\x20一般公共预算支出表:\n    rows:\n{coded}      - {{ 科目: \"205\", 名称: 教育支出, 合计: {other}, 项目支出: {other}{} }}\n      - {{ row: total, 科目: 合计, 合计: {sum}, 项目支出: {sum}{} }}\n\
\x20\x20项目支出表:\n    rows:\n{project}      - {{ 项目编码: \"X2\", 项目名称: 学校, 合计: {other}, 一般公共预算: {other} }}\n      - {{ row: total, 项目编码: 合计, 合计: {sum}, 一般公共预算: {sum} }}\n",
            time(1),
            time(2)
        );
        let bought = row("    - { 项目名称: 丙, 合计: 7.77 }\n".to_owned());
        text += &format!(
            "  部门政府采购预算:\n    - {{ 项目名称: 甲, 合计: 10.01 }}\n    - {{ row: subtotal, 项目名称: 一科小计, 合计: 10.01 }}\n    - {{ 项目名称: 乙, 合计: 5.02 }}\n{bought}    - {{ row: subtotal, 项目名称: 二科小计, 合计: 12.79 }}\n"
        );
        if !printed {
            let rows = [
                "部门政府采购预算/丙",
                "部门收支总表/国防支出",
                "部门支出总表/203",
                "财政拨款收支总表/国防支出",
                "一般公共预算支出表/203",
                "项目支出表/X1",
            ];
            text += "withheld:\n";
            for row in rows {
                text += &format!("  - {{ at: {row}, basis: 保守国家秘密法 }}\n");
            }
            text += "acknowledgements:\n  - rule: withheld-derivable\n    at:\n";
            for row in rows {
                text += &format!("      - {row}\n");
            }
            text += "    by: department\n    reason: 公开时只略去一行，已不能收回。\n";
        }
        text
    }
}

/// A site whose documents print the row, or withhold it: the department's of two years, and those
/// of its units, of which one has nothing of it.
fn county(printed: bool) -> tempfile::TempDir {
    let other = "format: 1\nyear: 2021\norigin: invented\nunit: 万元\ntables:\n  一般公共预算支出表:\n    - { row: total, 科目: 合计, 合计: 0.00, 项目支出: 0.00 }\n";
    let (first, second) = (FIRST.budget(printed), SECOND.budget(printed));
    common::site(&[
        ("site.toml", SETTINGS),
        ("content/_profiles/open.yaml", PROFILE),
        ("content/example/housing/department.yaml", DEPARTMENT),
        ("content/example/housing/2021/budget.yaml", &first),
        (
            "content/example/housing/2021/budget.md",
            "## 一、部门预算安排的总体情况\n\n2021年支出预算[[部门收支总表/支出/支出总计]]。\n",
        ),
        ("content/example/housing/2022/budget.yaml", &second),
        (
            "content/example/housing/2022/budget.md",
            &format!(
                "## 一、部门预算安排的总体情况\n\n2022年支出预算[[部门收支总表/支出/支出总计]]。{TELLING}"
            ),
        ),
        ("content/example/housing/units/333001/2021/budget.yaml", &first),
        ("content/example/housing/units/333002/2021/budget.yaml", other),
    ])
}

/// Everything that is said of a site and published of it, by where it stands; workbooks unpacked.
fn all(root: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut said = |arguments: &[&str]| {
        let (_, said) = common::run(root, arguments);
        found.push((arguments.join(" "), said));
    };
    for language in ["zh", "en"] {
        for format in ["human", "short", "json", "sarif", "github"] {
            said(&["check", "--lang", language, "--format", format]);
        }
        said(&["check", "--lang", language, "--coverage"]);
        said(&["check", "--lang", language, "--coverage", "--format", "json"]);
        said(&["roster", "--lang", language]);
    }
    let beside = tempfile::tempdir().unwrap();
    let [report, draft] = ["report.html", "draft.md"].map(|file| beside.path().join(file));
    said(&["check", "--report", report.to_str().unwrap()]);
    said(&["draft", "example/housing/2022/budget", "--output", draft.to_str().unwrap()]);
    for written in [report, draft] {
        found.push((written.display().to_string(), std::fs::read_to_string(&written).unwrap()));
    }
    let (status, built) = common::run(root, &["build"]);
    assert_eq!(status, Some(0), "{built}");
    for (option, file) in
        [("--page", "page.html"), ("--fragment", "fragment.html"), ("--xlsx", "all.xlsx")]
    {
        let output = root.join("public").join(file);
        let output = output.to_str().unwrap();
        let exported = ["export", "example/housing/2022/budget", option, "--output", output];
        assert_eq!(common::run(root, &exported).0, Some(0), "{option}");
    }
    for (path, bytes) in common::tree(&root.join("public")) {
        if !path.ends_with(".xlsx") {
            found.push((path, String::from_utf8_lossy(&bytes).into_owned()));
            continue;
        }
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        for index in 0..archive.len() {
            let (mut part, mut text) = (archive.by_index(index).unwrap(), String::new());
            part.read_to_string(&mut text).unwrap();
            found.push((format!("{path}: {index}"), text));
        }
    }
    found
}

/// Whether a text has a number, in 万元 or 元, alone and not as part of another.
fn has(text: &str, number: &str) -> bool {
    let yuan = number.replace('.', "").trim_start_matches('0').to_owned() + "00";
    let grouped = |number: &str| match number.len() {
        0..=3 => number.to_owned(),
        length => format!("{},{}", &number[..length - 3], &number[length - 3..]),
    };
    [number.to_owned(), grouped(&yuan), yuan].iter().any(|number| {
        let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || c == '.');
        text.match_indices(number.as_str()).any(|(at, _)| {
            !is_digit(text[..at].chars().next_back())
                && !text[at + number.len()..].starts_with(|c: char| c.is_ascii_digit())
        })
    })
}

fn places(all: &[(String, String)], number: &str) -> Vec<String> {
    all.iter().filter(|(_, text)| has(text, number)).map(|(path, _)| path.clone()).collect()
}

#[test]
fn what_a_withheld_row_says_stands_nowhere() {
    let site = county(false);
    let all = all(site.path());
    let found: Vec<(&str, Vec<String>)> = SECRETS
        .iter()
        .map(|secret| (*secret, places(&all, secret)))
        .filter(|(_, places)| !places.is_empty())
        .collect();
    assert!(found.is_empty(), "{found:#?}");
    // What is printed beside it is there, and why it stands.
    for number in ["42.53", "30.16", "45.68"] {
        assert!(places(&all, number).len() > 8, "{number}");
    }
    // Nor both sides of a sum to which it belongs: the one less the other is it.
    let checks: Vec<&String> = all
        .iter()
        .filter(|(path, _)| path.ends_with("checks.json"))
        .map(|(_, text)| text)
        .collect();
    assert_eq!(checks.len(), 4);
    for text in checks {
        let checks: serde_json::Value = serde_json::from_str(text).unwrap();
        for outcome in checks["outcomes"].as_array().unwrap() {
            assert!(
                outcome["status"] != "holds" || outcome["reported"] == outcome["computed"],
                "{outcome}"
            );
        }
    }
    let page = "example/housing/2021/budget/index.html";
    let (_, text) = all.iter().find(|(path, _)| path == page).unwrap();
    assert!(text.contains("公开时只略去一行") && text.contains("可以算出"), "{text}");
}

/// The same look, where the row is printed: it sees every amount.
#[test]
fn a_row_that_is_printed_is_seen() {
    let site = county(true);
    let all = all(site.path());
    for (secret, least) in SECRETS.iter().zip([10, 8, 3, 8]) {
        let places = places(&all, secret);
        assert!(places.len() >= least, "{secret}: {places:?}");
    }
    let kinds = ["index.html", "data.json", ".csv", "page.html", "all.xlsx: "];
    for kind in kinds {
        assert!(places(&all, SECRETS[0]).iter().any(|path| path.contains(kind)), "{kind}");
    }
}
