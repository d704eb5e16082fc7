//! `cargo bench --bench search [-- COUNT [few] [FOLDER]]`: builds COUNT (1000) disclosures, nearly
//! all names different (or few), and prints the files of the index and what they weigh. With a
//! FOLDER the site stays there, to be searched.

#![allow(clippy::print_stdout, clippy::unwrap_used, missing_docs, reason = "a benchmark prints")]

mod corpus;

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;
use gongkai::pipeline::{BuildOptions, build, open};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn gzip(bytes: &[u8]) -> u64 {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap().len() as u64
}

/// What kind of file: the name before its number.
fn kind(path: &Path) -> String {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    name.split(['-', '.']).next().unwrap_or_default().to_owned()
}

fn main() {
    let arguments: Vec<String> =
        std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let count = arguments.iter().find_map(|argument| argument.parse().ok()).unwrap_or(1000);
    let names = if arguments.iter().any(|argument| argument == "few") {
        corpus::Names::Few
    } else {
        corpus::Names::Many
    };
    let folder = tempfile::tempdir().unwrap();
    let output = arguments
        .iter()
        .find(|argument| argument.contains('/'))
        .map_or_else(|| folder.path().join("public"), PathBuf::from);
    corpus::write(folder.path(), count, names, corpus::Findings::None).unwrap();
    let built = build(
        &open(folder.path()).unwrap(),
        &BuildOptions { output: output.clone(), withhold: false },
    )
    .unwrap();
    assert!(built.published.is_some(), "{:?}", built.open.findings().first());
    println!("{count} disclosures, names: {names:?}");
    println!("{:<12} {:>7} {:>12} {:>12} {:>12}", "", "files", "bytes", "gzip", "largest gzip");
    let mut kinds: BTreeMap<String, (usize, u64, u64, u64)> = BTreeMap::new();
    for part in ["search", "codes"] {
        for entry in walkdir::WalkDir::new(output.join(part))
            .sort_by_file_name()
            .into_iter()
            .map(Result::unwrap)
            .filter(|entry| entry.file_type().is_file())
        {
            let bytes = std::fs::read(entry.path()).unwrap();
            let small = gzip(&bytes);
            let name = if part == "codes" { "codes/".to_owned() } else { kind(entry.path()) };
            let (files, size, packed, largest) = kinds.entry(name).or_default();
            (*files, *size, *packed, *largest) =
                (*files + 1, *size + bytes.len() as u64, *packed + small, small.max(*largest));
        }
    }
    for (name, (files, size, packed, largest)) in kinds {
        println!("{name:<12} {files:>7} {size:>12} {packed:>12} {largest:>12}");
    }
}
