//! docs/guide, done as it says: its files are written and changed, its commands typed, and what
//! they print is what stands there. `…` stands for any characters, a line of it for any lines.
//! `SNAPSHOTS=overwrite` writes what is printed where something else stands.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What a guide has its reader do.
enum Step {
    /// `path`: the block below is the file, stands at its end, or is found in it.
    File {
        path: String,
        how: String,
        text: String,
    },
    Change {
        path: String,
        from: String,
        to: String,
    },
    /// The lines that show how it ends and what is printed.
    Type {
        command: String,
        status: i32,
        shown: Range<usize>,
        printed: Range<usize>,
    },
}

/// The file a line says the next block is, and how: `path`：, `path` 末尾加上：, `path` 里有：.
fn named(line: &str) -> Option<(String, String)> {
    let (path, how) = line.strip_prefix('`')?.strip_suffix('：')?.split_once('`')?;
    ["", " 末尾加上", " 里有"].contains(&how).then(|| (path.to_owned(), how.to_owned()))
}

/// 把 `path` 里的 `from` 改成 `to`
fn change(line: &str) -> Option<Step> {
    let parts: Vec<&str> = line.split_once("把 `")?.1.split('`').collect();
    let said = parts.get(1) == Some(&" 里的 ") && parts.get(3) == Some(&" 改成 ");
    said.then(|| Step::Change {
        path: parts[0].to_owned(),
        from: parts[2].to_owned(),
        to: parts[4].to_owned(),
    })
}

/// The commands of a block, each with what stands below it.
fn typed(guide: &[&str], block: Range<usize>) -> Vec<Step> {
    let begins = block.clone().filter(|at| guide[*at].starts_with("$ "));
    let begins: Vec<usize> = begins.chain([block.end]).collect();
    assert_eq!(begins[0], block.start, "line {}: no command", block.start + 1);
    begins
        .windows(2)
        .map(|pair| {
            let shown = pair[0] + 1..pair[1];
            let status = guide[shown.start].strip_prefix("? ");
            Step::Type {
                command: guide[pair[0]][2..].to_owned(),
                status: status.map_or(0, |code| code.parse().unwrap()),
                printed: shown.start + usize::from(status.is_some())..shown.end,
                shown,
            }
        })
        .collect()
}

fn steps(guide: &[&str]) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut file = None;
    let mut at = 0;
    while at < guide.len() {
        if let Some(language) = guide[at].strip_prefix("```") {
            let (begin, below) = (at + 1, file.take());
            at = begin + guide[begin..].iter().position(|line| *line == "```").unwrap();
            if language == "console" {
                steps.extend(typed(guide, begin..at));
            } else if let Some((path, how)) = below {
                let text = guide[begin..at].join("\n") + "\n";
                steps.push(Step::File { path, how, text });
            } else {
                let foreign = ["nginx", "caddy", "apache", "headers"].contains(&language);
                assert!(foreign, "line {at}: a block of no file: {language}");
            }
        } else if !guide[at].is_empty() {
            file = named(guide[at]);
            steps.extend(change(guide[at]));
        }
        at += 1;
    }
    steps
}

/// What a command prints, and how it ends. A preview is ended when it has said where it is.
fn run(command: &str, folder: &Path) -> (i32, String) {
    let arguments: Vec<&str> = command.strip_prefix("gongkai ").unwrap().split(' ').collect();
    let serves = arguments[0] == "serve";
    let (mut reader, writer) = std::io::pipe().unwrap();
    let mut program = Command::new(env!("CARGO_BIN_EXE_gongkai"));
    program.current_dir(folder).args(arguments);
    program.stdout(writer.try_clone().unwrap()).stderr(writer);
    let mut printed = String::new();
    if serves {
        let mut child = program.args(["--port", "0"]).spawn().unwrap();
        BufReader::new(reader).read_line(&mut printed).unwrap();
        child.kill().unwrap();
        child.wait().unwrap();
        let (before, after) = printed.split_once("127.0.0.1:").unwrap();
        let after = after.trim_start_matches(|digit: char| digit.is_ascii_digit());
        return (0, format!("{before}127.0.0.1:3000{after}"));
    }
    let mut child = program.spawn().unwrap();
    // It holds the other end of the pipe, which would never be read to its end.
    drop(program);
    reader.read_to_string(&mut printed).unwrap();
    (child.wait().unwrap().code().unwrap(), printed)
}

fn fits(expected: &str, line: &str) -> bool {
    let mut parts: Vec<&str> = expected.split('…').collect();
    let last = parts.pop().unwrap();
    let Some((first, between)) = parts.split_first() else { return line == expected };
    let Some(mut rest) = line.strip_prefix(*first) else { return false };
    for part in between {
        let Some((_, after)) = rest.split_once(*part) else { return false };
        rest = after;
    }
    rest.ends_with(last)
}

fn all_fit(expected: &[&str], lines: &[&str]) -> bool {
    let Some((first, after)) = expected.split_first() else { return lines.is_empty() };
    if *first == "…" {
        return (0..=lines.len()).any(|at| all_fit(after, &lines[at..]));
    }
    lines.split_first().is_some_and(|(line, rest)| fits(first, line) && all_fit(after, rest))
}

/// Without the empty lines at the end.
fn trimmed<'a>(mut lines: &'a [&'a str]) -> &'a [&'a str] {
    while let Some(("", before)) = lines.split_last().map(|(last, before)| (*last, before)) {
        lines = before;
    }
    lines
}

/// Does all that a guide says. What is printed otherwise, with the lines it belongs in.
fn followed(guide: &[&str], samples: &Path) -> Vec<(Range<usize>, i32, String)> {
    let room = tempfile::tempdir().unwrap();
    if samples.is_dir() {
        for (path, bytes) in common::tree(samples) {
            common::write_bytes(&room.path().join(path), &bytes);
        }
    }
    let mut folder = room.path().to_owned();
    let mut otherwise = Vec::new();
    for step in steps(guide) {
        match step {
            Step::File { path, how, text } => file(&folder.join(path), &how, &text),
            Step::Change { path, from, to } => {
                let text = fs::read_to_string(folder.join(&path)).unwrap();
                assert_eq!(text.matches(&from).count(), 1, "{path}: {from}");
                fs::write(folder.join(path), text.replace(&from, &to)).unwrap();
            }
            Step::Type { command, status, shown, printed } => {
                if let Some(path) = command.strip_prefix("cd ") {
                    folder = folder.join(path);
                    assert!(folder.is_dir(), "{command}");
                    continue;
                }
                let (ended, said) = run(&command, &folder);
                let lines: Vec<&str> = said.lines().collect();
                if ended != status || !all_fit(trimmed(&guide[printed]), trimmed(&lines)) {
                    otherwise.push((shown, ended, trimmed(&lines).join("\n")));
                }
            }
        }
    }
    otherwise
}

fn file(path: &Path, how: &str, text: &str) {
    let there = fs::read_to_string(path).unwrap_or_default();
    match how {
        " 里有" => {
            for line in text.lines() {
                let found = there.lines().any(|one| fits(line, one));
                assert!(found, "{} has no line {line}", path.display());
            }
        }
        " 末尾加上" => common::write_bytes(path, (there + text).as_bytes()),
        _ => common::write_bytes(path, text.as_bytes()),
    }
}

/// A guide with what is printed now.
fn rewritten(guide: &[&str], otherwise: &[(Range<usize>, i32, String)]) -> String {
    let mut lines: Vec<String> = guide.iter().map(|line| (*line).to_owned()).collect();
    for (shown, ended, said) in otherwise.iter().rev() {
        let status = (*ended != 0).then(|| format!("? {ended}"));
        let gap = guide[shown.end].starts_with("$ ").then(String::new);
        let said = said.lines().map(str::to_owned);
        lines.splice(shown.clone(), status.into_iter().chain(said).chain(gap));
    }
    lines.join("\n")
}

fn guides() -> Vec<PathBuf> {
    let folder = fs::read_dir(common::repository().join("docs/guide")).unwrap();
    let mut found: Vec<PathBuf> = folder.map(|entry| entry.unwrap().path()).collect();
    found.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    found.sort();
    found
}

#[test]
fn what_the_guides_show_is_what_happens() {
    let mut wrong = Vec::new();
    for path in guides() {
        let text = fs::read_to_string(&path).unwrap();
        let guide: Vec<&str> = text.split('\n').collect();
        let samples = path.with_file_name("files").join(path.file_stem().unwrap());
        let otherwise = followed(&guide, &samples);
        if common::overwrite() && !otherwise.is_empty() {
            fs::write(&path, rewritten(&guide, &otherwise)).unwrap();
        }
        wrong.extend(otherwise.iter().map(|(shown, ended, said)| {
            format!("{}:{}: ends with {ended}, prints\n{said}", path.display(), shown.start)
        }));
    }
    assert!(common::overwrite() || wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn a_guide_that_says_otherwise_is_found() {
    let guide = "`a.csv`：\n\n```csv\n人数\n```\n\n```console\n$ gongkai check b.csv\n? 2\ngongkai: b.csv：…\n```";
    let lines: Vec<&str> = guide.split('\n').collect();
    assert!(followed(&lines, Path::new("")).is_empty());
    for (from, to) in
        [("? 2\n", ""), ("b.csv：…", "b.csv：…读出"), ("b.csv：…", "b.csv：…\n多一行")]
    {
        let changed = guide.replace(from, to);
        let lines: Vec<&str> = changed.split('\n').collect();
        let otherwise = followed(&lines, Path::new(""));
        assert_eq!(otherwise.len(), 1, "{changed}");
        assert!(rewritten(&lines, &otherwise).contains("? 2\ngongkai: b.csv：没有"), "{changed}");
    }
}

#[test]
fn links_of_the_guides_lead_somewhere() {
    let mut links = 0;
    for path in guides() {
        let text = fs::read_to_string(&path).unwrap();
        for link in text.split("](").skip(1).map(|rest| rest.split([')', '#']).next().unwrap()) {
            let whole = link.is_empty() || path.with_file_name(link).exists();
            assert!(whole, "{}: {link}", path.display());
            links += 1;
        }
    }
    assert!(links > 20, "{links} links were read");
}
