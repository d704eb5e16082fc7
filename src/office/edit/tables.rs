use crate::finding::Bilingual;
use crate::model::MoneyUnit;
use crate::office::extract::ExtractedTable;
use crate::source::{Entry, SourceFile};

use super::block::{comments_above, depth, end_of, in_blocks, line_start, shift};
use super::change::Change;
use super::kept::rest;
use super::table_text::{Document, table_text};

/// The changes that put tables under a key: one that is there is replaced, others stand at the end.
pub fn table_changes(
    file: &SourceFile,
    entries: &[Entry],
    key: &str,
    tables: &[&ExtractedTable],
    said: Option<MoneyUnit>,
) -> Result<Vec<Change>, Bilingual> {
    let Some(at) = entries.iter().position(|entry| entry.key.value == key) else {
        let text: String = tables
            .iter()
            .map(|table| table_text(table, Document::There { unit: said, own: false }))
            .collect();
        let written = format!("\n{key}:\n{text}");
        return Ok(vec![Change::insertion(file.text.len(), written)]);
    };
    let in_flow = || {
        Bilingual::new(
            format!("{key} 写在一对花括号里，请改成一行一张表"),
            format!("`{key}` is written in {{ }}: write one table a line"),
        )
    };
    let inside = in_blocks(file, &entries[at]).ok_or_else(in_flow)?;
    let end = end_of(file, entries, at);
    let depth = inside.first().map_or(2, |entry| depth(&file.text, entry.key.span.start as usize));
    let mut changes = Vec::new();
    for table in tables {
        let there = inside.iter().position(|entry| table.answers_to(&entry.key.value));
        // Heads alone take the place of nothing.
        if there.is_some() && table.is_blank() {
            continue;
        }
        let own = there.is_some_and(|index| inside[index].node.get("unit").is_some());
        let document = Document::There { unit: said, own };
        let block = shift(
            &with_rest(table_text(table, document), file, there.map(|index| &inside[index])),
            2,
            depth,
        );
        match there {
            Some(index) => {
                let start = line_start(&file.text, inside[index].key.span.start as usize);
                let stop = inside.get(index + 1).map_or(end, |next| {
                    comments_above(&file.text, line_start(&file.text, next.key.span.start as usize))
                });
                changes.push(Change { start, stop, new: block });
            }
            None => changes.push(Change::insertion(end, block)),
        }
    }
    Ok(changes)
}

/// A table's text with what the table there says beside its figures and the sheet does not: its
/// rounding, its caption, its unit.
fn with_rest(block: String, file: &SourceFile, there: Option<&Entry>) -> String {
    let kept = there.map(|entry| rest(file, entry, &block)).unwrap_or_default();
    match block.split_once('\n') {
        Some((head, body)) if !kept.is_empty() && head.ends_with(':') => {
            format!("{head}\n{kept}{body}")
        }
        _ => block,
    }
}
