use crate::decimal::Interval;

use super::listed::Listed;
use super::quantity::Measure;
use super::relation::{Outcome, Relation, RelationKind, Role};
use super::vocabulary::{Phase, Word};

/// How much of a plan was done that is not printed, but by how much it was missed: `{A}，低于年初预算{D}，完成年初预算的{P}`.
pub(super) fn relations(listed: &Listed<'_, '_>) -> Vec<Relation> {
    let all = 0..listed.sentence.tokens.len();
    all.filter_map(|at| relation(listed, at)).collect()
}

fn relation(listed: &Listed<'_, '_>, at: usize) -> Option<Relation> {
    let sentence = listed.sentence;
    let rate = sentence.quantity(at).filter(|one| one.measure == Measure::Percent)?;
    let done = sentence.governing(at, Word::Done)?;
    let phase = sentence.phase_in(done..at).filter(|phase| is_plan(*phase))?;
    let by = (0..done).rev().find(|at| sentence.quantity(*at).is_some())?;
    let direction =
        sentence.label_tokens(by).find(|at| sentence.word(*at).is_some_and(Word::is_direction))?;
    let is_up = sentence.word(direction)?.is_up();
    let result = (0..by).rev().find(|at| sentence.quantity(*at).is_some())?;
    let is_amount = |at: usize| sentence.money(at).is_some_and(|one| !one.is_bound);
    let fits = sentence.phase(by) == Some(phase)
        && is_amount(by)
        && is_amount(result)
        && sentence.segment_start(result) == sentence.segment_start(at)
        && !sentence.is_change_or_base(result)
        && !sentence.phase(result).is_some_and(is_plan);
    if !fits {
        return None;
    }
    let value = |at: usize| sentence.money(at).map(|one| one.interval);
    let (result_is, by_is) = (value(result)?, value(by)?);
    let of = |plan: Option<Interval>| result_is.percent_of(plan?);
    let (less, more) = (of(result_is.minus(by_is)), of(result_is.plus(by_is)));
    let (own, other) = if is_up { (less, more) } else { (more, less) };
    let mut relation = Relation::of(RelationKind::Completion, sentence.range(at));
    relation.take(sentence, [(Role::Rate, at), (Role::Head, result), (Role::Amount, by)]);
    relation.outcome =
        own.map_or(Outcome::NotComputable, |own| Outcome::of(rate, rate.interval, own));
    let is_other = other.is_some_and(|other| rate.interval.meets(other));
    if is_other && matches!(relation.outcome, Outcome::Fails { .. }) {
        relation.at = sentence.range(by);
        relation.outcome = Outcome::OtherDirection;
    }
    Some(relation)
}

fn is_plan(phase: Phase) -> bool {
    matches!(phase, Phase::Initial | Phase::Adjusted | Phase::Plan)
}
