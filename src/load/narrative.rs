use std::sync::Arc;

use crate::characters::alike;
use crate::markdown::{bindings, plain_title, sections};
use crate::model::{Binding, KindRequirement, Narrative, Section};
use crate::source::{SourceFile, Span};

/// Divides a Markdown file into its sections, and finds which of the profile's sections each one is.
pub(super) fn narrative(file: Arc<SourceFile>, requirement: &KindRequirement) -> Narrative {
    let divided = sections(&file.text);
    let span = |range: std::ops::Range<usize>| Span::new(range.start, range.end);
    let section = |section: crate::markdown::Section| {
        let title = plain_title(&section.heading);
        let answers = |name: &str| alike(&plain_title(name), &title);
        let found = requirement.sections.iter().find(|required| answers(&required.title) || required.labels.iter().any(|label| answers(label)));
        Section { id: found.map(|required| required.id.clone()), heading: section.heading, title, heading_span: span(section.heading_range), body: span(section.body_range) }
    };
    let bindings = bindings(&file.text).into_iter().map(|(path, unit, range)| Binding { path, unit, span: span(range) }).collect();
    Narrative { preamble: span(divided.preamble), sections: divided.sections.into_iter().map(section).collect(), bindings, file }
}
