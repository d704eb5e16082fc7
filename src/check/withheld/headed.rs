use crate::check::prose::ReadParagraph;
use crate::sentences::{Placed, names_nothing};

use super::document_texts::{AskedRow, DocumentTexts};

impl DocumentTexts<'_> {
    /// Whether an amount opens a paragraph of the narrative, and the line above is a withheld row's
    /// name alone: a heading, or an item of a list.
    pub(super) fn is_headed(
        &self,
        paragraph: &ReadParagraph<'_>,
        placed: &Placed,
        asked: &AskedRow<'_>,
    ) -> bool {
        let Some(narrative) = self.document.narrative.as_ref() else { return false };
        let opens = || {
            let words = &paragraph.text[..placed.range.start];
            let own = self.lexicon.own_year.words().chain(self.lexicon.whole_office.words());
            let rest = own.fold(self.bare(words), |rest, word| rest.replace(word, ""));
            names_nothing(self.lexicon, &rest)
        };
        if !paragraph.is_narrative() || !placed.quantity.is_money() || placed.is_beside || !opens()
        {
            return false;
        }
        let text = narrative.file.text.as_str();
        let Some(first) = paragraph.text.chars().next() else { return false };
        let start = paragraph.place(&(0..first.len_utf8())).span.range().start;
        let above = text.get(..start).unwrap_or("");
        let above = above[..above.rfind('\n').unwrap_or(0)].trim_end();
        let line = above.lines().next_back().unwrap_or("");
        let name = line.trim().trim_matches(|c: char| c.is_whitespace() || "#*-+：:".contains(c));
        let name = self.part(name).trim_matches(['*', '：', ':']);
        self.is_named(asked, name) && !self.is_of_another(asked, name)
    }
}
