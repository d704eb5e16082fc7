use std::collections::BTreeMap;

use crate::check::{Note, Notes, Says};
use crate::words::Messages;

use super::disclosed::Disclosed;

/// The notes of a disclosure's page by the figures that they go with, so that a doubt leaves with the
/// figure.
pub(super) struct FactNotes {
    by_path: BTreeMap<String, (bool, String)>,
}

impl FactNotes {
    pub(super) fn of(of: &Disclosed<'_>) -> FactNotes {
        let mut by_path: BTreeMap<String, (bool, String)> = BTreeMap::new();
        // Most disclosures have no note.
        if of.checked.doubts.any(&of.disclosure.path) {
            let department = &of.checked.department;
            let notes = Notes::new(department, of.disclosure, &of.checked.findings);
            for note in notes.iter().filter(|note| note.travels()) {
                let said = note_words(of.words, note);
                for at in &note.places {
                    let (is_doubted, text) = by_path.entry(at.clone()).or_default();
                    *is_doubted |= note.is_doubt();
                    if !text.is_empty() {
                        text.push(' ');
                    }
                    text.push_str(&format!("[{}] {said}", note.number));
                }
            }
        }
        FactNotes { by_path }
    }

    /// Whether a figure is in doubt, and the notes that go with it, each behind its number on the
    /// page; its path is made only where there is a note at all.
    pub(super) fn at(&self, path: impl Fn() -> String) -> (bool, String) {
        if self.by_path.is_empty() {
            return (false, String::new());
        }
        self.by_path.get(&path()).cloned().unwrap_or_default()
    }
}

/// What a note says, in a sentence.
pub(super) fn note_words(words: &Messages, note: &Note<'_>) -> String {
    match &note.says {
        Says::Correction(one) => {
            let date = words.date(one.date.value);
            words.say("notes.corrected", &[("date", &date), ("was", &one.was)])
        }
        Says::Restatement(one) => {
            words.say("notes.restated", &[("published", &one.published.value.grouped())])
        }
        _ => {
            let first = note.findings().next();
            first.map_or("", |one| one.message.in_language(words.language())).to_owned()
        }
    }
}
