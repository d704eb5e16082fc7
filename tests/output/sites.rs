//! Small sites, one purpose each, built whole and compared with what is expected: of pages what
//! stands in `<main>`, of data every byte.
//!
//! `SNAPSHOTS=overwrite cargo test --release --test output sites` rewrites what is expected; read the
//! difference before committing it.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use gongkai::pipeline::{BuildOptions, build, check, open};

/// What matters of a published file: nothing of style sheets, scripts and the manifest, which every
/// change of style would touch, nor of search, whose files are named by what is in all of them:
/// `search.rs` reads those.
fn kept(path: &str, bytes: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(bytes).into_owned();
    if path.starts_with("search/") {
        return None;
    }
    match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => {
            let start = text.find("<main").unwrap();
            let end = text.find("</main>").unwrap();
            Some(text[start..end].replace("><", ">\n<"))
        }
        "css" | "js" | "svg" | "txt" => None,
        _ if path == "manifest.json" => None,
        _ => Some(text),
    }
}

fn compare(name: &str) {
    let folder = common::repository().join("tests/sites").join(name);
    let output = tempfile::tempdir().unwrap();
    let options = BuildOptions { output: output.path().join("public"), withhold: true };
    let workspace = open(&folder.join("site")).unwrap();
    let built = build(&workspace, &options).unwrap();
    let mut got: BTreeMap<String, String> = BTreeMap::new();
    let findings: String = check(&workspace)
        .unwrap()
        .findings
        .iter()
        .map(|finding| {
            gongkai::finding::draw_json(finding, gongkai::finding::Language::English) + "\n"
        })
        .collect();
    got.insert("findings.jsonl".into(), findings);
    if built.published.is_some() {
        got.extend(
            common::tree(&options.output)
                .into_iter()
                .filter_map(|(path, bytes)| Some((format!("public/{path}"), kept(&path, &bytes)?))),
        );
    }
    let expected = folder.join("expected");
    if std::env::var("SNAPSHOTS").is_ok_and(|value| value == "overwrite") {
        let _ = fs::remove_dir_all(&expected);
        for (path, text) in &got {
            write(&expected.join(path), text);
        }
        return;
    }
    let wanted: BTreeMap<String, String> = common::tree(&expected)
        .into_iter()
        .map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap()))
        .collect();
    let paths = |tree: &BTreeMap<String, String>| tree.keys().cloned().collect::<Vec<_>>();
    assert_eq!(paths(&got), paths(&wanted), "{name}: the files published");
    for (path, text) in &got {
        snapbox::assert_data_eq!(text.clone(), snapbox::Data::text(wanted[path].clone()).raw());
    }
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// A town in English: its own forms, identities and profile, without touching Rust.
#[test]
fn town() {
    compare("town");
}

/// A site in which one of two disclosures is withheld: the other is published, the index says so.
#[test]
fn withheld() {
    compare("withheld");
}

/// Rounded figures: residues inside what is declared are no errors, outside they are.
#[test]
fn rounding() {
    compare("rounding");
}

/// What surrounds disclosures: words explained, who owes what in two regions, publications and
/// corrections.
#[test]
fn county() {
    compare("county");
}
