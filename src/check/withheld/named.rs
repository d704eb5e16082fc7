use super::document_texts::{AskedRow, DocumentTexts};
use super::row_names::Around;

impl DocumentTexts<'_> {
    /// Where words name a withheld row: by one of its names, else by its code, else by what its name
    /// is shortened to.
    pub(super) fn named<'w>(&self, asked: &AskedRow<'_>, words: &'w str) -> Option<Around<'w>> {
        let found = asked.names.find_in(self.lexicon, words);
        found.or_else(|| self.shortened(asked, words))
    }

    /// Whether a text is a name of a withheld row, or what it is shortened to.
    pub(super) fn is_named(&self, asked: &AskedRow<'_>, text: &str) -> bool {
        asked.names.are(text) || self.is_short(asked, text)
    }

    /// The last name in these words that is a withheld row's, shortened.
    fn shortened<'w>(&self, asked: &AskedRow<'_>, words: &'w str) -> Option<Around<'w>> {
        let around = |(at, first): (usize, char)| {
            let most = asked.names.shortened(first)?;
            let run = words[at..].chars().take(most).take_while(|c| c.is_alphabetic());
            let ends: Vec<usize> = run
                .scan(at, |end, c| {
                    *end += c.len_utf8();
                    Some(*end)
                })
                .collect();
            let end = ends.into_iter().rev().find(|end| self.is_short(asked, &words[at..*end]))?;
            let (before, after) = (&words[..at], &words[end..]);
            self.begins(before).then_some(Around { before, after, by_code: false })
        };
        words.char_indices().rev().find_map(around)
    }

    /// Whether a text is what a withheld row is shortened to, and nothing else of the document is
    /// called so or shortened to it.
    fn is_short(&self, asked: &AskedRow<'_>, text: &str) -> bool {
        if !asked.names.may_be_shortened_to(text) {
            return false;
        }
        let printed = self.printed.iter().map(|(names, ..)| names);
        let withheld = self.rows.iter().filter(|row| row.number != asked.number);
        let withheld = withheld.map(|row| &row.names).filter(|names| !names.meet(&asked.names));
        let mut others = printed.chain(withheld);
        !others.any(|names| names.are(text) || names.may_be_shortened_to(text))
    }
}
