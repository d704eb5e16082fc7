//! An identity that could not be worked out.

use serde::Serialize;

use crate::check::Reconciliation;

use super::links::Links;

/// An identity that could not be worked out, and one reason why.
#[derive(Debug, Serialize)]
pub(in crate::render) struct StoppedIdentity {
    /// The identity's id.
    pub id: String,
    /// What must hold, as the form or profile states it.
    pub says: String,
    /// The reason, as a sentence in the language of the interface.
    pub why: String,
    /// At how many places it is the reason.
    pub times: usize,
}

impl StoppedIdentity {
    /// All of a disclosure, in the order in which they were tried.
    pub(super) fn all(
        links: &Links<'_>,
        reconciliation: &Reconciliation<'_>,
    ) -> Vec<StoppedIdentity> {
        let Links { words, disclosure, .. } = *links;
        let stopped = reconciliation.stopped();
        stopped
            .iter()
            .map(|one| StoppedIdentity {
                id: one.identity.id.clone(),
                says: one.identity.says.clone(),
                why: words.with_quoted_places(disclosure, one.why.in_language(words.language())),
                times: one.times,
            })
            .collect()
    }
}
