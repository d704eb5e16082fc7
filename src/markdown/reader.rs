use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::binding;
use super::comment::comments;
use super::edited::{EditedText, joined};
use super::emphasis;
use super::pieces::pieces;
use super::reading::{Reading, is_verbatim, within};
use super::slip::{Slip, SlipKind};
use super::slips::{ParsedText, slips};

/// How often a text is parsed at most: ordinary ones need one pass, a second for each thing that
/// turns out to be another. Beyond that no binding is looked for.
const PASSES: usize = 8;

/// Reads a text into its pieces.
///
/// Comments are taken out before anything else. Bindings come before Markdown: while it is parsed
/// they are covered by letters of the same length, so that a path is never taken for a reference
/// link or for emphasis. One that turns out to stand in code or in an address is uncovered again,
/// and the text parsed anew; so it is when a paragraph was taken for code because it is indented.
pub(super) fn read(text: &str) -> Reading {
    let (remarks, unclosed) = comments(text);
    let mut found: Vec<Slip> = remarks
        .iter()
        .map(|range| Slip { kind: SlipKind::Comment, range: range.clone() })
        .collect();
    found.extend(
        unclosed.map(|start| Slip { kind: SlipKind::OpenComment, range: start..start + 4 }),
    );
    let mut cuts = remarks;
    let mut elsewhere: BTreeSet<usize> = BTreeSet::new();
    let mut pass = 0;
    loop {
        pass += 1;
        let edited = EditedText::without(text, &cuts);
        let in_text = |range: &Range<usize>| {
            pass < PASSES && !elsewhere.contains(&edited.original(range).start)
        };
        let candidates: Vec<Range<usize>> =
            binding::candidates(&edited.text).into_iter().filter(in_text).collect();
        let covered = cover(&edited.text, &candidates);
        let parser = Parser::new_ext(&covered, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES)
            .into_offset_iter();
        let definitions: Vec<(String, Range<usize>)> = parser
            .reference_definitions()
            .iter()
            .map(|(label, definition)| (label.to_lowercase(), definition.span.clone()))
            .collect();
        let events: Vec<(Event<'_>, Range<usize>)> = parser.collect();
        let standing: BTreeSet<usize> =
            standing(&events, &covered, &candidates).into_iter().map(|range| range.start).collect();
        let indents = if pass < PASSES { indents(&events, &covered) } else { Vec::new() };
        if pass < PASSES && (standing.len() < candidates.len() || !indents.is_empty()) {
            // What stands in code that is none is looked at again when it is text.
            if indents.is_empty() {
                elsewhere.extend(
                    candidates
                        .iter()
                        .filter(|range| !standing.contains(&range.start))
                        .map(|range| edited.original(range).start),
                );
            }
            let indents: Vec<Range<usize>> =
                indents.iter().map(|range| edited.original(range)).collect();
            cuts = joined([cuts, indents].concat());
            continue;
        }
        let parsed = ParsedText { text: &covered, events: &events, definitions: &definitions };
        let mut reading = slips(&parsed);
        for slip in &mut reading.slips {
            slip.range = edited.original(&slip.range);
        }
        for link in &mut reading.links {
            link.range = edited.original(&link.range);
        }
        for (_, range) in &mut reading.decoded {
            *range = edited.original(range);
        }
        found.append(&mut reading.slips);
        found.sort_by_key(|slip| slip.range.start);
        let mut placed = emphasis::resolve(pieces(events, &covered, &candidates), &covered);
        for (_, range) in &mut placed {
            *range = edited.original(range);
        }
        return Reading { placed, slips: found, links: reading.links, decoded: reading.decoded };
    }
}

fn cover(text: &str, bindings: &[Range<usize>]) -> String {
    let mut covered = String::with_capacity(text.len());
    for range in bindings {
        covered.push_str(&text[covered.len()..range.start]);
        covered.extend(std::iter::repeat_n('x', range.len()));
    }
    covered.push_str(&text[covered.len()..]);
    covered
}

/// The candidates that lie in running text, where a figure can be printed.
fn standing(
    events: &[(Event<'_>, Range<usize>)],
    covered: &str,
    candidates: &[Range<usize>],
) -> Vec<Range<usize>> {
    let mut verbatim = 0;
    let mut standing = Vec::new();
    for (event, range) in events {
        match event {
            Event::Start(tag) if is_verbatim(tag) => verbatim += 1,
            Event::End(TagEnd::CodeBlock) => verbatim -= 1,
            Event::End(TagEnd::Link) if covered[range.clone()].starts_with('<') => verbatim -= 1,
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text)
                if verbatim == 0 && **text == covered[range.clone()] =>
            {
                standing.extend(within(candidates, range).iter().cloned());
            }
            _ => {}
        }
    }
    standing.sort_by_key(|range| range.start);
    standing
}

/// The blanks before the lines of indented code: Chinese paragraphs are indented, and no disclosure
/// holds code. Without them the lines are what they look like.
fn indents(events: &[(Event<'_>, Range<usize>)], covered: &str) -> Vec<Range<usize>> {
    /// A line of code is indented by so many columns more than what it belongs to.
    const COLUMNS: usize = 4;
    let is_blank = |character: char| matches!(character, ' ' | '\t');
    let mut indented = false;
    let mut found = Vec::new();
    for (event, range) in events {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                indented = matches!(kind, CodeBlockKind::Indented)
            }
            Event::End(TagEnd::CodeBlock) => indented = false,
            Event::Text(_) if indented => {
                let before = covered[..range.start]
                    .bytes()
                    .rev()
                    .take(COLUMNS)
                    .take_while(|byte| is_blank(char::from(*byte)))
                    .count();
                // A tab reaches as far as four blanks.
                let tab = covered[range.start - before..range.start]
                    .rfind('\t')
                    .map_or(before, |at| before - at);
                let line = &covered[range.clone()];
                let after = line.len() - line.trim_start_matches(is_blank).len();
                let cut = range.start - tab..range.start + after;
                if !cut.is_empty() {
                    found.push(cut);
                }
            }
            _ => {}
        }
    }
    found
}
