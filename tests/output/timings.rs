//! `--timings`: each stage that a command has done is told, and nothing of it stands where a
//! program reads; how far a build is, is counted to the end.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use std::process::Command;

use crate::common;

use gongkai::pipeline::{BuildOptions, Stage, build, check, open};

/// What `--timings` says of a stage.
struct Told {
    /// Milliseconds of processors.
    cpu: u64,
    /// Percent of all.
    share: u64,
    /// Milliseconds by the clock.
    clock: u64,
    name: String,
}

/// Each line of `--timings`, the sum last.
fn told(error: &str) -> Vec<Told> {
    let thousandths = |text: &str| text.replace('.', "").parse().ok();
    let stage = |line: &str| {
        let mut words = line.split_whitespace();
        Some(Told {
            cpu: thousandths(words.next()?)?,
            share: words.next()?.strip_suffix('%')?.parse().ok()?,
            clock: thousandths(words.next()?)?,
            name: words.collect::<Vec<_>>().join(" "),
        })
    };
    error.lines().filter_map(stage).collect()
}

fn run(arguments: &[&str]) -> (String, String) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_gongkai"));
    program.arg("--root").arg(common::repository()).args(arguments);
    let output = program.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr))
}

#[test]
fn a_build_tells_every_stage() {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("public");
    let (_, error) =
        run(&["--lang", "en", "build", "--timings", "--output", output.to_str().unwrap()]);
    let told = told(&error);
    let (together, stages) = told.split_last().unwrap();
    assert_eq!((together.name.as_str(), together.share), ("together", 100));
    assert_eq!(stages.len(), Stage::ALL.len(), "{error}");
    // Each is cut to a thousandth, each share to a hundredth.
    let cut = stages.len() as u64;
    for (sum, parts) in [
        (together.cpu, stages.iter().map(|stage| stage.cpu).sum::<u64>()),
        (together.clock, stages.iter().map(|stage| stage.clock).sum()),
        (100, stages.iter().map(|stage| stage.share).sum()),
    ] {
        assert!(parts <= sum && sum <= parts + cut, "{parts} of {sum}: {error}");
    }
}

#[test]
fn a_check_tells_what_it_does_and_leaves_json_alone() {
    let (plain, silent) = run(&["check", "--format", "json"]);
    let (timed, error) = run(&["check", "--format", "json", "--timings"]);
    assert_eq!((plain, silent.as_str()), (timed, ""));
    let names: Vec<String> = told(&error).into_iter().map(|stage| stage.name).collect();
    assert_eq!(names, ["打开：设置、表格、模板", "读取公开件", "核对", "合计"], "{error}");
}

#[test]
fn disclosures_are_counted_to_the_end() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = open(&common::repository()).unwrap();
    assert_eq!(workspace.course.disclosures(), (0, 0));
    let options = BuildOptions { output: folder.path().join("public"), withhold: false };
    let built = build(&workspace, &options).unwrap();
    assert_eq!(workspace.course.disclosures(), (built.disclosures, built.disclosures));
    let workspace = open(&common::repository()).unwrap();
    let checked = check(&workspace).unwrap().disclosures.len();
    assert_eq!(workspace.course.disclosures(), (checked, checked));
}
