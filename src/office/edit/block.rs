//! Blocks of a text of YAML: where they begin and end, how far they stand in.

use crate::source::{Entry, Node, SourceFile, Value};

/// The entries of a mapping that is written a key a line; nothing for one in `{ }`.
pub fn in_blocks<'a>(file: &SourceFile, entry: &'a Entry<'_>) -> Option<&'a [Entry<'a>]> {
    let Node { value: Value::Map(inside), .. } = &entry.node else {
        return entry.node.is_blank().then_some(&[] as &[Entry]);
    };
    let start = entry.key.span.start as usize;
    let first = inside.first()?;
    file.text[start..first.key.span.start as usize].contains('\n').then_some(inside)
}

/// Where an entry's text ends: before the next key, and before the comments and blank lines that
/// belong to it.
pub fn end_of(file: &SourceFile, entries: &[Entry], at: usize) -> usize {
    let next = entries
        .get(at + 1)
        .map_or(file.text.len(), |next| line_start(&file.text, next.key.span.start as usize));
    comments_above(&file.text, next)
}

/// Where the line of a place begins.
pub fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

/// How far a place stands from the start of its line.
pub fn depth(text: &str, at: usize) -> usize {
    at - line_start(text, at)
}

/// The same block at another depth.
pub fn shift(block: &str, from: usize, to: usize) -> String {
    let line = |line: &str| match to.checked_sub(from) {
        _ if line.is_empty() => "\n".to_owned(),
        Some(more) => format!("{}{line}\n", " ".repeat(more)),
        None => format!(
            "{}\n",
            line.get(from - to..)
                .filter(|_| line.starts_with(&" ".repeat(from - to)))
                .unwrap_or(line)
        ),
    };
    block.lines().map(line).collect()
}

/// The start of the comments and blank lines right above a line.
pub fn comments_above(text: &str, mut at: usize) -> usize {
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
