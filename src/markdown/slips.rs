use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Tag, TagEnd};

use super::link::Link;
use super::reading::Reading;
use super::slip::{Slip, SlipKind};

/// A text as the parser saw it.
pub(super) struct ParsedText<'a> {
    pub(super) text: &'a str,
    pub(super) events: &'a [(Event<'a>, Range<usize>)],
    /// `[label]: address`, the labels in lower case.
    pub(super) definitions: &'a [(String, Range<usize>)],
}

/// What a text holds besides its pieces: slips, links, characters written by their numbers. The
/// ranges are those of the text parsed.
pub(super) fn slips(parsed: &ParsedText<'_>) -> Reading {
    let mut found = Found { text: parsed.text, ..Found::default() };
    for (at, (event, range)) in parsed.events.iter().enumerate() {
        found.event(event, range, parsed.events.get(at + 1).map(|(event, _)| event));
    }
    let unused = parsed.definitions.iter().filter(|(label, _)| !found.used.contains(label));
    let definitions: Vec<Slip> = unused
        .map(|(_, range)| Slip { kind: SlipKind::Definition, range: range.clone() })
        .collect();
    // Addresses stand in definitions too.
    found.taken.extend(parsed.definitions.iter().map(|(_, range)| range.clone()));
    found.taken.sort_by_key(|range| range.start);
    found.addresses();
    found.notes();
    found.slips.extend(definitions);
    Reading { placed: Vec::new(), slips: found.slips, links: found.links, decoded: found.decoded }
}

#[derive(Default)]
struct Found<'a> {
    text: &'a str,
    slips: Vec<Slip>,
    links: Vec<Link>,
    decoded: Vec<(String, Range<usize>)>,
    /// Links, pictures and code, the outermost of them: what stands in them is not looked for.
    taken: Vec<Range<usize>>,
    /// Labels of definitions that a link refers to.
    used: BTreeSet<String>,
    /// Where references to footnotes and their definitions begin.
    notes: BTreeSet<usize>,
    /// Names of footnotes.
    defined: BTreeSet<String>,
    in_html: bool,
}

impl Found<'_> {
    fn slip(&mut self, kind: SlipKind, range: Range<usize>) {
        self.slips.push(Slip { kind, range });
    }

    fn take(&mut self, range: &Range<usize>) {
        if self.taken.last().is_none_or(|last| last.end <= range.start) {
            self.taken.push(range.clone());
        }
    }

    fn event(&mut self, event: &Event<'_>, range: &Range<usize>, next: Option<&Event<'_>>) {
        match event {
            Event::Start(tag) => self.open(tag, range, next),
            Event::Html(_) | Event::InlineHtml(_) => {
                let is_remark = self.text[range.clone()].trim_start().starts_with("<!--");
                if !self.in_html && !is_remark {
                    self.slip(SlipKind::RawHtml, range.clone());
                }
                self.in_html |= matches!(event, Event::Html(_));
            }
            Event::End(TagEnd::HtmlBlock) => self.in_html = false,
            Event::Text(text) if **text != self.text[range.clone()] => {
                self.decoded.push((text.to_string(), range.clone()))
            }
            Event::Code(_) => self.take(range),
            Event::FootnoteReference(_) => {
                self.notes.insert(range.start);
            }
            _ => {}
        }
    }

    fn open(&mut self, tag: &Tag<'_>, range: &Range<usize>, next: Option<&Event<'_>>) {
        let written = self.text[range.clone()].trim_end();
        match tag {
            Tag::Paragraph => self.paragraph(range),
            Tag::Heading { .. } if !written.starts_with('#') => self.underlined(range),
            Tag::CodeBlock(kind) => {
                self.take(range);
                if matches!(kind, CodeBlockKind::Fenced(_)) {
                    let mut lines = written.lines();
                    let (first, last) = (lines.next(), lines.next_back());
                    let is_fence = |line: &str| {
                        let line = line.trim_start_matches(['>', ' ', '\t']).trim_end();
                        line.len() >= 3
                            && (line.bytes().all(|byte| byte == b'`')
                                || line.bytes().all(|byte| byte == b'~'))
                    };
                    if !last.is_some_and(is_fence) {
                        let end = range.start + first.map_or(0, str::len);
                        self.slip(SlipKind::OpenFence, range.start..end);
                    }
                }
            }
            Tag::FootnoteDefinition(name) => {
                self.notes.insert(range.start);
                if !self.defined.insert(name.to_lowercase()) {
                    let end = range.start + written.lines().next().unwrap_or_default().len();
                    self.slip(SlipKind::RepeatedNote, range.start..end);
                }
            }
            Tag::Link { link_type, dest_url, title, id }
            | Tag::Image { link_type, dest_url, title, id } => {
                self.take(range);
                self.used.insert(id.to_lowercase());
                let is_picture = matches!(tag, Tag::Image { .. });
                if is_picture && matches!(next, Some(Event::End(TagEnd::Image))) {
                    self.slip(SlipKind::WordlessPicture, range.clone());
                }
                self.decoded.push((format!("{dest_url}{title}"), range.clone()));
                if *link_type != LinkType::Email {
                    self.links.push(Link { address: dest_url.to_string(), range: range.clone() });
                }
            }
            _ => {}
        }
    }

    /// Lines of a paragraph that look like a table or a heading.
    fn paragraph(&mut self, range: &Range<usize>) {
        let mut start = range.start;
        let mut barred: Option<Range<usize>> = None;
        for line in self.text[range.clone()].split_inclusive('\n') {
            let here = start..start + line.trim_end().len();
            start += line.len();
            let line = line.trim();
            if line.matches(['|', '｜']).count() >= 2 {
                // One line with bars is a sentence, two are a table.
                if let Some(first) = barred.replace(here.clone())
                    && !first.is_empty()
                {
                    self.slip(SlipKind::Table, first);
                    barred = Some(0..0);
                }
            } else {
                barred = None;
                if is_heading(line) {
                    self.slip(SlipKind::Heading, here);
                }
            }
        }
    }

    /// A heading underlined with dashes that reads like sentences.
    fn underlined(&mut self, range: &Range<usize>) {
        const LONGEST: usize = 40;
        let written = self.text[range.clone()].trim_end();
        let title = written.rsplit_once('\n').map_or("", |(title, _)| title.trim());
        let is_sentence = title.contains('\n')
            || title.ends_with(['。', '；', '，', '：', '！', '？'])
            || title.chars().count() > LONGEST;
        if is_sentence {
            self.slip(SlipKind::Underlined, range.start..range.start + written.len());
        }
    }

    fn is_taken(&self, at: usize) -> bool {
        let after = self.taken.partition_point(|range| range.start <= at);
        after > 0 && self.taken[after - 1].contains(&at)
    }

    /// Links that are none, and whole addresses in the text.
    fn addresses(&mut self) {
        let text = self.text;
        let scheme =
            |rest: &str| ["https://", "http://"].into_iter().any(|scheme| rest.starts_with(scheme));
        let broken = text.match_indices("](").filter(|(at, _)| opens_link(text, *at));
        let full_width = text.match_indices("]（").filter(|(at, bracket)| {
            scheme(&text[at + bracket.len()..]) || text[at + bracket.len()..].starts_with("./")
        });
        let mut found: Vec<Slip> = Vec::new();
        for (at, bracket) in broken.chain(full_width).filter(|(at, _)| !self.is_taken(*at)) {
            let rest = near(text, at + bracket.len());
            let length = rest.find([')', '）', '\n']).unwrap_or(rest.len());
            found.push(Slip { kind: SlipKind::Link, range: at..at + bracket.len() + length });
        }
        found.sort_by_key(|slip| slip.range.start);
        let mut links = found.iter().map(|slip| slip.range.clone()).peekable();
        let mut bare: Vec<Slip> = Vec::new();
        for (at, _) in
            text.match_indices("http").filter(|(at, _)| scheme(&text[*at..]) && !self.is_taken(*at))
        {
            while links.next_if(|range| range.end <= at).is_some() {}
            if links.peek().is_some_and(|range| range.contains(&at)) {
                continue;
            }
            let length = text[at..]
                .find(|character: char| {
                    !character.is_ascii_graphic()
                        || matches!(character, '<' | '>' | '"' | '`' | '|')
                })
                .unwrap_or(text.len() - at);
            bare.push(Slip { kind: SlipKind::BareAddress, range: at..at + length });
        }
        self.slips.append(&mut found);
        self.slips.append(&mut bare);
    }

    /// References to footnotes that are not there.
    fn notes(&mut self) {
        for (at, _) in self.text.match_indices("[^") {
            let Some(length) = near(self.text, at)
                .find([']', '\n'])
                .filter(|end| self.text[at + end..].starts_with(']') && *end > 2)
            else {
                continue;
            };
            if !self.notes.contains(&at) && !self.is_taken(at) && !self.text[..at].ends_with('\\') {
                self.slip(SlipKind::Note, at..at + length + 1);
            }
        }
    }
}

/// What follows at a place, as far as anybody would write an address or a name: what is never
/// closed is not looked through for each bracket.
fn near(text: &str, from: usize) -> &str {
    const LONGEST: usize = 500;
    &text[from..text.floor_char_boundary(from + LONGEST)]
}

/// Whether a bracket opens on the line before `at`, as it is written for a link.
fn opens_link(text: &str, at: usize) -> bool {
    /// The words of a link are not longer, in bytes.
    const LONGEST: usize = 500;
    let from = text.floor_char_boundary(at.saturating_sub(LONGEST));
    let before = &text[from..at];
    let line = &before[before.rfind('\n').map_or(0, |line| line + 1)..];
    !line.ends_with('\\') && line.rfind('[').is_some_and(|open| !line[..open].ends_with('\\'))
}

/// Whether a line of a paragraph was meant as a heading.
fn is_heading(line: &str) -> bool {
    let marks = line.trim_start_matches(['#', '＃']);
    let count = line[..line.len() - marks.len()].chars().count();
    let full_width = line.starts_with('＃');
    (1..=6).contains(&count)
        && !marks.trim().is_empty()
        && (count > 1 || full_width || marks.starts_with([' ', '\u{3000}', '\u{a0}']))
}
