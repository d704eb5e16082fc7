use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use pulldown_cmark::{Alignment, LinkType, Tag, TagEnd};

use super::binding::{Bound, Resolver, parts};
use super::chinese::joins;
use super::link::{escape, is_safe};
use super::notes::Definition;
use super::reading::{Piece, Placed};
use super::vocabulary::FirstUses;

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
        }
    }

    /// What was written, with the footnotes below.
    pub(super) fn finish(mut self) -> String {
        self.footnotes();
        self.out
    }

    pub(super) fn pieces(&mut self, pieces: &[Placed]) {
        for (at, (piece, range)) in pieces.iter().enumerate() {
            match piece {
                Piece::Open(tag) => self.open(tag, pieces.get(at + 1).is_some_and(|(next, _)| matches!(next, Piece::Close(_)))),
                Piece::Close(tag) => self.close(*tag),
                Piece::Text(text) => self.prose(text),
                // What did not become emphasis became text.
                Piece::Marks => {}
                Piece::Binding => self.binding(range.clone()),
                Piece::Code(text) => {
                    self.out.push_str("<code>");
                    self.running(text);
                    self.out.push_str("</code>");
                }
                Piece::SoftBreak if joins(self.last, first_character(&pieces[at + 1..])) => {}
                Piece::SoftBreak => self.out.push('\n'),
                Piece::HardBreak => self.out.push_str("<br>\n"),
                Piece::Rule => self.out.push_str("<hr>\n"),
                Piece::Note(name) => self.note(name),
            }
        }
    }

    /// Running text, in which words are explained where they stand first.
    fn prose(&mut self, text: &str) {
        let mut from = 0;
        if self.unexplained == 0 && !self.in_link() {
            for (range, key) in self.uses.in_text(text) {
                self.running(&text[from..range.start]);
                self.out.push_str(&format!("<a class=\"term\" role=\"doc-glossref\" id=\"use-{key}\" href=\"#term-{key}\">"));
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

    fn open(&mut self, tag: &Tag<'_>, is_empty: bool) {
        self.last = self.last.filter(|_| matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. }));
        self.unexplained += usize::from(matches!(tag, Tag::Heading { .. } | Tag::CodeBlock(_) | Tag::Image { .. }));
        match tag {
            Tag::Paragraph => self.out.push_str("<p>"),
            Tag::Heading { level, .. } => self.out.push_str(&format!("<{level}>")),
            Tag::BlockQuote(_) => self.out.push_str("<blockquote>\n"),
            Tag::CodeBlock(_) => self.out.push_str("<pre><code>"),
            Tag::List(Some(1)) => self.out.push_str("<ol>\n"),
            Tag::List(Some(start)) => self.out.push_str(&format!("<ol start=\"{start}\">\n")),
            Tag::List(None) => self.out.push_str("<ul>\n"),
            Tag::Item => self.out.push_str("<li>"),
            Tag::Table(alignments) => {
                self.alignments.clone_from(alignments);
                self.out.push_str("<table>");
            }
            Tag::TableHead => {
                (self.in_head, self.cells) = (true, 0);
                self.out.push_str("<thead><tr>");
            }
            Tag::TableRow => {
                self.cells = 0;
                self.out.push_str("<tr>");
            }
            Tag::TableCell => self.cell(),
            Tag::Emphasis => self.out.push_str("<em>"),
            Tag::Strong => self.out.push_str("<strong>"),
            Tag::Link { link_type, dest_url, title, .. } => {
                let mail = if *link_type == LinkType::Email { "mailto:" } else { "" };
                self.link(&format!("{mail}{dest_url}"), title);
            }
            Tag::Image { dest_url, title, .. } => {
                self.link(dest_url, title);
                if is_empty {
                    self.running(dest_url);
                }
            }
            // Their extensions are off, or they were taken out while reading.
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        self.unexplained -= usize::from(matches!(tag, TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::Image));
        match tag {
            TagEnd::Paragraph => self.out.push_str("</p>\n"),
            TagEnd::Heading(level) => self.out.push_str(&format!("</{level}>\n")),
            TagEnd::BlockQuote(_) => self.out.push_str("</blockquote>\n"),
            TagEnd::CodeBlock => self.out.push_str("</code></pre>\n"),
            TagEnd::List(true) => self.out.push_str("</ol>\n"),
            TagEnd::List(false) => self.out.push_str("</ul>\n"),
            TagEnd::Item => self.out.push_str("</li>\n"),
            TagEnd::Table => self.out.push_str("</tbody></table>\n"),
            TagEnd::TableHead => {
                self.in_head = false;
                self.out.push_str("</tr></thead><tbody>\n");
            }
            TagEnd::TableRow => self.out.push_str("</tr>\n"),
            TagEnd::TableCell => self.out.push_str(if self.in_head { "</th>" } else { "</td>" }),
            TagEnd::Emphasis => self.out.push_str("</em>"),
            TagEnd::Strong => self.out.push_str("</strong>"),
            TagEnd::Link | TagEnd::Image if self.links.pop() == Some(true) => self.out.push_str("</a>"),
            _ => {}
        }
    }

    fn cell(&mut self) {
        let class = match self.alignments.get(self.cells) {
            Some(Alignment::Right) => " class=\"right\"",
            Some(Alignment::Center) => " class=\"center\"",
            Some(Alignment::Left | Alignment::None) | None => "",
        };
        self.cells += 1;
        let name = if self.in_head { "th" } else { "td" };
        self.out.push_str(&format!("<{name}{class}>"));
    }

    fn in_link(&self) -> bool {
        self.links.contains(&true)
    }

    /// Opens a link, unless it may not be followed or another one is open: its text then stands alone.
    fn link(&mut self, address: &str, title: &str) {
        let is_link = is_safe(address) && !self.in_link();
        if is_link {
            self.out.push_str("<a href=\"");
            escape(&address.replace(' ', "%20"), &mut self.out);
            if !title.is_empty() {
                self.out.push_str("\" title=\"");
                escape(title, &mut self.out);
            }
            self.out.push_str("\">");
        }
        self.links.push(is_link);
    }

    fn binding(&mut self, range: Range<usize>) {
        let written = &self.text[range.clone()];
        let (path, unit) = parts(written);
        match (self.bindings)(path, unit, range) {
            Bound::Figure { text, .. } if self.in_link() => self.running(&text),
            Bound::Figure { text, href } => {
                self.out.push_str("<a class=\"figure\" href=\"");
                escape(&href, &mut self.out);
                self.out.push_str("\">");
                self.running(&text);
                self.out.push_str("</a>");
            }
            Bound::Unresolved => {
                self.out.push_str("<mark>");
                self.running(written);
                self.out.push_str("</mark>");
            }
        }
    }

    /// The number of a footnote, the next one if it has none.
    pub(super) fn number(&mut self, name: &str) -> usize {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        self.notes.push(name.to_owned());
        self.numbers.insert(name.to_owned(), self.notes.len());
        self.notes.len()
    }

    fn note(&mut self, name: &str) {
        let number = self.number(&name.to_lowercase());
        if self.in_link() {
            self.out.push_str(&format!("<sup>{number}</sup>"));
            return;
        }
        let times = self.references.entry(number).or_insert(0);
        *times += 1;
        // Only the first reference is led back to.
        let id = if *times == 1 { format!(" id=\"{}ref-{number}\"", self.prefix) } else { String::new() };
        self.out.push_str(&format!("<sup><a{id} href=\"#{}note-{number}\" role=\"doc-noteref\">{number}</a></sup>", self.prefix));
    }

    /// Writes the footnotes. One may refer to another that was not referred to before, so the list grows while it is written.
    fn footnotes(&mut self) {
        if self.notes.is_empty() {
            return;
        }
        self.out.push_str("<ol class=\"footnotes\">\n");
        let mut written = 0;
        while let Some(name) = self.notes.get(written).cloned() {
            written += 1;
            let definitions = self.definitions;
            self.out.push_str(&format!("<li id=\"{}note-{written}\">", self.prefix));
            if let Some(definition) = definitions.get(&name) {
                self.pieces(&definition.pieces);
            }
            if self.references.contains_key(&written) {
                self.out.push_str(&format!("<a href=\"#{}ref-{written}\" role=\"doc-backlink\">↩</a>", self.prefix));
            }
            self.out.push_str("</li>\n");
        }
        self.out.push_str("</ol>\n");
    }
}

/// The first character of running text that follows inside the same block. A figure begins with a digit, so it counts as none.
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
