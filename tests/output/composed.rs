//! The parts of a page that Rust composes and the same made by templates have the same text and
//! elements, on every page of every whole site here.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use gongkai::pipeline::{BuildOptions, build, open};
use gongkai::source::SourceFile;

use crate::common;

/// A template that no page uses, and that names what of a part a site may change.
const NAMES_ALL: &str = "{# Cell Marks sides groups places #}";

/// The pages of a site, its templates having a say in parts or not.
fn pages(root: &Path, own: Option<&str>) -> Vec<(String, String)> {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = open(root).unwrap();
    if let Some(text) = own {
        let file = Arc::new(SourceFile::new("templates/own.html", text));
        workspace.templates.insert("own.html".to_owned(), file);
    }
    let output = folder.path().join("public");
    build(&workspace, &BuildOptions { output: output.clone(), withhold: true }).unwrap();
    let html = common::tree(&output).into_iter().filter(|(path, _)| path.ends_with(".html"));
    html.map(|(path, bytes)| (path, plain(&String::from_utf8(bytes).unwrap()))).collect()
}

/// A page without what no browser shows: blanks between tags, quotes around what needs none, how an
/// unbroken blank is written.
fn plain(html: &str) -> String {
    let tags = html.replace("&nbsp;", "\u{a0}");
    let mut plain = String::new();
    for (number, piece) in tags.split('<').enumerate() {
        let (tag, text) = if number == 0 { ("", piece) } else { piece.split_once('>').unwrap() };
        let bare = |value: &str| value.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        let mut quoted = tag.split('"');
        plain.push_str(if number == 0 { "" } else { "\n<" });
        plain.push_str(quoted.next().unwrap());
        while let (Some(value), Some(rest)) = (quoted.next(), quoted.next()) {
            let quote = if bare(value) && !value.is_empty() { "" } else { "\"" };
            plain.push_str(&format!("{quote}{value}{quote}{rest}"));
        }
        plain.push_str(if number == 0 { "" } else { ">" });
        plain.push_str(text.trim_matches(['\n', ' ']));
    }
    plain
}

fn sites() -> Vec<PathBuf> {
    let folder = common::repository().join("tests/sites");
    let sites = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path().join("site"));
    let mut sites: Vec<PathBuf> = sites.filter(|site| site.is_dir()).collect();
    sites.push(common::repository());
    sites
}

#[test]
fn both_ways_show_the_same() {
    let mut compared = 0;
    for site in sites() {
        let (composed, filled) = (pages(&site, None), pages(&site, Some(NAMES_ALL)));
        assert_eq!(composed.len(), filled.len());
        for ((path, composed), (_, filled)) in composed.iter().zip(&filled) {
            compared += usize::from(composed.contains("<tr") || composed.contains("data-identity"));
            let mut lines = composed.lines().zip(filled.lines());
            let different = lines.find(|(composed, filled)| composed != filled);
            assert!(different.is_none(), "{}: {path}: {different:?}", site.display());
            assert_eq!(composed.lines().count(), filled.lines().count(), "{path}");
        }
    }
    assert!(compared > 200, "{compared} pages have tables or identities");
}

#[test]
fn a_site_that_changes_a_component_has_its_way() {
    let own = "{% component Cell(cell: map, label: string = \"\") %}\
        <td class=\"own\">{{ cell.text }}</td>{% endcomponent Cell %}";
    let pages = pages(&common::repository().join("tests/sites/town/site"), Some(own));
    assert!(pages.iter().any(|(_, html)| html.contains("<td class=own>")));
}
