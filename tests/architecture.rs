//! The house keeps its shape: imports go down, doors say what a room is for, no room grows a cellar.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

mod common;

use std::fs;
use std::path::PathBuf;

/// Rooms by rank, as ARCHITECTURE.md has them.
fn ranks() -> Vec<(String, usize)> {
    let text = fs::read_to_string(common::repository().join("ARCHITECTURE.md")).unwrap();
    let rows = text.lines().filter_map(|line| {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let rank: usize = cells.get(1)?.parse().ok()?;
        Some((cells.get(2)?.trim_matches('`').to_owned(), rank))
    });
    rows.collect()
}

fn sources() -> Vec<(PathBuf, String)> {
    let walk = walkdir::WalkDir::new(common::repository().join("src")).sort_by_file_name();
    let files = walk.into_iter().map(Result::unwrap).map(walkdir::DirEntry::into_path).filter(|path| path.extension().is_some_and(|ending| ending == "rs"));
    files
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            (path, text)
        })
        .collect()
}

fn room(path: &std::path::Path) -> String {
    let inner = path.strip_prefix(common::repository().join("src")).unwrap();
    inner.components().next().unwrap().as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned()
}

#[test]
fn imports_go_down() {
    let ranks = ranks();
    let position = |room: &str| ranks.iter().position(|(name, _)| name == room);
    assert!(ranks.len() >= 13, "the table of rooms was read");
    let mut climbs = Vec::new();
    for (path, text) in sources() {
        let own = room(&path);
        let Some(own_position) = position(&own) else { continue };
        // Tests at the foot of a file may look where they like.
        let text = text.split("#[cfg(test)]").next().unwrap();
        for used in text.split("crate::").skip(1) {
            let used: String = used.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
            if let Some(used_position) = position(&used)
                && used_position > own_position
            {
                climbs.push(format!("{}: {own} uses {used}", path.display()));
            }
        }
    }
    assert!(climbs.is_empty(), "{climbs:#?}");
}

#[test]
fn every_room_is_in_the_table_and_has_a_door() {
    let ranks = ranks();
    for entry in fs::read_dir(common::repository().join("src")).unwrap() {
        let path = entry.unwrap().path();
        if !path.is_dir() {
            continue;
        }
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        assert!(ranks.iter().any(|(room, _)| *room == name), "{name} is not in ARCHITECTURE.md");
        let door = fs::read_to_string(path.join("mod.rs")).unwrap();
        assert!(door.starts_with("//! **"), "{name}/mod.rs does not say what the room is for");
        assert!(door.contains("must never") || matches!(name.as_str(), "cli" | "serve" | "publish"), "{name}/mod.rs does not say what it must never do");
    }
}

#[test]
fn files_are_small_and_well_named() {
    for (path, text) in sources() {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        assert!(!["utils", "util", "helpers", "helper", "common", "misc"].contains(&name.as_str()), "{}", path.display());
        let lines = text.split("#[cfg(test)]").next().unwrap().lines().count();
        assert!(lines <= 400, "{} has {lines} lines", path.display());
    }
}

#[test]
fn each_format_is_named_in_its_own_room() {
    let homes = [
        ("granit_parser", "source"),
        ("serde_yaml", "source"),
        ("pulldown_cmark", "markdown"),
        ("tera::", "render"),
        ("minify_html", "render"),
        ("csv::", "export"),
        ("clap::", "cli"),
        ("axum::", "serve"),
        ("notify::", "serve"),
        ("annotate_snippets", "finding"),
        ("calamine", "workbook"),
        ("zip", "workbook"),
        ("quick_xml", "workbook"),
        ("rust_xlsxwriter", "workbook"),
        ("encoding_rs", "workbook"),
    ];
    for (path, text) in sources() {
        for (name, home) in homes {
            assert!(!text.contains(&format!("use {name}")) || room(&path) == home, "{} names {name}", path.display());
        }
    }
}

/// The operators of `rust_decimal` panic and round; `decimal` has none, so that no other room can use any.
#[test]
fn decimals_are_computed_in_one_room() {
    let mut named = Vec::new();
    for (path, text) in sources() {
        if room(&path) != "decimal" {
            assert!(!text.contains("rust_decimal"), "{} names rust_decimal", path.display());
            continue;
        }
        named.extend(text.contains("rust_decimal").then(|| path.clone()));
        for operator in ["Add", "Sub", "Mul", "Div", "Rem", "Neg", "Sum", "Product", "Deref", "AddAssign", "SubAssign", "MulAssign", "DivAssign"] {
            let implements = text.lines().any(|line| line.starts_with("impl") && line.split([' ', ':', '<', '>']).any(|word| word == operator));
            assert!(!implements, "{} gives decimals the operator {operator}", path.display());
        }
        assert!(!text.contains("pub Digits") && !text.contains("-> Digits {"), "{} lets the inner number out", path.display());
    }
    assert!(!named.is_empty(), "the room was read");
}

/// What writes to the disk, as it is named in code.
const WRITES: [&str; 17] = [
    "fs::write",
    "File::create",
    "File::options",
    "OpenOptions",
    "fs::rename",
    "fs::remove",
    "fs::create",
    "fs::copy",
    "fs::hard_link",
    "fs::set_permissions",
    "fs::soft_link",
    "DirBuilder",
    "fs::symlink",
    "renameat",
    "unlinkat",
    "tempfile",
    "set_len(",
];

/// What reads from it.
const READS: [&str; 6] = ["fs::read", "File::open", "read_to_string(", "read_dir(", "read_link(", "WalkDir"];

/// A file without its tests and comments.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod ").next().unwrap();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).map(|line| format!("{line}\n")).collect()
}

#[test]
fn the_disk_is_touched_in_its_rooms() {
    // `load` walks through content/ and reads through `source`; Cargo.toml keeps tests' crates out of the program.
    let homes: [(&[&str], &[&str]); 2] = [(&WRITES, &["publish"]), (&READS, &["publish", "source", "load"])];
    let mut named = 0;
    for (path, text) in sources() {
        // Tests that stand in a file of their own.
        if path.iter().any(|part| part == "tests") || path.file_stem().is_some_and(|name| name.to_string_lossy().ends_with("tests")) {
            continue;
        }
        for (words, rooms) in homes {
            for word in words.iter().filter(|word| code(&text).contains(**word)) {
                assert!(rooms.contains(&room(&path).as_str()), "{} names {word}: {rooms:?} touch the disk", path.display());
                assert!(room(&path) != "load" || *word == "WalkDir", "{} names {word}: it walks, `source` reads", path.display());
                named += 1;
            }
        }
    }
    assert!(named > 20, "the words are those that are used: {named}");
}
