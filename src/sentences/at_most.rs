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
    // 预算182万元，其中货物136万元、服务46万元，预留中小企业145万元: of the whole before the list. 决算数大于上年15万元，小于
    // 年初预算3万元: by how much, not than what.
    let is_unsure = || {
        if is_less { is_of_another(sentence, part) } else { is_by_how_much(sentence, one, other) }
    };
    relation.outcome = if least.interval.low <= most.interval.high {
        Outcome::Holds
    } else if is_unsure() {
        Outcome::NotComputable
    } else {
        Outcome::of(least, least.interval, most.interval)
    };
    Some(relation)
}

/// Whether an amount further back in the clause is no less than a part that is kept or paid of one.
fn is_of_another(sentence: &Sentence<'_>, part: usize) -> bool {
    let Some(least) = sentence.money(part) else { return false };
    (sentence.segment_start(part)..part)
        .any(|at| sentence.money(at).is_some_and(|one| one.interval.high >= least.interval.low))
}

/// Whether one of two amounts may say by how much the other is less or more: the one before it does, or it
/// is less than half of it.
fn is_by_how_much(sentence: &Sentence<'_>, one: usize, other: usize) -> bool {
    let is_order = |word| matches!(word, Word::More | Word::Less | Word::Above | Word::Below);
    let (Some(first), Some(second)) = (sentence.money(one), sentence.money(other)) else {
        return false;
    };
    let twice = second.interval.plus(second.interval);
    // 年初预算9万元，支出决算7万元，少于年初预算2万元
    let is_difference = (sentence.segment_start(one)..one).any(|at| {
        let by = sentence.money(at).and_then(|plan| plan.interval.minus(first.interval));
        by.is_some_and(|by| by.abs().meets(second.interval))
    });
    sentence.label_has(one, is_order)
        || twice.is_some_and(|twice| twice.high < first.interval.low)
        || is_difference
}

/// The word right behind a mark that says which of two amounts is more: ，小于公用经费预算.
fn side(sentence: &Sentence<'_>, other: usize) -> Option<Word> {
    let first = sentence.label_start(other);
    let word = sentence.word(first).filter(|word| matches!(word, Word::Less | Word::More))?;
    let before = first.checked_sub(1)?;
    sentence.gap(before, first).trim().is_empty().then_some(word)
}
