//! Tests about the rules: each is one file named for its fault, documented, and does what its
//! examples say.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

use std::fs;

use gongkai::check;
use gongkai::finding::RuleInfo;

/// The examples of a rule's manual page under a heading.
fn examples(rule: &RuleInfo, heading: &str) -> Vec<String> {
    let text: String = rule
        .documentation
        .lines()
        .map(|line| format!("{}\n", line.strip_prefix(' ').unwrap_or(line)))
        .collect();
    let Some(section) = text.split("# Example ").find(|part| part.starts_with(heading)) else {
        return Vec::new();
    };
    let section = section.split("\n# ").next().unwrap();
    section
        .split("```yaml\n")
        .skip(1)
        .map(|block| block.split("```").next().unwrap().to_owned())
        .collect()
}

/// The rules found in an example and acknowledged by nobody.
fn names(example: &str) -> Vec<&'static str> {
    let files = common::files(example);
    assert!(!files.is_empty(), "an example begins with `#- path`:\n{example}");
    let files: Vec<(&str, &str)> =
        files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let site = common::site(&files);
    common::findings(site.path())
        .into_iter()
        .filter(|finding| finding.acknowledged.is_none())
        .map(|finding| finding.rule.name)
        .collect()
}

/// Whether a rule finds something in an example, on a site that asks for it where it must be asked.
fn found(rule: &RuleInfo, example: &str) -> bool {
    if !rule.asked || example.contains("#- site.toml") {
        return names(example).contains(&rule.name);
    }
    let asks = format!("{}\n[levels]\n{} = \"note\"\n", common::SITE, rule.name);
    names(&format!("#- site.toml\n{asks}{example}")).contains(&rule.name)
}

/// Rules that say that something was not read.
const UNREAD: [&str; 7] = [
    "broken-yaml",
    "duplicate-key",
    "invalid-form",
    "stray-file",
    "unknown-key",
    "unreadable-file",
    "wrong-shape",
];

#[test]
fn examples_do_what_they_say() {
    let mut without = Vec::new();
    for rule in check::rules() {
        let (fails, passes) = (examples(rule, "(fails)"), examples(rule, "(passes)"));
        if fails.is_empty() || passes.is_empty() {
            without.push(rule.name);
        }
        for example in fails {
            assert!(
                found(rule, &example),
                "{} does not find its failing example:\n{example}",
                rule.name
            );
        }
        for example in passes {
            assert!(!found(rule, &example), "{} finds its passing example:\n{example}", rule.name);
            // It passes because it is right, not because nobody could read it.
            let unread: Vec<&str> = UNREAD
                .into_iter()
                .filter(|unread| *unread != rule.name && names(&example).contains(unread))
                .collect();
            assert_eq!(
                unread,
                Vec::<&str>::new(),
                "{}: its passing example is not read:\n{example}",
                rule.name
            );
        }
    }
    // Bytes that are no UTF-8 and full-width digits are shown by tests of their own.
    assert_eq!(without, ["full-width-digits", "unreadable-file"]);
}

#[test]
fn every_rule_is_documented() {
    for rule in check::rules() {
        for heading in ["# What it checks", "# Why it matters", "# Source"] {
            assert!(rule.documentation.contains(heading), "{} has no «{heading}»", rule.name);
        }
        assert!(
            !rule.zh.ends_with('。') && !rule.en.ends_with('.'),
            "{}: a summary has no final stop",
            rule.name
        );
    }
}

#[test]
fn each_rule_of_checking_is_a_file_named_for_its_fault() {
    let folders =
        ["src/check/rules", "src/load/rules"].map(|folder| common::repository().join(folder));
    let mut files: Vec<String> = folders
        .iter()
        .flat_map(|folder| fs::read_dir(folder).unwrap())
        .map(|entry| {
            entry.unwrap().file_name().to_string_lossy().trim_end_matches(".rs").replace('_', "-")
        })
        .collect();
    files.retain(|name| name != "mod");
    files.sort();
    let names: Vec<&str> = check::rules().iter().map(|rule| rule.name).collect();
    for file in &files {
        assert!(names.contains(&file.as_str()), "{file}.rs is not registered");
    }
}

#[test]
fn the_names_are_stable() {
    let names: Vec<&str> = check::rules().iter().map(|rule| rule.name).collect();
    // Acknowledgements and site.toml hold these names: one that goes breaks published sites.
    let promised = include_str!("../rule-names.txt");
    assert_eq!(names, promised.lines().collect::<Vec<_>>());
}

#[test]
fn bytes_that_are_no_text_are_found_by_their_encoding() {
    let site = common::site(&[]);
    let path = site.path().join("content/example/housing/2021/budget.yaml");
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, [0xba, 0xcf, 0xbc, 0xc6, b':', b' ', b'1', b'\n']).unwrap();
    let findings = common::findings(site.path());
    let finding = findings.iter().find(|finding| finding.rule.name == "unreadable-file").unwrap();
    assert!(finding.message.zh.contains("GBK"), "{}", finding.message.zh);
}

#[test]
fn full_width_digits_are_read_and_noted() {
    let found = |total: &str| {
        let text = format!(
            "format: 1\nyear: 2021\nprofile: hebei-county\nstatements:\n  收入说明: {{ 合计: {total}, 一般公共预算: 12 }}\n"
        );
        let site = common::site(&[("content/example/housing/2021/budget.yaml", &text)]);
        let names = common::findings(site.path())
            .into_iter()
            .map(|finding| finding.rule.name)
            .filter(|name| !name.starts_with("missing-"));
        names.collect::<Vec<_>>()
    };
    assert_eq!(found("１２"), ["full-width-digits"]);
    assert_eq!(found("１３"), ["full-width-digits", "total-mismatch"]);
}
