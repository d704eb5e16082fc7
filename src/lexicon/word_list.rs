use std::collections::HashSet;
use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};

use super::word::Word;

/// A list of words, in the order in which they were written: the language of the program's first
/// file, that of its second, the site's own.
#[derive(Debug, Clone)]
pub struct WordList {
    words: Vec<Word>,
    /// All of them, in any case: every sentence of a site is read for each list.
    all: AhoCorasick,
    /// Those without a Latin letter, by which a text is seen to have none: most have none of a list's
    /// words, and whether is seen many times faster than where.
    unlettered: AhoCorasick,
    /// Whether there are others.
    lettered: bool,
}

impl WordList {
    /// A list of words; none is empty.
    pub fn new<'w>(words: impl IntoIterator<Item = &'w str>) -> WordList {
        let words: Vec<Word> = words.into_iter().map(Word::new).collect();
        let few = "words of one file are few enough";
        let all = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .build(words.iter().map(|word| &word.text))
            .expect(few);
        let unlettered = words.iter().map(|word| &word.text).filter(|text| !has_letter(text));
        // Only this kind is searched with wide registers.
        let unlettered = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostFirst)
            .build(unlettered)
            .expect(few);
        let lettered = unlettered.patterns_len() < words.len();
        WordList { words, all, unlettered, lettered }
    }

    /// Whether a text may have a word of the list.
    fn may_be_in(&self, text: &str) -> bool {
        self.unlettered.is_match(text) || self.lettered && has_letter(text)
    }

    /// The words.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|word| word.text.as_str())
    }

    /// Where words of the list stand in a text, by where they end; two may lie over each other.
    pub fn find_in<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
        self.find_words_in(text).map(|(_, range)| range)
    }

    /// The same with the word that stands there.
    pub fn find_words_in<'t>(
        &'t self,
        text: &'t str,
    ) -> impl Iterator<Item = (&'t str, Range<usize>)> + 't {
        let any = self.may_be_in(text).then(|| self.all.find_overlapping_iter(text));
        any.into_iter().flatten().filter_map(|matched| {
            let range = matched.range();
            let word = &self.words[matched.pattern().as_usize()];
            word.stands(text, &range).then_some((word.text.as_str(), range))
        })
    }

    /// Whether any word of the list stands in a text.
    pub fn is_in(&self, text: &str) -> bool {
        self.find_in(text).next().is_some()
    }

    /// The words of the list that stand in a text, in the order of the list.
    pub fn words_in<'t>(&'t self, text: &'t str) -> impl Iterator<Item = &'t str> + 't {
        let found: HashSet<&str> = self.find_words_in(text).map(|(word, _)| word).collect();
        self.words().filter(move |word| found.contains(word))
    }

    /// Where the first word of the list that ends a text begins and ends.
    pub fn ending(&self, text: &str) -> Option<Range<usize>> {
        self.words.iter().find_map(|word| word.ends(text))
    }

    /// Where the first word of the list that begins a text begins and ends.
    pub fn beginning(&self, text: &str) -> Option<Range<usize>> {
        self.words.iter().find_map(|word| word.begins(text))
    }

    /// Whether a text is nothing but words of the list, one after the other.
    pub fn covers(&self, text: &str) -> bool {
        let mut reached = vec![false; text.len() + 1];
        reached[0] = true;
        for start in 0..text.len() {
            if reached[start] {
                for word in &self.words {
                    if text[start..].starts_with(word.text.as_str()) {
                        reached[start + word.text.len()] = true;
                    }
                }
            }
        }
        reached[text.len()]
    }

    /// Whether a text is a word of the list.
    pub fn has(&self, text: &str) -> bool {
        self.words.iter().any(|word| word.answers(text))
    }
}

fn has_letter(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_words_stand_alone_and_others_anywhere() {
        let list = WordList::new(["hall", "XX", "教育", "more than"]);
        assert!(list.is_in("The Hall is open") && list.is_in("5hall"));
        assert!(!list.is_in("they shall") && !list.is_in("halls") && !list.is_in("xx"));
        assert!(list.is_in("XXX县") && list.is_in("县教育局") && list.is_in("More than 5"));
        assert_eq!(list.find_in("XXX").collect::<Vec<_>>(), [0..2, 1..3]);
    }

    #[test]
    fn words_end_and_begin_a_text() {
        let list = WordList::new(["教育", "education"]);
        assert_eq!(list.ending("县教育"), Some(3..9));
        assert_eq!(list.ending("County Education "), Some(7..16));
        assert_eq!(list.ending("reeducation"), None);
        assert_eq!(list.ending("教育 "), None);
        assert_eq!(list.beginning(" education fund"), Some(1..10));
        assert_eq!(list.beginning("educational"), None);
        let filling = WordList::new(["预算", "预算数", "数额", "为"]);
        assert!(filling.covers("预算数额为") && filling.covers("") && !filling.covers("预算额"));
        assert!(list.has("Education") && !list.has("educations"));
        assert_eq!(list.words_in("Education，教育").collect::<Vec<_>>(), ["教育", "education"]);
        assert_eq!(WordList::new([]).ending("a"), None);
    }
}
