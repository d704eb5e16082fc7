use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::binding;
use super::emphasis;

/// A piece of a document: what stands between two tags, or a tag.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Piece {
    /// A tag opens. Every one is closed again by its counterpart.
    Open(Tag<'static>),
    /// A tag closes.
    Close(TagEnd),
    /// Text, unescaped.
    Text(String),
    /// Asterisks that may be emphasis; none are left after reading.
    Stars,
    /// `[[…]]`: its range says what is in it.
    Binding,
    /// Code inside a line.
    Code(String),
    /// A line break of the source.
    SoftBreak,
    /// A line break of the text.
    HardBreak,
    /// A horizontal rule.
    Rule,
    /// A reference to a footnote.
    Note(String),
}

/// A piece and its bytes in the text.
pub(super) type Placed = (Piece, Range<usize>);

/// Reads a text into its pieces.
///
/// Bindings come before Markdown: while it is parsed they are covered by letters of the same length, so that a path is never taken for a
/// reference link or for emphasis. One that turns out to stand in code or in an address is uncovered again, and the text parsed anew.
pub(super) fn read(text: &str) -> Vec<Placed> {
    let mut candidates = binding::candidates(text);
    loop {
        let covered = cover(text, &candidates);
        let events: Vec<(Event<'_>, Range<usize>)> = Parser::new_ext(&covered, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES).into_offset_iter().collect();
        let standing = standing(&events, &covered, &candidates);
        if standing.len() == candidates.len() {
            return emphasis::resolve(pieces(events, &covered, &candidates), &covered);
        }
        candidates = standing;
    }
}

/// Divides a document into its outermost blocks.
pub(super) fn blocks(pieces: &[Placed]) -> impl Iterator<Item = &[Placed]> {
    let mut depth = 0_usize;
    pieces.split_inclusive(move |(piece, _)| {
        match piece {
            Piece::Open(_) => depth += 1,
            Piece::Close(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    })
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
fn standing(events: &[(Event<'_>, Range<usize>)], covered: &str, candidates: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut verbatim = 0;
    let mut standing = Vec::new();
    for (event, range) in events {
        match event {
            Event::Start(tag) if is_verbatim(tag) => verbatim += 1,
            Event::End(TagEnd::CodeBlock) => verbatim -= 1,
            Event::End(TagEnd::Link) if covered[range.clone()].starts_with('<') => verbatim -= 1,
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) if verbatim == 0 && **text == covered[range.clone()] => {
                standing.extend(within(candidates, range).iter().cloned());
            }
            _ => {}
        }
    }
    standing.sort_by_key(|range| range.start);
    standing
}

/// Whether what is inside a tag is no running text: code, or an address written as `<https://…>`.
fn is_verbatim(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::CodeBlock(_) | Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. })
}

/// The bindings inside a range; `bindings` are in order.
fn within<'a>(bindings: &'a [Range<usize>], range: &Range<usize>) -> &'a [Range<usize>] {
    let first = bindings.partition_point(|binding| binding.start < range.start);
    let last = bindings.partition_point(|binding| binding.end <= range.end);
    &bindings[first..last.max(first)]
}

/// Turns events into pieces: raw HTML becomes text, bindings and asterisks become pieces of their own.
fn pieces(events: Vec<(Event<'_>, Range<usize>)>, covered: &str, bindings: &[Range<usize>]) -> Vec<Placed> {
    let mut pieces = Pieces { placed: Vec::with_capacity(events.len()), covered, bindings };
    let mut code = 0;
    for (event, range) in events {
        match event {
            Event::Start(Tag::HtmlBlock) => pieces.push(Piece::Open(Tag::Paragraph), range),
            Event::End(TagEnd::HtmlBlock) => pieces.end_of_html(range),
            Event::Start(Tag::Emphasis) if pieces.is_starred(&range) => pieces.stars(range.start..range.start + 1),
            Event::End(TagEnd::Emphasis) if pieces.is_starred(&range) => pieces.stars(range.end - 1..range.end),
            Event::Start(Tag::Strong) if pieces.is_starred(&range) => pieces.stars(range.start..range.start + 2),
            Event::End(TagEnd::Strong) if pieces.is_starred(&range) => pieces.stars(range.end - 2..range.end),
            Event::Start(tag) => {
                code += usize::from(matches!(tag, Tag::CodeBlock(_)));
                pieces.push(Piece::Open(tag.into_static()), range);
            }
            Event::End(tag) => {
                code -= usize::from(tag == TagEnd::CodeBlock);
                pieces.push(Piece::Close(tag), range);
            }
            Event::Text(text) if code == 0 && *text == covered[range.clone()] => pieces.running_text(range),
            Event::Html(text) | Event::InlineHtml(text) if *text == covered[range.clone()] => pieces.text(range),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => pieces.push(Piece::Text(text.into_string()), range),
            Event::Code(text) => pieces.push(Piece::Code(text.into_string()), range),
            Event::SoftBreak => pieces.push(Piece::SoftBreak, range),
            Event::HardBreak => pieces.push(Piece::HardBreak, range),
            Event::Rule => pieces.push(Piece::Rule, range),
            Event::FootnoteReference(name) => pieces.push(Piece::Note(name.into_string()), range),
            // Their extensions are off.
            Event::InlineMath(_) | Event::DisplayMath(_) | Event::TaskListMarker(_) => {}
        }
    }
    pieces.placed
}

struct Pieces<'a> {
    placed: Vec<Placed>,
    covered: &'a str,
    bindings: &'a [Range<usize>],
}

impl Pieces<'_> {
    fn push(&mut self, piece: Piece, range: Range<usize>) {
        self.placed.push((piece, range));
    }

    /// Whether emphasis is written with asterisks: those are weighed anew. Underscores are left as the parser paired them.
    fn is_starred(&self, range: &Range<usize>) -> bool {
        self.covered[range.clone()].starts_with('*')
    }

    /// Asterisks side by side are one run, however the parser divided them.
    fn stars(&mut self, range: Range<usize>) {
        match self.placed.last_mut() {
            Some((Piece::Stars, run)) if run.end == range.start => run.end = range.end,
            _ => self.push(Piece::Stars, range),
        }
    }

    /// Text as it stands in the source, its asterisks apart; one behind a backslash stays text.
    fn running_text(&mut self, range: Range<usize>) {
        let backslash = self.covered[..range.start].ends_with('\\') && self.placed.last().is_none_or(|(piece, last)| last.end < range.start || matches!(piece, Piece::Open(_)));
        let mut from = range.start;
        let mut at = range.start + usize::from(backslash);
        while let Some(star) = self.covered[at.min(range.end)..range.end].find('*').map(|found| at + found) {
            let length = self.covered[star..range.end].bytes().take_while(|byte| *byte == b'*').count();
            self.text(from..star);
            self.stars(star..star + length);
            at = star + length;
            from = at;
        }
        self.text(from..range.end);
    }

    /// Text as it stands in the source, its bindings apart.
    fn text(&mut self, range: Range<usize>) {
        let mut from = range.start;
        for binding in within(self.bindings, &range) {
            self.plain(from..binding.start);
            self.push(Piece::Binding, binding.clone());
            from = binding.end;
        }
        self.plain(from..range.end);
    }

    fn plain(&mut self, range: Range<usize>) {
        if !range.is_empty() {
            self.push(Piece::Text(self.covered[range.clone()].to_owned()), range);
        }
    }

    /// A block of raw HTML becomes a paragraph of text, without its last line break.
    fn end_of_html(&mut self, range: Range<usize>) {
        if let Some((Piece::Text(text), _)) = self.placed.last_mut() {
            text.truncate(text.trim_end().len());
        }
        self.push(Piece::Close(TagEnd::Paragraph), range);
    }
}
