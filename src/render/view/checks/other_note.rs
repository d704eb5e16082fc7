//! What is said of a disclosure beside its identities.

use serde::Serialize;

use crate::check::{Note, Outcome, Reconciliation, Says, Status};
use crate::finding::Finding;
use crate::render::view::crumb::Crumb;
use crate::render::view::note::{MarkView, NoteView, marks};
use crate::site::route;

use super::links::Links;

/// A note about what is no identity.
#[derive(Debug, Serialize)]
pub(in crate::render) struct OtherNote {
    /// Where it stands, in words, and its place on the page of its disclosure.
    pub place: Crumb,
    /// What was found, a sentence without its stop.
    pub message: String,
    /// Why it stands so, as a sentence; empty where nobody has said.
    pub reason: String,
    /// The mark of the note.
    pub marks: Vec<MarkView>,
}

impl OtherNote {
    /// A note of the page with this title, unless an identity of the reconciliation tells the same.
    pub(super) fn new(
        links: &Links<'_>,
        title: &str,
        reconciliation: &Reconciliation<'_>,
        note: &Note<'_>,
    ) -> Option<OtherNote> {
        let Links { words, disclosure, own, .. } = links;
        let tells = match &note.says {
            Says::Acknowledged(_) | Says::Lowered(_) => {
                note.of.path != disclosure.path
                    || !note.findings().any(|finding| {
                        reconciliation.entries.iter().any(|entry| is_about(entry, finding))
                    })
            }
            Says::Absent(..) => true,
            Says::Correction(_) | Says::Restatement(_) | Says::Withheld(_) => false,
        };
        if !tells {
            return None;
        }
        let view = NoteView::new(words, disclosure, note);
        let first = note.places.first();
        // What stands in a sentence is found at its note.
        let href = first
            .and_then(|path| links.address(path))
            .unwrap_or_else(|| route::at(own, &route::note(note.number)));
        let name = first.map_or_else(|| title.to_owned(), |path| words.place(disclosure, path));
        Some(OtherNote {
            place: Crumb { name, href },
            message: view.message,
            reason: view.reason,
            marks: marks(own, &[view.number]),
        })
    }
}

/// Whether a finding is what an identity found at its place.
fn is_about(outcome: &Outcome<'_>, finding: &Finding) -> bool {
    outcome.status == Status::Fails
        && finding.identity.as_deref() == Some(outcome.identity.id.as_str())
        && finding.at == outcome.place()
}
