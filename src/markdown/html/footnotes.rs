//! Footnotes: numbered by what refers to them, printed behind the part that does.

use super::Writer;

impl Writer<'_, '_, '_> {
    /// The number of a footnote, the next one if it has none.
    pub(in crate::markdown) fn number(&mut self, name: &str) -> usize {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        self.notes.push(name.to_owned());
        self.numbers.insert(name.to_owned(), self.notes.len());
        self.notes.len()
    }

    /// A reference to a footnote.
    pub(super) fn note(&mut self, name: &str) {
        let number = self.number(&name.to_lowercase());
        if self.in_link() {
            self.out.push_str(&format!("<sup>{number}</sup>"));
            return;
        }
        let times = self.references.entry(number).or_insert(0);
        *times += 1;
        // Only the first reference is led back to.
        let id = if *times == 1 {
            format!(" id=\"{}ref-{number}\"", self.prefix)
        } else {
            String::new()
        };
        self.out.push_str(&format!(
            "<sup><a{id} href=\"#{}note-{number}\" role=\"doc-noteref\">{number}</a></sup>",
            self.prefix
        ));
    }

    /// Writes the footnotes. One may refer to another that was not referred to before, so the list
    /// grows while it is written.
    pub(super) fn footnotes(&mut self) {
        if self.notes.is_empty() {
            return;
        }
        self.out.push_str("<ol class=\"footnotes\">\n");
        let mut written = 0;
        while let Some(name) = self.notes.get(written).cloned() {
            written += 1;
            let definitions = self.definitions;
            self.out.push_str(&format!("<li id=\"{}note-{written}\">", self.prefix));
            if let Some(definition) = definitions.get(&name) {
                self.pieces(&definition.pieces);
            }
            if self.references.contains_key(&written) {
                self.out.push_str(&format!(
                    "<a href=\"#{}ref-{written}\" role=\"doc-backlink\">↩</a>",
                    self.prefix
                ));
            }
            self.out.push_str("</li>\n");
        }
        self.out.push_str("</ol>\n");
    }
}
