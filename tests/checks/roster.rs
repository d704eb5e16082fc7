//! Rosters: what is wrong with one is found where it stands, and what it says becomes a page and
//! data.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

use std::fs;

use gongkai::finding::{Language, draw_short};
use gongkai::pipeline::{BuildOptions, build, open};

const BUDGET: &str = "format: 1\nyear: 2021\nprofile: hunan-district\ndates: { approved: 2021-02-08, published: 2021-03-08 }\ntables:\n  部门整体支出绩效目标表:\n    年度预算申请: { 资金总额: 100 }\n    按支出性质分: { 基本支出: 40, 项目支出: 60 }\n";
const TARGETS: &str = "content/example/housing/2021/performance-targets.yaml";
const WATER: &str = "code: \"990102\"\nname: 示例市\norigin: invented\n";

fn found(files: &[(&str, &str)]) -> Vec<String> {
    let site = common::site(files);
    common::findings(site.path())
        .iter()
        .map(|finding| draw_short(finding, Language::English))
        .collect()
}

#[test]
fn mistakes_are_found_where_they_stand() {
    let roster = "\
years: [2021, 2021, next]
owes:
  budget: { after-aproval: 20 }
  accounts: { after-approval: 20 }
  final-accounts: { after-approval: soon, 2021: 1 March }
  self-evaluation: { with: performance-targets }
department: []
departments:
  - slug: housing
    kinds: [budget, budget, performance-targets]
    units: [{ code: \"333001\" }, { code: \"333009\" }, { name: 某站 }]
    exempt: [{ years: [2022], reason: 涉密 }, { kinds: [budget] }]
  - { slug: housing }
  - { slug: housng }
  - { slug: water, name: 示例县水利局 }
  - { slug: example/water }
  - { slug: Water }
  - { name: 示例县水利局 }
";
    let expected = "\
content/example/roster.yaml:1:15: error[duplicate-key]: `2021` stands twice
content/example/roster.yaml:1:21: error[wrong-shape]: `next` is no fiscal year: write 2021
content/example/roster.yaml:3:13: error[unknown-key]: there is no key of a deadline `after-aproval`
content/example/roster.yaml:4:3: error[unknown-key]: there is no kind `accounts`
content/example/roster.yaml:5:37: error[wrong-shape]: after-approval must be a number of days
content/example/roster.yaml:5:49: error[wrong-shape]: `1 March` is not a date: write 2021-02-20
content/example/roster.yaml:6:28: error[wrong-shape]: with must name another kind of this roster that has a deadline of its own
content/example/roster.yaml:7:1: error[unknown-key]: there is no key of a roster `department`
content/example/roster.yaml:10:21: error[duplicate-key]: `budget` stands twice
content/example/roster.yaml:10:29: error[unknown-key]: there is no kind under owes `performance-targets`
content/example/roster.yaml:11:41: error[unknown-key]: there is no budget unit `333009`; one that department.yaml does not list needs its name
content/example/roster.yaml:11:53: error[wrong-shape]: a budget unit needs its code
content/example/roster.yaml:12:24: error[wrong-shape]: nothing is owed for 2022
content/example/roster.yaml:12:45: error[wrong-shape]: an exemption needs its reason
content/example/roster.yaml:13:13: error[duplicate-key]: `housing` stands in the roster twice
content/example/roster.yaml:14:13: error[unknown-key]: there is no department `housng`; one that has no folder yet needs its name
content/example/roster.yaml:16:13: error[wrong-shape]: in a region's roster write the department's folder alone
content/example/roster.yaml:17:13: error[wrong-shape]: folder names may hold only lower-case letters, digits and hyphens
content/example/roster.yaml:18:5: error[wrong-shape]: a department needs its slug (its folder's name)";
    let mut found = found(&[("content/example/roster.yaml", roster)]);
    found.retain(|line| line.contains("roster.yaml"));
    assert_eq!(found.join("\n"), expected);
}

#[test]
fn one_party_stands_in_one_roster() {
    let owes = "years: [2021]\nowes: { budget: { after-approval: 20 } }\n";
    let own = format!("{owes}departments: [{{ slug: housing }}]\n");
    let all = format!(
        "{owes}departments: [{{ slug: example/housing }}, {{ slug: nowhere/housing }}, {{ slug: housing }}]\n"
    );
    let found = found(&[("content/example/roster.yaml", &own), ("content/roster.yaml", &all)]);
    let expected = [
        "content/roster.yaml:3:23: error[duplicate-key]: `housing` stands in the roster twice",
        "content/roster.yaml:3:50: error[unknown-key]: there is no region `nowhere`",
        "content/roster.yaml:3:77: error[wrong-shape]: in the site's roster write region/department",
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_name_is_the_departments_own() {
    let roster =
        "years: [2021]\nowes: { budget: }\ndepartments: [{ slug: housing, name: 示例县住建局 }]\n";
    let found = found(&[("content/example/roster.yaml", roster)]);
    assert_eq!(
        found,
        [
            "content/example/roster.yaml:3:38: error[wrong-shape]: department.yaml says `示例县住房和城乡建设局`"
        ]
    );
}

#[test]
fn what_is_owed_becomes_a_page_and_data() {
    let roster = "years: [2021]\nowes: { performance-targets: { after-approval: 20 }, budget: { 2021: 2021-03-01 } }\ndepartments: [{ slug: example/housing }, { slug: city/water, name: 示例市水利局, exempt: [{ reason: 涉密 }] }]\n";
    let site = common::site(&[
        (TARGETS, BUDGET),
        ("content/roster.yaml", roster),
        ("content/city/region.yaml", WATER),
    ]);
    let output = site.path().join("public");
    let built = build(
        &open(site.path()).unwrap(),
        &BuildOptions { output: output.clone(), withhold: true },
    )
    .unwrap();
    assert!(built.published.is_some(), "{:?}", built.open.findings());
    let read = |path: &str| fs::read_to_string(output.join(path)).unwrap();
    let lines = [
        "region,department,unit_code,party,year,kind,due,published,standing,days_late,reason,url",
        "990102,water,,示例市水利局,2021,budget,2021-03-01,,exempt,,涉密,",
        "990102,water,,示例市水利局,2021,performance-targets,,,exempt,,涉密,",
        "990101,housing,,示例县住房和城乡建设局,2021,budget,2021-03-01,,missing,,,",
        "990101,housing,,示例县住房和城乡建设局,2021,performance-targets,2021-02-28,2021-03-08,late,8,,example/housing/2021/performance-targets/",
    ];
    assert_eq!(read("data/roster.csv").lines().collect::<Vec<_>>(), lines);
    assert!(read("data/datapackage.json").contains("\"roster.csv\""));
    let page = read("example/roster/index.html");
    assert!(
        page.contains("应公开2份，已公开1份（其中迟1份），未公开1份。")
            && page.contains("已公开，迟8天")
            && page.contains("期限2021年3月1日"),
        "{page}"
    );
    assert!(
        read("roster/index.html").contains("../city/roster/#y2021"),
        "several regions are shown at a glance"
    );
}

#[test]
fn what_nobody_owes_stands_below_the_roster() {
    let roster = "years: [2021]\nowes: { budget: }\ndepartments: [{ slug: housing }]\n";
    let site = common::site(&[(TARGETS, BUDGET), ("content/example/roster.yaml", roster)]);
    let output = site.path().join("public");
    build(&open(site.path()).unwrap(), &BuildOptions { output: output.clone(), withhold: true })
        .unwrap();
    let page = fs::read_to_string(output.join("example/roster/index.html")).unwrap();
    assert!(
        page.contains("名录没有要求而公开的：<a href=\"../housing/2021/performance-targets/\">"),
        "{page}"
    );
}
