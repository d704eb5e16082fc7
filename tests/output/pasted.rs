//! A page that is pasted, or is a Word document, says every sentence and every figure of the page, in
//! the same order.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;
use crate::paste_filter::{Marks, Piece, Seen, filtered, joined, pieces, seen};

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use gongkai::docx::{self, Block};

fn gongkai(root: &Path, disclosure: &str, how: &str, output: &Path, more: &[&str]) -> Output {
    let folder = output.parent().unwrap();
    Command::new(env!("CARGO_BIN_EXE_gongkai"))
        .current_dir(folder)
        .arg("--root")
        .arg(root)
        .args(["export", disclosure, how, "-o"])
        .arg(output)
        .args(more)
        .output()
        .unwrap()
}

fn export(root: &Path, disclosure: &str, how: &str, more: &[&str]) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("out");
    let output = gongkai(root, disclosure, how, &file, more);
    assert!(
        output.status.success(),
        "{disclosure}: {}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    std::fs::read(&file).unwrap()
}

fn text(root: &Path, disclosure: &str, how: &str, more: &[&str]) -> String {
    String::from_utf8(export(root, disclosure, how, more)).unwrap()
}

/// Every disclosure of the sites that are published whole: the repository's own, and the tests'.
fn disclosures() -> Vec<(PathBuf, String)> {
    let own = common::repository();
    let sites = ["town", "county"];
    let tests = sites.map(|name| own.join("tests/sites").join(name).join("site"));
    let mut all = Vec::new();
    for root in std::iter::once(own.clone()).chain(tests) {
        let content = root.join("content");
        for entry in walkdir::WalkDir::new(&content).sort_by_file_name() {
            let path = entry.unwrap().into_path();
            let inner = path.strip_prefix(&content).unwrap().with_extension("");
            let parts: Vec<_> = inner.iter().map(|part| part.to_str().unwrap()).collect();
            let is_disclosure = parts.len() >= 4
                && path.extension().is_some_and(|ending| ending == "yaml")
                && parts[parts.len() - 2].len() == 4
                && parts[parts.len() - 2].parse::<u16>().is_ok();
            // One unit is like another, and of the invented county a year like another.
            let again = parts.contains(&"units") || parts.first() == Some(&"example");
            if is_disclosure && (!again || parts.contains(&"2025")) {
                all.push((root.clone(), parts.join("/")));
            }
        }
    }
    assert!(all.len() > 20, "{all:?}");
    all
}

/// From its first heading to its last sentence, without the sentence that tells of addresses.
fn article(pieces: Vec<Piece>) -> Vec<Piece> {
    let begins = |piece: &Piece| matches!(piece, Piece::Open(name, _) if name == "h1");
    let start = pieces.iter().position(begins).unwrap();
    let ends = |piece: &Piece| matches!(piece, Piece::Close(name) if name == "article");
    let end = pieces.iter().position(ends).unwrap_or(pieces.len());
    let mut article = pieces[start..end].to_vec();
    // Elements that began before are closed there.
    let mut depth = 0_usize;
    article.retain(|piece| match piece {
        Piece::Open(name, _) if name != "br" => {
            depth += 1;
            true
        }
        Piece::Close(_) => {
            let opened = depth > 0;
            depth = depth.saturating_sub(1);
            opened
        }
        _ => true,
    });
    article
}

/// How the sentence that tells of addresses begins and ends, without blanks.
const ADDRESSES: [(&str, &str); 2] =
    [("每个数都有自己的网址", "。"), ("Everyfigurehasitsownaddress", ".")];

fn page(root: &Path, disclosure: &str, marks: Marks) -> Vec<Seen> {
    let mut seen = seen(&article(pieces(&text(root, disclosure, "--page", &[]))), marks);
    for one in &mut seen {
        for (begins, ends) in ADDRESSES {
            if let Seen::Text(text) = one
                && let Some(start) = text.find(begins)
            {
                let end = start + text[start..].find(ends).unwrap() + ends.len();
                text.replace_range(start..end, "");
            }
        }
    }
    seen
}

/// The first place at which two readers see different things.
fn difference(one: &[Seen], other: &[Seen]) -> Option<String> {
    let publisher = |seen: &Seen, other: &Seen| match (seen, other) {
        (Seen::Text(a), Seen::Text(b)) => b.starts_with(a.as_str()),
        _ => false,
    };
    for at in 0..one.len().max(other.len()) {
        match (one.get(at), other.get(at)) {
            (a, b) if a == b => {}
            // Behind the page its publisher is named.
            (Some(a), Some(b)) if at + 1 == one.len() && publisher(a, b) => {}
            (a, b) => return Some(format!("{at}:\n{a:?}\n{b:?}")),
        }
    }
    None
}

#[test]
fn every_sentence_and_figure_outlives_an_editor() {
    let mut wrong = Vec::new();
    let mut tables = 0;
    for (root, disclosure) in disclosures() {
        let page = page(&root, &disclosure, Marks::Read);
        tables += page.iter().filter(|one| matches!(one, Seen::Table(_))).count();
        let (left, taken) = filtered(&pieces(&text(&root, &disclosure, "--fragment", &[])));
        let taken: Vec<String> = taken
            .into_iter()
            .filter(|one| !["div", "thead", "tbody", "span"].contains(&one.as_str()))
            .collect();
        if !taken.is_empty() {
            wrong.push(format!("{disclosure}: an editor takes {taken:?}"));
        }
        if let Some(found) = difference(&page, &seen(&article(left), Marks::Read)) {
            wrong.push(format!("{disclosure} {found}"));
        }
    }
    assert!(tables > 180, "{tables} tables were compared");
    assert!(wrong.is_empty(), "{}: {}", wrong.len(), wrong[0]);
}

/// What our own reader of Word documents reads, marks of notes apart.
fn read_back(bytes: &[u8]) -> Vec<Seen> {
    let bare = |text: &str| -> String {
        text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '：' | ':' | '·')).collect()
    };
    let document = docx::read(bytes).unwrap_or_else(|fault| panic!("{}", fault.en));
    let mut seen = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => seen.push(Seen::Text(bare(&paragraph.text()))),
            Block::Table(table) => {
                let row = |row: &Vec<String>| row.iter().map(|cell| bare(cell)).collect();
                seen.push(Seen::Table(table.sheet.rows.iter().map(row).collect()));
            }
        }
    }
    joined(seen)
}

/// Rows as long as their last word: a reader of documents leaves out what is empty at their ends.
fn trimmed(seen: Vec<Seen>) -> Vec<Seen> {
    let row = |mut row: Vec<String>| {
        row.truncate(row.iter().rposition(|cell| !cell.is_empty()).map_or(0, |at| at + 1));
        row
    };
    seen.into_iter()
        .map(|one| match one {
            Seen::Table(rows) => Seen::Table(rows.into_iter().map(row).collect()),
            text => text,
        })
        .collect()
}

/// What stands before the title.
fn from_title(mut seen: Vec<Seen>, page: &[Seen]) -> Vec<Seen> {
    if let (Some(Seen::Text(text)), Some(Seen::Text(first))) = (seen.first_mut(), page.first()) {
        let title: String = first.chars().take(12).collect();
        text.drain(..text.find(&title).unwrap());
    }
    seen
}

#[test]
fn every_sentence_and_figure_is_in_the_word_document() {
    let mut wrong = Vec::new();
    for (root, disclosure) in disclosures() {
        let page = trimmed(page(&root, &disclosure, Marks::LeftOut));
        let read = trimmed(read_back(&export(&root, &disclosure, "--docx", &[])));
        if let Some(found) = difference(&page, &from_title(read, &page)) {
            wrong.push(format!("{disclosure} {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}: {}", wrong.len(), wrong[0]);
}

#[test]
fn attachments_lead_where_the_other_system_put_them() {
    let root = common::repository();
    let folder = tempfile::tempdir().unwrap();
    let links = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    let disclosure = "example/housing/2025/budget";
    for (name, text) in [
        ("links.yaml", "B05.csv: https://a.example/1.csv\n2025-budget.xlsx: /upload/2.xlsx\n"),
        (
            "links.csv",
            "文件,网址\nB05.csv,https://a.example/1.csv\n2025-budget.xlsx,/upload/2.xlsx\n",
        ),
    ] {
        let html = self::text(&root, disclosure, "--fragment", &["--links", &links(name, text)]);
        assert!(html.contains("<a href=\"https://a.example/1.csv\">B05.csv</a>"), "{name}");
        assert!(html.contains("<a href=\"/upload/2.xlsx\">2025-budget.xlsx</a>"), "{name}");
        assert!(!html.contains("网址</a>"), "the head is no attachment");
        let places = ["B05.csv</a>", "2025-budget.xlsx</a>"].map(|name| html.rfind(name).unwrap());
        assert!(places[0] < places[1], "{name}: in the order written");
    }
    for (name, text, says) in [
        ("bad.yaml", "B05.csv: javascript:alert(1)/\n", "B05.csv"),
        ("bad.csv", "B05.csv,https://a.example/1\nB06.csv,没有\n", "B06.csv"),
        ("first.csv", "B05.csv,没有\nB06.csv,https://a.example/1\n", "B05.csv"),
        ("without.csv", "文件,网址\n\n,https://a.example/1\n", "https://a.example/1"),
        ("list.yaml", "- 甲\n", "list.yaml"),
    ] {
        let file = folder.path().join("out");
        let output =
            gongkai(&root, disclosure, "--fragment", &file, &["--links", &links(name, text)]);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code() == Some(2) && told.contains(says), "{name}: {told}");
        assert!(!file.exists());
    }
}

/// The repository's own site with an English interface.
fn english(folder: &Path) {
    let own = common::repository();
    let config = std::fs::read_to_string(own.join("site.toml")).unwrap();
    let config: String =
        config.lines().filter(|line| !line.starts_with("lang")).flat_map(|l| [l, "\n"]).collect();
    let config = config.replacen("[site]\n", "[site]\nlang = \"en\"\n", 1);
    assert!(config.contains("lang = \"en\""));
    std::fs::write(folder.join("site.toml"), config).unwrap();
    for entry in walkdir::WalkDir::new(own.join("content")) {
        let path = entry.unwrap().into_path();
        let to = folder.join(path.strip_prefix(&own).unwrap());
        if path.is_dir() {
            std::fs::create_dir_all(to).unwrap();
        } else {
            std::fs::copy(&path, to).unwrap();
        }
    }
}

#[test]
fn words_of_another_language_say_so() {
    let site = tempfile::tempdir().unwrap();
    english(site.path());
    let disclosure = "example/housing/2025/budget";
    let mut marked = 0;
    let mut language: Vec<Option<String>> = Vec::new();
    for piece in pieces(&text(site.path(), disclosure, "--fragment", &[])) {
        match piece {
            Piece::Open(name, given) if name != "br" => {
                let own = given.into_iter().find(|(key, _)| key == "lang").map(|(_, v)| v);
                language.push(own.or_else(|| language.last().cloned().flatten()));
            }
            Piece::Close(_) => drop(language.pop()),
            Piece::Text(said) if said.contains(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)) => {
                assert_eq!(language.last().cloned().flatten().as_deref(), Some("zh-CN"), "{said}");
                marked += 1;
            }
            _ => {}
        }
    }
    assert!(marked > 20, "{marked}");
    let own = text(&common::repository(), disclosure, "--fragment", &[]);
    assert!(!own.contains("<span"), "a page in one language needs no word of it");
}
