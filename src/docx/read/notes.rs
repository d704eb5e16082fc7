use std::collections::HashMap;

use crate::workbook::Unreadable;

use super::element::Element;
use super::parts::Package;
use super::word_document::AsideKind;

/// What stands outside of the body and is referred to in it.
#[derive(Default)]
pub struct Notes {
    /// By the element that refers to it and its number.
    notes: HashMap<(&'static str, String), String>,
}

/// The parts of notes: the kind of the part, an element of it, what refers to one, what it is.
const PARTS: [(&str, &str, &str, AsideKind); 3] = [
    ("footnotes", "w:footnote", "w:footnoteReference", AsideKind::Footnote),
    ("endnotes", "w:endnote", "w:endnoteReference", AsideKind::Endnote),
    ("comments", "w:comment", "w:commentReference", AsideKind::Comment),
];

impl Notes {
    /// The notes of a document.
    ///
    /// # Errors
    /// When a part of them cannot be read.
    pub fn of(package: &mut Package<'_>) -> Result<Notes, Unreadable> {
        let mut notes = HashMap::new();
        for (kind, element, reference, _) in PARTS {
            let part = package.of_kind(kind)?;
            let listed = part.iter().flat_map(Element::elements);
            for note in listed.filter(|one| one.name == element) {
                let id = note.attribute("id").unwrap_or_default().to_owned();
                notes.insert((reference, id), note.text());
            }
        }
        Ok(Notes { notes })
    }

    /// What a reference leads to; nothing where it leads nowhere.
    pub fn note(&self, reference: &'static str, id: &str) -> Option<(AsideKind, String)> {
        let (.., kind) = PARTS.into_iter().find(|(_, _, own, _)| *own == reference)?;
        let text = self.notes.get(&(reference, id.to_owned()))?;
        Some((kind, text.clone()))
    }
}
