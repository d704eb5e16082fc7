use std::sync::Arc;

use crate::model::MoneyUnit;
use crate::source::{Entry, Limits, Node, SourceFile, Value, parse};

use super::recognise::Imported;
use super::yaml::{is_statement, overall_text, projects_text, table_text};

/// What putting an import into a disclosure that is there gave.
pub enum Spliced {
    /// The new text; everything that was not imported stands as it was.
    Text(String),
    /// The file cannot be changed without touching more than that.
    Refused(&'static str),
}

/// Puts the imported tables into a disclosure's text: a table that is there is replaced, one that is not is added at the end of its list.
pub fn splice(file: &Arc<SourceFile>, imported: &Imported, unit: MoneyUnit) -> Spliced {
    let Ok(root) = parse(file, Limits::default()) else { return Spliced::Refused("the file is not YAML that can be read: mend it first") };
    let Value::Map(entries) = &root.value else { return Spliced::Refused("the file holds no keys") };
    if file.text.contains('\r') {
        return Spliced::Refused("the file has Windows line ends: save it with plain ones first");
    }
    let mut edits: Vec<(usize, usize, String)> = Vec::new();
    for (key, statements) in [("statements", true), ("tables", false)] {
        let tables: Vec<_> = imported.tables.iter().filter(|table| is_statement(table) == statements).collect();
        if tables.is_empty() {
            continue;
        }
        let text = || tables.iter().map(|table| table_text(table, unit)).collect::<String>();
        let Some(at) = entries.iter().position(|entry| entry.key.value == key) else {
            edits.push((file.text.len(), file.text.len(), format!("\n{key}:\n{}", text())));
            continue;
        };
        let Some(inside) = in_blocks(file, &entries[at]) else { return Spliced::Refused("the list of tables is written in { }: write one table a line") };
        let end = end_of(file, entries, at);
        for table in &tables {
            let block = table_text(table, unit);
            let there = inside.iter().position(|entry| table.name == entry.key.value || table.form.answers_to(&entry.key.value));
            match there {
                Some(index) => {
                    let start = line_start(&file.text, inside[index].key.span.start as usize);
                    let stop = inside.get(index + 1).map_or(end, |next| comments_above(&file.text, line_start(&file.text, next.key.span.start as usize)));
                    edits.push((start, stop, block));
                }
                None => edits.push((end, end, block)),
            }
        }
    }
    for (key, written) in [("overall", overall_text(imported)), ("projects", projects_text(imported))] {
        let Some(written) = written else { continue };
        match entries.iter().position(|entry| entry.key.value == key) {
            // Goals and scores of the whole department are not in a workbook: they are not written over.
            Some(_) if key == "overall" => return Spliced::Refused("it has the department's indicators already: take `overall` out first, or import without that sheet"),
            Some(at) => edits.push((line_start(&file.text, entries[at].key.span.start as usize), end_of(file, entries, at), written)),
            None => edits.push((file.text.len(), file.text.len(), format!("\n{written}"))),
        }
    }
    // From the end, so that earlier places stay what they are; edits at one place keep their order.
    let mut text = file.text.clone();
    if !text.ends_with('\n') {
        text.push('\n');
    }
    edits.sort_by_key(|(start, ..)| *start);
    for (start, stop, new) in edits.into_iter().rev() {
        text.replace_range(start.min(text.len())..stop.min(text.len()), &new);
    }
    Spliced::Text(text)
}

/// The entries of a mapping that is written a key a line; nothing for one in `{ }`.
fn in_blocks<'a>(file: &SourceFile, entry: &'a Entry) -> Option<&'a [Entry]> {
    let Node { value: Value::Map(inside), .. } = &entry.node else { return Some(&[]) };
    let start = entry.key.span.start as usize;
    let first = inside.first()?;
    file.text[start..first.key.span.start as usize].contains('\n').then_some(inside)
}

/// Where an entry's text ends: before the next key, and before the comments and blank lines that belong to it.
fn end_of(file: &SourceFile, entries: &[Entry], at: usize) -> usize {
    match entries.get(at + 1) {
        Some(next) => comments_above(&file.text, line_start(&file.text, next.key.span.start as usize)),
        None => file.text.len(),
    }
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

/// The start of the comments and blank lines right above a line.
fn comments_above(text: &str, mut at: usize) -> usize {
    while at > 0 {
        let above = line_start(text, at - 1);
        let line = text[above..at].trim();
        if !line.is_empty() && !line.starts_with('#') {
            break;
        }
        at = above;
    }
    at
}
