use crate::workbook::Unreadable;

use super::element::Element;
use super::parts::Package;
use super::reader::Reader;
use super::word_document::{AsideKind, At};

impl Reader {
    /// Names what stands at the head or the foot of pages, once each; numbers of pages are no words.
    ///
    /// # Errors
    /// When a part of it cannot be read.
    pub fn around_pages(&mut self, package: &mut Package<'_>) -> Result<(), Unreadable> {
        self.at = At::Document;
        for (called, kind) in [("header", AsideKind::Header), ("footer", AsideKind::Footer)] {
            let mut said: Vec<String> = Vec::new();
            for name in package.all_of_kind(called)? {
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
