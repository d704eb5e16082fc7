//! What the program is built from: where it comes from, and that its licences allow the program to be given away.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::Value;

/// Licences that ask for no more than their text beside the program.
const FREE: [&str; 12] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Packages under MPL-2.0: their own files stay under it, and notices name them. All come with
/// the minifier.
const UNDER_MPL: [&str; 7] = [
    "cssparser",
    "cssparser-color",
    "cssparser-macros",
    "dtoa-short",
    "lightningcss",
    "lightningcss-derive",
    "parcel_selectors",
];

/// Every package of the lock file that this system builds, as cargo tells it.
fn packages() -> Vec<Value> {
    let version = Command::new("rustc").arg("-vV").output().unwrap();
    let version = String::from_utf8(version.stdout).unwrap();
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--filter-platform", host])
        .current_dir(common::repository())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    told["packages"].as_array().unwrap().clone()
}

/// Whether one of the choices of an SPDX expression is allowed whole. `/` is how old packages
/// write OR.
fn is_allowed(expression: &str, allowed: &dyn Fn(&str) -> bool) -> bool {
    let expression = expression.replace('/', " OR ");
    any(
        &mut expression.replace('(', " ( ").replace(')', " ) ").split_whitespace().peekable(),
        allowed,
    )
}

type Words<'a> = std::iter::Peekable<std::str::SplitWhitespace<'a>>;

fn any(words: &mut Words<'_>, allowed: &dyn Fn(&str) -> bool) -> bool {
    let mut holds = all(words, allowed);
    while words.next_if_eq(&"OR").is_some() {
        // Both sides are read, whatever the first says.
        let other = all(words, allowed);
        holds = holds || other;
    }
    holds
}

fn all(words: &mut Words<'_>, allowed: &dyn Fn(&str) -> bool) -> bool {
    let mut holds = one(words, allowed);
    while words.next_if_eq(&"AND").is_some() {
        let other = one(words, allowed);
        holds = holds && other;
    }
    holds
}

fn one(words: &mut Words<'_>, allowed: &dyn Fn(&str) -> bool) -> bool {
    let word = words.next().unwrap_or_default();
    if word == "(" {
        let holds = any(words, allowed);
        assert_eq!(words.next(), Some(")"));
        return holds;
    }
    match words.next_if_eq(&"WITH") {
        Some(_) => allowed(&format!("{word} WITH {}", words.next().unwrap_or_default())),
        None => allowed(word),
    }
}

#[test]
fn expressions_are_understood() {
    let free = |name: &str| FREE.contains(&name);
    for expression in [
        "MIT",
        "GPL-2.0-only OR MIT",
        "Unlicense/MIT",
        "(MIT OR GPL-3.0-only) AND Unicode-3.0",
        "Apache-2.0 WITH LLVM-exception",
    ] {
        assert!(is_allowed(expression, &free), "{expression}");
    }
    for expression in [
        "GPL-2.0-only",
        "MIT AND GPL-3.0-only",
        "(MIT AND SSPL-1.0) OR GPL-2.0-only",
        "MPL-2.0",
        "",
    ] {
        assert!(!is_allowed(expression, &free), "{expression}");
    }
}

#[test]
fn every_package_may_be_given_away() {
    let packages = packages();
    assert!(packages.len() > 100, "they were read: {}", packages.len());
    let mut under_mpl = BTreeSet::new();
    let mut others = Vec::new();
    for package in &packages {
        let (name, license) =
            (package["name"].as_str().unwrap(), package["license"].as_str().unwrap_or_default());
        if is_allowed(license, &|name| FREE.contains(&name)) {
            continue;
        }
        match license {
            "MPL-2.0" => _ = under_mpl.insert(name),
            _ => others.push(format!("{name}: {license:?}")),
        }
    }
    assert!(others.is_empty(), "licences that nobody looked at: {others:#?}");
    assert_eq!(under_mpl, BTreeSet::from(UNDER_MPL), "packages under MPL-2.0");
}

#[test]
fn every_package_comes_from_the_registry() {
    let own = |package: &Value| package["name"] == "gongkai";
    let registry = "registry+https://github.com/rust-lang/crates.io-index";
    let packages = packages();
    let others: Vec<&str> = packages
        .iter()
        .filter(|package| !own(package) && package["source"] != registry)
        .map(|package| package["name"].as_str().unwrap())
        .collect();
    assert!(others.is_empty(), "from elsewhere: {others:?}");
}

/// Versions are pinned where bytes of the output depend on them, and nowhere else: a pin keeps
/// mended versions away.
#[test]
fn pins_have_a_reason() {
    let manifest = std::fs::read_to_string(common::repository().join("Cargo.toml")).unwrap();
    let (mut reason, mut bare, mut pinned) = (String::new(), Vec::new(), 0);
    for line in manifest.lines() {
        // A comment is about the lines under it, until a line is left empty.
        match line.strip_prefix('#') {
            Some(comment) => reason = comment.trim().to_owned(),
            None if line.is_empty() => reason.clear(),
            None if line.contains("\"=") => {
                pinned += 1;
                bare.extend((!reason.starts_with("Bytes depend on it")).then_some(line));
            }
            None => {}
        }
    }
    assert!(pinned > 0, "they were read");
    assert!(bare.is_empty(), "{bare:#?}");
}
