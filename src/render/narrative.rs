//! The narrative of a disclosure on its page: its sections, its terms, its figures.

use crate::check::{Doubts, Notes, SaidParagraph};
use crate::markdown::{Aside, Bound, Document, FirstUses, Mark};
use crate::model::{Amount, Disclosure, MoneyUnit, Narrative, Unit};
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
    let Around { words, disclosure, notes, doubts } = around;
    let printed = document.printed();
    let explanations = disclosure.explanations().map(|(_, section)| section.body);
    // What is said of a place in the text has its mark there; of a heading, beside it.
    let marked: Vec<(usize, usize)> = notes
        .iter()
        .flat_map(|note| note.in_narrative(disclosure).into_iter().map(|at| (note.number, at)))
        .collect();
    let asides: Vec<Aside> =
        marked.iter().map(|(number, at)| Aside { at: *at, mark: mark(words, *number) }).collect();
    let numbers = |asides: Vec<usize>| asides.into_iter().map(|aside| marked[aside].0).collect();
    let mut bound = |path: &str, unit: Option<&str>, _| bind(words, disclosure, doubts, path, unit);
    let mut passages = |part: Span,
                        prefix: &str,
                        uses: &mut FirstUses<'_>|
     -> Vec<RenderedPassage> {
        let passages = printed.passages(part.range(), prefix, &mut bound, uses, &asides);
        passages
            .into_iter()
            .map(|passage| RenderedPassage { html: passage.html, notes: numbers(passage.asides) })
            .collect()
    };
    let mut rendered = Vec::with_capacity(narrative.sections.len() + 1);
    if !narrative.file.slice(narrative.preamble).trim().is_empty() {
        let passages = passages(narrative.preamble, "n0-", uses);
        rendered.push(RenderedSection {
            id: None,
            title: None,
            heading_notes: Vec::new(),
            passages,
        });
    }
    for (index, section) in narrative.sections.iter().enumerate() {
        let prefix = format!("n{}-", index + 1);
        // What explains terms is not explained again.
        let passages = if explanations == Some(section.body) {
            passages(section.body, &prefix, &mut FirstUses::of_nothing())
        } else {
            passages(section.body, &prefix, uses)
        };
        let heading = section.heading_span.range();
        let heading_notes = marked
            .iter()
            .filter(|(_, at)| heading.start < *at && *at <= heading.end)
            .map(|(number, _)| *number)
            .collect();
        rendered.push(RenderedSection {
            id: section.id.clone(),
            title: Some(section.heading.clone()),
            heading_notes,
            passages,
        });
    }
    rendered
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
        href: format!("#note-{number}"),
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
    let href = format!("#{}", located.fragment);
    let marks = doubts
        .at(&disclosure.path, &located.path)
        .into_iter()
        .map(|number| mark(words, number))
        .collect();
    let Some(figure) = cell.figure() else {
        return Bound::Figure { text: cell.printed().to_owned(), href, marks };
    };
    let as_printed = || words.measured(&figure.amount.grouped(), figure.unit);
    let text = match (figure.unit, unit.map(MoneyUnit::named)) {
        // What is doubted is not converted.
        (Unit::Money(_), Some(Some(_))) if doubts.in_unit(&disclosure.path, &located.path) => {
            as_printed()
        }
        (Unit::Money(_), Some(Some(wanted))) => {
            let amount = Unit::Money(wanted)
                .of_base(figure.in_base())
                .map(|amount| Amount::from_decimal(amount.normalize()));
            let Some(amount) = amount else { return Bound::Unresolved };
            words.measured(&amount.grouped(), Unit::Money(wanted))
        }
        (_, Some(_)) => return Bound::Unresolved,
        (_, None) => as_printed(),
    };
    Bound::Figure { text, href, marks }
}
