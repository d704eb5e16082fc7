use super::quantity::Measure;
use super::relation::{Relation, RelationKind, Role};
use super::sentence::Sentence;
use super::share::rate_of;
use super::vocabulary::{Phase, Word};

/// How much of its plan each of several did: `…年初预算分别为{a}、{b}，支出决算分别为{c}、{d}，分别完成年初预算的{p}、{q}`.
/// Where there are not as many plans and results as rates none is sure.
pub(super) fn completed_in_turn(sentence: &Sentence<'_>, at: usize) -> Option<Relation> {
    let (first, last) = rates_beside(sentence, at);
    let done = sentence.governing(first, Word::Done)?;
    let is_turn = |at: &usize| matches!(sentence.word(*at), Some(Word::InTurn | Word::Each));
    let turn = done.checked_sub(1).filter(is_turn)?;
    let (count, own) = ((last - first) / 2 + 1, (at - first) / 2);
    let mut relation = Relation::of(RelationKind::Completion, sentence.range(at));
    relation.take(sentence, [(Role::Rate, at)]);
    let amounts: Vec<usize> = (sentence.segment_start(turn)..turn)
        .filter(|at| sentence.money(*at).is_some() && !sentence.is_change_or_base(*at))
        .collect();
    if count < 2 || amounts.len() != 2 * count {
        return Some(relation);
    }
    let (earlier, later) = amounts.split_at(count);
    let are_plans = |amounts: &[usize]| sentence.phase(amounts[0]).is_some_and(Phase::is_plan);
    let (plan, result) = match (are_plans(earlier), are_plans(later)) {
        (true, false) => (earlier[own], later[own]),
        (false, true) => (later[own], earlier[own]),
        _ => return Some(relation),
    };
    let rate = sentence.quantity(at)?;
    relation.take(sentence, [(Role::Head, result), (Role::Base, plan)]);
    relation.outcome = rate_of(sentence, rate, (result, plan));
    Some(relation)
}

/// The first and the last of the rates that stand side by side with one: 80%、90%.
fn rates_beside(sentence: &Sentence<'_>, at: usize) -> (usize, usize) {
    let is_rate =
        |at: usize| sentence.quantity(at).is_some_and(|one| one.measure == Measure::Percent);
    let are_beside = |one: usize, other: usize| {
        is_rate(one)
            && is_rate(other)
            && matches!(sentence.gap(one, other).trim(), "、" | "，" | "," | "和")
    };
    let (mut first, mut last) = (at, at);
    while let Some(before) = first.checked_sub(2).filter(|before| are_beside(*before, first)) {
        first = before;
    }
    while last + 2 < sentence.tokens.len() && are_beside(last, last + 2) {
        last += 2;
    }
    (first, last)
}
