use std::ops::Range;

use crate::lexicon::{Bigrams, WordList};
use crate::model::Disclosure;

use super::passage::{Passage, passages};

/// Every text of a disclosure, one below the other: the rules that look for words and marks go over
/// all of them at once, since most texts are names of few characters and have nothing to find.
pub(in crate::check) struct Passages<'a> {
    all: Vec<Passage<'a>>,
    /// Where each begins in the whole.
    starts: Vec<usize>,
    whole: String,
    /// Of the whole: most lists of words are seen to have nothing in it.
    bigrams: Bigrams,
}

impl<'a> Passages<'a> {
    /// Gathers the texts of a disclosure.
    pub fn of(disclosure: &'a Disclosure) -> Passages<'a> {
        let all = passages(disclosure);
        let mut whole = String::with_capacity(all.iter().map(|one| one.text.len() + 1).sum());
        let mut starts = Vec::with_capacity(all.len());
        for passage in &all {
            starts.push(whole.len());
            whole.push_str(passage.text);
            whole.push('\n');
        }
        let bigrams = Bigrams::of(&whole);
        Passages { all, starts, whole, bigrams }
    }

    /// The texts, one by one.
    pub fn iter(&self) -> impl Iterator<Item = &Passage<'a>> {
        self.all.iter()
    }

    /// All of them, with a line break after each.
    pub fn whole(&self) -> &str {
        &self.whole
    }

    /// Where words of a list stand in the whole.
    pub fn find<'t>(&'t self, words: &'t WordList) -> impl Iterator<Item = Range<usize>> + 't {
        let may_be = words.may_be_among(&self.bigrams);
        may_be.then(|| words.find_in(&self.whole)).into_iter().flatten()
    }

    /// The text in which some bytes of the whole stand, and which of its bytes they are. What is
    /// found in the whole has no line break in it, and lies in one text.
    pub fn locate(&self, bytes: &Range<usize>) -> (&Passage<'a>, Range<usize>) {
        let index = self.starts.partition_point(|start| *start <= bytes.start) - 1;
        let start = self.starts[index];
        (&self.all[index], bytes.start - start..bytes.end - start)
    }
}
