use crate::finding::Bilingual;
use crate::office::extract::Imported;
use crate::source::{Entry, SourceFile};

use super::block::{comments_above, depth, end_of, in_blocks, line_start, shift};
use super::change::Change;
use super::project_text::overall_pieces;

/// Keys of the whole department that hold sentences: those that are there stay, since they are
/// written for the site and not carried over.
pub const SENTENCES: [&str; 3] = ["duties", "goals", "outcomes"];

/// The changes that put what is said of the whole department in the place of what is there: what
/// the workbook does not say, and sentences, stay.
pub fn overall_changes(
    file: &SourceFile,
    entries: &[Entry],
    at: usize,
    imported: &Imported,
) -> Result<Vec<Change>, Bilingual> {
    let in_flow = || {
        Bilingual::new(
            "overall 写在一对花括号里，请改成一行一项",
            "`overall` is written in { }: write one key a line",
        )
    };
    let inside = in_blocks(file, &entries[at]).ok_or_else(in_flow)?;
    let end = end_of(file, entries, at);
    let depth = inside.first().map_or(2, |entry| depth(&file.text, entry.key.span.start as usize));
    let change = |(key, lines): (&'static str, String)| {
        let new = shift(&lines, 2, depth);
        let Some(index) = inside.iter().position(|entry| entry.key.value == key) else {
            return Some(Change::insertion(end, new));
        };
        let node = &inside[index].node;
        let said = !node.is_blank() && node.items().is_none_or(|items| !items.is_empty());
        if SENTENCES.contains(&key) && said {
            return None;
        }
        let start = line_start(&file.text, inside[index].key.span.start as usize);
        let stop = inside.get(index + 1).map_or(end, |next| {
            comments_above(&file.text, line_start(&file.text, next.key.span.start as usize))
        });
        Some(Change { start, stop, new })
    };
    Ok(overall_pieces(&imported.overall).into_iter().filter_map(change).collect())
}
