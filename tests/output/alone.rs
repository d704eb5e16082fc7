//! A disclosure by itself needs nothing beside it.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

use std::process::Command;

/// Runs `gongkai export` on the repository's own site.
fn export(how: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("page.html");
    let run = |path: &std::path::Path| {
        let attachments = folder.path().join("attachments");
        let output = Command::new(env!("CARGO_BIN_EXE_gongkai"))
            .current_dir(common::repository())
            .args(["export", "example/housing/2025/budget", how, "-o"])
            .arg(path)
            .arg("--attachments")
            .arg(&attachments)
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert!(attachments.join("B05.csv").is_file());
        std::fs::read_to_string(path).unwrap()
    };
    let html = run(&file);
    assert_eq!(html, run(&folder.path().join("again.html")), "the same bytes every time");
    html
}

#[test]
fn a_page_by_itself_refers_to_nothing_outside() {
    let html = export("--page");
    for attribute in ["href=", "src=", "url("] {
        for (at, _) in html.match_indices(attribute) {
            let value = html[at + attribute.len()..].trim_start_matches('"');
            assert!(
                value.starts_with('#') || value.starts_with("data:"),
                "{}",
                &value[..value.len().min(60)]
            );
        }
    }
    assert!(
        html.contains("id=\"B05-2120101-total\"") || html.contains("id=B05-2120101-total"),
        "every figure keeps its address"
    );
    assert!(html.contains("<!doctype html>") || html.contains("<!DOCTYPE html>"));
    assert!(html.contains("<style>"), "its styles are inside");
}
