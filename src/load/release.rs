use std::path::Path;

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use crate::model::Release;
use crate::site::RegionEntry;
use crate::source::{LONGEST, Limits, Node, SourceFile, bounded, parse};
use std::sync::Arc;

use super::date::date;

/// The key of one that nobody approved yet.
pub(super) const UNAPPROVED: &str = "unapproved";

/// The key of the day before which it may not be published.
pub(super) const EMBARGO: &str = "embargo";

/// When a disclosure may be published, by its keys. What is written wrongly there is found by
/// whoever reads the disclosure; until it is right, it is not to be published.
pub(super) fn release(root: &Node) -> Release {
    match (root.get(UNAPPROVED).map(Node::text), root.get(EMBARGO)) {
        (None | Some(Some("false")), None) => Release::Free,
        (None | Some(Some("false")), Some(day)) => {
            day.text().and_then(date).map_or(Release::Unapproved, Release::From)
        }
        (Some(_), _) => Release::Unapproved,
    }
}

/// The disclosures of regions that say when they may be published, by their paths: what a plan must
/// know before a disclosure is read. A file that cannot be read says nothing.
pub fn releases(root: &Path, regions: &[RegionEntry]) -> Vec<(String, Release)> {
    let departments = regions.iter().flat_map(|region| &region.departments);
    let paths: Vec<&str> = departments
        .flat_map(|department| &department.disclosures)
        .map(|entry| entry.path.as_str())
        .collect();
    let found = paths.into_par_iter().filter_map(|path| {
        let bytes = bounded(&root.join("content").join(format!("{path}.yaml")), LONGEST).ok()?;
        let text = String::from_utf8_lossy(&bytes);
        match said(&text) {
            Release::Free => None,
            release => Some((path.to_owned(), release)),
        }
    });
    found.collect()
}

/// What the text of a disclosure says. One that cannot be parsed, and has a line that begins with
/// one of the keys, is not to be published whatever it says.
fn said(text: &str) -> Release {
    if !text.contains(UNAPPROVED) && !text.contains(EMBARGO) {
        return Release::Free;
    }
    match parse(&Arc::new(SourceFile::new("", text)), Limits::default()) {
        Ok(root) => release(&root),
        Err(_) if text.lines().any(begins_with_a_key) => Release::Unapproved,
        Err(_) => Release::Free,
    }
}

fn begins_with_a_key(line: &str) -> bool {
    let line = line.trim_start_matches(|sign: char| {
        sign.is_whitespace() || matches!(sign, '{' | '"' | '\'' | '\u{feff}')
    });
    line.starts_with(UNAPPROVED) || line.starts_with(EMBARGO)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_written_well_is_not_to_be_published() {
        let day = |text: &str| Release::From(text.parse().expect("a day"));
        for (text, release) in [
            ("format: 1\n", Release::Free),
            ("unapproved: false\n", Release::Free),
            ("source: { note: unapproved, title: x }\n", Release::Free),
            ("# embargo: 2027-03-01\nyear: 2027\n", Release::Free),
            ("unapproved: true\n", Release::Unapproved),
            ("\u{feff}{ \"unapproved\": true }\n", Release::Unapproved),
            ("unapproved: yes\n", Release::Unapproved),
            ("unapproved: [true]\n", Release::Unapproved),
            ("unapproved:\n", Release::Unapproved),
            ("embargo: 2027-03-01\n", day("2027-03-01")),
            ("embargo: \"2027-03-01\"\nunapproved: false\n", day("2027-03-01")),
            ("embargo: 2027-03-01\nunapproved: true\n", Release::Unapproved),
            ("embargo: 2027-3-1\n", Release::Unapproved),
            ("embargo:\n", Release::Unapproved),
            ("unapproved: true\nx: [\n", Release::Unapproved),
            ("# embargo\nx: [\n", Release::Free),
        ] {
            assert_eq!(said(text), release, "{text}");
        }
        assert!(day("2027-03-01").is_reached("2027-03-01".parse().ok()));
        assert!(!day("2027-03-01").is_reached("2027-02-28".parse().ok()));
        assert!(!day("2027-03-01").is_reached(None));
        assert!(!Release::Unapproved.is_reached("2199-01-01".parse().ok()));
    }
}
