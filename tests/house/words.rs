//! The interface has every word it needs in both languages, and none that nobody says; no word of
//! it stands anywhere else.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use gongkai::export::{
    DEPARTMENTS, DISCLOSURES, FACTS, FINDINGS, FORMS, INDICATORS, PROJECTS, REGIONS, ROSTER,
};
use gongkai::finding::{Language, draw_short};
use gongkai::load::words;
use gongkai::pipeline::{BuildOptions, build, open};
use gongkai::words::Messages;

/// The program's own words: a folder without a file of its own.
fn messages(language: Language) -> Messages {
    let loaded = words(tempfile::tempdir().unwrap().path(), language).unwrap();
    assert!(loaded.findings.is_empty(), "{:?}", loaded.findings);
    loaded.messages
}

fn files(folder: &str, ending: &str) -> Vec<(PathBuf, String)> {
    let walk = walkdir::WalkDir::new(common::repository().join(folder)).sort_by_file_name();
    let files = walk
        .into_iter()
        .map(|entry| entry.unwrap().into_path())
        .filter(|path| path.extension().is_some_and(|found| found == ending));
    files
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            (path, text)
        })
        .collect()
}

/// The code of a file: what comes before its tests, without comments.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]").next().unwrap();
    text.lines()
        .map(|line| line.split("// ").next().unwrap())
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// A name of an entry at the beginning of a text: `group.name`.
fn name(text: &str) -> String {
    text.chars()
        .take_while(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '.'))
        .collect()
}

/// Chinese characters and their punctuation. A dash is English too.
fn chinese(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{303f}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}')
}

/// Every entry that a template or a view asks for.
fn used(messages: &Messages) -> BTreeMap<String, PathBuf> {
    let mut used = BTreeMap::new();
    for (path, text) in files("templates", "html") {
        used.extend(text.split("words.").skip(1).map(|rest| (name(rest), path.clone())));
    }
    // The data package says of each file and each column of it what it is.
    for file in
        [FACTS, DISCLOSURES, FINDINGS, PROJECTS, INDICATORS, REGIONS, DEPARTMENTS, FORMS, ROSTER]
    {
        let named = file.columns.iter().map(|column| format!("columns.{}", column.name));
        let all = named.chain([format!("package.{}", file.name)]);
        used.extend(all.map(|key| (key, PathBuf::from("src/export/data_package.rs"))));
    }
    // In Rust an entry is named by a literal: whatever looks like one of a known group.
    let groups: BTreeSet<&str> =
        messages.keys().map(|key| key.split('.').next().unwrap()).collect();
    for (path, text) in [
        "src/render",
        "src/export",
        "src/site",
        "src/serve",
        "src/load",
        "src/words",
        "src/draft",
        "src/cli",
    ]
    .into_iter()
    .flat_map(|room| files(room, "rs"))
    {
        for literal in code(&text).split('"').skip(1).step_by(2) {
            let dotted = literal.split_once('.').is_some_and(|(group, entry)| {
                groups.contains(group) && !entry.is_empty() && name(literal) == literal
            });
            if dotted
                && !["html", "toml", "yaml", "css", "js", "json", "csv", "txt", "svg", "xml"]
                    .iter()
                    .any(|ending| literal.ends_with(&format!(".{ending}")))
            {
                used.insert(literal.to_owned(), path.clone());
            }
        }
    }
    used
}

#[test]
fn no_word_is_missing_and_none_is_idle() {
    let chinese = messages(Language::Chinese);
    let used = used(&chinese);
    assert!(used.len() > 100, "templates and views were read");
    for (key, path) in &used {
        assert!(
            chinese.message(key).is_some(),
            "{} says {key}, which is in no file of words",
            path.display()
        );
    }
    let idle: Vec<&str> = chinese.keys().filter(|key| !used.contains_key(*key)).collect();
    assert!(idle.is_empty(), "nobody says {idle:?}");
}

#[test]
fn both_languages_say_the_same() {
    let (chinese, english) = (messages(Language::Chinese), messages(Language::English));
    assert_eq!(chinese.keys().collect::<Vec<_>>(), english.keys().collect::<Vec<_>>());
    for key in chinese.keys() {
        let slots =
            |messages: &Messages| messages.slots(key).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(slots(&chinese), slots(&english), "what fills {key}");
    }
}

#[test]
fn english_is_english() {
    let text = gongkai::words::embedded(Language::English);
    let line = text.lines().find(|line| line.contains(chinese));
    assert_eq!(line, None, "a Chinese character among the English words");
}

/// What is looked for in a document is no word of the interface.
const LOOKED_FOR: [&str; 11] = [
    "\"优\"",
    "\"良\"",
    "\"中\"",
    "\"差\"",
    "\"主要\"",
    "\"原因\"",
    "\"由于\"",
    "\"因为\"",
    "\"比上年\"",
    "'元'",
    "'０'..='９' | '．' | '，' | '－' | '＋'",
];

#[test]
fn words_stand_nowhere_else() {
    for (path, text) in files("templates", "html") {
        let line = text.lines().enumerate().find(|(_, line)| line.contains(chinese));
        assert_eq!(line, None, "{}", path.display());
    }
    for (path, text) in files("src/render", "rs").into_iter().chain(files("src/chart", "rs")) {
        let code = LOOKED_FOR.iter().fold(code(&text), |code, literal| code.replace(literal, ""));
        assert_eq!(code.lines().find(|line| line.contains(chinese)), None, "{}", path.display());
    }
}

const OWN: &str = "templates/words/zh.toml";

fn published(root: &Path, page: &str) -> String {
    let output = root.join("public");
    build(&open(root).unwrap(), &BuildOptions { output: output.clone(), withhold: false }).unwrap();
    fs::read_to_string(output.join(page)).unwrap()
}

#[test]
fn a_site_replaces_a_word_and_keeps_the_rest() {
    let own = "[years]\nyear_lead = \"{year}：{count}\"\n\n[site]\nhome = \"<首 & 页>\"\n";
    let site = common::site(&[(OWN, own)]);
    let page = published(site.path(), "years/index.html");
    assert!(page.contains("&lt;首 &amp; 页&gt;") && page.contains("各年度"), "{page}");
}

#[test]
fn a_word_that_replaces_nothing_is_a_finding() {
    for (own, line, says) in [
        ("[site]\nhom = \"主页\"\n", 2, "没有名为「site.hom」的界面用语"),
        ("[dates]\n\nyear = \"{jahr}年\"\n", 3, "「dates.year」里没有 {jahr} 可填"),
        ("[site]\nhome = \"{\"\n", 2, "花括号不成对"),
        ("[site]\nhome = 1\n", 2, "界面用语的写法有误"),
    ] {
        let site = common::site(&[(OWN, own)]);
        let findings = common::findings(site.path());
        let [finding] = findings.as_slice() else { panic!("{own}: {findings:?}") };
        assert!(finding.message.zh.contains(says), "{own}: {}", finding.message.zh);
        assert!(finding.stops() && finding.place.file.path == OWN, "{own}");
        assert_eq!(finding.place.start().line, line, "{own}");
    }
}

#[test]
fn a_template_that_says_no_word_is_told_with_its_place() {
    let site = common::site(&[("templates/404.html", "<p>页</p>\n<p>{{ words.site.hom }}</p>\n")]);
    let findings = common::findings(site.path());
    let [finding] = findings.as_slice() else { panic!("{findings:?}") };
    assert_eq!(
        draw_short(finding, Language::English),
        "templates/404.html:2:4: error[broken-template]: there is no word `site.hom`"
    );
    let built = build(
        &open(site.path()).unwrap(),
        &BuildOptions { output: site.path().join("public"), withhold: false },
    )
    .unwrap();
    assert!(built.published.is_none() && built.open.stopping() > 0);
}

/// The town's data is English: every Chinese character on its pages would be the interface's.
#[test]
fn an_english_site_is_english() {
    let folder = common::repository().join("tests/sites/town/site");
    let output = tempfile::tempdir().unwrap();
    build(
        &open(&folder).unwrap(),
        &BuildOptions { output: output.path().join("public"), withhold: false },
    )
    .unwrap();
    let pages: Vec<_> = common::tree(output.path())
        .into_iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .collect();
    assert!(pages.len() > 10, "the town was built");
    for (path, bytes) in pages {
        let html = String::from_utf8(bytes).unwrap();
        let line = html.lines().find(|line| line.contains(chinese));
        assert_eq!(line, None, "{path}");
        assert!(html.contains("lang=\"en\""), "{path}");
    }
}
