use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use crate::model::path::project_path;
use crate::model::{Disclosure, Indicator, Objectives, Project};
use crate::source::{Place, SourceFile, Span};

/// What a text is of its document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::check) enum PassagePart {
    /// The narrative, Markdown and all.
    Narrative,
    /// What a project is for, is to reach or has reached.
    Sentence,
    /// The name of a project or an indicator.
    Name,
    /// The description of an indicator, where it says more than its name.
    Description,
}

/// A stretch of text that an author wrote and that is published, and where it stands.
pub(in crate::check) struct Passage<'a> {
    pub part: PassagePart,
    /// To the letter.
    pub text: &'a str,
    stands: Stands<'a>,
    file: &'a Arc<SourceFile>,
    span: Span,
}

/// Where a text stands in its disclosure: its path is spelled when somebody asks.
enum Stands<'a> {
    Narrative,
    Project(&'a Project),
    Purpose(&'a Project),
    Indicator { record: Rc<str>, key: &'a str },
    Objective { record: Rc<str>, list: &'static str, index: usize },
}

impl Passage<'_> {
    /// Whether it is made of sentences: no name and no description.
    pub fn is_prose(&self) -> bool {
        matches!(self.part, PassagePart::Narrative | PassagePart::Sentence)
    }

    /// What findings call it: 说明, 项目/…/goals/1.
    pub fn at(&self) -> String {
        match &self.stands {
            Stands::Narrative => "说明".to_owned(),
            Stands::Project(project) => project_path(project),
            Stands::Purpose(project) => format!("{}/purpose", project_path(project)),
            Stands::Indicator { record, key } => format!("{record}/indicators/{key}"),
            Stands::Objective { record, list, index } => format!("{record}/{list}/{}", index + 1),
        }
    }

    /// The place of some of its bytes: to the letter in the narrative; a text in YAML is one place,
    /// since its signs may be written otherwise there.
    pub fn place(&self, range: &Range<usize>) -> Place {
        let span = match self.part {
            PassagePart::Narrative => Span::new(range.start, range.end),
            _ => self.span,
        };
        Place::new(self.file, span)
    }
}

/// Every passage of a disclosure: the narrative, and the names and texts of projects, of the whole
/// department and of their indicators.
pub(super) fn passages(disclosure: &Disclosure) -> Vec<Passage<'_>> {
    let file = &disclosure.file;
    let mut passages = Vec::new();
    if let Some(narrative) = &disclosure.narrative {
        let text = narrative.file.text.as_str();
        passages.push(Passage {
            part: PassagePart::Narrative,
            text,
            stands: Stands::Narrative,
            file: &narrative.file,
            span: Span::new(0, text.len()),
        });
    }
    for project in &disclosure.projects {
        let passage = |part, text, stands, span| Passage { part, text, stands, file, span };
        let name = &project.name;
        let stands = Stands::Project(project);
        passages.push(passage(PassagePart::Name, name.value.as_str(), stands, name.span));
        passages.extend(project.purpose.as_deref().map(|purpose| {
            passage(PassagePart::Sentence, purpose, Stands::Purpose(project), project.span)
        }));
    }
    for (record, objectives) in disclosure.records() {
        of_objectives(file, &record.into(), objectives, &mut passages);
    }
    passages
}

fn of_objectives<'a>(
    file: &'a Arc<SourceFile>,
    record: &Rc<str>,
    objectives: &'a Objectives,
    passages: &mut Vec<Passage<'a>>,
) {
    for (list, all) in [("goals", &objectives.goals), ("outcomes", &objectives.outcomes)] {
        passages.extend(all.iter().enumerate().map(|(index, one)| Passage {
            part: PassagePart::Sentence,
            text: &one.value,
            stands: Stands::Objective { record: Rc::clone(record), list, index },
            file,
            span: one.span,
        }));
    }
    for indicator in &objectives.indicators {
        let passage = |part, text| Passage {
            part,
            text,
            stands: Stands::Indicator { record: Rc::clone(record), key: &indicator.key },
            file,
            span: indicator.span,
        };
        passages.push(passage(PassagePart::Name, indicator.name.as_str()));
        let described = described(indicator).map(|text| passage(PassagePart::Description, text));
        passages.extend(described);
    }
}

/// The description of an indicator, where it says more than its name.
fn described(indicator: &Indicator) -> Option<&str> {
    indicator.description.as_deref().filter(|words| *words != indicator.name)
}
