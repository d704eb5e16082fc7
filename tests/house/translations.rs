//! A Chinese edition of a document says what the English one says: the same headings in the same
//! order, the same samples to the letter, the same keys and names in each section.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::code_spans::code_spans;
use crate::common;

use std::collections::BTreeSet;
use std::fs;

/// A section of a document: the level of its heading, its samples, what stands in backquotes in it,
/// and how many rows of tables and items of lists it has.
#[derive(Default)]
struct Section {
    heading: String,
    level: usize,
    samples: Vec<String>,
    quoted: BTreeSet<String>,
    rows: usize,
    items: usize,
}

fn sections(text: &str) -> Vec<Section> {
    let mut sections = vec![Section::default()];
    let mut fenced = false;
    let mut prose = String::new();
    for line in text.lines() {
        let last = sections.last_mut().unwrap();
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
            if fenced {
                last.samples.push(String::new());
            }
        } else if fenced {
            let sample = last.samples.last_mut().unwrap();
            sample.push_str(line);
            sample.push('\n');
        } else if line.starts_with('#') {
            last.quoted = code_spans(&std::mem::take(&mut prose));
            let level = line.bytes().take_while(|byte| *byte == b'#').count();
            sections.push(Section { heading: line.to_owned(), level, ..Section::default() });
        } else {
            last.rows += usize::from(line.starts_with('|'));
            last.items += usize::from(line.trim_start().starts_with("- "));
            prose.push_str(line);
            prose.push('\n');
        }
    }
    sections.last_mut().unwrap().quoted = code_spans(&prose);
    sections
}

#[test]
fn the_chinese_format_says_what_the_english_one_says() {
    let read =
        |name: &str| fs::read_to_string(common::repository().join("docs").join(name)).unwrap();
    let (english, chinese) = (read("format.md"), read("format.zh-CN.md"));
    let (english, chinese) = (sections(&english), sections(&chinese));
    let levels =
        |sections: &[Section]| sections.iter().map(|section| section.level).collect::<Vec<usize>>();
    assert_eq!(levels(&english), levels(&chinese));
    for (en, zh) in english.iter().zip(&chinese) {
        assert_eq!(en.samples, zh.samples, "{} and {}", en.heading, zh.heading);
        assert_eq!((en.rows, en.items), (zh.rows, zh.items), "{} and {}", en.heading, zh.heading);
        let lost: Vec<&String> = en
            .quoted
            .iter()
            // What is a sentence in English is one in Chinese.
            .filter(|quoted| {
                !zh.quoted.contains(*quoted) && !SAID_IN_CHINESE.contains(&quoted.as_str())
            })
            .collect();
        assert!(lost.is_empty(), "{} and {}: {lost:?}", en.heading, zh.heading);
    }
}

/// What stands in backquotes and is words, not names.
const SAID_IN_CHINESE: [&str; 3] =
    ["table-or-statement / side? / row-or-line? / column", "<code or name>", "<section title>"];
