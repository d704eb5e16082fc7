//! The conformance suite under `tests/conformance`: every case is a small site and the findings
//! that the rules' text demands of it.
//!
//! `cargo test --test checks conformance -- --nocapture` prints how many cases of each rule do what their
//! text says; `tests/conformance/run.py` does the same with any program. What lies under `spec/`
//! for other programs is written from the program by
//! `SNAPSHOTS=overwrite cargo test --test checks conformance`.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that prints what it counted"
)]

use crate::common;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::path::PathBuf;

use gongkai::finding::{Finding, Related};
use serde::Deserialize;

/// One entry of `index.yaml`: the cases of a rule, in order.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    rule: String,
    cases: Vec<String>,
}

/// A `case.yaml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    rule: String,
    title: String,
    because: String,
    expect: Vec<Expected>,
    /// Rules whose findings are not compared.
    #[serde(default)]
    ignore: Vec<String>,
}

/// A finding that must be there. Left out, `column`, `reported` and `related` are not compared;
/// `computed` and `difference` say that it is no arithmetic, and `acknowledged` that nobody
/// answered it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    rule: String,
    level: String,
    file: String,
    line: usize,
    column: Option<usize>,
    reported: Option<String>,
    computed: Option<String>,
    difference: Option<String>,
    related: Option<Vec<Place>>,
    acknowledged: Option<String>,
}

/// Where another figure of an identity stands, and what stands there.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Place {
    file: Option<String>,
    line: usize,
    value: String,
}

impl Case {
    /// Whether its rule must be found, and is not acknowledged.
    fn fails(&self) -> bool {
        self.expect
            .iter()
            .any(|expected| expected.rule == self.rule && expected.acknowledged.is_none())
    }
}

impl Expected {
    fn is(&self, finding: &Finding) -> bool {
        let same = |expected: &Option<String>, found: Option<&str>| {
            expected.as_deref().map(number) == found.map(number)
        };
        let start = finding.place.start();
        self.rule == finding.rule.name
            && self.level == finding.level.name()
            && self.file == finding.place.file.path
            && self.line == start.line
            && self.column.is_none_or(|column| column == start.column)
            && self.acknowledged.as_deref()
                == finding.acknowledged.as_ref().map(|acknowledged| acknowledged.by.name())
            && (self.reported.is_none() || same(&self.reported, finding.reported()))
            && same(&self.computed, finding.computed())
            && same(
                &self.difference,
                finding.arithmetic.as_ref().map(|numbers| numbers.difference.as_str()),
            )
            && self
                .related
                .as_ref()
                .is_none_or(|related| self.places(related) == found_places(finding))
    }

    fn places(&self, related: &[Place]) -> Vec<(String, usize, String)> {
        let place = |place: &Place| {
            (
                place.file.clone().unwrap_or_else(|| self.file.clone()),
                place.line,
                number(&place.value).to_owned(),
            )
        };
        let mut places: Vec<_> = related.iter().map(place).collect();
        places.sort();
        places
    }
}

fn found_places(finding: &Finding) -> Vec<(String, usize, String)> {
    let place = |related: &Related| {
        (
            related.place.file.path.clone(),
            related.place.start().line,
            number(related.value.as_deref().unwrap_or_default()).to_owned(),
        )
    };
    let mut places: Vec<_> = finding.related.iter().map(place).collect();
    places.sort();
    places
}

/// A decimal without the zeros that say nothing: 7.00 and 7 are one number.
fn number(decimal: &str) -> &str {
    if decimal.contains('.') {
        decimal.trim_end_matches('0').trim_end_matches('.')
    } else {
        decimal
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{}] {}:{}", self.level, self.rule, self.file, self.line)?;
        let words = [
            ("reported", &self.reported),
            ("computed", &self.computed),
            ("difference", &self.difference),
            ("acknowledged", &self.acknowledged),
        ];
        words
            .iter()
            .filter_map(|(name, value)| Some((name, value.as_ref()?)))
            .try_for_each(|(name, value)| write!(f, " {name} {value}"))
    }
}

fn suite() -> PathBuf {
    common::repository().join("tests/conformance")
}

fn index() -> Vec<Entry> {
    serde_yaml::from_str(&fs::read_to_string(suite().join("index.yaml")).unwrap()).unwrap()
}

fn read(rule: &str, name: &str) -> Case {
    let path = suite().join(rule).join(name).join("case.yaml");
    let case: Case = serde_yaml::from_str(&fs::read_to_string(&path).unwrap())
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    assert!(
        case.rule == rule && !case.title.is_empty() && !case.because.is_empty(),
        "{}: its rule is its folder's, title and because say something",
        path.display()
    );
    case
}

/// The site of a case: the shared files, and its own over them.
fn laid(rule: &str, name: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for files in [suite().join("spec/site"), suite().join(rule).join(name).join("site")] {
        for (path, bytes) in common::tree(&files) {
            common::write_bytes(&folder.path().join(path), &bytes);
        }
    }
    folder
}

/// What a case expects and is not found, and what is found and not expected.
fn differences(case: &Case, found: &[Finding]) -> Vec<String> {
    let mut found: Vec<&Finding> = found
        .iter()
        .filter(|finding| !case.ignore.iter().any(|rule| rule == finding.rule.name))
        .collect();
    let mut differences = Vec::new();
    for expected in &case.expect {
        match found.iter().position(|finding| expected.is(finding)) {
            Some(position) => drop(found.remove(position)),
            None => differences.push(format!("expected, not found: {expected}")),
        }
    }
    let unexpected = |finding: &&Finding| {
        format!(
            "found, not expected: {}",
            gongkai::finding::draw_json(finding, gongkai::finding::Language::English)
        )
    };
    differences.extend(found.iter().map(unexpected));
    differences
}

#[test]
fn every_case_finds_what_its_text_says() {
    let mut differing = String::new();
    println!("{:<28}{:>9}{:>9}", "rule", "failing", "passing");
    for Entry { rule, cases } in index() {
        let mut passed: BTreeMap<bool, (usize, usize)> = BTreeMap::new();
        for name in &cases {
            let case = read(&rule, name);
            let differences = differences(&case, &common::findings(laid(&rule, name).path()));
            let (good, all) = passed.entry(case.fails()).or_default();
            *good += usize::from(differences.is_empty());
            *all += 1;
            if !differences.is_empty() {
                differing +=
                    &format!("\n{rule}/{name}: {}\n  {}\n", case.title, differences.join("\n  "));
            }
        }
        let cell = |fails| {
            passed.get(&fails).map_or_else(|| "0/0".into(), |(good, all)| format!("{good}/{all}"))
        };
        println!("{rule:<28}{:>9}{:>9}", cell(true), cell(false));
    }
    assert!(differing.is_empty(), "cases that differ from what they expect:\n{differing}");
}

#[test]
fn every_rule_has_a_failing_and_a_passing_case() {
    let index = index();
    let rules: Vec<&str> = index.iter().map(|entry| entry.rule.as_str()).collect();
    assert_eq!(
        rules,
        include_str!("../rule-names.txt").lines().collect::<Vec<_>>(),
        "index.yaml names every rule, in the order of rule-names.txt"
    );
    for Entry { rule, cases } in &index {
        let fails: BTreeSet<bool> = cases.iter().map(|name| read(rule, name).fails()).collect();
        assert_eq!(fails.len(), 2, "{rule} needs a case that fails and one that passes");
    }
}

#[test]
fn no_case_repeats_a_shared_file() {
    let shared = common::tree(&suite().join("spec/site"));
    assert!(shared.iter().any(|(path, _)| path == "content/_profiles/open.yaml"));
    let mut repeated = Vec::new();
    for Entry { rule, cases } in index() {
        for name in cases {
            let site = suite().join(&rule).join(&name).join("site");
            repeated.extend(
                shared
                    .iter()
                    .map(|(path, bytes)| (site.join(path), bytes))
                    .filter(|(path, bytes)| fs::read(path).is_ok_and(|own| own == **bytes))
                    .map(|(path, _)| path),
            );
        }
    }
    if common::overwrite() {
        repeated.drain(..).for_each(|path| fs::remove_file(path).unwrap());
    }
    assert!(
        repeated.is_empty(),
        "these lie in spec/site and can go (SNAPSHOTS=overwrite cargo test --test checks conformance): {repeated:#?}"
    );
}

#[test]
fn the_declarations_beside_the_suite_are_the_programs() {
    for folder in ["forms", "profiles"] {
        let (here, theirs) = (
            suite().join("spec").join(folder),
            common::repository().join("src/forms/builtin").join(folder),
        );
        if common::overwrite() {
            fs::remove_dir_all(&here).ok();
            for (path, bytes) in common::tree(&theirs) {
                common::write_bytes(&here.join(path), &bytes);
            }
        }
        let (copies, declared) = (common::tree(&here), common::tree(&theirs));
        assert!(!declared.is_empty());
        let names = |tree: &[(String, Vec<u8>)]| {
            tree.iter().map(|(path, _)| path.clone()).collect::<Vec<_>>()
        };
        assert_eq!(
            names(&copies),
            names(&declared),
            "spec/{folder}: SNAPSHOTS=overwrite cargo test --test checks conformance"
        );
        for ((path, copy), (_, declared)) in copies.iter().zip(&declared) {
            assert!(
                copy == declared,
                "spec/{folder}/{path} is not what the program declares: SNAPSHOTS=overwrite cargo test --test checks conformance"
            );
        }
    }
}

#[test]
fn the_index_names_every_folder() {
    let named: BTreeSet<String> = index()
        .iter()
        .flat_map(|entry| entry.cases.iter().map(|name| format!("{}/{name}/case.yaml", entry.rule)))
        .collect();
    let there: BTreeSet<String> = common::tree(&suite())
        .into_iter()
        .map(|(path, _)| path)
        .filter(|path| path.ends_with("/case.yaml"))
        .collect();
    assert_eq!(named, there);
}
