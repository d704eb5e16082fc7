use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use crate::model::path::project_path;
use crate::model::{Disclosure, Indicator, Objectives, Project};
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
    stands: Stands<'a>,
    file: &'a Arc<SourceFile>,
    span: Span,
}

/// Where a text stands in its disclosure: its path is spelled when somebody asks.
enum Stands<'a> {
    Narrative,
    Project(&'a Project),
    Indicator { record: Rc<str>, key: &'a str },
    Sentence { record: Rc<str>, list: &'static str, index: usize },
}

impl PublishedText<'_> {
    /// Its path inside the disclosure.
    pub fn at(&self) -> String {
        match &self.stands {
            Stands::Narrative => "说明".to_owned(),
            Stands::Project(project) => project_path(project),
            Stands::Indicator { record, key } => format!("{record}/indicators/{key}"),
            Stands::Sentence { record, list, index } => format!("{record}/{list}/{}", index + 1),
        }
    }

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
            stands: Stands::Narrative,
            file: &narrative.file,
            span: Span::new(0, narrative.file.text.len()),
        });
    }
    for project in &disclosure.projects {
        let (name, span) = (&project.name.value, project.name.span);
        let stands = Stands::Project(project);
        texts.push(PublishedText { part: TextPart::Name, words: name, stands, file, span });
        let purpose = project.purpose.iter().map(|purpose| PublishedText {
            part: TextPart::Sentence,
            words: purpose,
            stands: Stands::Project(project),
            file,
            span: project.span,
        });
        texts.extend(purpose);
    }
    for (record, objectives) in disclosure.records() {
        let record: Rc<str> = record.into();
        sentences(file, &record, objectives, &mut texts);
        for indicator in &objectives.indicators {
            let text = |part, words| PublishedText {
                part,
                words,
                stands: Stands::Indicator { record: Rc::clone(&record), key: &indicator.key },
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
    record: &Rc<str>,
    objectives: &'a Objectives,
    texts: &mut Vec<PublishedText<'a>>,
) {
    for (list, all) in [("goals", &objectives.goals), ("outcomes", &objectives.outcomes)] {
        texts.extend(all.iter().enumerate().map(|(index, one)| PublishedText {
            part: TextPart::Sentence,
            words: &one.value,
            stands: Stands::Sentence { record: Rc::clone(record), list, index },
            file,
            span: one.span,
        }));
    }
}
