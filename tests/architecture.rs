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
