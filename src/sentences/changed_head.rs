use crate::lexicon::Lexicon;

use super::change::Change;
use super::filling::names_nothing;
use super::part_list::opens;
use super::quantity::Quantity;
use super::sentence::Sentence;
use super::subject;
use super::vocabulary::Word;

use std::ops::Range;

/// An amount that may be what changed, and its bytes.
pub(super) struct Head<'p> {
    pub quantity: &'p Quantity,
    pub range: Range<usize>,
    /// What it is called.
    pub label: &'p str,
}

/// The amounts that may be what changed.
pub(super) struct Heads<'p> {
    /// The likeliest first.
    pub found: Vec<Head<'p>>,
    /// Whether one of them is meant: where none fits, something is wrong.
    pub is_sure: bool,
}

impl<'p> Heads<'p> {
    /// Those that a sentence says itself.
    pub fn own(found: Vec<Head<'p>>) -> Heads<'p> {
        Heads { found, is_sure: true }
    }
}

pub(super) fn head<'p>(sentence: &Sentence<'p>, at: usize) -> Option<Head<'p>> {
    let quantity = sentence.money(at)?;
    Some(Head { quantity, range: sentence.range(at), label: sentence.label(at) })
}

/// The first amount of a sentence.
pub(super) fn first_head<'p>(sentence: &Sentence<'p>) -> Option<Head<'p>> {
    (0..sentence.tokens.len()).find_map(|at| head(sentence, at))
}

/// The amounts that may be what changed: those of the clause before the comparison, the nearest
/// first; without any those of the sentences before.
pub(super) fn heads<'p>(
    (lexicon, sentence): (&Lexicon, &Sentence<'p>),
    before: &[Sentence<'p>],
    changes: &[Change],
    first: usize,
    base: Option<usize>,
) -> Heads<'p> {
    let is_own = |at: &usize| {
        Some(*at) != base
            && subject::is_amount_of(sentence, changes, *at)
            && !sentence.is_aside(*at)
    };
    let start = sentence.segment_start(first);
    let mut own: Vec<usize> = (start..first).rev().filter(is_own).collect();
    // 收入5万元，占收入合计8万元的62.5%，比上年增加1万元: what is a share is what changed.
    own.sort_by_key(|at| sentence.label_has(*at, |word| matches!(word, Word::Share | Word::Done)));
    if own.is_empty() && start == 0 {
        return said_earlier(lexicon, sentence, before, first);
    }
    Heads::own(own.into_iter().filter_map(|at| head(sentence, at)).collect())
}

/// The amounts of the sentences before that are called what changed; where they have no such name, the first of
/// the sentence before. Where that may be a part, or one of several, any amount may be meant, and none is sure.
fn said_earlier<'p>(
    lexicon: &Lexicon,
    sentence: &Sentence<'p>,
    before: &[Sentence<'p>],
    first: usize,
) -> Heads<'p> {
    let Some(last) = before.last() else { return Heads::own(Vec::new()) };
    let plain = || {
        before.iter().rev().flat_map(|sentence| {
            let amounts = plain_amounts(sentence);
            amounts.filter_map(move |at| head(sentence, at))
        })
    };
    let subject = subject_from(sentence, first);
    let is_named = !names_nothing(lexicon, subject);
    let called: Vec<Head<'p>> =
        plain().filter(|head| is_named && head.label.contains(subject)).collect();
    if !called.is_empty() {
        return Heads::own(called);
    }
    let first = first_head(last);
    // Of another name it may be, where no other amount stands there: 行政运行（项）5万元。该项比上年增加1万元.
    let is_whole = is_first_the_whole(last) && (!is_named || plain_amounts(last).count() == 1);
    if is_whole {
        return Heads::own(first.into_iter().collect());
    }
    Heads { found: first.into_iter().chain(plain()).collect(), is_sure: false }
}

/// The words with which a sentence begins, up to a comparison or a change.
fn subject_from<'p>(sentence: &Sentence<'p>, first: usize) -> &'p str {
    let words = &sentence.text[sentence.start()..sentence.range(first).start];
    words.trim_matches(|c: char| !c.is_alphabetic())
}

/// The amounts of a sentence that are neither a change nor what is compared with, and in no brackets.
fn plain_amounts<'s>(sentence: &'s Sentence<'_>) -> impl Iterator<Item = usize> + 's {
    (0..sentence.tokens.len()).filter(|at| {
        sentence.money(*at).is_some() && !sentence.is_change_or_base(*at) && !sentence.is_aside(*at)
    })
}

/// Whether the first amount of a sentence is the only one that is no part: 支出5万元，其中：….
fn is_first_the_whole(sentence: &Sentence<'_>) -> bool {
    let opener = (0..sentence.tokens.len()).find(|at| opens(sentence, *at));
    let opener = opener.unwrap_or(sentence.tokens.len());
    plain_amounts(sentence).filter(|at| *at < opener).count() == 1
}
