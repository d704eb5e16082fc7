//! What stands in backquotes in a Markdown text.

#![allow(missing_docs, reason = "a reader for tests")]

use std::collections::BTreeSet;

/// The code spans outside of fenced blocks, blanks in them made one. A span ends at a run of as many
/// backquotes as it began with.
pub(crate) fn code_spans(text: &str) -> BTreeSet<String> {
    let mut fenced = false;
    let mut prose = String::new();
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        } else if !fenced {
            prose.push_str(line);
            prose.push('\n');
        }
    }
    let mut spans = BTreeSet::new();
    let mut rest = prose.as_str();
    while let Some(start) = rest.find('`') {
        let run = rest[start..].bytes().take_while(|byte| *byte == b'`').count();
        let inside = &rest[start + run..];
        let Some(length) = closing(inside, run) else {
            rest = inside;
            continue;
        };
        spans.insert(inside[..length].split_whitespace().collect::<Vec<_>>().join(" "));
        rest = &inside[length + run..];
    }
    spans
}

/// Where the run of backquotes stands that closes a span.
fn closing(inside: &str, run: usize) -> Option<usize> {
    let mut at = 0;
    while let Some(found) = inside[at..].find('`') {
        let start = at + found;
        let length = inside[start..].bytes().take_while(|byte| *byte == b'`').count();
        if length == run {
            return Some(start);
        }
        at = start + length;
    }
    None
}

#[test]
fn a_span_ends_at_a_run_of_its_length() {
    let spans = code_spans("a `b  c` d `` e ` f ``\n```\n`h`\n```\n`i`");
    assert_eq!(spans.iter().map(String::as_str).collect::<Vec<_>>(), ["b c", "e ` f", "i"]);
}
