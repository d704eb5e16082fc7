//! `cargo bench --bench build [-- COUNT [many] [findings]]`: generates COUNT (1000) disclosures,
//! named alike or nearly all differently, without findings or with a note in each, and prints cpu,
//! wall, peak memory and files by stage.
//!
//! Stages are measured by running the work up to each of them and taking the difference. Memory is
//! the peak of each run; a build runs in a process of its own, as people run it: what another stage
//! left in the allocator is not counted.

#![allow(
    clippy::print_stdout,
    clippy::float_arithmetic,
    clippy::unwrap_used,
    missing_docs,
    reason = "a benchmark prints and divides seconds, not money"
)]

mod corpus;

use std::path::Path;
use std::time::Instant;

use gongkai::check::department as check_department;
use gongkai::load;
use gongkai::pipeline::{BuildOptions, build, open};
use gongkai::source::{Limits, parse, read};
use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

struct Measured {
    cpu: f64,
    wall: f64,
    peak: u64,
}

/// Seconds of processor time this process has used.
fn cpu() -> f64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}

/// Peak resident memory in MiB since it was last reset; 0 where the system does not say.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kib| kib.parse::<u64>().ok()).unwrap_or(0) / 1024
}

fn measure(work: impl FnOnce()) -> Measured {
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    let (before, start) = (cpu(), Instant::now());
    work();
    Measured { cpu: cpu() - before, wall: start.elapsed().as_secs_f64(), peak: peak() }
}

/// The first argument of a process that does one build and prints what it measured.
const ONE_BUILD: &str = "one-build";

/// Builds the site under a root and prints cpu, wall, peak and files.
fn one_build(root: &Path) {
    let mut published = None;
    let measured = measure(|| {
        published = build(
            &open(root).unwrap(),
            &BuildOptions { output: root.join("public"), withhold: false },
        )
        .unwrap()
        .published
    });
    println!("{} {} {} {}", measured.cpu, measured.wall, measured.peak, published.unwrap().files);
}

/// The same in a process of its own.
fn built_apart(root: &Path) -> (Measured, usize) {
    let output = std::process::Command::new(std::env::current_exe().unwrap())
        .arg(ONE_BUILD)
        .arg(root)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let printed = String::from_utf8(output.stdout).unwrap();
    let numbers: Vec<f64> =
        printed.split_whitespace().map(|number| number.parse().unwrap()).collect();
    let [cpu, wall, peak, files] = numbers[..] else { panic!("{printed}") };
    (Measured { cpu, wall, peak: peak as u64 }, files as usize)
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    if arguments.next().as_deref() == Some(ONE_BUILD) {
        return one_build(Path::new(&arguments.next().unwrap()));
    }
    let count = std::env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(1000);
    let asked = |word: &str| std::env::args().any(|argument| argument == word);
    let names = if asked("many") { corpus::Names::Many } else { corpus::Names::Few };
    let findings = if asked("findings") { corpus::Findings::Note } else { corpus::Findings::None };
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let bytes = corpus::write(root, count, names, findings).unwrap();
    println!(
        "{count} disclosures, {} KB of YAML each, {} threads",
        bytes / 1024 / count as u64,
        rayon::current_num_threads()
    );
    println!("{:<22} {:>8} {:>8} {:>9} {:>8}", "up to", "cpu s", "wall s", "peak MiB", "files");
    let row = |name: &str, measured: &Measured, files: usize| {
        println!(
            "{name:<22} {:>8.2} {:>8.2} {:>9} {files:>8}",
            measured.cpu, measured.wall, measured.peak
        );
    };
    let files = yaml_files(root);
    row("read", &measure(|| files.par_iter().for_each(|path| drop(read(path, "").unwrap()))), 0);
    row(
        "parse",
        &measure(|| {
            files
                .par_iter()
                .for_each(|path| drop(parse(&read(path, "").unwrap(), Limits::default()).unwrap()))
        }),
        0,
    );
    let workspace = open(root).unwrap();
    let departments: Vec<_> =
        workspace.site.regions.iter().flat_map(|region| &region.departments).collect();
    let load = |entry: &_| {
        load::department(root, entry, &workspace.catalogue, &workspace.site.config).unwrap()
    };
    row("load", &measure(|| departments.par_iter().for_each(|entry| drop(load(entry)))), 0);
    row(
        "check",
        &measure(|| {
            departments.par_iter().for_each(|entry| {
                let loaded = load(entry);
                let checked =
                    check_department(&loaded.department, loaded.findings, &workspace.site.config);
                let expected =
                    if findings == corpus::Findings::Note { entry.disclosures.len() } else { 0 };
                assert_eq!(
                    checked.findings.len(),
                    expected,
                    "{:?}",
                    checked.findings.first().map(|finding| &finding.message)
                );
            });
        }),
        0,
    );
    for name in ["build, cold", "build again, unchanged"] {
        let (measured, files) = built_apart(root);
        row(name, &measured, files);
    }
    let settings = root.join("site.toml");
    std::fs::write(
        &settings,
        std::fs::read_to_string(&settings)
            .unwrap()
            .replace("workbooks = false", "workbooks = true"),
    )
    .unwrap();
    let (measured, files) = built_apart(root);
    row("build with workbooks", &measured, files);
}

fn yaml_files(root: &Path) -> Vec<std::path::PathBuf> {
    let walk = walkdir::WalkDir::new(root.join("content")).sort_by_file_name();
    walk.into_iter()
        .map(|entry| entry.unwrap().into_path())
        .filter(|path| path.ends_with("budget.yaml"))
        .collect()
}
