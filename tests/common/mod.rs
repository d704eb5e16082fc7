//! Small sites in temporary folders, for tests that look at gongkai from outside.

#![allow(
    dead_code,
    missing_docs,
    clippy::unwrap_used,
    reason = "each test file uses a part of it; a test that cannot write its fixture has failed"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use gongkai::finding::Finding;
use gongkai::pipeline::{check, open};

pub const SITE: &str = "[site]\ntitle = \"示例\"\n";
pub const REGION: &str = "code: \"990101\"\nname: 示例县\norigin: invented\n";
pub const DEPARTMENT: &str = "code: \"333\"\nname: 示例县住房和城乡建设局\nbudget-units:\n  - { code: \"333001\", name: 本级 }\n";

/// Writes files into a folder, making theirs.
pub fn write(root: &Path, files: &[(&str, &str)]) {
    for (path, text) in files {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

/// Writes one file, making its folders.
pub fn write_bytes(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

/// Whether what a test expects is to be written anew: `SNAPSHOTS=overwrite`.
pub fn overwrite() -> bool {
    std::env::var_os("SNAPSHOTS").is_some_and(|value| value == "overwrite")
}

/// A site with one region and one department, and these files.
pub fn site(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(
        folder.path(),
        &[
            ("site.toml", SITE),
            ("content/example/region.yaml", REGION),
            ("content/example/housing/department.yaml", DEPARTMENT),
        ],
    );
    write(folder.path(), files);
    folder
}

/// What is found in a site of one budget of 2021, whose profile and YAML these are and whose narrative
/// has this text below the head 支出.
pub fn found_in_text(profile: &str, yaml: &str, text: &str) -> Vec<Finding> {
    let markdown = format!("## 支出\n\n{text}\n");
    let site = site(&[
        ("content/_profiles/small.yaml", profile),
        ("content/example/housing/2021/budget.yaml", yaml),
        ("content/example/housing/2021/budget.md", &markdown),
    ]);
    findings(site.path())
}

/// What a report says of every new disclosure of a region like [`REGION`].
const MARKED_INVENTED: &str = "origin: invented（虚构的数据）";

/// A report without the line that is the same in every one.
pub fn without_invented(said: &str) -> String {
    said.split_inclusive('\n').filter(|line| !line.contains(MARKED_INVENTED)).collect()
}

/// Runs the program over a site: its exit status, and all that it says, but that a new disclosure of an
/// invented region is marked so.
pub fn run(root: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_gongkai"))
        .arg("--root")
        .arg(root)
        .args(arguments)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned()
        + &String::from_utf8_lossy(&output.stderr);
    (output.status.code(), without_invented(&said))
}

/// Runs the program in a folder: its exit status, and all that it says.
pub fn run_in(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_gongkai"))
        .current_dir(folder)
        .args(arguments)
        .output()
        .unwrap();
    let said =
        String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
    (output.status.code().unwrap(), said)
}

/// What an import printed, without the line that counts its cells.
pub fn without_count(said: &[u8]) -> String {
    let text = String::from_utf8_lossy(said);
    let is_count = |line: &&str| line.starts_with("有数的单元格 ");
    text.split_inclusive('\n').filter(|line| !is_count(line)).collect()
}

/// The same without the line that counts the cells of an import.
pub fn run_uncounted(root: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let (code, said) = run(root, arguments);
    (code, without_count(said.as_bytes()))
}

/// A fixture in one string: `#- path` begins a file.
pub fn files(fixture: &str) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = Vec::new();
    for line in fixture.lines() {
        if let Some(path) = line.strip_prefix("#- ") {
            files.push((path.trim().to_owned(), String::new()));
        } else if let Some((_, text)) = files.last_mut() {
            text.push_str(line);
            text.push('\n');
        }
    }
    files
}

/// Every finding of a site.
pub fn findings(root: &Path) -> Vec<Finding> {
    check(&open(root).unwrap()).unwrap().findings
}

/// Every file under a folder, with its bytes, by path.
pub fn tree(root: &Path) -> Vec<(String, Vec<u8>)> {
    let walk = walkdir::WalkDir::new(root).sort_by_file_name();
    let files = walk.into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            (
                entry.path().strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/"),
                fs::read(entry.path()).unwrap(),
            )
        })
        .collect()
}

/// The repository, which is itself a site.
pub fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
