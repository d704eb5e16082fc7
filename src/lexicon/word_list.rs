use std::collections::HashSet;
use std::ops::Range;
use std::sync::OnceLock;

use aho_corasick::packed::Searcher;
use aho_corasick::{AhoCorasick, Span};

use super::bigrams::Bigrams;
use super::word::Word;

/// How many bytes are looked at together.
const STRETCH: usize = 32;

/// A list of words, in the order in which they were written: the language of the program's first
/// file, that of its second, the site's own.
#[derive(Debug, Clone)]
pub struct WordList {
    words: Vec<Word>,
    /// All of them, in any case: every sentence of a site is read for each list. Made when a text
    /// has a line that may have one: a small site has none for most lists, and they are dear.
    all: OnceLock<AhoCorasick>,
    /// Those without a Latin letter, by which a text is seen to have none: most have none of a list's
    /// words. Searched with wide registers, where the machine has them and the words are few.
    packed: Option<Searcher>,
    /// Whether there are words without a letter, and whether there are others.
    any_unlettered: bool,
    lettered: bool,
}

impl WordList {
    /// A list of words; none is empty.
    pub fn new<'w>(words: impl IntoIterator<Item = &'w str>) -> WordList {
        let words: Vec<Word> = words.into_iter().map(Word::new).collect();
        let (lettered, unlettered): (Vec<&str>, Vec<&str>) =
            words.iter().map(|word| word.text.as_str()).partition(|text| has_letter(text));
        let lettered = !lettered.is_empty();
        let any_unlettered = !unlettered.is_empty();
        let packed = Searcher::new(unlettered);
        WordList { words, all: OnceLock::new(), packed, any_unlettered, lettered }
    }

    fn all(&self) -> &AhoCorasick {
        self.all.get_or_init(|| {
            AhoCorasick::builder()
                .ascii_case_insensitive(true)
                .build(self.words.iter().map(|word| &word.text))
                .expect("words of one file are few enough")
        })
    }

    /// The lines of a text that may have a word of the list.
    fn telling_lines<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
        let word = move |from: usize| match &self.packed {
            Some(packed) => {
                packed.find_in(text, Span::from(from..text.len())).map(|found| found.start())
            }
            None if self.any_unlettered => Some(from + text[from..].find(|c| c != '\n')?),
            None => None,
        };
        let letter =
            move |from: usize| Some(from + first_letter(&text[from..])?).filter(|_| self.lettered);
        let (mut from, mut next_word, mut next_letter) = (0, word(0), letter(0));
        std::iter::from_fn(move || {
            // What was found further on is not looked for again.
            if next_word.is_some_and(|at| at < from) {
                next_word = word(from);
            }
            if next_letter.is_some_and(|at| at < from) {
                next_letter = letter(from);
            }
            let at = next_word.into_iter().chain(next_letter).min()?;
            let start = text[from..at].rfind('\n').map_or(from, |line| from + line + 1);
            let end = text[at..].find('\n').map_or(text.len(), |line| at + line);
            from = end;
            Some(start..end)
        })
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
        self.telling_lines(text).flat_map(move |line| {
            let start = line.start;
            self.all().find_overlapping_iter(&text[line]).filter_map(move |matched| {
                let range = start + matched.start()..start + matched.end();
                let word = &self.words[matched.pattern().as_usize()];
                word.stands(text, &range).then_some((word.text.as_str(), range))
            })
        })
    }

    /// Whether a text with these pairs may have a word of the list.
    pub fn may_be_among(&self, bigrams: &Bigrams) -> bool {
        self.words.iter().any(|word| bigrams.may_have(&word.text))
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
    first_letter(text).is_some()
}

/// Where the first Latin letter stands.
fn first_letter(text: &str) -> Option<usize> {
    // Whether a stretch has one is seen for many bytes at once.
    let has_one = |stretch: &&[u8]| {
        stretch.iter().fold(false, |found, byte| found | byte.is_ascii_alphabetic())
    };
    let stretches = text.as_bytes().chunks(STRETCH);
    let before = stretches.take_while(|stretch| !has_one(stretch)).count() * STRETCH;
    let rest = text.as_bytes().get(before..)?;
    Some(before + rest.iter().position(u8::is_ascii_alphabetic)?)
}

/// Whether a name can begin behind these words: nothing stands there, or a mark or a number, or a word
/// of one of these lists.
pub fn name_may_begin(before: &str, openers: &[&WordList]) -> bool {
    let before = before.trim_end();
    before.chars().next_back().is_none_or(|c| !c.is_alphabetic())
        || openers.iter().any(|words| words.ending(before).is_some())
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
