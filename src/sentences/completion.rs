use super::quantity::{Measure, Quantity};
use super::relation::{Outcome, Relation, RelationKind, Role};
use super::sentence::Sentence;
use super::token::Stop;
use super::vocabulary::{Phase, Word};

/// How much of a plan was done, where both amounts stand in the sentence:
/// `年初预算为{B}，支出决算为{A}，完成年初预算的{P}`, `完成预算{B}的{P}`.
pub(super) fn relations(sentence: &Sentence<'_>) -> Vec<Relation> {
    (0..sentence.tokens.len()).filter_map(|rate| relation(sentence, rate)).collect()
}

fn relation(sentence: &Sentence<'_>, at: usize) -> Option<Relation> {
    let rate = sentence.quantity(at).filter(|rate| rate.measure == Measure::Percent)?;
    let done = done(sentence, at)?;
    let mut relation = Relation {
        kind: RelationKind::Completion,
        at: sentence.tokens[at].range.clone(),
        numbers: vec![(Role::Rate, sentence.tokens[at].range.clone())],
        outcome: Outcome::NotComputable,
        base: None,
        base_year: None,
        is_compared: false,
        is_up: None,
    };
    let inside = (done + 1..at).find(|at| sentence.money(*at).is_some());
    let phase = (done..at).rev().find_map(|at| match sentence.word(at) {
        Some(Word::Phase(phase)) => Some(phase),
        _ => None,
    });
    relation.base = phase;
    let Some(plan) = inside.or_else(|| plan(sentence, done, phase)) else { return Some(relation) };
    let Some(result) = result(sentence, done, plan) else { return Some(relation) };
    let (Some(part), Some(whole)) = (sentence.money(result), sentence.money(plan)) else {
        return Some(relation);
    };
    let numbers = [(Role::Head, result), (Role::Base, plan)];
    relation.numbers.extend(numbers.map(|(role, at)| (role, sentence.tokens[at].range.clone())));
    relation.outcome = worked_out(rate, part, whole);
    Some(relation)
}

fn worked_out(rate: &Quantity, part: &Quantity, whole: &Quantity) -> Outcome {
    match part.interval.percent_of(whole.interval) {
        Some(worked_out) => Outcome::of(rate, rate.interval, worked_out),
        None => Outcome::NotComputable,
    }
}

/// The word 完成 that a rate belongs to: in its clause, with nothing but the plan between them.
fn done(sentence: &Sentence<'_>, rate: usize) -> Option<usize> {
    for at in (0..rate).rev() {
        match sentence.word(at) {
            Some(Word::Done) => return Some(at),
            Some(word) if word.is_direction() || matches!(word, Word::Share | Word::Parts) => {
                return None;
            }
            _ => {}
        }
        let ends = matches!(
            sentence.stop(at),
            Some(Stop::Comma | Stop::Pause | Stop::Semicolon | Stop::Colon | Stop::Full)
        );
        if ends || sentence.quantity(at).is_some_and(|quantity| !quantity.is_money()) {
            return None;
        }
    }
    None
}

/// The plan that was printed before: the last amount of the phase that is named. A plan that says
/// no more is the one plan that there is.
fn plan(sentence: &Sentence<'_>, done: usize, phase: Option<Phase>) -> Option<usize> {
    let plans: Vec<(usize, Phase)> = (sentence.segment_start(done)..done)
        .filter(|at| sentence.money(*at).is_some() && !sentence.is_aside(*at))
        .filter_map(|at| Some((at, sentence.phase(at)?)))
        .filter(|(_, phase)| is_plan(*phase))
        .collect();
    let of = |wanted: Phase| plans.iter().rev().find(|(_, phase)| *phase == wanted);
    let only = || match plans.as_slice() {
        [one] => Some(one),
        _ => None,
    };
    let found = match phase.filter(|phase| is_plan(*phase)) {
        Some(Phase::Plan) | None => only(),
        Some(named) => of(named).or_else(|| only().filter(|(_, phase)| *phase == Phase::Plan)),
    };
    found.map(|(at, _)| *at)
}

fn is_plan(phase: Phase) -> bool {
    matches!(phase, Phase::Initial | Phase::Adjusted | Phase::Plan)
}

/// What became of it: the last amount before 完成 that the accounts or the execution say, or that
/// says nothing else.
fn result(sentence: &Sentence<'_>, done: usize, plan: usize) -> Option<usize> {
    let amounts = (sentence.segment_start(done)..done).rev();
    let amounts = amounts
        .filter(|at| *at != plan && sentence.money(*at).is_some() && !sentence.is_aside(*at));
    let mut amounts = amounts.filter(|at| !sentence.phase(*at).is_some_and(is_plan)).peekable();
    let nearest = amounts.peek().copied();
    let settled =
        amounts.find(|at| matches!(sentence.phase(*at), Some(Phase::Settled | Phase::Executed)));
    settled.or(nearest)
}
