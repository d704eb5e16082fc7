//! Published documents as they were printed: their tables are imported with built-in forms and
//! profiles, and build with acknowledgements for what is wrong in the print and for the sections
//! that are not here, and with nothing else. How much of them arrives, cell by cell, another
//! program says: `tests/real/measure`.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::common::run;

/// The rows of a list beside the documents, by head.
fn listed(name: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_path(format!("tests/real/{name}")).unwrap();
    reader.deserialize().map(Result::unwrap).collect()
}

/// A document's place, with nothing in it, and where the document goes.
fn site(document: &BTreeMap<String, String>) -> (tempfile::TempDir, String) {
    let place = listed("places.csv");
    let region = place.iter().find(|place| place["region"] == document["region"]).unwrap();
    let root = tempfile::tempdir().unwrap();
    let at = format!("content/{}", document["region"]);
    common::write(
        root.path(),
        &[
            ("site.toml", common::SITE),
            (
                &format!("{at}/region.yaml"),
                &format!("code: \"{}\"\nname: {}\n", region["code"], region["name"]),
            ),
            (
                &format!("{at}/{}/department.yaml", document["department"]),
                &format!("code: \"001\"\nname: {}\n", document["name"]),
            ),
        ],
    );
    let into = ["region", "department", "year", "kind"].map(|key| document[key].as_str());
    (root, into.join("/"))
}

/// The tables alone, as an office would give them.
fn tables(document: &str, root: &Path) {
    let folder = root.join("tables");
    fs::create_dir(&folder).unwrap();
    for entry in fs::read_dir(format!("tests/real/{document}")).unwrap().map(Result::unwrap) {
        if entry.path().extension().is_some_and(|ending| ending == "csv") {
            fs::copy(entry.path(), folder.join(entry.file_name())).unwrap();
        }
    }
}

#[test]
fn published_documents_build_with_what_is_wrong_in_them_acknowledged() {
    let documents = listed("documents.csv");
    assert!(documents.len() >= 13);
    for document in documents {
        let name = &document["document"];
        let (root, into) = site(&document);
        let root = root.path();
        tables(name, root);
        let folder = root.join("tables");
        let import = ["import", folder.to_str().unwrap(), "--into", &into, "--profile"];
        let (status, said) =
            run(root, &[import.as_slice(), &[&document["profile"], "--strict"]].concat());
        assert_eq!(status, Some(0), "{name}: {said}");
        let file = root.join(format!("content/{into}.yaml"));
        let yaml = fs::read_to_string(&file).unwrap();
        let acknowledged =
            fs::read_to_string(format!("tests/real/{name}/acknowledged.yaml")).unwrap();
        fs::write(&file, format!("{yaml}\n{acknowledged}")).unwrap();
        let (status, found) = run(root, &["--lang", "zh", "check", "--format", "short"]);
        let open: Vec<&str> = found.lines().filter(|line| !line.contains(": note[")).collect();
        assert!(open.is_empty(), "{name}: {found}");
        assert_eq!(status, Some(0), "{name}");
        let (status, said) = run(root, &["build"]);
        assert_eq!(status, Some(0), "{name}: {said}");
        let page = root.join(format!("public/{into}/index.html"));
        assert!(
            fs::read_to_string(page).unwrap().contains("class=\"table\"")
                || !yaml.contains("tables:")
        );
        // Imported again it is the same text, acknowledgements and all.
        let before = fs::read_to_string(&file).unwrap();
        run(root, &[import.as_slice(), &[&document["profile"]]].concat());
        assert_eq!(fs::read_to_string(&file).unwrap(), before, "{name}");
        drafted(name, root, &into);
    }
}

/// Its narrative is drafted from its tables, and read back it is found open where it is open and
/// nowhere else.
fn drafted(name: &str, root: &Path, into: &str) {
    let (status, said) = run(root, &["draft", into]);
    assert_eq!(status, Some(0), "{name}: {said}");
    let narrative = format!("content/{into}.md");
    let text = fs::read_to_string(root.join(&narrative)).unwrap();
    assert!(text.starts_with("## "), "{name}: {text}");
    let (_, found) = run(root, &["check", "--format", "short"]);
    let open = ["[missing-section]", "[placeholder-text]"];
    let other: Vec<&str> = found
        .lines()
        .filter(|line| line.starts_with(&narrative) && !open.iter().any(|rule| line.contains(rule)))
        .collect();
    assert!(other.is_empty(), "{name}: {other:#?}\n{text}");
}
