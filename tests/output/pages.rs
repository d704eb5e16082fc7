//! Every page of a built site, read as a reader would: what is doubted is marked wherever it
//! stands, parts make their whole or say what is left, every count is the same wherever it is
//! given.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

use gongkai::pipeline::{BuildOptions, build, open};
use serde_json::Value;

/// A built site: its files by path.
struct BuildReport {
    name: String,
    files: BTreeMap<String, String>,
}

fn built(name: &str, root: &Path) -> BuildReport {
    let output = tempfile::tempdir().unwrap();
    let options = BuildOptions { output: output.path().join("public"), withhold: true };
    assert!(build(&open(root).unwrap(), &options).unwrap().published.is_some(), "{name}");
    let text = |(path, bytes): (String, Vec<u8>)| Some((path, String::from_utf8(bytes).ok()?));
    BuildReport {
        name: name.to_owned(),
        files: common::tree(&options.output).into_iter().filter_map(text).collect(),
    }
}

/// This repository's site, the small sites, and one made of nothing but doubts.
static SITES: LazyLock<Vec<BuildReport>> = LazyLock::new(|| {
    let root = common::repository();
    let mut sites = vec![built("repository", &root)];
    sites.extend(
        ["county", "town", "withheld", "rounding"]
            .map(|name| built(name, &root.join("tests/sites").join(name).join("site"))),
    );
    let doubtful = common::site(&[]);
    let files = common::files(DOUBTS);
    common::write(
        doubtful.path(),
        &files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect::<Vec<_>>(),
    );
    sites.push(built("doubts", doubtful.path()));
    sites
});

/// A budget whose figures are in doubt in every way: a unit, a sum, sentences in two sections, a
/// goal, a date; and the accounts of the year.
const DOUBTS: &str = r#"
#- content/_profiles/plain.yaml
profile: plain
name: 示例要求
source: 测试
extends: hebei-county
kinds:
  budget:
    title: 部门预算
    project-form: P2
    sections: [{ id: n.budget, title: 预算安排, tables: [N02] }, { id: n.oper, title: 机关运行经费安排情况, tables: [N04] }]
    tables: [{ form: N01 }, { form: N02 }, { form: N03 }, { form: N04 }, { form: N06 }, { form: P2 }]
  final-accounts:
    title: 部门决算
    tables: [{ form: N11 }, { form: N13 }]
#- content/example/housing/2024/budget.yaml
format: 1
year: 2024
profile: plain
unit: 万元
statements:
  支出说明: { 合计: 1000, 基本支出: 400, 项目支出: 500 }
  机关运行经费安排情况: { 合计: 30.00 }
acknowledgements:
  - { rule: total-mismatch, identity: N02-split, at: 支出说明/合计, reported: "1000", computed: "900", by: transcriber, reason: 上年合计多一百。 }
#- content/example/housing/2025/budget.yaml
format: 1
year: 2025
profile: plain
unit: 万元
dates: { approved: 2025-01-20, published: 2025-03-20 }
statements:
  收入说明: { 合计: 1530.40, 一般公共预算: 1412.40, 其他来源: 118.00 }
  比上年增减情况: { 合计: 1520.40, 增加额: 520.40, 上年数: 1000.00 }
  支出说明: { 合计: 1520.40, 基本支出: 532.96, 人员经费: 500.00, 日常公用经费: 32.96, 项目支出: 800.00 }
  机关运行经费安排情况: { 合计: 32.96元 }
  政府采购预算情况: { 合计: 118.00, 货物: 100.00, 工程: 10.00, 服务: 8.00 }
projects:
  - { name: 甲项目, code: A1, funds: { 预算数: 500.00 }, goals: [完成甲项目77.70万元，其中：货物30.00万元、工程30.00万元、服务10.00万元。] }
  - { name: 乙项目, code: A2, funds: { 预算数: 300.00 } }
corrections:
  - { at: 政府采购预算情况/合计, was: 108.00, date: 2025-04-02, reason: 录入有误。 }
acknowledgements:
  - { rule: balance-mismatch, at: 收入说明/合计, reported: "1530.40", computed: "1520.40", by: transcriber, reason: 收支不平照录。 }
  - { rule: total-mismatch, identity: N02-split, at: 支出说明/合计, reported: "1520.40", computed: "1332.96", by: transcriber, reason: 合计不平照录。 }
  - { rule: unit-slip, at: 机关运行经费安排情况/合计, reported: "32.96", computed: "329600", by: transcriber, reason: 单位漏写万字。 }
  - { rule: prose-amount-unmatched, at: 说明/一、预算安排, reported: 66.60万元, by: transcriber, reason: 第一节照录。 }
  - { rule: prose-amount-unmatched, at: 说明/机关运行经费安排情况, reported: 66.60万元, by: department, reason: 第二节照录。 }
  - { rule: prose-amount-unmatched, at: 项目/A1/goals/1, reported: 77.70万元, by: transcriber, reason: 目标照录。 }
  - { rule: published-late, at: dates/published, reported: "59", computed: "20", by: department, reason: 公开迟了。 }
#- content/example/housing/2025/budget.md
## 一、预算安排

本年支出[[支出说明/合计]]，政府采购[[政府采购预算情况/合计]]，合[[支出说明/合计 → 亿元]]，基本支出**66.60万元**。

没有别的话。

## 二、机关运行经费安排情况

机关运行经费[[机关运行经费安排情况/合计]]，又作[[机关运行经费安排情况/合计 → 万元]]。基本支出66.60万元。
#- content/example/housing/2025/final-accounts.yaml
format: 1
year: 2025
profile: plain
unit: 万元
statements:
  收入支出决算总体情况: { 收支总计: 1600.00, 上年收支总计: 1500.00, 增减额: 100.00, 本年支出: 1500.00, 基本支出: 600.00, 项目支出: 900.00 }
  机关运行经费支出情况: { 合计: 31.00万元 }
"#;

// ---- Reading HTML

/// A tag with its attributes, and where it begins and ends in the page.
struct Tag<'a> {
    name: &'a str,
    attributes: BTreeMap<&'a str, &'a str>,
    start: usize,
    end: usize,
}

/// The opening tags of a page.
fn tags(html: &str) -> impl Iterator<Item = Tag<'_>> {
    html.match_indices('<').filter_map(|(start, _)| {
        let rest = &html[start + 1..];
        let length = rest.find(|c: char| !c.is_ascii_alphanumeric())?;
        if length == 0 {
            return None;
        }
        let (name, mut rest) = rest.split_at(length);
        let mut attributes = BTreeMap::new();
        loop {
            rest = rest.trim_start();
            if let Some(after) = rest.strip_prefix('>').or_else(|| rest.strip_prefix("/>")) {
                return Some(Tag { name, attributes, start, end: html.len() - after.len() });
            }
            let length = rest.find(['=', '>', ' ', '\n'])?;
            let (key, after) = rest.split_at(length);
            let Some(after) = after.strip_prefix('=') else {
                attributes.insert(key, "");
                rest = after;
                continue;
            };
            let (value, after) = match after.strip_prefix('"') {
                Some(after) => after.split_once('"')?,
                None => after.split_at(after.find(['>', ' ', '\n'])?),
            };
            attributes.insert(key, value);
            rest = after;
        }
    })
}

fn text(html: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            _ if !inside => out.push(c),
            _ => {}
        }
    }
    out.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// The pages of a site: address of the folder, HTML.
fn pages(site: &BuildReport) -> impl Iterator<Item = (&str, &str)> {
    site.files
        .iter()
        .filter_map(|(path, text)| Some((path.strip_suffix("index.html")?, text.as_str())))
}

/// The addresses of the pages of disclosures.
fn disclosures(site: &BuildReport) -> Vec<&str> {
    site.files
        .keys()
        .filter_map(|path| path.strip_suffix("data.json"))
        .filter(|path| !path.is_empty())
        .collect()
}

/// Where a link leads: page and fragment.
fn target(from: &str, href: &str) -> (String, String) {
    let (path, fragment) = href.split_once('#').unwrap_or((href, ""));
    let mut parts: Vec<&str> = from.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    (parts.iter().map(|part| format!("{part}/")).collect(), fragment.to_owned())
}

/// The marks that stand here, one behind the other: what they lead to.
fn marks_behind<'a>(html: &'a str, from: &str) -> Vec<(String, String)> {
    let mut marks = Vec::new();
    // Behind the room for decimals, in the box of marks, and after the blank between two.
    let past = |html: &'a str| {
        let mut rest = html.trim_start();
        while let Some(next) = ["</span>", "<span class=\"marks\">", "<span class=marks>", "&nbsp;"]
            .iter()
            .find_map(|part| rest.strip_prefix(part))
        {
            rest = next.trim_start();
        }
        rest
    };
    let mut rest = past(html);
    while rest.starts_with("<sup") && rest[..rest.find("</sup>").unwrap()].contains("mark") {
        let end = rest.find("</sup>").unwrap() + "</sup>".len();
        let link: Tag<'a> = tags(&rest[..end]).find(|tag| tag.name == "a").unwrap();
        marks.push(target(from, link.attributes["href"]));
        rest = rest[end..].trim_start();
    }
    marks
}

/// The element of an id, up to its end.
fn element<'a>(html: &'a str, id: &str, name: &str) -> Option<&'a str> {
    let tag = tags(html).find(|tag| tag.name == name && tag.attributes.get("id") == Some(&id))?;
    html[tag.end..].split(&format!("</{name}>")).next()
}

/// The notes of a page: number, voice, text.
fn notes(html: &str) -> Vec<(String, String, String)> {
    let note = |tag: Tag<'_>| {
        let number = tag.attributes.get("id")?.strip_prefix("note-")?.to_owned();
        let whole = html[tag.end..].split("</p>").next()?;
        let (head, body) = whole.split_once("</b>")?;
        Some((number, text(head).split(' ').next()?.to_owned(), text(body)))
    };
    tags(html).filter(|tag| tag.name == "p").filter_map(note).collect()
}

/// What follows a word in a text: `表 12` gives 12.
fn count(text: &str, word: &str) -> usize {
    text.match_indices(word)
        .find_map(|(at, _)| {
            text[at + word.len()..]
                .trim_start()
                .split(|c: char| !c.is_ascii_digit())
                .next()?
                .parse()
                .ok()
        })
        .unwrap_or(0)
}

/// What stands before a word in a text: `10张表` gives 10.
fn count_before(text: &str, word: &str) -> usize {
    let digits: String = text
        .find(word)
        .map(|at| text[..at].trim_end().chars().rev().take_while(char::is_ascii_digit).collect())
        .unwrap_or_default();
    digits.chars().rev().collect::<String>().parse().unwrap_or(0)
}

fn json(site: &BuildReport, path: &str) -> Value {
    serde_json::from_str(&site.files[path]).unwrap()
}

fn chinese() -> impl Iterator<Item = &'static BuildReport> {
    SITES.iter().filter(|site| site.name != "town")
}

// ---- What must hold of every page

#[test]
fn who_repeats_a_figure_repeats_its_mark() {
    let mut repeated = 0;
    for site in SITES.iter() {
        for (address, html) in pages(site) {
            for tag in tags(html)
                .filter(|tag| tag.name == "a" && tag.attributes.get("class") == Some(&"figure"))
            {
                let (page, fragment) = target(address, tag.attributes["href"]);
                let Some(other) = site.files.get(&format!("{page}index.html")) else {
                    panic!("{}: {address} leads to {page}, which is nowhere", site.name)
                };
                let Some(cell) = element(other, &fragment, "td") else { continue };
                let hints = hints(site, &page);
                let doubts: BTreeSet<String> = tags(cell)
                    .filter_map(|tag| {
                        Some(tag.attributes.get("href")?.strip_prefix("#note-")?.to_owned())
                    })
                    .filter(|number| !hints.contains(number))
                    .collect();
                let end = tag.end + html[tag.end..].find("</a>").unwrap() + "</a>".len();
                let marked: BTreeSet<String> = marks_behind(&html[end..], address)
                    .into_iter()
                    .filter(|(to, _)| *to == page)
                    .map(|(_, note)| note.trim_start_matches("note-").to_owned())
                    .collect();
                assert!(
                    doubts.is_subset(&marked),
                    "{}: {address} repeats {page}#{fragment} without its marks {doubts:?}",
                    site.name
                );
                repeated += doubts.len();
            }
        }
    }
    assert!(repeated >= 40, "the sites have doubts that are repeated: {repeated}");
}

/// The numbers of the notes of a page that are no more than hints: their marks stay where they are.
fn hints(site: &BuildReport, page: &str) -> BTreeSet<String> {
    let data = json(site, &format!("{page}data.json"));
    let hints: Vec<&Value> = data["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|finding| finding["acknowledged"].is_null() && finding["level"] == "note")
        .collect();
    notes(&site.files[&format!("{page}index.html")])
        .into_iter()
        .filter(|(_, _, text)| hints.iter().any(|hint| says(text, hint)))
        .map(|(number, ..)| number)
        .collect()
}

/// Whether a text says what a finding says, its place aside: that is said in the words of the page.
fn says(text: &str, finding: &Value) -> bool {
    let spaced = |text: &str| text.split_whitespace().collect::<String>();
    let (text, message) = (spaced(text), finding["message"].as_str().unwrap());
    if finding["rule"] == "missing-table" {
        return text.contains(&spaced(finding["at"].as_str().unwrap()));
    }
    message.split(finding["at"].as_str().unwrap_or("\0")).all(|piece| text.contains(&spaced(piece)))
}

/// How many notes of a page are its transcriber's or its department's, and how many say what
/// checking found.
fn voiced(html: &str) -> [usize; 2] {
    let of = |voices: &[&str]| {
        notes(html)
            .iter()
            .filter(|(_, voice, _)| voices.iter().any(|one| voice.starts_with(one)))
            .count()
    };
    [of(&["转录者注", "存疑说明", "Transcriber", "Department"]), of(&["本站说明", "Remark"])]
}

#[test]
fn notes_are_numbered_as_a_reader_meets_them() {
    let mut longest = 0;
    for site in SITES.iter() {
        for address in disclosures(site) {
            let html = &site.files[&format!("{address}index.html")];
            let mut met: Vec<usize> = Vec::new();
            for tag in tags(html).filter(|tag| tag.name == "a") {
                let Some(number) = tag
                    .attributes
                    .get("href")
                    .and_then(|href| href.strip_prefix("#note-")?.parse().ok())
                else {
                    continue;
                };
                if !met.contains(&number) {
                    met.push(number);
                }
            }
            assert_eq!(
                met,
                (1..=notes(html).len()).collect::<Vec<usize>>(),
                "{}: {address}",
                site.name
            );
            longest = longest.max(met.len());
        }
    }
    assert!(longest >= 20, "{longest}");
}

/// The text of the cell of an address, and the notes its marks lead to.
fn cell_of(site: &BuildReport, address: &str, fragment: &str) -> (String, Vec<String>) {
    let html = &site.files[&format!("{address}index.html")];
    let cell = element(html, fragment, "td").unwrap_or_else(|| panic!("{address}#{fragment}"));
    let notes: BTreeMap<String, String> = notes(html)
        .into_iter()
        .map(|(number, voice, text)| (number, format!("{voice} {text}")))
        .collect();
    let marks = tags(cell)
        .filter_map(|tag| {
            tag.attributes.get("href")?.strip_prefix("#note-").map(|number| notes[number].clone())
        })
        .collect();
    (text(cell.split("<sup").next().unwrap()), marks)
}

#[test]
fn every_figure_in_doubt_has_its_mark_and_no_other_of_the_same_digits() {
    let repository = SITES.iter().find(|site| site.name == "repository").unwrap();
    let doubts = SITES.iter().find(|site| site.name == "doubts").unwrap();
    // Two figures that should be one: each has a note on its own page.
    for (site, address, fragment, figure) in [
        (repository, "lukou/housing/2020/self-evaluation/", "E01-project-amount", "17,910"),
        (repository, "lukou/housing/2020/performance-targets/", "P3-project-amount", "17,190"),
        (doubts, "example/housing/2025/budget/", "N04-total-amount", "32.96元"),
        (doubts, "example/housing/2025/budget/", "N01-total-amount", "1,530.40"),
        (doubts, "example/housing/2025/budget/", "N02-total-amount", "1,520.40"),
        (doubts, "example/housing/2025/budget/", "N06-total-amount", "118.00"),
        // A second print of a figure in doubt, by an identity of the profile.
        (repository, "pingxiang/housing/2020/budget/", "N03-total-amount", "13,919"),
        (doubts, "example/housing/2025/budget/", "N03-total-amount", "1,520.40"),
    ] {
        let (printed, marks) = cell_of(site, address, fragment);
        assert_eq!((printed.as_str(), marks.is_empty()), (figure, false), "{address}#{fragment}");
    }
    // The same digits, another figure.
    for (site, address, fragment, figure) in [
        (repository, "pingxiang/housing/2020/budget/", "N01-total-amount", "13,919"),
        (repository, "lukou/housing/2020/self-evaluation/", "E01-total-initial", "18,926"),
        (doubts, "example/housing/2025/budget/", "N01-other-amount", "118.00"),
        (doubts, "example/housing/2025/budget/", "N03-previous-amount", "1,000.00"),
    ] {
        let (printed, marks) = cell_of(site, address, fragment);
        assert_eq!((printed.as_str(), marks), (figure, Vec::new()), "{address}#{fragment}");
    }
    // Whatever an identity says of two documents or tables is marked on both sides, wherever it is
    // printed.
    let mut pairs = 0;
    for site in SITES.iter() {
        for address in disclosures(site) {
            let data = json(site, &format!("{address}data.json"));
            for finding in data["findings"]
                .as_array()
                .unwrap()
                .iter()
                .filter(|finding| finding["rule"] == "figure-mismatch")
            {
                let of_year = address.trim_end_matches('/').rsplit_once('/').unwrap().0;
                let pages =
                    disclosures(site).into_iter().filter(|other| other.starts_with(of_year));
                let notes: usize = pages
                    .map(|other| {
                        notes(&site.files[&format!("{other}index.html")])
                            .iter()
                            .filter(|(_, _, note)| says(note, finding))
                            .count()
                    })
                    .sum();
                assert_eq!(notes, 2, "{address}: {finding}");
                pairs += 1;
            }
        }
    }
    assert!(pairs >= 1, "{pairs}");
    // Where lists, drawings and the index of search repeat them.
    let stages = text(&repository.files["lukou/housing/2020/index.html"]).replace(" 注", "注");
    // The parts of a self-evaluation are those of the plan, and stand beside no execution.
    assert!(stages.contains("17,190注3") && !stages.contains("17,910"), "{stages}");
    let searched = |site: &BuildReport, tail: &str| {
        site.files.iter().any(|(path, text)| path.starts_with("search/") && text.contains(tail))
    };
    assert!(
        searched(repository, "341.92w*1")
            && searched(repository, "17190w*3")
            && searched(repository, "17910w*1")
            && searched(doubts, "118.00w*")
    );
    let corrected =
        text(&repository.files["example/housing/2024/budget/index.html"]).replace(" 注", "注");
    assert_eq!(
        corrected.matches("341.92万元注1").count(),
        2,
        "at the head and in the text: {corrected}"
    );
}

#[test]
fn one_thing_has_one_note() {
    let repository = SITES.iter().find(|site| site.name == "repository").unwrap();
    let html = &repository.files["lukou/housing/2020/self-evaluation/index.html"];
    let about: Vec<String> = notes(html)
        .into_iter()
        .filter(|(_, _, text)| text.contains("1.65亿万元"))
        .map(|(number, _, text)| format!("{number} {text}"))
        .collect();
    let [note] = about.as_slice() else { panic!("{about:?}") };
    assert!(
        note.contains("不是一个数") && note.contains("亿万元不是金额单位"),
        "both reasons are told: {note}"
    );
    let number = note.split(' ').next().unwrap();
    let marks = tags(html)
        .filter(|tag| {
            tag.attributes.get("href").and_then(|href| href.strip_prefix("#note-")) == Some(number)
        })
        .count();
    assert_eq!(marks, 2, "in the table and in the sentence");
}

#[test]
fn places_are_said_in_the_words_of_the_page() {
    let mut read = 0;
    for site in SITES.iter() {
        let mut paths: BTreeSet<String> = BTreeSet::new();
        let mut tables: BTreeSet<String> =
            ["项目/", "部门整体/", "说明/"].map(str::to_owned).into();
        for address in disclosures(site) {
            let data = json(site, &format!("{address}data.json"));
            let at = |list: &str| {
                data[list]
                    .as_array()
                    .unwrap()
                    .iter()
                    .filter_map(|one| one["at"].as_str())
                    .map(str::to_owned)
                    .collect::<Vec<_>>()
            };
            paths.extend(
                ["findings", "corrections", "restatements", "withheld"]
                    .iter()
                    .flat_map(|list| at(list))
                    .filter(|path| path.contains('/')),
            );
            tables.extend(
                data["tables"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|table| format!("{}/", table["name"].as_str().unwrap())),
            );
        }
        for (address, html) in pages(site) {
            let said = text(html);
            for path in paths.iter().chain(&tables) {
                assert!(
                    !said.contains(path.as_str()),
                    "{}: {address} says {path}: …{}…",
                    site.name,
                    said.split(path.as_str())
                        .next()
                        .unwrap()
                        .chars()
                        .rev()
                        .take(60)
                        .collect::<Vec<_>>()
                        .iter()
                        .rev()
                        .collect::<String>()
                );
            }
            for (number, _, note) in notes(html) {
                for key in [
                    "dates/",
                    "goals/",
                    "outcomes/",
                    "funds/",
                    "plan/",
                    "indicators/",
                    "total/",
                    "level-weights",
                    "/target",
                    "/actual",
                    "/weight",
                    "/score",
                    "source/",
                ] {
                    assert!(!note.contains(key), "{}: {address} note {number}: {note}", site.name);
                }
                read += 1;
            }
        }
        assert!(
            site.name != "doubts" || paths.iter().any(|path| path.starts_with("dates/")),
            "{paths:?}"
        );
    }
    assert!(read >= 60, "{read}");
}

#[test]
fn every_mark_leads_to_a_note_and_every_note_has_a_mark() {
    for site in SITES.iter() {
        for (address, html) in pages(site) {
            let own: Vec<String> = notes(html).into_iter().map(|(number, ..)| number).collect();
            assert_eq!(
                own.iter().collect::<BTreeSet<_>>().len(),
                own.len(),
                "{}: {address} has a note twice",
                site.name
            );
            let mut marked = BTreeSet::new();
            for tag in tags(html).filter(|tag| {
                tag.name == "a"
                    && tag.attributes.get("href").is_some_and(|href| href.contains("#note-"))
            }) {
                let (page, note) = target(address, tag.attributes["href"]);
                let number = note.trim_start_matches("note-").to_owned();
                assert!(
                    notes(&site.files[&format!("{page}index.html")])
                        .iter()
                        .any(|(own, ..)| *own == number),
                    "{}: {address} leads to {page}#{note}",
                    site.name
                );
                let before = &html[..tag.start];
                if page == address
                    && before.rfind("class=glance").unwrap_or(0)
                        <= before.rfind("class=body").unwrap_or(0)
                {
                    marked.insert(number);
                }
            }
            assert_eq!(
                marked,
                own.into_iter().collect::<BTreeSet<String>>(),
                "{}: {address}",
                site.name
            );
        }
    }
}

#[test]
fn what_is_acknowledged_is_told_on_the_page_and_on_its_checks() {
    let mut told = 0;
    for site in SITES.iter() {
        for address in disclosures(site) {
            let html = &site.files[&format!("{address}index.html")];
            let body = &html[..html
                .find("id=\"findings\"")
                .or_else(|| html.find("id=findings"))
                .unwrap_or(html.len())];
            let checks = text(&site.files[&format!("{address}checks/index.html")]);
            let notes = notes(html);
            let data = json(site, &format!("{address}data.json"));
            let acknowledged: Vec<&Value> = data["findings"]
                .as_array()
                .unwrap()
                .iter()
                .filter(|finding| !finding["acknowledged"].is_null())
                .collect();
            if site.name != "town" {
                let [explained, open] = voiced(html);
                let foot = text(html);
                assert_eq!(
                    [count(&foot, "；存疑说明"), count(&foot, "；本站说明")],
                    [explained, open],
                    "{}: {address}",
                    site.name
                );
                assert!(explained > 0 || acknowledged.is_empty(), "{}: {address}", site.name);
                // What nothing can be said of is said at the foot, as on the reconciliation page.
                let unsaid = |said: &str| {
                    count_before(said.split("。这是算术核对").next().unwrap(), " 处不能核对")
                };
                assert_eq!(unsaid(&foot), unsaid(&checks), "{}: {address}", site.name);
            }
            for finding in acknowledged {
                let reason = finding["reason"].as_str().unwrap().trim_end_matches('。');
                let spaced = |note: &str| note.split_whitespace().collect::<String>();
                let note = notes.iter().find(|(_, _, note)| {
                    spaced(note).contains(&spaced(reason)) && says(note, finding)
                });
                let (number, ..) = note
                    .unwrap_or_else(|| panic!("{}: {address} does not tell {finding}", site.name));
                assert!(
                    body.contains(&format!("href=\"#note-{number}\""))
                        || body.contains(&format!("href=#note-{number}>")),
                    "{}: {address} has no mark {number}",
                    site.name
                );
                assert!(
                    spaced(&checks).contains(&spaced(reason)),
                    "{}: {address}checks/ does not tell {finding}",
                    site.name
                );
                told += 1;
            }
        }
    }
    assert!(told >= 55, "{told}");
}

#[test]
fn every_failure_is_a_row_of_the_reconciliation() {
    let mut failed = 0;
    for site in chinese() {
        for address in disclosures(site) {
            let html = &site.files[&format!("{address}checks/index.html")];
            let lead = text(
                html.split("</header>")
                    .find(|part| part.contains("class=title") || part.contains("class=\"title\""))
                    .unwrap(),
            );
            let rows = html.split_once("不符之处").map_or(0, |(_, rest)| {
                rest.split("</table>")
                    .next()
                    .unwrap()
                    .split("<tbody>")
                    .nth(1)
                    .unwrap()
                    .matches("<tr>")
                    .count()
            });
            assert_eq!(rows, count_before(&lead, "处不符"), "{}: {address}checks/", site.name);
            assert_eq!(
                count_before(&text(&site.files[&format!("{address}index.html")]), "处不符"),
                rows,
                "{}: {address}",
                site.name
            );
            if let Some((_, rest)) = html.split_once("不符之处") {
                let table = rest.split("</table>").next().unwrap();
                for row in table.split("<tr>").skip(2) {
                    assert!(
                        row.contains("#note-"),
                        "{}: {address}checks/ has a row without a note: {}",
                        site.name,
                        text(row)
                    );
                    assert!(
                        text(row.rsplit_once("<td").unwrap().1.split_once('>').unwrap().1)
                            .chars()
                            .count()
                            > 6,
                        "a row says its reason: {}",
                        text(row)
                    );
                }
            }
            for group in html
                .split("<details open>")
                .skip(1)
                .filter(|group| group.contains("class=\"level\""))
            {
                let (head, list) = group.split_once("</summary>").unwrap();
                let (head, list) = (text(head), list.split("</details>").next().unwrap());
                let places = list.split("<li>").skip(1).map(text).collect::<Vec<_>>();
                let of = |word: &str| places.iter().filter(|place| place.starts_with(word)).count();
                assert_eq!(
                    of("相符") + of("尾差以内"),
                    count_before(&head, "处相符"),
                    "{}: {address}checks/ {head}",
                    site.name
                );
                assert_eq!(
                    of("不符"),
                    count_before(&head, "处不符"),
                    "{}: {address}checks/ {head}",
                    site.name
                );
            }
            failed += rows;
        }
    }
    assert!(failed >= 8, "{failed}");
}

#[test]
fn drawings_add_up_and_are_not_drawn_twice() {
    let (mut drawn, mut left) = (0, 0);
    for site in SITES.iter() {
        for address in disclosures(site) {
            // With marks around their values or without.
            let html = site.files[&format!("{address}index.html")].replace('"', "");
            let mut seen: Vec<Vec<String>> = Vec::new();
            for figure in html
                .split("<figure class=bars>")
                .skip(1)
                .map(|rest| rest.split("</figure>").next().unwrap())
            {
                let links: Vec<String> = tags(figure)
                    .filter(|tag| tag.attributes.get("class") == Some(&"figure"))
                    .map(|tag| tag.attributes["href"].to_owned())
                    .collect();
                assert!(
                    links.is_empty() || !seen.contains(&links),
                    "{}: {address} draws {links:?} twice",
                    site.name
                );
                seen.push(links);
                // A sum with printed parts is taken apart in its turn.
                let sums = ["本年收入合计", "本年支出合计", "本年收入", "本年支出"];
                assert!(
                    !sums.iter().any(|sum| figure.contains(&format!("<th scope=row>{sum}</th>"))),
                    "{}: {address} draws a sum as a part",
                    site.name
                );
                // In tenths of a percent.
                let shares: Vec<i64> = figure
                    .split("<td class=n>")
                    .filter_map(|cell| {
                        text(cell.split("</td>").next()?)
                            .strip_suffix('%')?
                            .replace('.', "")
                            .parse()
                            .ok()
                    })
                    .collect();
                if shares.is_empty() || figure.contains("class=rest") {
                    continue;
                }
                // Each is rounded by half a tenth either way.
                let off = shares.iter().sum::<i64>() - 1000;
                assert!(
                    off.unsigned_abs() * 2 <= shares.len() as u64,
                    "{}: {address}: {shares:?}",
                    site.name
                );
                drawn += 1;
                left += usize::from(figure.contains("class=left"));
            }
        }
    }
    assert!(drawn >= 40 && left >= 3, "{drawn} {left}");
}

#[test]
fn counts_are_the_same_everywhere() {
    let mut lists = 0;
    for site in chinese() {
        let (mut projects, mut indicators, mut acknowledged, mut published) = (0, 0, 0, 0);
        let findings = &site.files["data/findings/index.html"];
        for address in disclosures(site) {
            let html = &site.files[&format!("{address}index.html")];
            let own = format!("{}: {address}", site.name);
            let sections: Vec<&str> = html
                .split("<section class=\"table")
                .skip(1)
                .map(|rest| rest.split("</section>").next().unwrap())
                .collect();
            let (lacking, sections): (Vec<&str>, Vec<&str>) =
                sections.into_iter().partition(|section| section.starts_with(" unpublished"));
            let shown: BTreeSet<String> = sections
                .iter()
                .filter(|section| section.contains("<table"))
                .map(|section| {
                    text(
                        section
                            .split_once("class=\"form\">")
                            .unwrap()
                            .1
                            .split("</span>")
                            .next()
                            .unwrap(),
                    )
                })
                .collect();
            let data = json(site, &format!("{address}data.json"));
            let states = |state: &str| {
                data["tables"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .filter(|table| table["state"] == state)
                    .count()
            };
            let of_projects = tags(html)
                .filter(|tag| {
                    tag.name == "section" && tag.attributes.get("class") == Some(&"project")
                })
                .count();
            let tables = tags(html).filter(|tag| {
                tag.name == "table"
                    && tag
                        .attributes
                        .get("class")
                        .is_some_and(|class| class.starts_with("indicators"))
            });
            let of_indicators: usize = tables
                .map(|table| {
                    tags(html[table.end..].split("</table>").next().unwrap())
                        .filter(|tag| tag.name == "tr" && tag.attributes.contains_key("id"))
                        .count()
                })
                .sum();
            let [of_acknowledged, of_open] = voiced(html);
            // The list of the department.
            let parts: Vec<&str> = address.trim_end_matches('/').split('/').collect();
            let department = format!("{}/{}/", parts[0], parts[1]);
            let list = &site.files[&format!("{department}index.html")];
            let link = format!("<li><a href=\"{}\"", address.strip_prefix(&department).unwrap());
            let entry = text(
                list.split_once(&link)
                    .unwrap_or_else(|| panic!("{own} is not listed"))
                    .1
                    .split("</li>")
                    .next()
                    .unwrap(),
            );
            assert_eq!(count(&entry, "表 "), shown.len(), "{own}: tables of the list");
            assert_eq!(
                count(&entry, "未附 "),
                states("unpublished"),
                "{own}: missing tables of the list"
            );
            assert_eq!(
                sections.len() - shown.len(),
                states("none"),
                "{own}: headings without a table"
            );
            assert_eq!(
                lacking.iter().map(|list| list.matches("<li id=\"table-").count()).sum::<usize>(),
                states("unpublished"),
                "{own}: tables it lacks"
            );
            assert!(
                lacking.iter().all(|list| !list.contains("<h")),
                "{own}: a table it lacks has a heading"
            );
            assert_eq!(count(&entry, "项目 "), of_projects, "{own}: projects of the list");
            assert_eq!(count(&entry, "指标 "), of_indicators, "{own}: indicators of the list");
            // Every list of the site gives the numbers of the page it leads to.
            for (page, other) in pages(site).filter(|(page, _)| !page.starts_with("codes/")) {
                for item in other
                    .split("<li>")
                    .filter(|item| item.contains("class=facts") || item.contains("class=\"facts\""))
                {
                    let item = item.split("</li>").next().unwrap();
                    let link = tags(item)
                        .find(|tag| tag.name == "a")
                        .map(|tag| target(page, tag.attributes["href"]).0);
                    if link.as_deref() == Some(address) {
                        let said = text(item);
                        assert_eq!(
                            [count(&said, "存疑说明 "), count(&said, "本站说明 ")],
                            [of_acknowledged, of_open],
                            "{own}: {page}: {said}"
                        );
                        lists += 1;
                    }
                }
            }
            // What search engines are told.
            let meta = tags(html)
                .find(|tag| tag.attributes.get("name") == Some(&"description"))
                .unwrap()
                .attributes["content"]
                .to_owned();
            assert_eq!(count_before(&meta, "张表"), shown.len(), "{own}: {meta}");
            assert_eq!(count(&meta, "另有"), states("unpublished"), "{own}: {meta}");
            assert_eq!(count_before(&meta, "个项目"), of_projects, "{own}: {meta}");
            // The reconciliation.
            let checks = &site.files[&format!("{address}checks/index.html")];
            // Its head says as many as its relations list, and so does what search engines are
            // told.
            let said = text(checks);
            let every = |word: &str| -> Vec<usize> {
                said.match_indices(word)
                    .map(|(at, _)| {
                        count_before(
                            &said[..at + word.len()][said[..at]
                                .char_indices()
                                .rev()
                                .nth(12)
                                .map_or(0, |(from, _)| from)..],
                            word,
                        )
                    })
                    .collect()
            };
            for (word, of_meta) in [(" 处相符", "处勾稽关系相符"), (" 处不符", "处不符")]
            {
                let counts = every(word);
                let (head, listed) = counts
                    .split_first()
                    .map_or((0, 0), |(head, listed)| (*head, listed.iter().sum()));
                assert_eq!(head, listed, "{own}checks/:{word} at its head and in its list");
                assert_eq!(count_before(&meta, of_meta), head, "{own}: {meta}");
            }
            let table =
                checks.split_once("各表核对的数").unwrap().1.split("</table>").next().unwrap();
            let listed = table.split("<tr>").filter(|row| row.contains("scope=row")).count();
            assert!(listed >= shown.len(), "{own}checks/ lists {listed} of {shown:?}");
            // The findings of the whole site are counted by rule, one by one.
            let linked = format!("../../{address}\"");
            let row = findings
                .match_indices(&linked)
                .map(|(at, _)| findings[at..].split("</tr>").next().unwrap());
            let sums: usize = row
                .filter_map(|row| {
                    text(row.rsplit_once("<td").unwrap().1.split_once('>').unwrap().1)
                        .parse::<usize>()
                        .ok()
                })
                .sum();
            let found = data["findings"]
                .as_array()
                .unwrap()
                .iter()
                .filter(|finding| !finding["acknowledged"].is_null())
                .count();
            assert_eq!(sums, found, "{own}: findings of the site");
            (projects, indicators, acknowledged, published) = (
                projects + of_projects,
                indicators + of_indicators,
                acknowledged + of_acknowledged,
                published + 1,
            );
        }
        let home = text(
            site.files["index.html"]
                .split_once("<dl class=counts>")
                .unwrap()
                .1
                .split("</dl>")
                .next()
                .unwrap(),
        );
        let words = [
            ("公开件", published),
            ("项目", projects),
            ("绩效指标", indicators),
            ("存疑说明", acknowledged),
        ];
        for (word, counted) in words {
            assert_eq!(
                count(&home, word),
                counted,
                "{}: {word} on the front page: {home}",
                site.name
            );
        }
        assert_eq!(count(&text(findings), "各页的存疑说明共"), acknowledged, "{}", site.name);
    }
    assert!(lists >= 100, "{lists}");
}

#[test]
fn the_front_page_leads_to_every_department() {
    for site in SITES.iter() {
        let home = &site.files["index.html"];
        let links: BTreeSet<String> =
            tags(home).filter_map(|tag| Some(target("", tag.attributes.get("href")?).0)).collect();
        let departments: BTreeSet<String> = disclosures(site)
            .into_iter()
            .map(|address| address.split('/').take(2).map(|part| format!("{part}/")).collect())
            .collect();
        assert!(departments.is_subset(&links), "{}: {departments:?}", site.name);
    }
}

#[test]
fn a_unit_in_doubt_is_never_converted() {
    for site in SITES.iter() {
        for (path, text) in site.files.iter().filter(|(path, _)| path.ends_with(".html")) {
            assert!(!text.contains("0.003296"), "{}: {path}", site.name);
        }
    }
    let doubts = SITES.iter().find(|site| site.name == "doubts").unwrap();
    let stages = text(&doubts.files["example/housing/2025/index.html"]).replace(" 注", "注");
    assert!(stages.contains("机关运行经费32.96元注"), "{stages}");
    assert!(!stages.contains("31.00+"), "no difference is worked out from it: {stages}");
    let page = text(&doubts.files["example/housing/2025/budget/index.html"]);
    assert_eq!(
        page.replace(" 注", "注").matches("32.96元注").count(),
        4,
        "at the head, twice in the text, in its table: {page}"
    );
    assert!(
        text(&doubts.files["example/housing/2025/budget/checks/index.html"])
            .contains("不能核对：机关运行经费安排情况“合计”"),
        "what rests on it is not said to agree"
    );
}

#[test]
fn the_foot_claims_nothing_where_nothing_was_checked() {
    for site in chinese() {
        for (address, html) in pages(site) {
            let figures = tags(html).any(|tag| tag.attributes.get("class") == Some(&"figure"));
            let claims = html.contains("经核对的数彼此相符");
            assert!(
                !claims
                    || figures
                    || address.is_empty()
                    || address.matches('/').count() <= 3
                    || address.ends_with("checks/")
                    || address.starts_with("projects/")
                    || html.contains("class=\"n"),
                "{}: {address}",
                site.name
            );
            if ["glossary/", "search/", "codes/", "data/", "data/findings/", "map/", "years/"]
                .contains(&address)
            {
                assert!(!claims, "{}: {address}", site.name);
            }
        }
    }
}

#[test]
fn sentences_in_two_sections_are_acknowledged_apart() {
    let doubts = SITES.iter().find(|site| site.name == "doubts").unwrap();
    let html = &doubts.files["example/housing/2025/budget/index.html"];
    let first = html
        .split_once("id=\"section-n-budget\"")
        .or_else(|| html.split_once("id=section-n-budget"))
        .unwrap()
        .1;
    let (first, second) = first.split_once("机关运行经费安排情况</h2>").unwrap();
    // The mark stands at the amount, the note below its paragraph and before the next.
    assert!(first.contains("<strong>66.60万元<sup class=\"mark\">"), "{first}");
    let (note, next) = (first.find("第一节照录").unwrap(), first.find("没有别的话").unwrap());
    assert!(first.find("66.60万元").unwrap() < note && note < next, "{first}");
    assert!(
        second.contains("66.60万元<sup class=\"mark\">")
            && second.contains("第二节照录")
            && !second.contains("第一节照录"),
        "{second}"
    );
    assert!(
        first.contains("0.15204亿元</a><sup class=\"mark\">"),
        "a figure taken from the data has its mark: {first}"
    );
    // What has no place on the page stands at its head.
    let head =
        html.split_once("<header class=title>").unwrap().1.split("</header>").next().unwrap();
    assert!(
        head.contains("公开迟了")
            && (head.contains("class=\"mark\"") || head.contains("class=mark")),
        "{head}"
    );
}
