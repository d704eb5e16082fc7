use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};

/// Words to look for in running text, all of them in one pass.
#[derive(Debug)]
pub struct TermIndex {
    automaton: Option<AhoCorasick>,
    /// The key of what each word means.
    keys: Vec<String>,
}

impl TermIndex {
    /// Words, each with the key of what it means: one meaning may have several words.
    pub fn new<'w>(words: impl Iterator<Item = (&'w str, &'w str)>) -> TermIndex {
        let (words, keys): (Vec<&str>, Vec<String>) =
            words.map(|(word, key)| (word, key.to_owned())).unzip();
        // Only more words than an address can count would fail: then none is marked.
        TermIndex {
            automaton: AhoCorasick::builder()
                .match_kind(MatchKind::LeftmostLongest)
                .build(words)
                .ok(),
            keys,
        }
    }
}

/// The first use of each meaning on a page, found while its parts are written one after the other.
#[derive(Debug)]
pub struct FirstUses<'v> {
    terms: Option<&'v TermIndex>,
    found: Vec<&'v str>,
}

impl<'v> FirstUses<'v> {
    /// Looks for the words of a vocabulary.
    pub fn of(terms: &'v TermIndex) -> FirstUses<'v> {
        FirstUses { terms: Some(terms), found: Vec::new() }
    }

    /// Looks for nothing.
    pub fn of_nothing() -> FirstUses<'static> {
        FirstUses { terms: None, found: Vec::new() }
    }

    /// The keys of what was found, in the order of the page.
    pub fn found(self) -> Vec<&'v str> {
        self.found
    }

    /// The words of a text that are used for the first time, with the keys of what they mean. Of
    /// words that begin at the same place the longest counts, and what stands inside it does not.
    pub(super) fn in_text(&mut self, text: &str) -> Vec<(Range<usize>, &'v str)> {
        let Some((terms, automaton)) =
            self.terms.and_then(|terms| Some((terms, terms.automaton.as_ref()?)))
        else {
            return Vec::new();
        };
        let mut first = Vec::new();
        for matched in automaton.find_iter(text) {
            let key = terms.keys[matched.pattern().as_usize()].as_str();
            if !self.found.contains(&key) {
                self.found.push(key);
                first.push((matched.range(), key));
            }
        }
        first
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_wins_and_each_meaning_is_found_once() {
        let words = [("基本支出", "a"), ("支出", "b"), ("财政拨款", "c"), ("财政拨款收入", "c")];
        let terms = TermIndex::new(words.into_iter());
        let mut uses = FirstUses::of(&terms);
        let text = "基本支出由财政拨款收入安排";
        let found: Vec<(&str, &str)> =
            uses.in_text(text).into_iter().map(|(range, key)| (&text[range], key)).collect();
        assert_eq!(found, [("基本支出", "a"), ("财政拨款收入", "c")]);
        assert_eq!(uses.in_text("基本支出、财政拨款"), []);
        assert_eq!(uses.in_text("支出").len(), 1);
        assert_eq!(uses.found(), ["a", "c", "b"]);
        assert_eq!(FirstUses::of_nothing().in_text(text), []);
    }
}
