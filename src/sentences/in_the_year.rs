use super::quantity::Quantity;
use super::relation::{Outcome, Relation, RelationKind, Role};
use super::sentence::Sentence;
use super::token::Stop;
use super::vocabulary::{Phase, Word};

/// By how much a plan was changed in its year: `年初预算{B}，执行中增加{D}，支出决算{A}`.
pub(super) fn relations(sentence: &Sentence<'_>) -> Vec<Relation> {
    let words = (0..sentence.tokens.len()).filter(|at| sentence.word(*at) == Some(Word::InYear));
    words.filter_map(|at| relation(sentence, at)).collect()
}

fn relation(sentence: &Sentence<'_>, at: usize) -> Option<Relation> {
    let comma = |at: usize| sentence.stop(at) == Some(Stop::Comma);
    // {B}，执行中: the plan stands right before.
    let plan =
        at.checked_sub(2).filter(|plan| comma(plan + 1) && sentence.money(*plan).is_some())?;
    let is_plan =
        matches!(sentence.phase(plan), Some(Phase::Initial | Phase::Plan | Phase::Adjusted));
    let word = sentence.word(at + 1)?;
    let amount =
        (at + 2 < sentence.tokens.len() && sentence.money(at + 2).is_some()).then_some(at + 2);
    let end = amount.unwrap_or(at + 1);
    let result = (end + 1..sentence.tokens.len()).find(|at| sentence.money(*at).is_some())?;
    let settled = matches!(sentence.phase(result), Some(Phase::Settled | Phase::Executed));
    let is_next =
        (end + 1..result).all(|at| comma(at) || matches!(sentence.word(at), Some(Word::Phase(_))));
    if !is_plan || !settled || !is_next {
        return None;
    }
    let of = |at: usize| sentence.money(at).map(|one| one.interval);
    let difference = of(result)?.minus(of(plan)?)?;
    let told = amount.unwrap_or(result);
    let is_flat = word == Word::Same && amount.is_none();
    let kind = if is_flat { RelationKind::Flat } else { RelationKind::Change };
    let mut relation = Relation::of(kind, sentence.range(told));
    relation.word = Some(sentence.range(at + 1)).filter(|_| is_flat);
    relation.take(sentence, [(Role::Head, result), (Role::Base, plan)]);
    relation.take(sentence, amount.map(|at| (Role::Amount, at)));
    let printed: &Quantity = sentence.money(told)?;
    relation.outcome = match (word, amount) {
        (Word::Same, None) if difference.low.is_positive() || difference.high.is_negative() => {
            Outcome::Fails { expected: printed.printed(of(plan)?.value) }
        }
        (word, Some(_)) if word.is_direction() => {
            let signed = if word.is_up() { difference } else { difference.negated() };
            if signed.high.is_negative() {
                Outcome::OtherDirection
            } else {
                Outcome::of(printed, printed.size(), signed)
            }
        }
        _ => Outcome::NotComputable,
    };
    Some(relation)
}
