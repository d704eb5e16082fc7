use std::ops::Range;
use std::sync::Arc;

use crate::model::path::project_path;
use crate::model::{Disclosure, Indicator, Objectives};
use crate::source::{Place, SourceFile, Span};

/// What a text is of its document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::check) enum TextPart {
    /// The name of a project or an indicator.
    Name,
    /// What a project is for, is to reach or has reached.
    Sentence,
    /// The narrative, Markdown and all.
    Narrative,
}

/// A text that people wrote and that is published.
pub(in crate::check) struct PublishedText<'a> {
    /// What it is.
    pub part: TextPart,
    /// To the letter.
    pub words: &'a str,
    /// Its path inside the disclosure.
    pub at: String,
    file: &'a Arc<SourceFile>,
    span: Span,
}

impl PublishedText<'_> {
    /// Where a stretch of it stands: in the narrative to the letter, else all of it, since in YAML
    /// its signs may be written otherwise.
    pub fn place(&self, at: &Range<usize>) -> Place {
        let span = match self.part {
            TextPart::Narrative => Span::new(at.start, at.end),
            TextPart::Name | TextPart::Sentence => self.span,
        };
        Place::new(self.file, span)
    }
}

/// The narrative, and the names and sentences of projects, of the whole department and of their
/// indicators.
pub(in crate::check) fn published_texts(disclosure: &Disclosure) -> Vec<PublishedText<'_>> {
    let file = &disclosure.file;
    let mut texts = Vec::new();
    if let Some(narrative) = &disclosure.narrative {
        texts.push(PublishedText {
            part: TextPart::Narrative,
            words: &narrative.file.text,
            at: "说明".to_owned(),
            file: &narrative.file,
            span: Span::new(0, narrative.file.text.len()),
        });
    }
    for project in &disclosure.projects {
        let at = project_path(project);
        let (name, span) = (&project.name.value, project.name.span);
        texts.push(PublishedText { part: TextPart::Name, words: name, at: at.clone(), file, span });
        let purpose = project.purpose.iter().map(|purpose| PublishedText {
            part: TextPart::Sentence,
            words: purpose,
            at: at.clone(),
            file,
            span: project.span,
        });
        texts.extend(purpose);
    }
    for (record, objectives) in disclosure.records() {
        sentences(file, &record, objectives, &mut texts);
        for indicator in &objectives.indicators {
            let at = format!("{record}/indicators/{}", indicator.key);
            let text = |part, words| PublishedText {
                part,
                words,
                at: at.clone(),
                file,
                span: indicator.span,
            };
            texts.push(text(TextPart::Name, indicator.name.as_str()));
            let description = described(indicator);
            texts.extend(description.map(|words| text(TextPart::Sentence, words)));
        }
    }
    texts
}

/// The description of an indicator, where it says more than its name.
fn described(indicator: &Indicator) -> Option<&str> {
    indicator.description.as_deref().filter(|words| *words != indicator.name)
}

fn sentences<'a>(
    file: &'a Arc<SourceFile>,
    record: &str,
    objectives: &'a Objectives,
    texts: &mut Vec<PublishedText<'a>>,
) {
    for (name, all) in [("goals", &objectives.goals), ("outcomes", &objectives.outcomes)] {
        texts.extend(all.iter().enumerate().map(|(index, one)| PublishedText {
            part: TextPart::Sentence,
            words: &one.value,
            at: format!("{record}/{name}/{}", index + 1),
            file,
            span: one.span,
        }));
    }
}
