use std::collections::BTreeMap;

use crate::workbook::unpack::Parts;
use crate::workbook::unreadable::Unreadable;

use super::added_sheet::{AddedSheet, add};
use super::package::Package;
use super::relations::{DOCUMENT, relations};
use super::sheet_part::comment_on;
use super::xml::elements;

/// Words on a cell.
#[derive(Debug, Clone)]
pub struct Comment {
    /// The sheet, by its name.
    pub sheet: String,
    /// Row and column, from 0.
    pub at: (usize, usize),
    /// What is said.
    pub words: String,
}

/// What such a copy says of itself as an archive, by which it is known from other files.
pub const ANNOTATED: &str = "gongkai check -o";

/// The part that is the workbook, by what the archive says.
fn workbook(package: &Package<'_>) -> Result<String, Unreadable> {
    let all = relations(package, "")?;
    let own = all.into_iter().find(|one| one.kind == DOCUMENT).map(|one| one.target);
    own.ok_or_else(|| Unreadable::damaged("_rels/.rels"))
}

/// Whether a file is one that can be copied with comments: a workbook of XML in an archive (.xlsx,
/// .xlsm), whatever it is called.
pub fn is_annotatable(bytes: &[u8]) -> bool {
    let parts = |bytes| Parts::of(bytes).ok();
    bytes.starts_with(b"PK")
        && parts(bytes).is_some_and(|parts| {
            !parts.has("content.xml") && parts.names.iter().any(|name| is_workbook(name))
        })
}

fn is_workbook(name: &str) -> bool {
    name.to_ascii_lowercase().ends_with("workbook.xml")
}

/// A copy of a workbook with comments on its cells and a sheet behind its own. Every part that
/// neither needs stays as it lies there.
///
/// # Errors
/// When it is none that can be read.
pub fn annotated(
    bytes: &[u8],
    comments: &[Comment],
    sheet: &AddedSheet,
) -> Result<Vec<u8>, Unreadable> {
    let mut package = Package::of(bytes)?;
    let workbook = workbook(&package)?;
    let text = package.text(&workbook)?;
    let listed = elements(&text, |name, depth| name == "sheet" && depth == 2)?;
    let known = relations(&package, &workbook)?;
    let mut of_sheets: BTreeMap<&str, BTreeMap<(usize, usize), Vec<&str>>> = BTreeMap::new();
    for comment in comments {
        let cells = of_sheets.entry(&comment.sheet).or_default();
        let words = cells.entry(comment.at).or_default();
        // The same may be found twice at one cell.
        if !words.contains(&comment.words.as_str()) {
            words.push(&comment.words);
        }
    }
    for (name, cells) in of_sheets {
        let sheet = listed.iter().find(|one| one.attribute("name") == Some(name));
        let id = sheet.and_then(|sheet| sheet.attribute("id"));
        let part = id.and_then(|id| known.iter().find(|one| one.id == id));
        let part = part.ok_or_else(|| Unreadable::damaged(name))?;
        let cells: Vec<((usize, usize), String)> =
            cells.into_iter().map(|(at, words)| (at, words.join("\n\n"))).collect();
        comment_on(&mut package, &part.target, &cells)?;
    }
    add(&mut package, &workbook, sheet)?;
    package.packed(ANNOTATED)
}

/// The same workbook, known as one that was written by a check.
///
/// # Errors
/// When it is none that can be read.
pub fn marked(bytes: &[u8]) -> Result<Vec<u8>, Unreadable> {
    Package::of(bytes)?.packed(ANNOTATED)
}
