use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::reading::{Piece, Placed, is_verbatim, within};

/// Turns events into pieces: raw HTML becomes text, bindings and the marks of emphasis become
/// pieces of their own.
pub(super) fn pieces(
    events: Vec<(Event<'_>, Range<usize>)>,
    covered: &str,
    bindings: &[Range<usize>],
) -> Vec<Placed> {
    let mut pieces = Pieces { placed: Vec::with_capacity(events.len()), covered, bindings };
    let mut verbatim = 0;
    for (event, range) in events {
        match event {
            Event::Start(Tag::HtmlBlock) => pieces.push(Piece::Open(Tag::Paragraph), range),
            Event::End(TagEnd::HtmlBlock) => pieces.end_of_html(range),
            Event::Start(Tag::Emphasis) => pieces.marks(range.start..range.start + 1),
            Event::End(TagEnd::Emphasis) => pieces.marks(range.end - 1..range.end),
            Event::Start(Tag::Strong) => pieces.marks(range.start..range.start + 2),
            Event::End(TagEnd::Strong) => pieces.marks(range.end - 2..range.end),
            Event::Start(tag) => {
                verbatim += usize::from(is_verbatim(&tag));
                pieces.push(Piece::Open(tag.into_static()), range);
            }
            Event::End(tag) => {
                let closes = tag == TagEnd::CodeBlock
                    || (tag == TagEnd::Link && covered[range.clone()].starts_with('<'));
                verbatim -= usize::from(closes);
                pieces.push(Piece::Close(tag), range);
            }
            Event::Text(text) if verbatim == 0 && *text == covered[range.clone()] => {
                pieces.running_text(range)
            }
            Event::Html(text) | Event::InlineHtml(text) if *text == covered[range.clone()] => {
                pieces.text(range)
            }
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => {
                pieces.push(Piece::Text(text.into_string()), range)
            }
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

    /// Asterisks side by side are one run, however the parser divided them; so are underscores.
    fn marks(&mut self, range: Range<usize>) {
        let mark = self.covered.as_bytes()[range.start];
        match self.placed.last_mut() {
            Some((Piece::Marks, run))
                if run.end == range.start && self.covered.as_bytes()[run.start] == mark =>
            {
                run.end = range.end
            }
            _ => self.push(Piece::Marks, range),
        }
    }

    /// Text as it stands in the source, its asterisks and underscores apart; one behind a backslash
    /// stays text.
    fn running_text(&mut self, range: Range<usize>) {
        let backslash = self.covered[..range.start].ends_with('\\')
            && self.placed.last().is_none_or(|(piece, last)| {
                last.end < range.start || matches!(piece, Piece::Open(_))
            });
        let mut from = range.start;
        let mut at = range.start + usize::from(backslash);
        while let Some(mark) =
            self.covered[at.min(range.end)..range.end].find(['*', '_']).map(|found| at + found)
        {
            let byte = self.covered.as_bytes()[mark];
            let length =
                self.covered[mark..range.end].bytes().take_while(|other| *other == byte).count();
            self.text(from..mark);
            self.marks(mark..mark + length);
            at = mark + length;
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
