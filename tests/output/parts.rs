//! Pages that list everything go over several where a site is large: together they say what one
//! page would.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeMap;
use std::path::Path;

use gongkai::pipeline::{BuildOptions, build, open};

use crate::common;
use crate::many;

/// A site whose pages have so many lines at most, or as many as sites have.
fn built(root: &Path, lines: Option<usize>) -> BTreeMap<String, String> {
    let output = tempfile::tempdir().unwrap();
    let mut workspace = open(root).unwrap();
    if let Some(lines) = lines {
        workspace.site.config.page_lines = lines;
    }
    let output = output.path().join("public");
    build(&workspace, &BuildOptions { output: output.clone(), withhold: true }).unwrap();
    let files = common::tree(&output).into_iter();
    files.map(|(path, bytes)| (path, String::from_utf8_lossy(&bytes).into_owned())).collect()
}

/// What a page leads to, of what it is about: pages of regions and what is under them.
fn links(page: &str) -> Vec<String> {
    let main = page.split_once("<main").unwrap().1.split_once("</main>").unwrap().0;
    let links = main.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap());
    let links = links.map(|link| link.trim_start_matches("../"));
    links
        .filter(|link| link.starts_with('r') && !link.starts_with("roster"))
        .map(str::to_owned)
        .collect()
}

/// Where the link of a relation leads from a page, if it has one.
fn neighbour(page: &str, relation: &str) -> Option<String> {
    let nav = page.split_once("class=neighbours>")?.1;
    let link = nav.split("<a ").find(|link| link.contains(&format!("rel={relation}>")))?;
    Some(link.split_once("href=\"")?.1.split('"').next()?.to_owned())
}

/// The pages of a list, one after the other as its links lead.
fn followed<'a>(site: &'a BTreeMap<String, String>, first: &str) -> Vec<&'a str> {
    let at = |number: usize| match number {
        1 => format!("{first}index.html"),
        _ => format!("{first}{number}/index.html"),
    };
    let mut pages = Vec::new();
    for number in 1.. {
        let page = site[&at(number)].as_str();
        pages.push(page);
        let (next, previous) = (neighbour(page, "next"), neighbour(page, "prev"));
        assert_eq!(previous.is_some(), number > 1, "{first} {number}");
        if let Some(previous) = previous {
            let before = if number == 2 { String::new() } else { format!("{}/", number - 1) };
            assert_eq!(previous, format!("../{before}"));
            assert!(page.contains(&format!("（{number}）</h1>")), "{first} {number}");
        }
        let Some(next) = next else {
            assert!(!site.contains_key(&at(number + 1)), "{first} {number} leads no further");
            return pages;
        };
        let down = if number == 1 { "" } else { "../" };
        assert_eq!(next.trim_start_matches("./"), format!("{down}{}/", number + 1));
    }
    pages
}

#[test]
fn a_long_list_goes_over_several_pages_and_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    many::write(folder.path(), &many::files(14), false);
    common::write(
        folder.path(),
        &[("content/s/region.yaml", "code: \"990109\"\nname: 示例区\norigin: invented\n")],
    );
    let whole = built(folder.path(), None);
    for lines in [1, 7, 12] {
        let parted = built(folder.path(), Some(lines));
        for first in ["map/", "years/2020/", "years/2021/"] {
            let [one] = followed(&whole, first)[..] else { panic!("{first} is one page") };
            let pages = followed(&parted, first);
            assert!(pages.len() > 1, "{first} {lines}");
            let distinct = |links: Vec<String>| {
                let mut links: Vec<String> =
                    links.into_iter().filter(|link| link.contains("/d")).collect();
                links.sort();
                links
            };
            let all = pages.iter().flat_map(|page| links(page)).collect();
            assert_eq!(distinct(all), distinct(links(one)), "{first} {lines}");
            for (number, page) in (1..).zip(&pages) {
                let address =
                    if number == 1 { first.to_owned() } else { format!("{first}{number}/") };
                let listed = format!("<loc>https://example.org/{address}</loc>");
                assert!(parted["sitemap.xml"].contains(&listed), "{address}");
                assert!(page.len() < one.len(), "{address}");
            }
        }
        let regions = |site: &BTreeMap<String, String>| {
            let pages = followed(site, "map/");
            pages.iter().filter(|page| page.contains("示例区</a>")).count()
        };
        assert_eq!((regions(&whole), regions(&parted)), (1, 1), "a region without departments");
    }
}
