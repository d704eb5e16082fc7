//! Notes about single figures.

use serde::Serialize;

use crate::finding::{Acknowledged, Finding, Speaker};
use crate::model::{Correction, Disclosure, Restatement, Withheld};
use crate::words::Vocabulary;

/// A note about a figure, in the voice of who speaks.
#[derive(Debug, Serialize, Clone)]
pub(in crate::render) struct NoteView {
    /// Its number on the page, from 1: it stands at `#note-NUMBER`.
    pub number: usize,
    /// Who speaks, as a word: 转录者注, 存疑说明, 更正, 口径调整 or 不予公开.
    pub voice: String,
    /// What was found or changed, a sentence without its stop.
    pub message: String,
    /// Why it stands so, as a sentence.
    pub reason: String,
}

/// Everything that is said of single figures on a page: what was acknowledged, corrected, restated, withheld. Numbered, and found by the figure's path.
#[derive(Debug, Default)]
pub(in crate::render) struct Notes {
    /// Each with the path of the figure it is about.
    notes: Vec<(String, NoteView)>,
}

impl Notes {
    /// Gathers the notes of a disclosure, in the order in which they are numbered.
    pub fn new(words: &Vocabulary, disclosure: &Disclosure, findings: &[Finding]) -> Notes {
        let mut notes = Notes::default();
        for finding in findings {
            let (Some(Acknowledged { by, reason }), Some(at)) = (&finding.acknowledged, &finding.at) else { continue };
            let voice = match by {
                Speaker::Transcriber => words.word("notes.transcriber"),
                Speaker::Department => words.word("notes.department"),
            };
            notes.add(voice, finding.message.in_language(words.language()).to_owned(), words.sentence(reason), at.clone());
        }
        let canonical = |at: &str| disclosure.locate(at).map_or_else(|| at.to_owned(), |located| located.path);
        for Correction { at, was, date, reason } in &disclosure.corrections {
            let message = words.say("notes.corrected", &[("date", &words.date(date)), ("was", was)]);
            notes.add(words.word("notes.correction"), message, words.sentence(reason), canonical(&at.value));
        }
        for Restatement { at, published, reason } in &disclosure.restatements {
            let message = words.say("notes.restated", &[("published", &published.value.grouped())]);
            notes.add(words.word("notes.restatement"), message, words.sentence(reason), canonical(&at.value));
        }
        for Withheld { at, basis } in &disclosure.withheld {
            let row = at.value.split_once('/').map_or(at.value.as_str(), |(_, row)| row);
            let message = words.say("notes.withheld_row", &[("row", &row)]);
            notes.add(words.word("notes.withheld"), message, words.sentence(&words.say("notes.basis", &[("basis", basis)])), at.value.clone());
        }
        notes
    }

    /// Adds a note under the next number.
    fn add(&mut self, voice: &str, message: String, reason: String, at: String) {
        let number = self.notes.len() + 1;
        self.notes.push((at, NoteView { number, voice: voice.to_owned(), message, reason }));
    }

    /// The notes about one place: the path itself.
    pub fn at(&self, path: &str) -> Vec<usize> {
        self.notes.iter().filter(|(at, _)| at == path).map(|(_, note)| note.number).collect()
    }

    /// The notes about a place or anything under it.
    pub fn under(&self, path: &str) -> Vec<NoteView> {
        let inside = |at: &str| at == path || at.strip_prefix(path).is_some_and(|rest| rest.starts_with('/'));
        self.notes.iter().filter(|(at, _)| inside(at)).map(|(_, note)| note.clone()).collect()
    }

    /// Whether there are any, so that most pages need not look.
    pub fn is_empty(&self) -> bool {
        self.notes.is_empty()
    }
}
