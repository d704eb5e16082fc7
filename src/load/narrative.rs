use std::ops::Range;
use std::sync::Arc;

use crate::finding::Finding;
use crate::markdown::{self, Document, plain_title};
use crate::model::{Binding, KindRequirement, Narrative, Section};
use crate::source::{Place, SourceFile, Span, Spanned};

use super::rules::slipped;
use super::unseen::{report, written};

/// Divides a Markdown file into its sections, and finds which of the profile's sections each one
/// is; with what is probably not printed as it was meant.
pub(super) fn narrative(
    file: Arc<SourceFile>,
    requirement: &KindRequirement,
    findings: &mut Vec<Finding>,
) -> Narrative {
    let document = Document::read(&file.text);
    let span = |range: Range<usize>| Span::new(range.start, range.end);
    let mut answered: Vec<String> = Vec::new();
    let section = |section: markdown::Section| {
        let title = plain_title(&section.heading);
        let found = requirement.section(&section.heading);
        // A section stands once: what follows under the same heading has no address of its own.
        let id = found.map(|required| required.id.clone()).filter(|id| !answered.contains(id));
        answered.extend(id.clone());
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
    let high: Vec<&str> = high
        .iter()
        .filter_map(|section| Some(requirement.section(&section.heading)?.id.as_str()))
        .collect();
    let divided = document.sections(&|heading| {
        requirement.section(heading).is_some_and(|asked| !high.contains(&asked.id.as_str()))
    });
    let sections = divided.sections.into_iter().map(section).collect();
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
