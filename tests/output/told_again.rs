//! What a reader must know of a figure or a document, wherever it is told again: that a row is
//! withheld, that a year was inferred, that nobody says where the original is; in the words and the
//! numbers of the page.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

use gongkai::pipeline::{BuildOptions, build, open};
use serde_json::Value;

const PROFILE: &str = "profile: small\nname: 示例县\nextends: statutory\nkinds:\n  budget:\n    title: 部门预算\n    tables:\n      - { form: N02 }\n      - { form: B05 }\n";
const DEPARTMENT: &str = "code: \"411\"\nname: 示例县水利局\nbudget-units: []\n";
/// Two main figures and two items are withheld; of the year nothing is printed.
const WITHHELD: &str = "format: 1
year: 2021
year-inferred: true
origin: invented
profile: small
unit: 万元
source: { title: 2021年部门预算 }
statements:
  支出说明: { 合计: 31.00 }
tables:
  一般公共预算支出表:
    rows:
      - { 科目: \"203\", 名称: 国防支出, 合计: 31.00, 基本支出: 11.00, 项目支出: 20.00 }
      - { row: total, 科目: 合计, 合计: 31.00, 基本支出: 11.00, 项目支出: 20.00 }
withheld:
  - { at: 支出说明/基本支出, basis: 保密法 }
  - { at: 支出说明/项目支出, basis: 保密法 }
  - { at: 一般公共预算支出表/20306, basis: 保密法 }
  - { at: 一般公共预算支出表/20399, basis: 保密法 }
";
const BESIDE: &str = "format: 1\nyear: 2021\norigin: invented\nprofile: small\nstatements:\n  支出说明: { 合计: 31.00, 基本支出: 11.00, 项目支出: 20.00 }\n";

type Files = BTreeMap<String, String>;

fn built(root: &Path) -> Files {
    let output = tempfile::tempdir().unwrap();
    let options = BuildOptions { output: output.path().join("public"), withhold: false };
    let report = build(&open(root).unwrap(), &options).unwrap();
    assert!(report.published.is_some(), "{:?}", report.open.findings());
    let text = |(path, bytes): (String, Vec<u8>)| Some((path, String::from_utf8(bytes).ok()?));
    common::tree(&options.output).into_iter().filter_map(text).collect()
}

/// This repository's site, and one that withholds and infers.
static SITES: LazyLock<[Files; 2]> = LazyLock::new(|| {
    let site = common::site(&[
        ("site.toml", "[site]\ntitle = \"示例\"\nprofile = \"small\"\n"),
        ("content/_profiles/small.yaml", PROFILE),
        ("content/example/water/department.yaml", DEPARTMENT),
        ("content/example/water/2021/budget.yaml", WITHHELD),
        ("content/example/housing/2021/budget.yaml", BESIDE),
    ]);
    [built(&common::repository()), built(site.path())]
});

/// The disclosures of a site: the folder of each, and its data.
fn disclosures(files: &Files) -> Vec<(&str, Value)> {
    let data = |(path, text): (&'_ String, &String)| {
        let folder = path.strip_suffix("data.json")?.to_owned();
        Some((folder, serde_json::from_str(text).unwrap()))
    };
    let found = files.iter().filter_map(data);
    found
        .map(|(folder, data): (String, Value)| {
            let page = files.keys().find(|path| **path == format!("{folder}index.html")).unwrap();
            (page.strip_suffix("index.html").unwrap(), data)
        })
        .collect()
}

/// The page at an address that a page in `from` gives.
fn resolved(from: &str, href: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in href.split('/') {
        match part {
            ".." => _ = parts.pop(),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// The addresses of links, with what stands behind each.
fn links(page: &str) -> impl Iterator<Item = (&str, &str)> {
    page.split("<a ").skip(1).filter_map(|rest| {
        let (_, after) = rest.split_once("href=")?;
        let href = after.trim_start_matches('"').split(['"', '>', ' ']).next()?;
        Some((href, rest.split_once("</a>")?.1))
    })
}

#[test]
fn a_row_that_is_withheld_says_so_on_the_page_of_its_code() {
    let mut seen = 0;
    for files in SITES.iter() {
        for (folder, data) in disclosures(files) {
            for withheld in data["withheld"].as_array().unwrap() {
                let code = withheld["at"].as_str().unwrap().rsplit('/').next().unwrap();
                if !code.bytes().all(|byte| byte.is_ascii_digit()) {
                    continue;
                }
                let path = format!("codes/{code}/index.html");
                let page = files.get(&path).unwrap_or_else(|| panic!("{folder}: no {path}"));
                let is_note =
                    |href: &str| resolved(&path, href).starts_with(&format!("{folder}#note-"));
                let told = links(page).find(|(href, _)| is_note(href));
                assert!(told.is_some() && page.contains("不予公开"), "{path} of {folder}");
                let (href, _) = told.unwrap();
                let note = href.split_once('#').unwrap().1;
                let own = &files[&format!("{folder}index.html")];
                let id = [format!("id={note}"), format!("id=\"{note}\"")];
                assert!(id.iter().any(|id| own.contains(id)), "{folder}: no {note}");
                seen += 1;
            }
        }
    }
    assert!(seen > 4, "{seen}");
}

#[test]
fn a_main_figure_that_is_withheld_says_so_on_the_pages_of_its_year() {
    let own = &SITES[1]["example/water/2021/budget/index.html"];
    for page in ["example/water/2021/index.html", "years/2021/index.html"] {
        let page = &SITES[1][page];
        let notes: BTreeSet<&str> = links(page)
            .filter_map(|(href, _)| href.split_once("budget/#"))
            .filter(|(_, note)| page.contains(&format!("#{note}\">不予公开</a>")))
            .map(|(_, note)| note)
            .collect();
        assert_eq!(notes.len(), 2, "{notes:?}: {page}");
        for note in notes {
            let told = own.split(&format!("id=\"{note}\"")).nth(1).unwrap();
            let told = told.split("</li>").next().unwrap();
            assert!(told.contains("不予公开") && told.contains("依据：保密法"), "{told}");
        }
    }
}

#[test]
fn a_year_that_was_inferred_is_marked_wherever_its_document_is_listed() {
    let mut seen = Vec::new();
    for files in SITES.iter() {
        for (folder, data) in disclosures(files) {
            let inferred = data["year_inferred"] == Value::Bool(true);
            for (path, page) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
                let lists = page.split("<ul class=").skip(1);
                let lists = lists.filter(|rest| rest.trim_start_matches('"').starts_with("listed"));
                let lists = lists.filter_map(|rest| rest.split("</ul>").next());
                for (_, behind) in
                    lists.flat_map(links).filter(|(href, _)| resolved(path, href) == folder)
                {
                    let behind = behind.trim_start();
                    let tags = ["<span class=\"tag\">", "<span class=tag>"];
                    let tag = tags.iter().find_map(|tag| behind.strip_prefix(tag));
                    let marked = tag.is_some_and(|text| text.starts_with("年度为推断"));
                    // A project's code leads to its place, and so does a page's map.
                    if behind.starts_with("<span class") || marked {
                        assert_eq!(marked, inferred, "{path}: {folder}: {behind:.80}");
                        seen.extend(inferred.then_some(path));
                    }
                }
            }
            let listed = files["data/disclosures.csv"].lines().find(|line| line.contains(folder));
            assert_eq!(listed.unwrap().ends_with(",true"), inferred, "{folder}");
        }
    }
    assert!(seen.len() > 5, "{seen:?}");
    let search = |files: &Files| {
        let mut found = files.iter().filter(|(path, _)| path.ends_with("/disclosures.json"));
        found.next().unwrap().1.contains("\"20210~\"")
    };
    assert!(search(&SITES[1]));
}

#[test]
fn who_looks_for_the_original_is_told_where_none_is_named() {
    let mut seen = 0;
    for files in SITES.iter() {
        for (folder, data) in disclosures(files) {
            let source = &data["source"];
            let unsaid = source.is_object()
                && source["url"].is_null()
                && source["files"].as_array().is_none_or(Vec::is_empty);
            let page = &files[&format!("{folder}index.html")];
            let told = page.matches("原文件未注明网址").count();
            assert_eq!(told, if unsaid { 2 } else { 0 }, "{folder}");
            seen += usize::from(unsaid);
        }
    }
    assert!(seen > 5, "{seen}");
}

#[test]
fn a_rule_is_told_in_words_and_its_name_stands_aside() {
    let page = &SITES[0]["data/findings/index.html"];
    let mut seen = 0;
    for rule in gongkai::check::rules() {
        for (at, _) in page.match_indices(rule.name) {
            let before = &page[..at];
            assert!(before.ends_with("<span class=form>"), "{}: {}", rule.name, &page[at..at + 40]);
            assert!(before.contains(rule.zh), "{}", rule.name);
            seen += 1;
        }
    }
    assert!(seen > 3, "{seen}");
    for (path, page) in SITES.iter().flatten().filter(|(path, _)| path.ends_with(".html")) {
        assert!(!page.contains("gongkai explain"), "{path}: a command for who maintains the site");
    }
}

/// The numbers of a text that have four digits before the point and no thousands mark, and are no
/// year and no part of a code or of what is quoted.
fn ungrouped(text: &str) -> Vec<String> {
    let mut outside = String::new();
    let mut quoted = 0;
    for c in text.chars() {
        quoted +=
            i32::from(matches!(c, '“' | '「' | '[')) - i32::from(matches!(c, '”' | '」' | ']'));
        outside.push(if quoted > 0 { '”' } else { c });
    }
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | ',' | '-');
    let found = outside.split(|c| !part(c)).filter(|word| {
        let whole = word.trim_start_matches('-').split('.').next().unwrap();
        whole.len() > 3
            && whole.bytes().all(|byte| byte.is_ascii_digit())
            && !(whole.len() == 4 && (whole.starts_with("20") || whole.starts_with("19")))
    });
    found.map(str::to_owned).collect()
}

#[test]
fn numbers_in_notes_of_data_have_thousands_marks_and_places_are_in_words() {
    let mut seen = 0;
    for (path, text) in SITES.iter().flatten() {
        if !path.ends_with("/facts.csv") && !path.ends_with("data/findings.csv") {
            continue;
        }
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let head = reader.headers().unwrap().clone();
        for line in reader.records().map(Result::unwrap) {
            for (name, value) in head.iter().zip(line.iter()) {
                if !["note", "message", "reason"].contains(&name) || value.is_empty() {
                    continue;
                }
                assert!(ungrouped(value).is_empty(), "{path}: {name}: {value}");
                assert!(name != "note" || !value.contains("/合计不"), "{path}: {value}");
                seen += 1;
            }
        }
    }
    assert!(seen > 50, "{seen}");
    assert_eq!(ungrouped("差 -329567.04 元，2021年，「9090」，A1234"), ["-329567.04"]);
}

#[test]
fn the_invented_county_spends_what_it_says_that_it_cost() {
    let mut seen = 0;
    for (folder, data) in disclosures(&SITES[0]) {
        if data["kind"] != "self-evaluation" || data["origin"] != "invented" {
            continue;
        }
        for project in data["projects"].as_array().unwrap() {
            let cell = |id: &str| -> f64 {
                let mut cells = project["cells"].as_array().unwrap().iter();
                let cell = cells.find(|cell| cell["column"] == id).unwrap();
                cell["value"].as_str().unwrap().parse().unwrap()
            };
            // What was carried over from the year before is no cost of this year's plan.
            let carried = cell("annual") - cell("initial");
            let spent = cell("executed") - carried;
            for indicator in project["objectives"]["indicators"].as_array().unwrap() {
                let actual = indicator["actual"].as_str().unwrap_or_default();
                if indicator["name"] != "成本控制数" {
                    continue;
                }
                let actual: f64 = actual.trim_end_matches("万元").parse().unwrap();
                assert!((actual - spent).abs() < 0.001, "{folder}: {}", project["name"]);
                seen += 1;
            }
        }
    }
    assert!(seen > 20, "{seen}");
}

#[test]
fn what_a_department_spent_of_its_budget_is_one_bar_of_one_document() {
    let mut seen = 0;
    for (folder, data) in disclosures(&SITES[0]) {
        if data["kind"] != "self-evaluation" {
            continue;
        }
        let year = folder.strip_suffix("self-evaluation/").unwrap();
        let page = &SITES[0][&format!("{year}index.html")];
        let section = page.split("id=spent").nth(1).unwrap_or_else(|| panic!("{year}: no bar"));
        let section = section.split("</section>").next().unwrap();
        assert_eq!(section.matches("<svg").count(), 1, "{year}");
        let own = &SITES[0][&format!("{folder}index.html")];
        let led: Vec<&str> = links(section).map(|(href, _)| href).collect();
        for (href, column) in led.iter().zip(["initial", "annual", "executed"]) {
            let cell = href.strip_prefix("self-evaluation/#").unwrap();
            assert_eq!(cell, format!("E01-total-{column}"), "{year}: {led:?}");
            assert!(own.contains(&format!("id=\"{cell}\"")), "{year}: no {cell}");
        }
        assert_eq!(led.len(), 3, "{year}: {led:?}");
        seen += 1;
    }
    assert!(seen > 5, "{seen}");
}

#[test]
fn a_citation_reads_well_without_what_only_a_script_knows() {
    let mut seen = 0;
    for (path, page) in SITES.iter().flatten().filter(|(path, _)| path.ends_with(".html")) {
        let Some((_, rest)) = page.split_once("data-citation>") else { continue };
        let cited = rest.split("<button").next().unwrap();
        let mut text = String::new();
        let mut inside = false;
        for c in cited.chars() {
            inside = c == '<' || inside && c != '>';
            text.extend((!inside && c != '>').then_some(c));
        }
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains("[DS/OL]."), "{path}: {text}");
        for wrong in [". .", "..", ". （", ".版", "[]", ") h"] {
            assert!(!text.contains(wrong), "{path}: {wrong}: {text}");
        }
        seen += 1;
    }
    assert!(seen > 50, "{seen}");
}
