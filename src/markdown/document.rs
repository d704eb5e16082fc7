use std::ops::Range;

use super::binding::{Resolver, WrittenBinding, written};
use super::link::Link;
use super::paragraphs::{Paragraph, paragraphs};
use super::printed::PrintedDocument;
use super::reader::read;
use super::reading::Reading;
use super::sections::{Sections, divided};
use super::slip::Slip;

/// A text that was read once, for everything that is asked of it.
pub struct Document<'t> {
    text: &'t str,
    reading: Reading,
}

impl<'t> Document<'t> {
    /// Reads a text.
    pub fn read(text: &'t str) -> Document<'t> {
        Document { text, reading: read(text) }
    }

    /// The text divided at its headings of the first and second level, `##` or underlined, and at
    /// deeper ones that are titles. A heading inside a quotation or a list opens no section.
    pub fn sections(&self, is_title: &dyn Fn(&str) -> bool) -> Sections {
        divided(self.text, &self.reading.placed, is_title)
    }

    /// The bindings in their order.
    pub fn bindings(&self) -> Vec<WrittenBinding> {
        written(self.text, &self.reading.placed)
    }

    /// The paragraphs as plain text, with figures in the place of their bindings.
    pub fn paragraphs(&self, bindings: &mut Resolver<'_>) -> Vec<Paragraph> {
        paragraphs(self.text, &self.reading.placed, bindings)
    }

    /// What is probably not printed as it was meant, in order.
    pub fn slips(&self) -> &[Slip] {
        &self.reading.slips
    }

    /// The addresses of links and pictures, in order, and where they stand.
    pub fn links(&self) -> &[Link] {
        &self.reading.links
    }

    /// What is said by the numbers or names of characters (`&#8203;`, `&nbsp;`), and where.
    pub fn decoded(&self) -> &[(String, Range<usize>)] {
        &self.reading.decoded
    }

    /// The document as it is printed, part by part.
    pub fn printed(self) -> PrintedDocument<'t> {
        PrintedDocument::of(self.text, self.reading.placed)
    }
}
