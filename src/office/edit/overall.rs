use crate::finding::Bilingual;
use crate::office::extract::Imported;
use crate::source::{Entry, SourceFile};

use super::block::{comments_above, depth, end_of, in_blocks, line_start, shift};
use super::change::Change;
use super::project_text::indicators_text;

/// The department's indicators in the place of those that are there: goals and scores are not in a
/// workbook, and stay.
pub fn overall_change(
    file: &SourceFile,
    entries: &[Entry],
    at: usize,
    imported: &Imported,
) -> Result<Change, Bilingual> {
    let in_flow = || {
        Bilingual::new(
            "overall 写在一对花括号里，请改成一行一项",
            "`overall` is written in { }: write one key a line",
        )
    };
    let inside = in_blocks(file, &entries[at]).ok_or_else(in_flow)?;
    let end = end_of(file, entries, at);
    let depth = inside.first().map_or(2, |entry| depth(&file.text, entry.key.span.start as usize));
    let text =
        shift(&format!("  indicators:\n{}", indicators_text(&imported.overall, "    ")), 2, depth);
    Ok(match inside.iter().position(|entry| entry.key.value == "indicators") {
        Some(index) => {
            let start = line_start(&file.text, inside[index].key.span.start as usize);
            let stop = inside.get(index + 1).map_or(end, |next| {
                comments_above(&file.text, line_start(&file.text, next.key.span.start as usize))
            });
            Change { start, stop, new: text }
        }
        None => Change::insertion(end, text),
    })
}
