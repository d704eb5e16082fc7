use crate::lexicon::Lexicon;

use super::change::{Change, changes};
use super::compared::Compared;
use super::filling::names_nothing;
use super::part_list::opens;
use super::sentence::Sentence;
use super::token::Stop;
use super::vocabulary::Word;

/// The amounts of which a change is said, where its own words or its brackets say so: those in the same brackets
/// (车辆费9万元（购置费5万元，比上年减少1万元）); behind a list the one that its subject names (…、单位资金支出2万元，
/// 支出总额较上年增加3万元). Nothing where neither says anything; none where the subject is no amount of the
/// sentence.
pub(super) fn heads(
    lexicon: &Lexicon,
    sentence: &Sentence<'_>,
    (change, compared): (&Change, Option<&Compared>),
    changes: &[Change],
) -> Option<Vec<usize>> {
    let first = compared.map_or(change.begins, |compared| compared.begins);
    let own: Vec<usize> = (sentence.segment_start(first)..first)
        .filter(|at| is_amount_of(sentence, changes, *at))
        .filter(|at| compared.is_none_or(|compared| compared.base != Some(*at)))
        .collect();
    let bracket = sentence.bracket(first);
    if bracket.is_some() {
        // （上年预算4万元，增加1万元）: what has no name there is the base.
        let is_named = |at: &usize| {
            let label: String =
                sentence.label(*at).chars().filter(|c| !c.is_ascii_digit()).collect();
            sentence.year_in(sentence.label_tokens(*at)).is_none()
                && !sentence.label_has(*at, |word| word == Word::LastYear)
                && !names_nothing(lexicon, &label)
        };
        let inside = own.iter().rev().filter(|at| sentence.bracket(**at) == bracket);
        let inside = inside.filter(|at| is_named(at));
        let inside: Vec<usize> = inside.copied().collect();
        return (!inside.is_empty()).then_some(inside);
    }
    Subject { lexicon, sentence, changes }.said_before(compared?)
}

/// A sentence in which it is asked of what a change is said.
struct Subject<'s, 'p> {
    lexicon: &'s Lexicon,
    sentence: &'s Sentence<'p>,
    changes: &'s [Change],
}

impl Subject<'_, '_> {
    /// The amounts that the words before a comparison name.
    fn said_before(&self, compared: &Compared) -> Option<Vec<usize>> {
        let (lexicon, sentence) = (self.lexicon, self.sentence);
        if sentence.word(compared.begins) != Some(Word::Compared) {
            return None;
        }
        let subject = subject(sentence, compared.begins);
        let start = sentence.segment_start(compared.begins);
        let outside: Vec<usize> = (start..compared.begins)
            .filter(|at| is_amount_of(sentence, self.changes, *at) && !sentence.is_aside(*at))
            .collect();
        if subject.is_empty() || outside.is_empty() {
            return None;
        }
        let is_plain = names_nothing(lexicon, subject);
        let calls = |at: &usize| sentence.label(*at).contains(subject);
        let Some((opener, whole)) = list_before(sentence, &outside, compared.begins) else {
            let called = outside.iter().rev().copied().filter(calls);
            return (!is_plain).then(|| called.collect());
        };
        let called: Vec<usize> = outside.iter().copied().filter(calls).collect();
        Some(match called.as_slice() {
            [] if lexicon.total_words.is_in(subject) => vec![whole],
            [] if is_plain && !lexicon.side_words.is_in(subject) => return None,
            [one] => vec![*one],
            // The whole is called as its parts are: 支出5万元，其中：基本支出3万元、项目支出2万元，支出比上年增加1万元.
            [one, ..] if *one == whole && *one < opener => vec![whole],
            _ => Vec::new(),
        })
    }
}

/// The only amount of a list that the words before a comparison name, behind which no change is said.
pub(super) fn head_said(
    lexicon: &Lexicon,
    sentence: &Sentence<'_>,
    compared: Option<&Compared>,
) -> Option<usize> {
    let begins = compared?.begins;
    let changes = changes(sentence);
    let of = Subject { lexicon, sentence, changes: &changes };
    match of.said_before(compared?)?.as_slice() {
        [one] if sentence.bracket(begins).is_none() => Some(*one),
        _ => None,
    }
}

/// Whether an amount is none by which something changed, and no base.
pub(super) fn is_amount_of(sentence: &Sentence<'_>, changes: &[Change], at: usize) -> bool {
    sentence.money(at).is_some()
        && !changes.iter().any(|change| change.amount == Some(at))
        && !sentence.label_has(at, |word| word == Word::Compared)
}

/// The words between the last number or mark and a comparison.
fn subject<'p>(sentence: &Sentence<'p>, compared: usize) -> &'p str {
    let start = sentence.label_start(compared);
    let words = start.checked_sub(1).map_or("", |before| sentence.gap(before, compared));
    // 支出5万元，……较上年增加1万元
    words.trim_matches(|c: char| !c.is_alphanumeric())
}

/// What opens the list before a comparison, with a part of it, and its whole.
fn list_before(sentence: &Sentence<'_>, own: &[usize], compared: usize) -> Option<(usize, usize)> {
    let last = *own.last()?;
    let opener = (sentence.segment_start(compared)..last)
        .rev()
        .find(|at| opens(sentence, *at) || sentence.stop(*at) == Some(Stop::Colon))?;
    let whole = own.iter().rev().copied().find(|at| *at < opener)?;
    Some((opener, whole))
}
