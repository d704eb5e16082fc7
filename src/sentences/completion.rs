use super::completed_in_turn::completed_in_turn;
use super::quantity::Measure;
use super::relation::{Against, Outcome, Relation, RelationKind, Role};
use super::sentence::Sentence;
use super::share::rate_of;
use super::vocabulary::{Phase, Word};

/// How much of a plan was done, where both amounts stand in the sentence:
/// `年初预算为{B}，支出决算为{A}，完成年初预算的{P}`, `完成预算{B}的{P}`.
pub(super) fn relations(sentence: &Sentence<'_>) -> Vec<Relation> {
    (0..sentence.tokens.len()).filter_map(|rate| relation(sentence, rate)).collect()
}

fn relation(sentence: &Sentence<'_>, at: usize) -> Option<Relation> {
    let rate = sentence.quantity(at).filter(|rate| rate.measure == Measure::Percent)?;
    if let Some(turn) = completed_in_turn(sentence, at) {
        return Some(turn);
    }
    let done = sentence.governing(at, Word::Done)?;
    // 完成率比上年度的99.00%下降7个百分点: of what is compared with.
    if (done..at).any(|at| matches!(sentence.word(at), Some(Word::Compared))) {
        return None;
    }
    let mut relation = Relation::of(RelationKind::Completion, sentence.range(at));
    relation.take(sentence, [(Role::Rate, at)]);
    let inside = (done + 1..at).find(|at| sentence.money(*at).is_some());
    let phase = sentence.phase_in(done..at);
    let Some(plan) = inside.or_else(|| plan(sentence, done, phase)) else {
        // 完成年初预算的80%: the plan may stand in another document.
        let result = results(sentence, done, sentence.tokens.len());
        relation.take(sentence, result.first().map(|result| (Role::Head, *result)));
        relation.against = Some(Against { phase, year: None });
        return Some(relation);
    };
    let outcome = |result: usize| rate_of(sentence, rate, (result, plan));
    let results = results(sentence, done, plan);
    // Where several may be meant, one that fits is enough.
    let fits = results.iter().find(|at| outcome(**at) == Outcome::Holds);
    let Some(result) = fits.or(results.first()) else { return Some(relation) };
    relation.take(sentence, [(Role::Head, *result), (Role::Base, plan)]);
    relation.outcome = outcome(*result);
    Some(relation)
}

/// The plan that was printed before: the last amount of the phase that is named. A plan that says
/// no more is the one plan that there is.
fn plan(sentence: &Sentence<'_>, done: usize, phase: Option<Phase>) -> Option<usize> {
    let plans: Vec<(usize, Phase)> = (sentence.segment_start(done)..done)
        .filter(|at| sentence.money(*at).is_some() && !sentence.is_aside(*at))
        // 比年初预算减少5万元 says by how much it is less.
        .filter(|at| !sentence.is_change(*at))
        .filter_map(|at| Some((at, sentence.phase(at)?)))
        .filter(|(_, phase)| phase.is_plan())
        .collect();
    let of = |wanted: Phase| plans.iter().rev().find(|(_, phase)| *phase == wanted);
    let only = || match plans.as_slice() {
        [one] => Some(one),
        _ => None,
    };
    let found = match phase.filter(|phase| phase.is_plan()) {
        Some(Phase::Plan) | None => only(),
        Some(named) => of(named).or_else(|| only().filter(|(_, phase)| *phase == Phase::Plan)),
    };
    found.map(|(at, _)| *at)
}

/// What may have become of it, the likeliest first: the last amount before 完成 that the accounts or
/// the execution say, or those that say nothing else.
fn results(sentence: &Sentence<'_>, done: usize, plan: usize) -> Vec<usize> {
    let amounts = (sentence.segment_start(done)..done).rev();
    // 比上年增加5万元 says by how much something changed, not what became of the plan.
    let amounts = amounts.filter(|at| {
        *at != plan
            && sentence.money(*at).is_some()
            && !sentence.is_aside(*at)
            && !sentence.is_change(*at)
    });
    let mut amounts: Vec<usize> =
        amounts.filter(|at| !sentence.phase(*at).is_some_and(Phase::is_plan)).collect();
    let is_settled =
        |at: &usize| matches!(sentence.phase(*at), Some(Phase::Settled | Phase::Executed));
    amounts.sort_by_key(|at| !is_settled(at));
    amounts
}
