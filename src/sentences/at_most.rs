use crate::lexicon::Lexicon;

use super::relation::{Outcome, Relation, RelationKind, Role};
use super::sentence::Sentence;
use super::vocabulary::{Phase, Word};

/// That what is kept or paid of an amount, or planned of an investment for a year, is no more than
/// it: `政府采购预算{A}，面向中小企业预留{R}`, `总投资{W}，…，2023年预算安排{A}`; and which of two amounts side
/// by side is more: `{A}，小于公用经费预算{B}`.
pub(super) fn relations(lexicon: &Lexicon, sentence: &Sentence<'_>) -> Vec<Relation> {
    let pairs = sentence.neighbours(|at| sentence.money(at).is_some_and(|one| !one.is_bound));
    pairs.into_iter().filter_map(|(one, other)| relation(lexicon, sentence, one, other)).collect()
}

fn relation(
    lexicon: &Lexicon,
    sentence: &Sentence<'_>,
    one: usize,
    other: usize,
) -> Option<Relation> {
    if sentence.segment_start(one) != sentence.segment_start(other) || sentence.is_aside(other) {
        return None;
    }
    let (first, second) = (sentence.label(one), sentence.label(other));
    let says = |at: usize, wanted: &[Word]| sentence.label_has(at, |word| wanted.contains(&word));
    let is_part = |list: &crate::lexicon::WordList| list.is_in(second) && !list.is_in(first);
    let of_year = lexicon.whole_investment.is_in(first)
        && sentence.year_in(sentence.label_tokens(other)).is_some()
        && sentence.phase(other) == Some(Phase::Plan);
    let is_less = (is_part(&lexicon.part_reserved) || is_part(&lexicon.part_paid) || of_year)
        && !says(other, &[Word::Share, Word::Compared]);
    let (part, whole) = match side(sentence, other) {
        Some(Word::Less) => (one, other),
        Some(Word::More) => (other, one),
        _ if is_less => (other, one),
        _ => return None,
    };
    if sentence.is_change(one) || sentence.is_change(other) {
        return None;
    }
    let (least, most) = (sentence.money(part)?, sentence.money(whole)?);
    let mut relation = Relation::of(RelationKind::AtMost, sentence.range(other));
    relation.take(sentence, [(Role::Part, part), (Role::Head, whole)]);
    relation.outcome = match Outcome::of(least, least.interval, most.interval) {
        fails @ Outcome::Fails { .. } if least.interval.low > most.interval.high => fails,
        _ => Outcome::Holds,
    };
    Some(relation)
}

/// The word right behind a mark that says which of two amounts is more: ，小于公用经费预算.
fn side(sentence: &Sentence<'_>, other: usize) -> Option<Word> {
    let first = sentence.label_start(other);
    let word = sentence.word(first).filter(|word| matches!(word, Word::Less | Word::More))?;
    let before = first.checked_sub(1)?;
    sentence.gap(before, first).trim().is_empty().then_some(word)
}
