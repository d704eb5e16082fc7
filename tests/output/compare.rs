//! Departments side by side: only what is equal shares a drawing, what is in doubt is marked on
//! every page that repeats it, and where there is nothing to compare there is no page.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

use std::collections::BTreeMap;

use gongkai::pipeline::{BuildOptions, build, open};

/// Two departments over three years: one writes in 元, one has a figure in doubt and one whose unit
/// is in doubt, one has a unit that discloses by itself; and a third department that only has
/// targets.
const REGION: &str = r#"
#- content/_profiles/plain.yaml
profile: plain
name: 示例要求
source: 测试
extends: hebei-county
kinds:
  budget:
    title: 部门预算
    tables: [{ form: N02 }, { form: N04 }, { form: B05 }]
  final-accounts:
    title: 部门决算
    tables: [{ form: N11 }]
#- content/example/water/department.yaml
code: "412"
name: 示例县水利局
#- content/example/parks/department.yaml
code: "512"
name: 示例县园林局
budget-units: [{ code: "512001", name: 示例县园林站 }]
#- content/example/housing/2024/budget.yaml
format: 1
year: 2024
profile: plain
unit: 万元
statements:
  支出说明: { 合计: 1111.10, 基本支出: 400.10, 项目支出: 711.00 }
  机关运行经费安排情况: { 合计: 30.00 }
tables:
  一般公共预算支出表:
    rows:
      - { 科目: "212", 名称: 城乡社区支出, 合计: 611.00, 基本支出: 300.00, 项目支出: 311.00 }
      - { row: total, 合计: 611.00, 基本支出: 300.00, 项目支出: 311.00 }
#- content/example/housing/2025/budget.yaml
format: 1
year: 2025
profile: plain
unit: 万元
statements:
  支出说明: { 合计: 1222.20, 基本支出: 532.96, 项目支出: 600.00 }
  机关运行经费安排情况: { 合计: 32.96元 }
acknowledgements:
  - { rule: total-mismatch, identity: N02-split, at: 支出说明/合计, reported: "1222.20", computed: "1132.96", by: transcriber, reason: 合计不平照录。 }
  - { rule: scale-jump, at: 机关运行经费安排情况/合计, reported: 32.96元, by: transcriber, reason: 单位漏写万字。 }
#- content/example/housing/2024/final-accounts.yaml
format: 1
year: 2024
profile: plain
unit: 万元
statements:
  收入支出决算总体情况: { 收支总计: 1400.00, 上年收支总计: 1300.00, 增减额: 100.00, 本年支出: 1333.30, 基本支出: 433.30, 项目支出: 900.00 }
#- content/example/water/2024/budget.yaml
format: 1
year: 2024
profile: plain
unit: 元
statements:
  支出说明: { 合计: 4444400, 基本支出: 2444400, 项目支出: 2000000 }
  机关运行经费安排情况: { 合计: 250000 }
#- content/example/water/2024/final-accounts.yaml
format: 1
year: 2024
profile: plain
unit: 万元
statements:
  收入支出决算总体情况: { 收支总计: 600.00, 上年收支总计: 500.00, 增减额: 100.00, 本年支出: 555.50, 基本支出: 255.50, 项目支出: 300.00 }
#- content/example/parks/2024/final-accounts.yaml
format: 1
year: 2024
profile: plain
unit: 万元
statements:
  收入支出决算总体情况: { 收支总计: 99.00, 上年收支总计: 99.00, 增减额: 0.00, 本年支出: 66.60, 基本支出: 66.60, 项目支出: 0.00 }
#- content/example/parks/units/512001/2024/budget.yaml
format: 1
year: 2024
profile: plain
unit: 万元
statements:
  支出说明: { 合计: 7777.70, 基本支出: 7777.70, 项目支出: 0.00 }
"#;

/// A built site: its files by path.
fn built(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    let site = common::site(&[]);
    let region = common::files(REGION);
    common::write(
        site.path(),
        &region.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect::<Vec<_>>(),
    );
    common::write(site.path(), files);
    let output = site.path().join("public");
    let options = BuildOptions { output: output.clone(), withhold: false };
    let report = build(&open(site.path()).unwrap(), &options).unwrap();
    let said = || common::findings(site.path()).into_iter().map(|finding| finding.message.en);
    assert!(report.published.is_some(), "{:?}", said().collect::<Vec<_>>());
    let text = |(path, bytes): (String, Vec<u8>)| Some((path, String::from_utf8(bytes).ok()?));
    common::tree(&output).into_iter().filter_map(text).collect()
}

/// The pages that compare: address and HTML.
fn comparisons(files: &BTreeMap<String, String>) -> Vec<(&str, &str)> {
    files
        .iter()
        .filter(|(path, _)| path.contains("/compare/") && path.ends_with(".html"))
        .map(|(path, html)| (path.as_str(), html.as_str()))
        .collect()
}

/// The parts of a page between a beginning and the next end.
fn parts<'a>(html: &'a str, begin: &str, end: &str) -> Vec<&'a str> {
    html.split(begin).skip(1).map(|part| part.split(end).next().unwrap()).collect()
}

/// The drawings and tables of a stage of a page, by their heading.
fn stage<'a>(html: &'a str, heading: &str) -> &'a str {
    parts(html, "<h2>", "</section>")
        .into_iter()
        .find(|part| part.starts_with(heading))
        .unwrap_or_else(|| panic!("no {heading}"))
}

#[test]
fn a_figure_in_doubt_bears_its_mark_on_every_page_that_compares() {
    let files = built(&[]);
    let (mut drawn, mut tabled) = (0, 0);
    for (path, html) in comparisons(&files) {
        for point in parts(html, "<p><span>", "</p>") {
            if point.contains("1,222.20") {
                assert!(
                    point.contains("class=\"doubted\"") && point.contains("注1"),
                    "{path}: {point}"
                );
                drawn += 1;
            }
            // Nobody knows how long a bar of an unknown unit is.
            if point.contains("32.96元") {
                assert!(!point.contains("<svg") && point.contains("注2"), "{path}: {point}");
                drawn += 1;
            }
        }
        for cell in parts(html, "<td class=\"n\"", "</td>") {
            if ["1,222.20<", ">32.96元<"].iter().any(|amount| cell.contains(amount)) {
                assert!(cell.contains("/housing/2025/budget/#note-"), "{path}: {cell}");
                tabled += 1;
            }
        }
    }
    assert!(drawn >= 2 && tabled >= 2, "{drawn} {tabled}");
    let csv = &files["example/compare/main-figures.csv"];
    let line = csv.lines().find(|line| line.contains("1222.20")).unwrap();
    assert!(line.contains(",disputed,") && line.contains("#note-1"), "{line}");
    let unknown = csv.lines().find(|line| line.contains("32.96元")).unwrap();
    assert!(unknown.contains(",budget,,"), "no amount where the unit is in doubt: {unknown}");
}

#[test]
fn only_equal_figures_share_a_drawing() {
    let files = built(&[]);
    let html = &files["example/compare/index.html"];
    let (budgets, accounts) = (stage(html, "部门预算"), stage(html, "部门决算"));
    for (amount, here, there) in [
        ("1,111.10", budgets, accounts),
        ("444.44", budgets, accounts),
        ("1,333.30", accounts, budgets),
    ] {
        assert!(here.contains(amount) && !there.contains(amount), "{amount}");
    }
    // 4,444,400元 stands among 万元 as such.
    assert!(!html.contains("4,444,400"));
    for (path, html) in comparisons(&files) {
        assert!(!html.contains("7,777.70"), "{path}: a unit's budget is no department's");
    }
    // One scale over all: 444.44 of 1,333.30 is a third.
    let width = |amount: &str| {
        let point =
            parts(html, "<p><span>", "</p>").into_iter().find(|point| point.contains(amount));
        let width = point.unwrap().split("width=\"").nth(1).unwrap().split('"').next().unwrap();
        width.parse::<u32>().unwrap()
    };
    assert_eq!((width("1,333.30"), width("444.44"), width("1,111.10")), (1000, 333, 833));
}

#[test]
fn amounts_of_a_code_stand_by_stage_and_extent() {
    let files = built(&[(
        "content/example/parks/units/512001/2025/budget.yaml",
        "format: 1\nyear: 2025\nprofile: plain\nunit: 元\nstatements:\n  支出说明: { 合计: 7654321, 基本支出: 7654321, 项目支出: 0 }\ntables:\n  一般公共预算支出表:\n    rows:\n      - { 科目: \"212\", 名称: 城乡社区支出, 合计: 7654321, 基本支出: 7654321, 项目支出: 0 }\n",
    )]);
    let html = &files["codes/212/index.html"];
    let departments = stage(html, "部门预算");
    assert!(departments.contains(">611.00</a>") && !departments.contains("765.4321"));
    let units = stage(html, "部门预算：所属单位");
    assert!(units.contains("示例县园林站") && units.contains(">765.4321</a>"), "{units}");
}

#[test]
fn where_nothing_can_be_compared_there_is_no_page() {
    let there = |files: &[(&str, &str)]| !comparisons(&built(files)).is_empty();
    assert!(there(&[]));
    let out = "code: \"1\"\nname: 示例县甲局\ncompare: false\n";
    let (water, parks) =
        ("content/example/water/department.yaml", "content/example/parks/department.yaml");
    let parks_out = "code: \"512\"\nname: 示例县园林局\ncompare: false\nbudget-units: [{ code: \"512001\", name: 示例县园林站 }]\n";
    assert!(!there(&[(water, out), (parks, parks_out)]), "only one department takes part");
    let files = built(&[(water, out)]);
    for (path, html) in comparisons(&files) {
        assert!(!html.contains("示例县甲局"), "{path}");
    }
    assert!(!there(&[("site.toml", "[compare]\npages = false\n")]));
    // Budgets and accounts are there, and nobody but 园林局 prints a figure.
    let blank = |year: &str| format!("format: 1\nyear: {year}\nprofile: plain\nunit: 万元\n");
    let blanks: Vec<(String, String)> = [
        ("housing", "2024", "budget"),
        ("housing", "2025", "budget"),
        ("housing", "2024", "final-accounts"),
        ("water", "2024", "budget"),
        ("water", "2024", "final-accounts"),
    ]
    .map(|(who, year, kind)| (format!("content/example/{who}/{year}/{kind}.yaml"), blank(year)))
    .into();
    let blanks: Vec<(&str, &str)> =
        blanks.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    assert!(!there(&blanks), "nothing is shared");
    let alone = common::site(&[]);
    let output = alone.path().join("public");
    let options = BuildOptions { output: output.clone(), withhold: false };
    build(&open(alone.path()).unwrap(), &options).unwrap();
    let bureau = common::tree(&output);
    assert!(bureau.iter().any(|(path, _)| path == "example/index.html"));
    assert!(bureau.iter().all(|(path, bytes)| {
        !path.contains("compare/") && !String::from_utf8_lossy(bytes).contains("compare/\"")
    }));
}

#[test]
fn other_measures_are_exact_and_absent_where_unknown() {
    let region = "code: \"990101\"\nname: 示例县\npopulation: { 2024: 400000 }\norigin: invented\n";
    let prices = "source: 示例省统计局\nbase: 2025\nindex: { 2024: 100, 2025: 102.5 }\n";
    let with = [
        ("content/example/region.yaml", region),
        ("content/_cpi.yaml", prices),
        ("site.toml", "[compare]\nper-head = true\nreal-prices = true\n"),
    ];
    let files = built(&with);
    let html = &files["example/compare/index.html"];
    for begin in ["<p ", "<td class=\"n\""] {
        let of = |amount: &str| {
            let parts = parts(html, begin, if begin == "<p " { "</p>" } else { "</td>" });
            let found = parts.into_iter().find(|part| part.contains(amount));
            found.unwrap_or_default().split('>').next().unwrap().to_owned()
        };
        // 11,111,000 over 400,000, and 1,111.10 × 1.025: half up.
        let sure = of("1,111.10");
        assert!(
            sure.contains("data-each=\"27.78\"") && sure.contains("data-real=\"1,138.88\""),
            "{sure}"
        );
        let doubted = of("1,222.20");
        let worked_out = doubted.contains("data-each") || doubted.contains("data-real");
        assert!(!worked_out, "nothing is worked out from what is in doubt: {doubted}");
    }
    assert!(html.contains("示例省统计局") && html.contains("value=\"each\""));
    for (path, html) in comparisons(&built(&with[..2])) {
        assert!(!html.contains("data-each") && !html.contains("data-real"), "{path}: nobody asked");
    }
    let unknown = [
        (
            "content/example/region.yaml",
            "code: \"990101\"\nname: 示例县\npopulation: { 2019: 1 }\n",
        ),
        with[2],
    ];
    let html = &built(&unknown)["example/compare/index.html"];
    assert!(
        !html.contains("data-each") && !html.contains("name=\"m\""),
        "no switch that does nothing"
    );
}

#[test]
fn an_index_of_prices_that_is_none_is_found() {
    for (text, said) in [
        ("source: 甲\nbase: 2024\nindex: { 2025: 100 }\n", "the base year `2024` has no number"),
        ("source: 甲\nbase: 2025\nindex: { 2025: 0 }\n", "a price index is a number above zero"),
        ("source: 甲\nbase: 2025\nindex: { 2025: 一百 }\n", "a price index is a number above zero"),
        ("source: 甲\nbase: 2025\nindex: { 去年: 100, 2025: 100 }\n", "`去年` is no fiscal year"),
        ("source: \"\"\nbase: 2025\nindex: { 2025: 100 }\n", "it is not said who publishes"),
    ] {
        let site = common::site(&[("content/_cpi.yaml", text)]);
        let found = common::findings(site.path());
        assert!(found.iter().any(|finding| finding.message.en.contains(said)), "{text}");
    }
}

/// In words of our own, whatever stands there.
#[test]
fn a_population_that_is_none_is_found() {
    let none = "a population is a number above zero, or one a year";
    for (written, said) in [
        ("很多", none),
        ("-5", none),
        ("0", none),
        ("[5, 6]", none),
        ("{ 2025: 0 }", none),
        ("{ 2025: 很多 }", none),
        ("{ 20250: 5 }", "`20250` is no fiscal year"),
    ] {
        let text = format!("code: \"990101\"\nname: 示例县\npopulation: {written}\n");
        let site = common::site(&[("content/example/region.yaml", &text)]);
        let found = common::findings(site.path());
        let messages: Vec<&str> = found.iter().map(|one| one.message.en.as_str()).collect();
        assert!(messages.iter().any(|message| message.contains(said)), "{written}: {messages:?}");
    }
}

#[test]
fn what_was_reorganised_is_said_beside() {
    let file = "code: \"412\"\nname: 示例县水利局\nreorganised: { 2025: 并入原示例县园林站, 2019: 成立 }\n";
    let files = built(&[("content/example/water/department.yaml", file)]);
    let html = &files["example/compare/index.html"];
    assert!(
        html.contains("示例县水利局，2025年：并入原示例县园林站") && !html.contains("2019年：成立")
    );
}
