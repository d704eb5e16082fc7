//! Minified or not, a page says the same: no word is lost, none runs into another.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

use gongkai::pipeline::{BuildOptions, build, open};
use gongkai::site::Minify;

/// What a reader sees of a page, word by word: between elements that browsers set apart, blanks do
/// not matter.
fn words(html: &str) -> Vec<String> {
    let mut text = String::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        text.push_str(&rest[..start]);
        let end = start + rest[start..].find('>').unwrap();
        let name: String = rest[start + 1..end]
            .trim_start_matches('/')
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect();
        // Inline elements do not part words; all others do.
        if !["a", "b", "span", "strong", "em", "sup", "time", "mark", "code"]
            .contains(&name.as_str())
        {
            text.push(' ');
        }
        rest = &rest[end + 1..];
    }
    let text = text
        .replace("&gt;", ">")
        .replace("&lt;", "<")
        .replace("&nbsp;", " ")
        .replace("&amp;", "&")
        .replace("&quot;", "\"");
    text.split_whitespace().map(str::to_owned).collect()
}

#[test]
fn every_page_says_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let mut trees = Vec::new();
    for (index, minify) in [Minify::Off, Minify::Templates, Minify::Pages].into_iter().enumerate() {
        let mut workspace = open(&common::repository()).unwrap();
        workspace.site.config.minify = minify;
        let output = folder.path().join(index.to_string());
        build(&workspace, &BuildOptions { output: output.clone(), withhold: false }).unwrap();
        trees.push(
            common::tree(&output)
                .into_iter()
                .filter(|(path, _)| path.ends_with(".html"))
                .collect::<Vec<_>>(),
        );
    }
    let size =
        |tree: &[(String, Vec<u8>)]| tree.iter().map(|(_, bytes)| bytes.len()).sum::<usize>();
    assert!(
        size(&trees[1]) < size(&trees[0]) && size(&trees[2]) < size(&trees[0]),
        "something was minified"
    );
    for small in &trees[1..] {
        for ((path, plain), (_, small)) in trees[0].iter().zip(small) {
            let (plain, small) = (
                words(std::str::from_utf8(plain).unwrap()),
                words(std::str::from_utf8(small).unwrap()),
            );
            let different = plain.iter().zip(&small).find(|(plain, small)| plain != small);
            assert!(plain.len() == small.len() && different.is_none(), "{path}: {different:?}");
        }
    }
}
