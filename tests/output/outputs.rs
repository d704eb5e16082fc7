//! `[output]` leaves files out, and nothing leads to what is not there.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;
use crate::many;

use std::collections::BTreeSet;
use std::path::Path;

use gongkai::pipeline::{BuildOptions, build, open};

/// A site whose offices are compared, with a roster and tables that have rows.
fn site(output: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    many::write(folder.path(), &many::files(9), false);
    let settings = format!(
        "[site]\ntitle = \"示例\"\nprofile = \"many\"\nbase_url = \"https://example.org/\"\n[levels]\ntotal-mismatch = \"warning\"\n[output]\n{output}\n"
    );
    let roster = "years: [2020, 2021]\nowes:\n  budget: { after-approval: 20 }\ndepartments:\n  - { slug: d00 }\n";
    common::write(
        folder.path(),
        &[
            ("site.toml", &settings),
            ("content/r0/roster.yaml", roster),
            ("content/r1/roster.yaml", &roster.replace("d00", "d01")),
        ],
    );
    folder
}

/// The paths of a built site, and what its pages lead to that is not there.
fn built(root: &Path) -> (BTreeSet<String>, Vec<String>) {
    let output = tempfile::tempdir().unwrap();
    let options = BuildOptions { output: output.path().join("public"), withhold: true };
    let report = build(&open(root).unwrap(), &options).unwrap();
    assert!(report.published.is_some(), "{:?}", report.open.findings());
    let files = common::tree(&options.output);
    let paths: BTreeSet<String> = files.iter().map(|(path, _)| path.clone()).collect();
    let mut dead = Vec::new();
    for (path, bytes) in &files {
        let is_page = path.ends_with(".html") && path != "404.html";
        if !is_page && !path.ends_with("sitemap.xml") {
            continue;
        }
        let text = String::from_utf8_lossy(bytes);
        for address in addresses(&text) {
            if !leads(&paths, path, address) {
                dead.push(format!("{path}: {address}"));
            }
        }
    }
    (paths, dead)
}

/// What `href`, `src` and `action` name, the addresses of a sitemap, and those of data sets.
fn addresses(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for (before, after) in [
        ("href=\"", '"'),
        ("href=", '>'),
        ("src=\"", '"'),
        ("src=", '>'),
        ("action=\"", '"'),
        ("action=", '>'),
        ("<loc>", '<'),
        ("\"contentUrl\":\"", '"'),
    ] {
        for (at, _) in text.match_indices(before) {
            let rest = &text[at + before.len()..];
            let quoted = rest.starts_with('"');
            let ends = |c: char| c == after || before.ends_with('=') && c == ' ';
            if !quoted && let Some((address, _)) = rest.split_once(ends) {
                found.push(address);
            }
        }
    }
    found
}

fn leads(paths: &BTreeSet<String>, from: &str, address: &str) -> bool {
    let own = address.strip_prefix("https://example.org/");
    if own.is_none() && address.contains(':') {
        return true;
    }
    let plain = own.unwrap_or(address).split(['#', '?']).next().unwrap_or_default();
    let mut parts: Vec<&str> = match own {
        Some(_) => Vec::new(),
        None => from.split('/').rev().skip(1).collect::<Vec<_>>().into_iter().rev().collect(),
    };
    if own.is_none() && plain.is_empty() {
        return true;
    }
    for part in plain.split('/') {
        match part {
            "" | "." => {}
            ".." => _ = parts.pop(),
            part => parts.push(part),
        }
    }
    let path = parts.join("/");
    let folder =
        if path.is_empty() { "index.html".to_owned() } else { format!("{path}/index.html") };
    paths.contains(&path) || paths.contains(&folder)
}

#[test]
fn nothing_leads_to_what_is_left_out() {
    let (all, dead) = built(site("").path());
    assert!(dead.is_empty(), "{dead:#?}");
    let of = |name: &str, path: &str| match name {
        "data" => {
            path.starts_with("data/") && !path.starts_with("data/findings/")
                || path.ends_with("/data.json")
                || path.ends_with(".csv")
        }
        "checks" => path.contains("/checks/"),
        "search" => path.starts_with("search/") || path.starts_with("codes/"),
        _ => path.ends_with(".xlsx"),
    };
    let names = ["data", "checks", "search", "workbooks"];
    for off in [&names[..1], &names[1..2], &names[2..3], &names[3..], &names[..]] {
        let lines: Vec<String> = off.iter().map(|name| format!("{name} = false")).collect();
        let (some, dead) = built(site(&lines.join("\n")).path());
        assert!(dead.is_empty(), "{off:?}: {dead:#?}");
        for name in off {
            assert!(
                all.iter().any(|path| of(name, path)),
                "{name}: there is something to leave out"
            );
        }
        let expected: BTreeSet<String> =
            all.iter().filter(|path| !off.iter().any(|name| of(name, path))).cloned().collect();
        assert_eq!(some, expected, "{off:?}");
    }
}

#[test]
fn no_page_speaks_of_what_is_left_out() {
    let speaks = |site: &tempfile::TempDir, word: &str| -> Vec<String> {
        let output = tempfile::tempdir().unwrap();
        let options = BuildOptions { output: output.path().join("public"), withhold: true };
        build(&open(site.path()).unwrap(), &options).unwrap();
        let pages = common::tree(&options.output).into_iter();
        pages
            .filter(|(path, _)| path.ends_with(".html"))
            .filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains(word))
            .map(|(path, _)| path)
            .collect()
    };
    for (off, words) in [
        ("data", &["data.json", "数据也在", "manifest.json", "CSV", ".csv", "findings.csv"][..]),
        ("checks", &["勾稽核对", "逐条列出"]),
        ("search", &["type=search", "type=\"search\"", "搜索", "编码索引"]),
        ("workbooks", &[".xlsx"]),
    ] {
        let (all, some) = (site(""), site(&format!("{off} = false")));
        assert!(words.iter().any(|word| !speaks(&all, word).is_empty()), "{off}");
        for word in words {
            let left = speaks(&some, word);
            assert!(left.is_empty(), "{off}: {word}: {left:?}");
        }
    }
}
