//! One digit of one figure is changed, and checking must notice: a new error of an arithmetic rule
//! that names the figure or one it is bound to. A sample by default;
//! `MUTATIONS=all cargo test --release --test checks mutation -- --nocapture` changes every figure and
//! prints the table by form.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "tests; the table by form is for people"
)]

use crate::common;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;

use gongkai::check::{Reconciliation, department as check_department, reconcile};
use gongkai::finding::{Finding, Level};
use gongkai::load;
use gongkai::model::{Department, Rounding};
use gongkai::pipeline::{Workspace, open};

/// The text with one of its digits changed, which one and to what by its number.
fn mutated(printed: &str, number: usize) -> String {
    let digits: Vec<usize> =
        printed.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at).collect();
    let at = digits[number % digits.len()];
    let old = printed.as_bytes()[at] - b'0';
    let step = 1 + u8::try_from(number % 8).unwrap();
    let mut new = (old + step) % 10;
    // A number does not begin with a zero that it had not.
    if new == 0
        && at == digits[0]
        && digits.len() > 1
        && printed.as_bytes().get(at + 1) != Some(&b'.')
    {
        new = if old == 1 { 2 } else { 1 };
    }
    let mut text = printed.to_owned();
    text.replace_range(at..=at, &new.to_string());
    text
}

fn check(workspace: &Workspace, region: &str, name: &str) -> (Department, Vec<Finding>) {
    let entry = workspace
        .site
        .regions
        .iter()
        .find(|entry| entry.region.slug == region)
        .unwrap()
        .departments
        .iter()
        .find(|entry| entry.slug == name)
        .unwrap();
    let loaded =
        load::department(&workspace.root, entry, &workspace.catalogue, &workspace.site.config)
            .unwrap();
    let findings =
        check_department(&loaded.department, loaded.findings, &workspace.site.config).findings;
    (loaded.department, findings)
}

/// What a finding is, whatever its line: enough to tell a new one.
fn errors(findings: &[Finding]) -> BTreeSet<(String, String, String)> {
    let stops = |finding: &&Finding| finding.level == Level::Error;
    findings
        .iter()
        .filter(stops)
        .map(|finding| {
            (
                finding.rule.name.to_owned(),
                finding.at.clone().unwrap_or_default(),
                finding.message.en.clone(),
            )
        })
        .collect()
}

#[derive(Default)]
struct Tally {
    tried: usize,
    noticed: usize,
    missed: Vec<String>,
}

/// Changes figures of one department, every `step`th, and counts what is noticed, by rounding and
/// form.
fn mutate(
    root: &Path,
    region: &str,
    name: &str,
    step: usize,
    tallies: &mut BTreeMap<(&'static str, String), Tally>,
) {
    let workspace = open(root).unwrap();
    let (department, findings) = check(&workspace, region, name);
    let before = errors(&findings);
    let reconciled: Vec<Reconciliation<'_>> = reconcile(&department);
    let mut number = 0;
    for (disclosure, reconciliation) in department.disclosures.iter().zip(&reconciled) {
        let rounding = if disclosure.rounding == Rounding::Exact { "exact" } else { "nearest" };
        let file = root.join("content").join(format!("{}.yaml", disclosure.path));
        for covered in &reconciliation.figures {
            let (form, path, span, printed) = (
                covered.figure.form().to_owned(),
                covered.figure.path(),
                covered.figure.span(),
                covered.figure.printed(),
            );
            number += 1;
            // What nothing binds cannot be noticed, and what only an inequality binds (a plan's
            // percentages, a part of a whole) not always: `check --coverage` lists the first, the
            // table counts the second.
            if number % step != 0 || covered.identities.is_empty() {
                continue;
            }
            let rounding = if covered.fixed { rounding } else { "inequality" };
            let source = &disclosure.file.text;
            let written = &source[span.range()];
            let Some(offset) = written.find(printed) else { continue };
            let start = span.range().start + offset;
            let new = mutated(printed, number);
            fs::write(
                &file,
                format!("{}{new}{}", &source[..start], &source[start + printed.len()..]),
            )
            .unwrap();
            let (_, after) = check(&workspace, region, name);
            fs::write(&file, source).unwrap();
            let tally = tallies.entry((rounding, form)).or_default();
            tally.tried += 1;
            // The figure itself, or one it is bound to, stands at the new error or beside it.
            let neighbours: BTreeSet<String> = reconciled
                .iter()
                .flat_map(|one| &one.entries)
                .filter(|entry| entry.figures.iter().any(|figure| figure.path() == path))
                .flat_map(|entry| &entry.figures)
                .map(|figure| figure.path())
                .collect();
            let new_error = |finding: &&Finding| {
                let id = (
                    finding.rule.name.to_owned(),
                    finding.at.clone().unwrap_or_default(),
                    finding.message.en.clone(),
                );
                let places = finding
                    .at
                    .iter()
                    .chain(finding.related.iter().filter_map(|related| related.at.as_ref()));
                finding.level == Level::Error
                    && !before.contains(&id)
                    && places.into_iter().any(|place| *place == path || neighbours.contains(place))
            };
            if after.iter().any(|finding| new_error(&finding)) {
                tally.noticed += 1;
            } else {
                tally.missed.push(format!("{} {path} {printed} → {new}", disclosure.path));
            }
        }
    }
}

fn copy(folder: &Path) {
    for (path, bytes) in common::tree(&common::repository().join("content")) {
        let to = folder.join("content").join(&path);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::write(to, bytes).unwrap();
    }
    fs::copy(common::repository().join("site.toml"), folder.join("site.toml")).unwrap();
}

/// The one figure that may be changed unnoticed, once: 执行率 is printed with two decimals, and is
/// the same before and after; nothing else holds 全年预算数.
const HIDDEN: &str = " 部门整体支出绩效自评表/年度预算申请/年度资金总额/全年预算数 ";

#[test]
fn a_changed_digit_is_noticed() {
    let all = std::env::var_os("MUTATIONS").is_some_and(|value| value == "all");
    let folder = tempfile::tempdir().unwrap();
    copy(folder.path());
    let mut county = BTreeMap::new();
    for name in ["housing", "water"] {
        mutate(folder.path(), "example", name, if all { 1 } else { 31 }, &mut county);
    }
    let mut originals = BTreeMap::new();
    for region in ["beidaihe", "dingzhou", "leting", "lukou", "pingxiang"] {
        mutate(folder.path(), region, "housing", if all { 1 } else { 5 }, &mut originals);
    }
    let mut table = String::from("                 form   tried noticed\n");
    let mut exact = (0, 0);
    for (title, tallies) in [("invented county", &county), ("originals", &originals)] {
        for ((rounding, form), tally) in tallies {
            let _ = writeln!(
                table,
                "{title:<16} {form:<4} {:>7} {:>7}   {rounding}",
                tally.tried, tally.noticed
            );
            for missed in tally.missed.iter().take(5) {
                let _ = writeln!(table, "    missed: {missed}");
            }
            if *rounding == "exact" && title == "invented county" {
                exact = (exact.0 + tally.tried, exact.1 + tally.noticed);
            }
        }
    }
    println!("{table}exact tables of the county: {} of {}", exact.1, exact.0);
    assert!(exact.0 >= 100, "enough were tried: {}", exact.0);
    let missed: Vec<&str> = county
        .iter()
        .filter(|((rounding, _), _)| *rounding == "exact")
        .flat_map(|(_, tally)| &tally.missed)
        .map(String::as_str)
        .collect();
    let (allowed, wrong): (Vec<&str>, Vec<&str>) =
        missed.into_iter().partition(|missed| missed.contains(HIDDEN));
    assert_eq!(wrong, Vec::<&str>::new(), "{table}");
    assert!(allowed.len() <= 1, "{allowed:#?}");
}
