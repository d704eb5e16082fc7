//! What rules, forms, profiles and the glossary cite stands in docs/sources.md, and nothing else
//! does.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use gongkai::check;
use gongkai::finding::{Basis, RuleInfo};

/// The texts of docs/sources.md, each with the heading it stands under.
fn register() -> BTreeMap<String, String> {
    let text = fs::read_to_string(common::repository().join("docs/sources.md")).unwrap();
    let mut heading = "";
    let mut found = BTreeMap::new();
    for line in text.lines() {
        if let Some(title) = line.strip_prefix("## ") {
            heading = title;
        } else if let Some(row) = line.strip_prefix("| `") {
            let (key, rest) = row.split_once("` |").unwrap();
            assert_eq!(
                rest.split('|').filter(|cell| !cell.trim().is_empty()).count(),
                2,
                "{key}: what it says, and whether it was read"
            );
            assert!(
                found.insert(key.to_owned(), heading.to_owned()).is_none(),
                "{key} stands twice"
            );
        }
    }
    found
}

const LAWS: &str = "Laws and regulations";
const DOCUMENTS: &str = "Documents of ministries and places";
const PUBLISHED: &str = "Published documents";

fn section(rule: &RuleInfo) -> String {
    rule.documentation
        .split("# Source\n")
        .nth(1)
        .unwrap_or_else(|| panic!("{} has no source", rule.name))
        .lines()
        .map(str::trim)
        .collect::<Vec<_>>()
        .join(" ")
}

/// What stands in backquotes.
fn quoted(text: &str) -> Vec<String> {
    text.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

fn numeral(c: char) -> bool {
    "一二三四五六七八九十百零".contains(c)
}

fn han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// Citations in a Chinese sentence, as the register spells them: articles (`第五条、第六条` are two
/// of one law), numbers of documents, a place and its year.
fn citations(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut law = String::new();
    for part in text.split(['；', '。', '：', '，', '（', '）', '、', '“', '”']) {
        if let Some((before, article)) =
            part.split_once('第').filter(|(_, rest)| rest.contains('条'))
        {
            let number: String = article.chars().take_while(|c| numeral(*c)).collect();
            if !before.is_empty() {
                law = before.to_owned();
            }
            found.push(format!("{law}第{number}条"));
        }
        if let Some((before, after)) = part.split_once('〔') {
            let body: String = before
                .chars()
                .rev()
                .take_while(|c| han(*c))
                .collect::<Vec<_>>()
                .into_iter()
                .rev()
                .collect();
            found.push(format!("{body}〔{}号", after.split('号').next().unwrap()));
        }
        // 所见平乡县2020公开件: a place of two or three characters, or of a city's district, with
        // the year of its document.
        let digits: String = part
            .chars()
            .skip_while(|c| !c.is_ascii_digit())
            .take_while(char::is_ascii_digit)
            .collect();
        if digits.len() == 4 && !part.contains('〔') && !part.contains('年') {
            let before = part.split(&digits).next().unwrap();
            let before = ["所见", "同", "读自", "公开转载的"]
                .iter()
                .fold(before, |text, word| text.rsplit_once(word).map_or(text, |(_, after)| after));
            found.push(format!("{before}{digits}"));
        }
    }
    found
}

/// What stands between the beginning and the end of a line, where there is anything.
fn inside<'a>(line: &'a str, begin: &str, end: &str) -> Option<&'a str> {
    let inside = line.strip_prefix(begin)?.strip_suffix(end)?;
    (!inside.is_empty()).then_some(inside)
}

/// The `source` lines of declarations and of the glossary, with where they stand.
fn sources_of_data() -> Vec<(String, String)> {
    let files = ["src/forms/builtin", "src/load/builtin"]
        .into_iter()
        .flat_map(|folder| common::tree(&common::repository().join(folder)));
    let mut found = Vec::new();
    for (path, bytes) in files {
        let text = String::from_utf8(bytes).unwrap();
        found.extend(text.lines().filter_map(|line| {
            let line = line.trim();
            let documents = || Some(format!("所见{}公开件", inside(line, "documents: [", "]")?));
            let source = line.strip_prefix("source: ").map(str::to_owned).or_else(documents)?;
            Some((path.clone(), source))
        }));
    }
    found
}

#[test]
fn citations_are_read() {
    let read = |text: &str| citations(text);
    assert_eq!(
        read("预算法第十四条；预算法实施条例第五条、第六条（读自公开转载）；惯例，未核实"),
        ["预算法第十四条", "预算法实施条例第五条", "预算法实施条例第六条"]
    );
    assert_eq!(
        read("地方预决算公开操作规程（财预〔2016〕143号，读自公开转载）"),
        ["财预〔2016〕143号"]
    );
    assert_eq!(
        read("所见平乡县2020、北戴河区2021公开件；栏目同株洲市渌口区2020公开件；2023年以前"),
        ["平乡县2020", "北戴河区2021", "株洲市渌口区2020"]
    );
}

#[test]
fn rules_cite_what_is_in_the_register() {
    let register = register();
    assert!(register.len() >= 20);
    for rule in check::rules() {
        let source = section(rule);
        let cited = quoted(&source);
        for text in &cited {
            assert!(
                register.contains_key(text),
                "{}: `{text}` is not in docs/sources.md",
                rule.name
            );
        }
        let mut rest = source.clone();
        cited.iter().for_each(|text| rest = rest.replace(&format!("`{text}`"), ""));
        let tokens: Vec<&str> = rest.split(|c: char| !c.is_ascii_alphanumeric()).collect();
        let code = |token: &&&str| {
            token.len() >= 2
                && token.starts_with(|c: char| c.is_ascii_uppercase())
                && token[1..].bytes().all(|byte| byte.is_ascii_digit())
        };
        assert_eq!(
            tokens.iter().find(code),
            None,
            "{}: a document that nobody can open",
            rule.name
        );
        assert!(
            !rest.contains("FIELD")
                && !rest.contains("TABLES")
                && !rest.contains('条')
                && !rest.contains('〔'),
            "{}: a citation without its mark: {source}",
            rule.name
        );
        let under = |heading: &str| cited.iter().any(|text| register[text] == heading);
        let stands = match rule.basis {
            Basis::Law => under(LAWS),
            Basis::Template => under(DOCUMENTS) || source.contains("the profile names"),
            Basis::Format => {
                source.starts_with("The format: docs/format.md, section")
                    || source.starts_with("The format: docs/templates.md")
            }
            Basis::Arithmetic => source.starts_with("Arithmetic: "),
            Basis::Practice => source.starts_with("Practice: "),
        };
        assert!(stands, "{}: its basis is {}, its source «{source}»", rule.name, rule.basis.name());
    }
}

#[test]
fn forms_profiles_and_glossary_cite_what_is_in_the_register() {
    let register = register();
    let sources = sources_of_data();
    assert!(sources.len() >= 50, "{}", sources.len());
    for (path, source) in &sources {
        for text in citations(source) {
            assert!(
                register.contains_key(&text),
                "{path}: «{text}» of «{source}» is not in docs/sources.md"
            );
        }
        assert!(
            !source.contains("所见公开件") && !source.contains("转载的公开件"),
            "{path}: which document? {source}"
        );
        let stands =
            source.contains("未核实") || register.keys().any(|text| source.contains(text.as_str()));
        assert!(
            stands || source == "由网站管理者填写",
            "{path}: «{source}» cites nothing of docs/sources.md and does not say 未核实"
        );
    }
}

#[test]
fn every_source_is_cited() {
    let mut cited: BTreeSet<String> =
        check::rules().iter().flat_map(|rule| quoted(&section(rule))).collect();
    let sources = sources_of_data();
    cited.extend(sources.iter().flat_map(|(_, source)| citations(source)));
    let unused: Vec<String> = register()
        .into_keys()
        .filter(|text| {
            !cited.contains(text)
                && !sources.iter().any(|(_, source)| source.contains(text.as_str()))
        })
        .collect();
    assert_eq!(unused, Vec::<String>::new(), "nothing cites these");
}

#[test]
fn what_was_published_here_is_here() {
    let text = fs::read_to_string(common::repository().join("docs/sources.md")).unwrap();
    let folders: Vec<String> = quoted(&text)
        .into_iter()
        .filter(|text| text.starts_with("content/") && text.len() > "content/".len())
        .collect();
    assert_eq!(folders.len(), 5);
    for folder in folders {
        assert!(common::repository().join(&folder).join("region.yaml").is_file(), "{folder}");
    }
    assert_eq!(register().values().filter(|heading| *heading == PUBLISHED).count(), 17);
}
