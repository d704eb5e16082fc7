use super::relation::{Outcome, Relation, RelationKind, Role};
use super::sentence::Sentence;
use super::vocabulary::{Phase, Word};

/// Which of the two amounts before it is more: `年初预算为{B}，支出决算为{A}，…决算数大于预算数`, and by how
/// much: `完成年初预算{B}的{P}，低于年初预算{D}`. They may stand in the sentence before.
pub(super) fn relations(sentence: &Sentence<'_>, before: Option<&Sentence<'_>>) -> Vec<Relation> {
    let words = (0..sentence.tokens.len()).filter_map(|at| match sentence.word(at) {
        Some(Word::More | Word::Above) => Some((at, true)),
        Some(Word::Less | Word::Below) => Some((at, false)),
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
    let subject = (sentence.label_start(at)..at).rev().find(|at| said(*at));
    let object = Some(at + 1).filter(|at| said(*at) && sentence.gap(at - 1, *at).trim().is_empty());
    let by_itself = matches!(sentence.word(at), Some(Word::Above | Word::Below));
    let is_result = |at: usize| sentence.word(at) == Some(Word::Phase(Phase::Settled));
    let wanted = match (subject, object) {
        (Some(subject), Some(object)) if is_result(subject) => object,
        (None, Some(object)) if by_itself && says_nothing(sentence, at) => object,
        // 超预算 has its plan in it.
        (None, None) if sentence.word(at) == Some(Word::Above) && says_nothing(sentence, at) => at,
        _ => return None,
    };
    let wanted = match sentence.word(wanted) {
        Some(Word::Phase(wanted)) => wanted,
        _ => Phase::Plan,
    };
    let own = pair(sentence, at, wanted);
    let (of, (result, plan)) = match own {
        Some(pair) => (sentence, pair),
        None => {
            let before = before?;
            (before, pair(before, before.tokens.len(), wanted)?)
        }
    };
    let (settled, planned) = (of.money(result)?.interval, of.money(plan)?.interval);
    let (more, less) = if is_more { (settled, planned) } else { (planned, settled) };
    let mut relation = Relation::of(RelationKind::Order, sentence.range(at));
    relation.take(of, [(Role::Head, result), (Role::Base, plan)]);
    relation.outcome = if more.high > less.low { Outcome::Holds } else { Outcome::OtherDirection };
    if relation.outcome == Outcome::Holds
        && let Some(by) = object.map(|object| object + 1).filter(|by| is_by(sentence, *by))
    {
        relation = Relation::of(RelationKind::Change, sentence.range(by));
        relation.take(of, [(Role::Head, result), (Role::Base, plan)]);
        relation.take(sentence, [(Role::Amount, by)]);
        let printed = sentence.money(by)?;
        relation.outcome = Outcome::of(printed, printed.size(), more.minus(less)?.abs());
    }
    Some(relation)
}

/// Whether no words stand between a word and the mark before it.
fn says_nothing(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.label_start(at) == at
        && at.checked_sub(1).is_some_and(|before| sentence.gap(before, at).trim().is_empty())
}

/// Whether a token is the amount right behind a plan: 低于年初预算5万元.
fn is_by(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.money(at).is_some_and(|one| !one.is_bound)
        && sentence.gap(at - 1, at).trim().is_empty()
}

/// Whether an amount is that by which two differ: 比预算减少5万元, 大于上年5万元.
fn is_difference(sentence: &Sentence<'_>, at: usize) -> bool {
    let is_order = |word| matches!(word, Word::More | Word::Less | Word::Above | Word::Below);
    sentence.is_change(at) || sentence.label_has(at, is_order)
}

/// The last result and the one plan of the phase in a sentence, before a token; of two results or
/// two plans none is sure.
fn pair(sentence: &Sentence<'_>, end: usize, wanted: Phase) -> Option<(usize, usize)> {
    // What stands in a list of parts is of the parts.
    let opener = (0..end).find(|at| sentence.word(*at) == Some(Word::Parts));
    let end = opener.unwrap_or(end);
    let of = |fits: &dyn Fn(Phase) -> bool| -> Vec<usize> {
        (0..end)
            .filter(|at| sentence.money(*at).is_some() && sentence.phase(*at).is_some_and(fits))
            .filter(|at| !is_difference(sentence, *at))
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
