use crate::check::{CheckedDepartment, Note, Notes, Says};
use crate::model::Disclosure;
use crate::office::DrawnDoubt;
use crate::words::Messages;

use super::fact_notes::note_words;

/// What a workbook tells of a disclosure's doubts and later changes: the notes of its page that go
/// with figures, and those of what is not there, in their order.
pub fn told_doubts(
    words: &Messages,
    checked: &CheckedDepartment,
    disclosure: &Disclosure,
) -> Vec<DrawnDoubt> {
    // Most disclosures have no note.
    if !checked.doubts.any(&disclosure.path) {
        return Vec::new();
    }
    let notes = Notes::new(&checked.department, disclosure, &checked.findings);
    let told = |note: &Note<'_>| DrawnDoubt {
        number: note.number,
        paths: note.places.clone(),
        place: note.places.first().map(|path| words.place(disclosure, path)).unwrap_or_default(),
        says: note_words(words, note),
        reason: match &note.says {
            Says::Acknowledged(all) => {
                all.first().map(|(_, said)| said.reason.clone()).unwrap_or_default()
            }
            Says::Correction(one) => one.reason.clone(),
            Says::Restatement(one) => one.reason.clone(),
            Says::Absent(_, said) => said.reason.clone(),
            Says::Lowered(_) | Says::Withheld(_) => String::new(),
        },
    };
    // Tables that are not there have no figure, and are missing from the workbook too.
    let is_told = |note: &&Note<'_>| note.travels() || matches!(note.says, Says::Absent(..));
    notes.iter().filter(is_told).map(told).collect()
}
