//! Two builds give the same bytes and the same report, whatever the threads, the folder, the order
//! of files, the time and the language of the machine.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;
use crate::many;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use gongkai::finding::{Finding, Language, Level, draw_json};
use gongkai::pipeline::{BuildOptions, build, open};

/// A batch is sixteen departments: three batches, and a part of a fourth.
const DEPARTMENTS: usize = 50;

type Tree = Vec<(String, Vec<u8>)>;

/// A site built in so many threads: its files, and what was found in the order of the report.
fn built(root: &Path, output: &Path, threads: usize) -> (Tree, Vec<String>) {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    let options = BuildOptions { output: output.to_owned(), withhold: true };
    let built = pool.install(|| build(&open(root).unwrap(), &options)).unwrap();
    assert!(built.published.is_some());
    (
        common::tree(output),
        built
            .open
            .findings()
            .into_iter()
            .map(|finding| draw_json(finding, Language::Chinese))
            .collect(),
    )
}

fn assert_same(one: &Tree, two: &Tree) {
    let paths = |tree: &Tree| tree.iter().map(|(path, _)| path.clone()).collect::<Vec<_>>();
    assert_eq!(paths(one), paths(two));
    for ((path, one), (_, two)) in one.iter().zip(two) {
        assert!(one == two, "{path} differs");
    }
}

#[test]
fn the_same_bytes_every_time() {
    let folder = tempfile::tempdir().unwrap();
    let (one, found_one) = built(&common::repository(), &folder.path().join("one/public"), 1);
    let (two, found_two) =
        built(&common::repository(), &folder.path().join("quite/another/place"), 4);
    assert_same(&one, &two);
    assert_eq!(found_one, found_two);
}

#[test]
fn batches_keep_the_order_of_the_site() {
    let folder = tempfile::tempdir().unwrap();
    let files = many::files(DEPARTMENTS);
    let (forward, backward) = (folder.path().join("forward"), folder.path().join("backward"));
    many::write(&forward, &files, false);
    many::write(&backward, &files, true);
    let (tree, found) = built(&forward, &folder.path().join("one"), 1);
    for threads in [2, 8] {
        let (other, said) = built(&forward, &folder.path().join(format!("of-{threads}")), threads);
        assert_same(&tree, &other);
        assert_eq!(found, said, "{threads} threads");
    }
    let (other, said) = built(&backward, &folder.path().join("from-the-last"), 3);
    assert_same(&tree, &other);
    assert_eq!(found, said, "files made from the last to the first");

    // And there was something to put in order: what is wrong with every department, in the order of
    // the files.
    let findings = common::findings(&forward);
    let places: Vec<(&str, usize)> = findings
        .iter()
        .map(|finding| (finding.place.file.path.as_str(), finding.place.start().line))
        .collect();
    assert!(places.is_sorted(), "{places:?}");
    // A build tells what nobody has acknowledged.
    let open = findings.iter().filter(|finding| finding.acknowledged.is_none());
    assert_eq!(
        open.map(|finding| draw_json(finding, Language::Chinese)).collect::<Vec<_>>(),
        found,
        "check and build say the same"
    );
    let count =
        |is: &dyn Fn(&Finding) -> bool| findings.iter().filter(|finding| is(finding)).count();
    let error = |acknowledged: bool| {
        count(&|finding| {
            finding.level == Level::Error
                && finding.rule.name == "total-mismatch"
                && finding.acknowledged.is_some() == acknowledged
        })
    };
    assert_eq!((error(false), error(true)), (DEPARTMENTS / 5, DEPARTMENTS / 5));
    assert_eq!(count(&|finding| finding.rule.name == "published-late"), DEPARTMENTS / 5);
    assert_eq!(count(&|finding| finding.rule.name == "rate-over-hundred"), DEPARTMENTS / 5);
    // Two rates of one disclosure are one hint with its places.
    assert_eq!(findings.len(), DEPARTMENTS * 4 / 5);

    // Data files, the map of the site and the index follow the order of the site too.
    let text = |path: &str| {
        String::from_utf8(tree.iter().find(|(name, _)| name == path).unwrap().1.clone()).unwrap()
    };
    let projects: Vec<String> = text("data/projects.csv")
        .lines()
        .skip(1)
        .map(|line| line.split(',').take(4).collect::<Vec<_>>().join("/"))
        .collect();
    assert_eq!(
        projects.len(),
        2 * (2 * DEPARTMENTS - DEPARTMENTS / 5),
        "two projects a disclosure that is not withheld"
    );
    assert!(projects.is_sorted(), "{projects:?}");
    let years: Vec<(usize, usize)> = (0..DEPARTMENTS).map(|number| (number % 3, number)).collect();
    let home = text("map/index.html");
    let mut at: BTreeMap<usize, usize> = BTreeMap::new();
    for (region, number) in years {
        at.insert(
            region * 1000 + number,
            home.find(&format!("示例县第{number}局"))
                .unwrap_or_else(|| panic!("the map has department {number}")),
        );
    }
    assert!(at.values().is_sorted(), "the map lists departments by region and slug: {at:?}");
}

#[test]
fn the_machine_does_not_matter() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("site");
    many::write(&root, &many::files(20), false);
    let run = |name: &str, current: &Path, root: &Path, environment: &[(&str, &str)]| {
        let output = folder.path().join(name);
        let mut program = Command::new(env!("CARGO_BIN_EXE_gongkai"));
        program.current_dir(current).envs(environment.iter().copied()).arg("--root").arg(root);
        let build =
            program.args(["build", "--withhold", "--output"]).arg(&output).output().unwrap();
        assert_eq!(build.status.code(), Some(1), "{}", String::from_utf8_lossy(&build.stderr));
        let mut program = Command::new(env!("CARGO_BIN_EXE_gongkai"));
        program.current_dir(current).envs(environment.iter().copied()).arg("--root").arg(root);
        (
            common::tree(&output),
            String::from_utf8(program.args(["check", "--format", "json"]).output().unwrap().stdout)
                .unwrap(),
        )
    };
    let (tree, said) = run(
        "one",
        folder.path(),
        &root,
        &[("TZ", "Asia/Shanghai"), ("LANG", "zh_CN.UTF-8"), ("RAYON_NUM_THREADS", "1")],
    );
    assert_eq!(said.lines().count(), 16);
    let (other, also) = run(
        "two",
        &root,
        Path::new("."),
        &[
            ("TZ", "America/Anchorage"),
            ("LANG", "C"),
            ("LC_ALL", "tr_TR.UTF-8"),
            ("RAYON_NUM_THREADS", "7"),
            ("HOME", "/nowhere"),
        ],
    );
    assert_same(&tree, &other);
    assert_eq!(said, also);
}
