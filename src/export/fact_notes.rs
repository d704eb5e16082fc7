use std::collections::BTreeMap;

use crate::check::{CheckedDepartment, Note, Notes, Says};
use crate::finding::{FigureAt, Finding};
use crate::model::Disclosure;
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
                let said = said(of, of.disclosure, note);
                for at in &note.places {
                    let (is_doubted, text) = by_path.entry(at.clone()).or_default();
                    *is_doubted |= note.is_doubt();
                    if !text.is_empty() {
                        text.push(' ');
                    }
                    text.push_str(&said);
                }
            }
        }
        let mut notes = FactNotes { by_path };
        notes.add_parts(of);
        notes
    }

    /// Puts in doubt every other figure of a relation that does not hold and that somebody answers
    /// for: the arithmetic does not say which of them is wrong.
    fn add_parts(&mut self, of: &Disclosed<'_>) {
        let own = |figure: &&FigureAt| figure.disclosure == of.disclosure.path;
        let CheckedDepartment { department, findings, .. } = of.checked;
        for finding in findings.iter().filter(|finding| finding.parts.iter().any(|one| own(&one))) {
            let whose = finding.disclosure.as_deref().unwrap_or_default();
            let Some(whose) = of.checked.disclosure(whose) else { continue };
            let notes = Notes::new(department, whose, findings);
            let about = |note: &&Note<'_>| note.findings().any(|one| std::ptr::eq(one, finding));
            let Some(note) = notes.iter().find(about) else { continue };
            let said = said(of, whose, note);
            for figure in finding.parts.iter().filter(own) {
                let (is_doubted, text) = self.by_path.entry(figure.at.clone()).or_default();
                *is_doubted = true;
                if !text.contains(&said) {
                    text.push_str(if text.is_empty() { "" } else { " " });
                    text.push_str(&said);
                }
            }
        }
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

/// What a note on the page of `whose` says, behind its number; of another document than the file's
/// own behind its year and kind.
fn said(of: &Disclosed<'_>, whose: &Disclosure, note: &Note<'_>) -> String {
    let document = if std::ptr::eq(whose, of.disclosure) {
        String::new()
    } else {
        let said: [(&str, &dyn std::fmt::Display); 2] =
            [("year", &whose.year), ("kind", &of.words.kind(whose.kind))];
        of.words.say("article.other", &said) + " "
    };
    format!("[{document}{}] {}", note.number, note_words(of.words, note))
}

/// What a note says, in a sentence.
pub(super) fn note_words(words: &Messages, note: &Note<'_>) -> String {
    match &note.says {
        Says::Correction(one) => {
            let date = words.date(one.date.value);
            let was = words.as_there(note.of, &one.at.value, &one.was);
            words.say("notes.corrected", &[("date", &date), ("was", &was)])
        }
        Says::Restatement(one) => {
            let published = one.published.value.grouped();
            let published = words.as_there(note.of, &one.at.value, &published);
            words.say("notes.restated", &[("published", &published)])
        }
        _ => {
            let first = note.findings().next();
            let told = |finding: &Finding| {
                let places = finding.at.iter();
                let others = finding.related.iter().filter_map(|related| related.at.as_ref());
                let text = finding.message.in_language(words.language());
                words.with_places(note.of, text, places.chain(others).map(String::as_str))
            };
            first.map(told).unwrap_or_default()
        }
    }
}
