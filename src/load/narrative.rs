use std::ops::Range;
use std::sync::Arc;

use crate::markdown::{self, Document, plain_title};
use crate::model::{Binding, KindRequirement, Narrative, Section};
use crate::source::{Place, SourceFile, Span, Spanned};

use super::reading::Reading;
use super::rules::slipped;
use super::unseen::{report, written};

/// Divides a Markdown file into its sections, and finds which of the profile's sections each one
/// is; with what is probably not printed as it was meant.
pub(super) fn narrative(
    file: Arc<SourceFile>,
    requirement: &KindRequirement,
    reading: &mut Reading,
) -> Narrative {
    let Reading { findings, lexicon, .. } = reading;
    let document = Document::read(&file.text);
    let span = |range: Range<usize>| Span::new(range.start, range.end);
    let known = |heading: &str| Some(requirement.section(heading, lexicon)?.id.as_str());
    let section = |(section, id): (markdown::Section, Option<String>)| {
        let title = plain_title(&section.heading);
        Section {
            id,
            heading: section.heading,
            title,
            heading_span: span(section.heading_range),
            body: span(section.body_range),
        }
    };
    // Which of the profile's sections stand on a level that divides every text: a deeper heading of
    // the same title is a part of some other section.
    let high = document.sections(&|_| false).sections;
    let high: Vec<&str> = high.iter().filter_map(|section| known(&section.heading)).collect();
    let divided =
        document.sections(&|heading| known(heading).is_some_and(|asked| !high.contains(&asked)));
    let asked: Vec<_> = divided.sections.iter().map(|one| known(&one.heading)).collect();
    let is_said = |at: usize| !file.text[divided.sections[at].body_range.clone()].trim().is_empty();
    let ids = ids(&asked, is_said);
    let sections = divided.sections.into_iter().zip(ids).map(section).collect();
    let bindings = document
        .bindings()
        .into_iter()
        .map(|(path, unit, range)| Binding { path, unit, span: span(range) })
        .collect();
    let links = document
        .links()
        .iter()
        .map(|link| Spanned::new(link.address.clone(), span(link.range.clone())))
        .collect();
    findings.extend(
        document
            .slips()
            .iter()
            .map(|slip| slipped(slip.kind, Place::new(&file, span(slip.range.clone())))),
    );
    let decoded =
        document.decoded().iter().flat_map(|(text, range)| written(text, range.clone())).collect();
    report(&file, decoded, findings);
    Narrative { preamble: span(divided.preamble), sections, bindings, links, file }
}

/// Which section each heading opens. A section stands once, where something is said under its heading
/// first: what follows under the same heading has no address of its own.
fn ids(asked: &[Option<&str>], is_said: impl Fn(usize) -> bool) -> Vec<Option<String>> {
    let own = |(at, id): (usize, &Option<&str>)| {
        let id = (*id)?;
        let mut same = (0..asked.len()).filter(|other| asked[*other] == Some(id));
        let first = same.clone().next();
        let stands = same.find(|other| is_said(*other)).or(first);
        (stands == Some(at)).then(|| id.to_owned())
    };
    asked.iter().enumerate().map(own).collect()
}
