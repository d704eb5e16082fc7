use crate::model::Disclosure;
use crate::model::path::project_path;
use crate::source::{Place, Span};

/// A stretch of text that an author wrote, and where it stands.
pub(in crate::check) struct Passage<'a> {
    pub text: &'a str,
    /// What findings call it: 说明, 项目/…/goals/1.
    pub at: String,
    /// Where each byte stands: exactly in the narrative; a YAML sentence is one place.
    source: Source<'a>,
}

enum Source<'a> {
    Narrative(&'a Disclosure),
    Sentence(&'a Disclosure, Span),
}

impl<'a> Passage<'a> {
    /// The place of some of its bytes.
    pub fn place(&self, range: &std::ops::Range<usize>) -> Place {
        match &self.source {
            Source::Narrative(disclosure) => match &disclosure.narrative {
                Some(narrative) => Place::new(&narrative.file, Span::new(range.start, range.end)),
                None => Place::new(&disclosure.file, disclosure.span),
            },
            Source::Sentence(disclosure, span) => Place::new(&disclosure.file, *span),
        }
    }
}

/// Every passage of a disclosure.
pub(in crate::check) fn passages(disclosure: &Disclosure) -> Vec<Passage<'_>> {
    let mut passages = Vec::new();
    if let Some(narrative) = &disclosure.narrative {
        let text = narrative.file.text.as_str();
        passages.push(Passage { text, at: "说明".into(), source: Source::Narrative(disclosure) });
    }
    let sentence =
        |text, at, span| Passage { text, at, source: Source::Sentence(disclosure, span) };
    for (record, objectives) in disclosure.records() {
        for (part, sentences) in [("goals", &objectives.goals), ("outcomes", &objectives.outcomes)]
        {
            passages.extend(sentences.iter().enumerate().map(|(index, one)| {
                sentence(one.value.as_str(), format!("{record}/{part}/{}", index + 1), one.span)
            }));
        }
    }
    for project in &disclosure.projects {
        passages.extend(project.purpose.as_deref().map(|purpose| {
            sentence(purpose, format!("{}/purpose", project_path(project)), project.span)
        }));
    }
    passages
}
