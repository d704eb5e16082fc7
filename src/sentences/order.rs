use super::relation::{Outcome, Relation, RelationKind, Role};
use super::sentence::Sentence;
use super::vocabulary::{Phase, Word};

/// Which of the two amounts before it is more: `年初预算为{B}，支出决算为{A}，…决算数大于预算数`. They
/// may stand in the sentence before.
pub(super) fn relations(sentence: &Sentence<'_>, before: Option<&Sentence<'_>>) -> Vec<Relation> {
    let words = (0..sentence.tokens.len()).filter_map(|at| match sentence.word(at) {
        Some(Word::More) => Some((at, true)),
        Some(Word::Less) => Some((at, false)),
        _ => None,
    });
    words.filter_map(|(at, is_more)| relation(sentence, before, at, is_more)).collect()
}

fn relation(
    sentence: &Sentence<'_>,
    before: Option<&Sentence<'_>>,
    at: usize,
    is_more: bool,
) -> Option<Relation> {
    // 决算数大于预算数, never the other way round: what is spoken of first is the result.
    let said = |at: usize| matches!(sentence.word(at), Some(Word::Phase(_)));
    let subject = (sentence.label_start(at)..at).rev().find(|at| said(*at))?;
    let object = (at + 1..sentence.tokens.len()).next().filter(|at| said(*at))?;
    if sentence.word(subject) != Some(Word::Phase(Phase::Settled)) {
        return None;
    }
    let Some(Word::Phase(wanted)) = sentence.word(object) else { return None };
    let own = pair(sentence, at, wanted);
    let (of, (result, plan)) = match own {
        Some(pair) => (sentence, pair),
        None => {
            let before = before?;
            (before, pair(before, before.tokens.len(), wanted)?)
        }
    };
    let (more, less) = (of.money(result)?.interval, of.money(plan)?.interval);
    let holds = if is_more { more.high > less.low } else { more.low < less.high };
    let mut relation = Relation::of(RelationKind::Order, sentence.range(at));
    relation.take(of, [(Role::Head, result), (Role::Base, plan)]);
    relation.outcome = if holds { Outcome::Holds } else { Outcome::OtherDirection };
    Some(relation)
}

/// The last result and the one plan of the phase in a sentence, before a token; of two results or
/// two plans none is sure.
fn pair(sentence: &Sentence<'_>, end: usize, wanted: Phase) -> Option<(usize, usize)> {
    let of = |fits: &dyn Fn(Phase) -> bool| -> Vec<usize> {
        (0..end)
            .filter(|at| sentence.money(*at).is_some() && sentence.phase(*at).is_some_and(fits))
            .collect()
    };
    let results = of(&|phase| phase == Phase::Settled);
    let plans = of(&|phase| match wanted {
        Phase::Plan => matches!(phase, Phase::Plan | Phase::Initial | Phase::Adjusted),
        other => phase == other || phase == Phase::Plan,
    });
    match (results.as_slice(), plans.as_slice()) {
        ([result], [plan]) => Some((*result, *plan)),
        _ => None,
    }
}
