//! What was changed after publication.

use std::cmp::Reverse;

use serde::Serialize;

use crate::model::{Correction, Disclosure};
use crate::site::route;
use crate::words::Messages;

/// A figure that was changed after publication.
#[derive(Debug, Serialize)]
pub(in crate::render) struct CorrectionView {
    /// The day of the correction, in the words of the interface.
    pub date: String,
    /// The corrected figure in words: its table, its row, the head of its column.
    pub at: String,
    /// `#` and the fragment of the figure.
    pub href: String,
    /// What was printed before.
    pub was: String,
    /// Why it was corrected, as a sentence.
    pub reason: String,
}

/// Corrections, the latest first.
pub(super) fn corrections(words: &Messages, disclosure: &Disclosure) -> Vec<CorrectionView> {
    let mut corrections: Vec<&Correction> = disclosure.corrections.iter().collect();
    corrections.sort_by_key(|correction| Reverse(correction.date.value));
    let change = |correction: &Correction| {
        let located = disclosure.locate(&correction.at.value)?;
        let reason = words.sentence(&correction.reason);
        Some(CorrectionView {
            date: words.date(correction.date.value),
            at: words.place(disclosure, &located.path),
            href: route::here(&located.fragment),
            was: correction.was.clone(),
            reason,
        })
    };
    corrections.into_iter().filter_map(change).collect()
}
