//! Originals: documents beside the data that `source: {files: […]}` names are published beside the
//! page, with their size and digest; any other is a finding.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

use std::fs;

use gongkai::pipeline::{BuildOptions, build, open};

const DATA: &str = "content/example/housing/2021/performance-targets.yaml";
const FOLDER: &str = "content/example/housing/2021";

fn site(files: &str, beside: &[&str]) -> tempfile::TempDir {
    let data = format!(
        "format: 1\nyear: 2021\nprofile: hunan-district\nsource:\n  title: 绩效目标公开\n{files}tables:\n  部门整体支出绩效目标表:\n    年度预算申请: {{ 资金总额: 100 }}\n    按支出性质分: {{ 基本支出: 40, 项目支出: 60 }}\n"
    );
    let site = common::site(&[(DATA, &data)]);
    for name in beside {
        common::write_bytes(&site.path().join(FOLDER).join(name), b"%PDF-1.7\n");
    }
    site
}

/// The rules of what is found, each with the file it is in.
fn found(site: &tempfile::TempDir) -> Vec<String> {
    let all = common::findings(site.path());
    let kept = all.iter().filter(|one| ["wrong-shape", "stray-file"].contains(&one.rule.name));
    kept.map(|one| format!("{} {}", one.rule.name, one.place.file.path)).collect()
}

#[test]
fn what_the_data_names_lies_beside_the_page() {
    let site = site("  files: [公开表.pdf, b.OFD]\n", &["公开表.pdf", "b.OFD"]);
    assert_eq!(found(&site), [""; 0]);
    let output = site.path().join("public");
    let options = BuildOptions { output: output.clone(), withhold: false };
    let built = build(&open(site.path()).unwrap(), &options).unwrap();
    assert!(built.published.is_some(), "{:?}", built.open.findings());
    let folder = output.join("example/housing/2021/performance-targets");
    assert_eq!(fs::read(folder.join("公开表.pdf")).unwrap(), b"%PDF-1.7\n");
    assert!(folder.join("b.OFD").is_file());
    let page = fs::read_to_string(folder.join("index.html")).unwrap();
    // What sha256sum says of these bytes.
    let digest = "0716f9264c9fe19f5d7455276107f3ddcc1d3497f63d60689a73558ae8a1bf5e";
    assert!(page.contains(digest) && page.contains("1 KB"), "{page}");
    let data = fs::read_to_string(folder.join("data.json")).unwrap();
    assert!(data.contains(digest), "{data}");
    let manifest = fs::read_to_string(output.join("manifest.json")).unwrap();
    assert!(manifest.contains(digest), "the manifest says the same digest");
}

#[test]
fn what_no_data_names_is_found() {
    for (files, beside, expected) in [
        ("", &["a.pdf"][..], vec![format!("stray-file {FOLDER}/a.pdf")]),
        ("", &["a.xlsx"], vec![format!("stray-file {FOLDER}/a.xlsx")]),
        ("  files: [a.pdf]\n", &["a.pdf", "b.docx"], vec![format!("stray-file {FOLDER}/b.docx")]),
        ("  files: [a.pdf]\n", &["a.pdf", "a.jpg"], vec![format!("stray-file {FOLDER}/a.jpg")]),
        (
            "  files: [a.pdf]\n",
            &["a.pdf", "~$a.docx"],
            vec![format!("stray-file {FOLDER}/~$a.docx")],
        ),
    ] {
        assert_eq!(found(&site(files, beside)), expected, "{files} {beside:?}");
    }
}

#[test]
fn what_cannot_be_an_original_is_found_where_it_is_named() {
    for name in [
        "nowhere.pdf",
        "../budget.pdf",
        "a b.pdf",
        "a.exe",
        "a.pdf#x",
        "2021-performance-targets.xlsx",
    ] {
        let site = site(&format!("  files: [\"{name}\"]\n"), &[]);
        assert_eq!(found(&site), [format!("wrong-shape {DATA}")], "{name}");
    }
    let twice = site("  files: [a.pdf, A.pdf]\n", &["a.pdf"]);
    assert_eq!(found(&twice), [format!("wrong-shape {DATA}")]);
}

#[test]
fn a_narrative_may_link_to_them() {
    let site = site("  files: [a.pdf]\n", &["a.pdf"]);
    common::write(site.path(), &[(&DATA.replace(".yaml", ".md"), "见[原件](a.pdf)。\n")]);
    let dead: Vec<String> = common::findings(site.path())
        .iter()
        .filter(|one| one.rule.name == "dead-link")
        .map(|one| one.message.zh.clone())
        .collect();
    assert_eq!(dead, [""; 0]);
}
