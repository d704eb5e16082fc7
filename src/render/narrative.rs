//! The narrative of a disclosure on its page: its sections, its terms, its figures.

use crate::check::{Doubts, Notes, SaidParagraph};
use crate::markdown::{Aside, Bound, Document, FirstUses, Mark, PrintedDocument};
use crate::model::{Disclosure, MoneyUnit, Narrative, Unit};
use crate::site::route;
use crate::source::Span;
use crate::words::Messages;

/// A section of the narrative, its Markdown turned into HTML.
#[derive(Debug, Clone)]
pub struct RenderedSection {
    /// Canonical id of the profile's section it answers to.
    pub id: Option<String>,
    /// Its heading; none for what stands before the first.
    pub title: Option<String>,
    /// Numbers of the notes about the heading.
    pub heading_notes: Vec<usize>,
    /// Its text, cut where notes stand below.
    pub passages: Vec<RenderedPassage>,
}

/// Blocks of the narrative, up to one that something is said of.
#[derive(Debug, Clone)]
pub struct RenderedPassage {
    /// The blocks as HTML.
    pub html: String,
    /// Numbers of the notes whose marks stand in the last block.
    pub notes: Vec<usize>,
}

/// What a narrative stands among.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    /// The words of the interface.
    pub words: &'a Messages,
    /// The disclosure whose figures it binds.
    pub disclosure: &'a Disclosure,
    /// The notes of its page.
    pub notes: &'a Notes<'a>,
    /// The figures of its department that are in doubt.
    pub doubts: &'a Doubts,
}

/// The sections of a narrative as they are printed, with the marks of what is said of them.
pub(super) fn sections(
    around: Around<'_>,
    narrative: &Narrative,
    document: Document<'_>,
    uses: &mut FirstUses<'_>,
) -> Vec<RenderedSection> {
    let explanations = around.disclosure.explanations().map(|(_, section)| section.body);
    let passages = Passages { around, printed: document.printed(), marked: marked(around) };
    let mut rendered = Vec::with_capacity(narrative.sections.len() + 1);
    if !narrative.file.slice(narrative.preamble).trim().is_empty() {
        rendered.push(RenderedSection {
            id: None,
            title: None,
            heading_notes: Vec::new(),
            passages: passages.of(narrative.preamble, "n0-", uses),
        });
    }
    for (index, section) in narrative.sections.iter().enumerate() {
        let prefix = format!("n{}-", index + 1);
        // What explains terms is not explained again.
        let body = if explanations == Some(section.body) {
            passages.of(section.body, &prefix, &mut FirstUses::of_nothing())
        } else {
            passages.of(section.body, &prefix, uses)
        };
        rendered.push(RenderedSection {
            id: section.id.clone(),
            title: Some(section.heading.clone()),
            heading_notes: passages.notes_of_heading(section.heading_span),
            passages: body,
        });
    }
    rendered
}

/// What is said of the narrative: the number of the note, and the byte its mark stands at. What is
/// said of a place in the text has its mark there; of a heading, beside it.
fn marked(around: Around<'_>) -> Vec<(usize, usize)> {
    let Around { disclosure, notes, .. } = around;
    notes
        .iter()
        .flat_map(|note| note.in_narrative(disclosure).into_iter().map(|at| (note.number, at)))
        .collect()
}

/// A narrative while it is turned into HTML.
struct Passages<'a, 'd> {
    around: Around<'a>,
    printed: PrintedDocument<'d>,
    marked: Vec<(usize, usize)>,
}

impl Passages<'_, '_> {
    /// A part of the narrative; `prefix` begins the fragments of its footnotes.
    fn of(&self, part: Span, prefix: &str, uses: &mut FirstUses<'_>) -> Vec<RenderedPassage> {
        let Around { words, disclosure, doubts, .. } = self.around;
        let aside = |(number, at): &(usize, usize)| Aside { at: *at, mark: mark(words, *number) };
        let asides: Vec<Aside> = self.marked.iter().map(aside).collect();
        let mut bound =
            |path: &str, unit: Option<&str>, _| bind(words, disclosure, doubts, path, unit);
        let passages = self.printed.passages(part.range(), prefix, &mut bound, uses, &asides);
        let numbers =
            |asides: Vec<usize>| asides.into_iter().map(|aside| self.marked[aside].0).collect();
        passages
            .into_iter()
            .map(|passage| RenderedPassage { html: passage.html, notes: numbers(passage.asides) })
            .collect()
    }

    /// The numbers of the notes about a heading.
    fn notes_of_heading(&self, heading: Span) -> Vec<usize> {
        let heading = heading.range();
        self.marked
            .iter()
            .filter(|(_, at)| heading.start < *at && *at <= heading.end)
            .map(|(number, _)| *number)
            .collect()
    }
}

/// What the narrative says, paragraph by paragraph.
pub(super) fn paragraphs<'a>(
    around: Around<'_>,
    narrative: &'a Narrative,
    document: &Document<'_>,
) -> Vec<SaidParagraph<'a>> {
    let Around { words, disclosure, doubts, .. } = around;
    let section = |start: usize| {
        narrative
            .sections
            .iter()
            .rev()
            .find(|section| section.heading_span.range().start <= start)
            .and_then(|section| section.id.as_deref())
    };
    let paragraphs =
        document.paragraphs(&mut |path, unit, _| bind(words, disclosure, doubts, path, unit));
    paragraphs
        .into_iter()
        .map(|paragraph| SaidParagraph {
            section: section(paragraph.start),
            text: paragraph.text,
            bindings: paragraph.bindings,
        })
        .collect()
}

/// The mark of a note on the page it stands on.
fn mark(words: &Messages, number: usize) -> Mark {
    Mark {
        text: words.say("notes.mark", &[("number", &number)]),
        label: words.say("notes.label", &[("number", &number)]),
        href: route::here(&route::note(number)),
    }
}

/// A figure bound in prose: printed with its unit, linked to its cell, with the marks of what is
/// said of it.
fn bind(
    words: &Messages,
    disclosure: &Disclosure,
    doubts: &Doubts,
    path: &str,
    unit: Option<&str>,
) -> Bound {
    let Some(located) = disclosure.locate(path) else { return Bound::Unresolved };
    let Some(cell) = located.cell else { return Bound::Unresolved };
    let href = route::here(&located.fragment);
    let marks = doubts
        .at(&disclosure.path, &located.path)
        .into_iter()
        .map(|number| mark(words, number))
        .collect();
    let Some(figure) = cell.figure() else {
        return Bound::Figure { text: cell.printed().to_owned(), href, marks };
    };
    // What is doubted is not converted.
    let doubted = matches!(figure.unit, Unit::Money(_))
        && unit.is_some_and(|unit| MoneyUnit::named(unit).is_some())
        && doubts.in_unit(&disclosure.path, &located.path);
    let Some(text) = words.bound(figure, unit.filter(|_| !doubted)) else {
        return Bound::Unresolved;
    };
    Bound::Figure { text, href, marks }
}
