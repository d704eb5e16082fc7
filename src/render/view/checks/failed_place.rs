//! Where an identity fails.

use serde::Serialize;

use crate::check::{Notes, Outcome};
use crate::model::Amount;
use crate::render::view::crumb::Crumb;
use crate::render::view::note::{MarkView, NoteView, marks};

use super::links::Links;

/// One place where an identity fails.
#[derive(Debug, Serialize)]
pub(in crate::render) struct FailedPlace {
    /// What must hold, as the form or profile states it.
    pub says: String,
    /// What is wrong: its table, row and column in words, and its place on the page of its
    /// disclosure.
    pub figure: Crumb,
    /// What the document prints there, with its unit.
    pub printed: String,
    /// What it should be, with its unit, as text; empty where the finding has no numbers.
    pub computed: String,
    /// Reported less computed, with its unit, as text; empty where the finding has no numbers.
    pub difference: String,
    /// What the finding says, where it has no numbers: a sentence; else empty.
    pub message: String,
    /// Why it stands, as a sentence; empty where nobody has said.
    pub reason: String,
    /// The mark of the note about it; empty where a site's settings leave the finding out.
    pub marks: Vec<MarkView>,
}

impl FailedPlace {
    /// Where an identity fails, with what its finding says of it.
    pub(super) fn new(links: &Links<'_>, notes: &Notes<'_>, outcome: &Outcome<'_>) -> FailedPlace {
        let path = outcome.place().unwrap_or_default();
        let about = notes.about(&links.disclosure.path, &outcome.identity.id, &path);
        let finding = about.map(|(_, finding)| finding);
        let view = about.map(|(note, _)| NoteView::new(links.words, links.disclosure, note));
        let own = outcome.numbers().map(|numbers| {
            let unit = outcome.figures.first().map(|first| first.figure().unit);
            [numbers.reported, numbers.computed, numbers.difference].map(|amount| {
                let text = amount.grouped();
                unit.map(|unit| links.words.measured(&text, unit)).unwrap_or(text)
            })
        });
        // What has no sides has the numbers of its finding, in the unit of the figure.
        let unit = finding.and_then(|finding| finding.unit.clone()).unwrap_or_default();
        let found = finding.and_then(|finding| finding.arithmetic.as_ref()).map(|numbers| {
            [&numbers.reported, &numbers.computed, &numbers.difference]
                .map(|text| grouped(text) + &unit)
        });
        let [printed, computed, difference] = match (own, found) {
            (Some(own), _) => own,
            (None, Some(found)) => found,
            (None, None) => [
                finding.and_then(|finding| finding.value.clone()).unwrap_or_default(),
                String::new(),
                String::new(),
            ],
        };
        FailedPlace {
            says: outcome.identity.says.clone(),
            figure: links.place(&path),
            printed,
            message: if computed.is_empty() {
                view.as_ref().map(|view| links.words.sentence(&view.message)).unwrap_or_default()
            } else {
                String::new()
            },
            computed,
            difference,
            reason: view.as_ref().map(|view| view.reason.clone()).unwrap_or_default(),
            marks: view.map(|view| marks(&links.own, &[view.number])).unwrap_or_default(),
        }
    }
}

/// A plain decimal with thousands marks; any other text as it is.
fn grouped(text: &str) -> String {
    Amount::parse(text).map_or_else(|_| text.to_owned(), Amount::grouped)
}
