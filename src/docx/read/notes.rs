use std::collections::HashMap;

use crate::workbook::Unreadable;

use super::element::Element;
use super::parts::Package;
use super::reader::Reader;
use super::word_document::{AsideKind, At};

/// What stands outside of the body and is referred to in it.
#[derive(Default)]
pub struct Notes {
    /// By the element that refers to it and its number.
    notes: HashMap<(&'static str, String), String>,
}

/// The parts of notes: the part, an element of it, what refers to one, what it is.
const PARTS: [(&str, &str, &str, AsideKind); 3] = [
    ("word/footnotes.xml", "w:footnote", "w:footnoteReference", AsideKind::Footnote),
    ("word/endnotes.xml", "w:endnote", "w:endnoteReference", AsideKind::Endnote),
    ("word/comments.xml", "w:comment", "w:commentReference", AsideKind::Comment),
];

impl Notes {
    /// The notes of a document.
    ///
    /// # Errors
    /// When a part of them cannot be read.
    pub fn of(package: &mut Package<'_>) -> Result<Notes, Unreadable> {
        let mut notes = HashMap::new();
        for (name, element, reference, _) in PARTS {
            let part = package.part(name)?;
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

impl Reader {
    /// Names what stands at the head or the foot of pages, once each; numbers of pages are no words.
    ///
    /// # Errors
    /// When a part of it cannot be read.
    pub fn around_pages(&mut self, package: &mut Package<'_>) -> Result<(), Unreadable> {
        self.at = At::Document;
        for (begin, kind) in
            [("word/header", AsideKind::Header), ("word/footer", AsideKind::Footer)]
        {
            let mut said: Vec<String> = Vec::new();
            for name in package.named(begin) {
                let Some(part) = package.part(&name)? else { continue };
                let mut lines = Vec::new();
                self.lines_in(&part, &mut lines);
                let text = lines.join(" ");
                if text.chars().any(char::is_alphabetic) && !said.contains(&text) {
                    self.aside(kind, &text);
                    said.push(text);
                }
            }
        }
        Ok(())
    }

    /// The words of every paragraph in an element, tables or not.
    fn lines_in(&mut self, element: &Element, lines: &mut Vec<String>) {
        for child in element.content() {
            if child.name == "w:p" {
                let (line, ..) = self.line(child);
                let text = line.text();
                if !text.trim().is_empty() {
                    lines.push(text.trim().to_owned());
                }
                for one in line.boxes {
                    self.lines_in(one, lines);
                }
            } else {
                self.lines_in(child, lines);
            }
        }
    }
}
