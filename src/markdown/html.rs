mod footnotes;
mod tags;

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use pulldown_cmark::{Alignment, TagEnd};

use super::aside::{Aside, Mark, Passage};
use super::binding::{Bound, Resolver, parts};
use super::chinese::joins;
use super::link::escape;
use super::notes::Definition;
use super::reading::{Piece, Placed};
use super::term_index::FirstUses;

/// Writes pieces as HTML.
pub(super) struct Writer<'a, 'r, 'v> {
    text: &'a str,
    prefix: &'a str,
    bindings: &'a mut Resolver<'r>,
    uses: &'a mut FirstUses<'v>,
    /// How many headings and blocks of code are open: no word is explained there.
    unexplained: usize,
    definitions: &'a HashMap<String, Definition>,
    out: String,
    /// The last character of running text, to see what a line break stands behind.
    last: Option<char>,
    /// For every link or image that is open, whether it was written as a link.
    links: Vec<bool>,
    alignments: Vec<Alignment>,
    cells: usize,
    in_head: bool,
    /// Footnotes by number, from 1, and the number of each.
    notes: Vec<String>,
    numbers: HashMap<String, usize>,
    /// How often a number was referred to.
    references: BTreeMap<usize, usize>,
    asides: &'a [Aside],
    /// The asides whose marks are not yet written.
    waiting: Vec<usize>,
    /// Marks that wait until a link is closed: none may stand in another.
    pending: Vec<Mark>,
    /// The asides whose marks were written since the last cut.
    marked: Vec<usize>,
}

impl<'a, 'r, 'v> Writer<'a, 'r, 'v> {
    pub(super) fn new(
        text: &'a str,
        prefix: &'a str,
        definitions: &'a HashMap<String, Definition>,
        bindings: &'a mut Resolver<'r>,
        uses: &'a mut FirstUses<'v>,
    ) -> Writer<'a, 'r, 'v> {
        Writer {
            text,
            prefix,
            bindings,
            uses,
            unexplained: 0,
            definitions,
            out: String::new(),
            last: None,
            links: Vec::new(),
            alignments: Vec::new(),
            cells: 0,
            in_head: false,
            notes: Vec::new(),
            numbers: HashMap::new(),
            references: BTreeMap::new(),
            asides: &[],
            waiting: Vec::new(),
            pending: Vec::new(),
            marked: Vec::new(),
        }
    }

    /// With marks to be written; `waiting` are those that belong to what is written.
    pub(super) fn with_asides(
        self,
        asides: &'a [Aside],
        waiting: Vec<usize>,
    ) -> Writer<'a, 'r, 'v> {
        Writer { asides, waiting, ..self }
    }

    /// The last passage: the footnotes, and marks that found no place.
    pub(super) fn finish(mut self, part: &Range<usize>, passages: &mut Vec<Passage>) {
        self.footnotes();
        self.behind(part);
        self.cut(passages);
        if !self.out.is_empty() {
            passages.push(Passage { html: self.out, asides: Vec::new() });
        }
    }

    pub(super) fn pieces(&mut self, pieces: &[Placed]) {
        for (at, (piece, range)) in pieces.iter().enumerate() {
            match piece {
                Piece::Open(tag) => self.open(
                    tag,
                    pieces.get(at + 1).is_some_and(|(next, _)| matches!(next, Piece::Close(_))),
                ),
                Piece::Close(tag) => {
                    // Before its end, so that the mark stands inside.
                    if matches!(
                        tag,
                        TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell
                    ) {
                        self.marks(range);
                    }
                    self.close(*tag);
                    if matches!(tag, TagEnd::Link | TagEnd::Image) {
                        self.marks(range);
                    }
                }
                Piece::Text(text) => self.text(text, range),
                // What did not become emphasis became text.
                Piece::Marks => {}
                Piece::Binding => {
                    self.binding(range.clone());
                    self.marks(range);
                }
                Piece::Code(text) => {
                    self.out.push_str("<code>");
                    self.running(text);
                    self.out.push_str("</code>");
                    self.marks(range);
                }
                Piece::SoftBreak if joins(self.last, first_character(&pieces[at + 1..])) => {}
                Piece::SoftBreak => self.out.push('\n'),
                Piece::HardBreak => self.out.push_str("<br>\n"),
                Piece::Rule => self.out.push_str("<hr>\n"),
                Piece::Note(name) => self.note(name),
            }
        }
    }

    /// A piece of text, with the marks that belong behind something in it.
    fn text(&mut self, text: &str, range: &Range<usize>) {
        let inside = |at: usize| range.start < at && at < range.end;
        let mut stops: Vec<usize> = self
            .waiting
            .iter()
            .map(|aside| self.asides[*aside].at)
            .filter(|at| inside(*at))
            .collect();
        stops.sort_unstable();
        let mut from = 0;
        // Text that is not written as it is read has its marks behind it.
        if text.len() == range.len() && !self.in_link() {
            for stop in stops
                .into_iter()
                .map(|stop| stop - range.start)
                .filter(|stop| text.is_char_boundary(*stop))
            {
                self.prose(&text[from..stop]);
                self.marks(&(range.start + from..range.start + stop));
                from = stop;
            }
        }
        self.prose(&text[from..]);
        self.marks(range);
    }

    /// Writes the marks that belong behind something in a range, unless a link is open: they then
    /// wait for its end.
    fn marks(&mut self, range: &Range<usize>) {
        if self.in_link() {
            return;
        }
        for mark in std::mem::take(&mut self.pending) {
            mark.write(&mut self.out);
        }
        let asides = self.asides;
        let (here, later) =
            std::mem::take(&mut self.waiting).into_iter().partition(|aside: &usize| {
                range.start < asides[*aside].at && asides[*aside].at <= range.end
            });
        self.waiting = later;
        for aside in here {
            asides[aside].mark.write(&mut self.out);
            self.marked.push(aside);
        }
    }

    /// Writes the marks of a range that found no place in it, in a paragraph of their own.
    pub(super) fn behind(&mut self, range: &Range<usize>) {
        let before = self.out.len();
        self.out.push_str("<p>");
        let empty = self.out.len();
        self.marks(range);
        if self.out.len() == empty {
            self.out.truncate(before);
        } else {
            self.out.push_str("</p>\n");
        }
    }

    /// Ends a passage where marks were written.
    pub(super) fn cut(&mut self, passages: &mut Vec<Passage>) {
        if !self.marked.is_empty() {
            passages.push(Passage {
                html: std::mem::take(&mut self.out),
                asides: std::mem::take(&mut self.marked),
            });
        }
    }

    /// Running text, in which words are explained where they stand first.
    fn prose(&mut self, text: &str) {
        let mut from = 0;
        if self.unexplained == 0 && !self.in_link() {
            for (range, key) in self.uses.in_text(text) {
                self.running(&text[from..range.start]);
                self.out.push_str(&format!(
                    "<a class=\"term\" role=\"doc-glossref\" id=\"use-{key}\" href=\"#term-{key}\">"
                ));
                self.running(&text[range.clone()]);
                self.out.push_str("</a>");
                from = range.end;
            }
        }
        self.running(&text[from..]);
    }

    fn running(&mut self, text: &str) {
        escape(text, &mut self.out);
        self.last = text.chars().next_back().or(self.last);
    }

    fn binding(&mut self, range: Range<usize>) {
        let written = &self.text[range.clone()];
        let (path, unit) = parts(written);
        match (self.bindings)(path, unit, range) {
            Bound::Figure { text, marks, .. } if self.in_link() => {
                self.running(&text);
                self.pending.extend(marks);
            }
            Bound::Figure { text, href, marks } => {
                self.out.push_str("<a class=\"figure\" href=\"");
                escape(&href, &mut self.out);
                self.out.push_str("\">");
                self.running(&text);
                self.out.push_str("</a>");
                self.pending.extend(marks);
            }
            Bound::Unresolved => {
                self.out.push_str("<mark>");
                self.running(written);
                self.out.push_str("</mark>");
            }
        }
    }
}

/// The first character of running text that follows inside the same block. A figure begins with a
/// digit, so it counts as none.
fn first_character(pieces: &[Placed]) -> Option<char> {
    let next = pieces.iter().find(|(piece, _)| !matches!(piece, Piece::Open(_) | Piece::Close(_)));
    match next {
        Some((Piece::Text(text) | Piece::Code(text), _)) => text.chars().next(),
        _ => None,
    }
}

#[cfg(test)]
#[path = "html_tests.rs"]
mod tests;
#[cfg(test)]
#[path = "part_tests.rs"]
mod part_tests;
