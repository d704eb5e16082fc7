//! The house stays readable: functions are short and take little, no two files need each other, no call decides by a bare word.
//!
//! `cargo test --release --test house measure -- --nocapture` prints what it measures.

#![allow(missing_docs, clippy::print_stdout, clippy::unwrap_used, reason = "tests")]

use std::collections::{BTreeMap, BTreeSet};

use crate::functions::{functions, unnamed_decisions};
use crate::sources::{Source, paths, sources};

/// A function that does not fit on a screen.
const LONG: usize = 60;

/// What is still to be mended, room by room: these numbers only go down, to one function in a
/// hundred and to no bare word.
const LONG_FUNCTIONS: usize = 18;
const BARE_WORDS: usize = 0;

/// More than this and a reader must look up what stands where.
const MOST_PARAMETERS: usize = 6;

#[test]
fn functions_fit_on_a_screen() {
    let mut all = functions(&sources());
    all.sort_by_key(|one| std::cmp::Reverse(one.lines));
    let long: Vec<String> = all
        .iter()
        .filter(|one| one.lines > LONG)
        .map(|one| format!("{} has {} lines", one.shown, one.lines))
        .collect();
    println!("{} functions, {} over {LONG} lines:\n{}", all.len(), long.len(), long.join("\n"));
    assert!(all.len() > 1500, "they were read");
    assert!(long.len() <= LONG_FUNCTIONS, "{long:#?}");
}

#[test]
fn functions_take_little() {
    let all = functions(&sources());
    let wide: Vec<String> = all
        .iter()
        .filter(|one| one.parameters > MOST_PARAMETERS)
        .map(|one| format!("{} takes {}", one.shown, one.parameters))
        .collect();
    println!("{} functions take over {MOST_PARAMETERS}:\n{}", wide.len(), wide.join("\n"));
    assert!(wide.is_empty(), "{wide:#?}");
}

#[test]
fn no_call_decides_by_a_bare_word() {
    let found = unnamed_decisions(&sources());
    println!("{} calls with true, false or None:\n{}", found.len(), found.join("\n"));
    assert_eq!(found.len(), BARE_WORDS, "{found:#?}");
}

/// Which files a file names, by their modules; doors only pass on what others hold.
fn graph(sources: &[Source]) -> BTreeMap<String, BTreeSet<String>> {
    let is_door = |source: &Source| source.path.file_name().is_some_and(|name| name == "mod.rs");
    let name = |module: &[String]| module.join("/");
    let files: BTreeSet<String> =
        sources.iter().filter(|one| !is_door(one)).map(|one| name(&one.module)).collect();
    let named = |source: &Source| {
        let own = name(&source.module);
        let targets = paths(source).into_iter().filter_map(|path| {
            let path = path.in_crate()?;
            (1..=path.len()).rev().map(|end| name(&path[..end])).find(|one| files.contains(one))
        });
        let targets: BTreeSet<String> = targets.filter(|target| *target != own).collect();
        (own, targets)
    };
    sources.iter().filter(|one| !is_door(one)).map(named).collect()
}

/// The files that can be reached from one.
fn reached<'a>(graph: &'a BTreeMap<String, BTreeSet<String>>, from: &str) -> BTreeSet<&'a str> {
    let (mut reached, mut open) = (BTreeSet::new(), vec![from]);
    while let Some(at) = open.pop() {
        for next in graph.get(at).into_iter().flatten() {
            if reached.insert(next.as_str()) {
                open.push(next);
            }
        }
    }
    reached
}

/// The files that need each other, each circle once.
fn circles(graph: &BTreeMap<String, BTreeSet<String>>) -> BTreeSet<Vec<&str>> {
    let all: BTreeMap<&str, BTreeSet<&str>> =
        graph.keys().map(|file| (file.as_str(), reached(graph, file))).collect();
    let circle = |(file, reached): (&&'_ str, &BTreeSet<&'_ str>)| -> Vec<String> {
        let back = reached.iter().filter(|other| all[*other].contains(file));
        back.map(|other| (*other).to_owned()).collect()
    };
    let named: BTreeSet<Vec<String>> = all.iter().map(circle).filter(|one| one.len() > 1).collect();
    let known = |file: &String| graph.get_key_value(file).unwrap().0.as_str();
    named.iter().map(|circle| circle.iter().map(known).collect()).collect()
}

#[test]
fn no_two_files_need_each_other() {
    let graph = graph(&sources());
    let edges: usize = graph.values().map(BTreeSet::len).sum();
    let circles = circles(&graph);
    println!("{} files, {edges} uses, {} circles:\n{circles:#?}", graph.len(), circles.len());
    assert!(edges > 800, "they were read: {edges}");
    assert!(circles.is_empty(), "{circles:#?}");
}

#[test]
fn a_circle_is_seen() {
    let uses = |to: &[&str]| to.iter().map(|one| (*one).to_owned()).collect::<BTreeSet<String>>();
    let graph = BTreeMap::from([
        ("a".to_owned(), uses(&["b"])),
        ("b".to_owned(), uses(&["c"])),
        ("c".to_owned(), uses(&["a", "d"])),
        ("d".to_owned(), uses(&[])),
    ]);
    assert_eq!(circles(&graph), BTreeSet::from([vec!["a", "b", "c"]]));
}
