use super::relation::{Outcome, Relation, RelationKind, Role};
use super::sentence::Sentence;
use super::vocabulary::Word;

/// That two totals are one: `收入总预算{A}，支出总预算{B}，收支平衡`.
pub(super) fn relations(sentence: &Sentence<'_>) -> Vec<Relation> {
    let words = (0..sentence.tokens.len()).filter(|at| sentence.word(*at) == Some(Word::Even));
    words.filter_map(|at| relation(sentence, at)).collect()
}

fn relation(sentence: &Sentence<'_>, at: usize) -> Option<Relation> {
    let start = sentence.segment_start(at);
    let amounts: Vec<usize> = (start..at).filter(|at| sentence.quantity(*at).is_some()).collect();
    let [one, other] = amounts.as_slice() else { return None };
    let (first, second) = (sentence.money(*one)?, sentence.money(*other)?);
    let is_beside = |at: usize| sentence.is_change_or_base(at);
    if is_beside(*one) || is_beside(*other) || sentence.is_aside(*other) {
        return None;
    }
    let mut relation = Relation::of(RelationKind::Balance, sentence.range(*other));
    relation.take(sentence, [(Role::Base, *one), (Role::Head, *other)]);
    relation.outcome = Outcome::of(second, second.interval, first.interval);
    Some(relation)
}
