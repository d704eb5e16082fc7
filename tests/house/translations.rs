//! A Chinese edition of a document says what the English one says: the same headings in the same
//! order, the same samples to the letter, the same keys, names and numbers in each section. The
//! pairs are what lies in docs/: `format.md` and `format.zh-CN.md`.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::code_spans::code_spans;
use crate::common;

use std::collections::BTreeSet;
use std::fs;

/// A section of a document: the level of its heading, its samples with the line that opens each,
/// its text, what stands in backquotes in the first cell of each row of a table, and how many items
/// its lists have.
#[derive(Default)]
struct Section {
    heading: String,
    level: usize,
    samples: Vec<String>,
    prose: String,
    rows: Vec<BTreeSet<String>>,
    items: usize,
}

fn sections(text: &str) -> Vec<Section> {
    let mut sections = vec![Section::default()];
    let mut fenced = false;
    for line in text.lines() {
        let last = sections.last_mut().unwrap();
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
            if fenced {
                last.samples.push(format!("{line}\n"));
            }
        } else if fenced {
            let sample = last.samples.last_mut().unwrap();
            sample.push_str(line);
            sample.push('\n');
        } else if line.starts_with('#') {
            let level = line.bytes().take_while(|byte| *byte == b'#').count();
            sections.push(Section { heading: line.to_owned(), level, ..Section::default() });
        } else {
            if let Some(row) = line.strip_prefix('|') {
                last.rows.push(code_spans(row.split('|').next().unwrap_or_default()));
            }
            last.items += usize::from(line.trim_start().starts_with("- "));
            last.prose.push_str(line);
            last.prose.push('\n');
        }
    }
    sections
}

/// The names, without endings, of the documents that have a Chinese edition.
fn pairs() -> Vec<String> {
    let files = fs::read_dir(common::repository().join("docs")).unwrap();
    let mut names: Vec<String> = files
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|file| file.strip_suffix(".zh-CN.md").map(str::to_owned))
        .collect();
    names.sort();
    names
}

fn read(file: &str) -> String {
    let path = common::repository().join("docs").join(file);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What clerks and web teams read: each must be there in Chinese.
const NEEDED: [&str; 5] = ["checking", "format", "preview", "site-toml", "templates"];

#[test]
fn what_clerks_need_is_there_in_chinese() {
    let there = pairs();
    let lost: Vec<&str> =
        NEEDED.into_iter().filter(|name| !there.iter().any(|pair| pair == name)).collect();
    assert!(lost.is_empty(), "docs/ has no Chinese edition of {lost:?}");
}

#[test]
fn a_chinese_edition_says_what_the_english_one_says() {
    for name in pairs() {
        let english = sections(&read(&format!("{name}.md")));
        let chinese = sections(&read(&format!("{name}.zh-CN.md")));
        let levels = |sections: &[Section]| {
            sections.iter().map(|section| section.level).collect::<Vec<usize>>()
        };
        assert_eq!(levels(&english), levels(&chinese), "the headings of {name}");
        for (en, zh) in english.iter().zip(&chinese) {
            say_the_same(&format!("{name}: {} and {}", en.heading, zh.heading), en, zh);
        }
    }
}

fn say_the_same(at: &str, en: &Section, zh: &Section) {
    assert_eq!(en.samples, zh.samples, "{at}");
    assert_eq!(en.rows, zh.rows, "{at}: the rows of tables, by the names they begin with");
    assert_eq!(en.items, zh.items, "{at}: the items of lists");
    let (wanted, quoted) = (code_spans(&en.prose), code_spans(&zh.prose));
    let lost: Vec<&String> = wanted
        .difference(&quoted)
        // What is a sentence in English is one in Chinese.
        .filter(|quoted| !SAID_IN_CHINESE.contains(&quoted.as_str()))
        .collect();
    assert!(lost.is_empty(), "{at}: {lost:?}");
    let lost: Vec<&str> = numbers(&en.prose).difference(&numbers(&zh.prose)).copied().collect();
    assert!(lost.is_empty(), "{at}: the numbers {lost:?}");
    let chinese = |c: char| matches!(c, '\u{3400}'..='\u{9fff}');
    assert!(en.prose.trim().is_empty() || zh.prose.contains(chinese), "{at}: not in Chinese");
}

/// The numbers of a text as it prints them: 8,467, 21.1, 2026.
fn numbers(text: &str) -> BTreeSet<&str> {
    let parts = text.split(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ','));
    parts.map(|part| part.trim_matches(['.', ','])).filter(|part| !part.is_empty()).collect()
}

/// What stands in backquotes and is words, not names.
const SAID_IN_CHINESE: [&str; 3] =
    ["table-or-statement / side? / row-or-line? / column", "<code or name>", "<section title>"];

/// Whoever reads Chinese is led to the Chinese edition where there is one; only that itself names
/// the English one.
#[test]
fn chinese_pages_lead_to_chinese_editions() {
    let (root, pairs) = (common::repository(), pairs());
    let editions = pairs.iter().map(|name| root.join(format!("docs/{name}.zh-CN.md")));
    let guides = fs::read_dir(root.join("docs/guide"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"));
    for path in editions.chain(guides).chain([root.join("README.zh-CN.md")]) {
        let text = fs::read_to_string(&path).unwrap();
        for link in text.split("](").skip(1) {
            let to = link.split([')', '#']).next().unwrap();
            let page = to.trim_start_matches("../").trim_start_matches("docs/");
            let english = pairs.iter().any(|name| {
                page == format!("{name}.md") && !path.ends_with(format!("{name}.zh-CN.md"))
            });
            assert!(!english, "{} leads to {to}, which is there in Chinese", path.display());
        }
    }
}
