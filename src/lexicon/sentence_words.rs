use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};

use super::list_info::ListInfo;
use super::word::Word;
use super::word_list::WordList;

/// The lists that sentences are read by, searched for at once: of words that lie over each other the
/// longest that begins first counts.
#[derive(Debug, Clone)]
pub struct SentenceWords {
    words: Vec<(&'static str, Word)>,
    all: AhoCorasick,
}

/// Who uses the lists that sentences are read by.
const SENTENCES: &str = "sentences";

impl SentenceWords {
    /// Of all lists with their words, those that sentences are read by.
    pub(super) fn new<'l>(
        lists: impl Iterator<Item = (&'static ListInfo, &'l WordList)>,
    ) -> SentenceWords {
        let words: Vec<(&'static str, Word)> = lists
            .filter(|(info, _)| info.used_by.contains(&SENTENCES))
            .flat_map(|(info, list)| list.words().map(|word| (info.name, Word::new(word))))
            .collect();
        let all = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .ascii_case_insensitive(true)
            .build(words.iter().map(|(_, word)| &word.text))
            .expect("words of one file are few enough");
        SentenceWords { words, all }
    }

    /// The words in a text, in order: the name of the list, and where it stands.
    pub fn find_in<'t>(
        &'t self,
        text: &'t str,
    ) -> impl Iterator<Item = (&'static str, Range<usize>)> + 't {
        self.all.find_iter(text).filter_map(|matched| {
            let (list, word) = &self.words[matched.pattern().as_usize()];
            word.stands(text, &matched.range()).then_some((*list, matched.range()))
        })
    }
}
