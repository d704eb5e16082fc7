use super::change::Change;
use super::change_held::held;
use super::quantity::Measure;
use super::relation::{Outcome, Relation, RelationKind, Role};
use super::sentence::Sentence;
use super::token::Stop;
use super::vocabulary::Word;

/// By how much several changed, each in its turn, whose amounts stand in the sentence before: `收入、支出分别为
/// {A}、{E}。与上年相比，各增加{D}、{F}，各增长{P}、{Q}`.
pub(super) fn relations(sentence: &Sentence<'_>, before: Option<&Sentence<'_>>) -> Vec<Relation> {
    let Some(before) = before else { return Vec::new() };
    let of = |at: &usize| sentence.word(*at).is_some_and(Word::is_direction);
    let mut words = (0..sentence.tokens.len()).filter(of);
    let (Some(first), Some(second), None) = (words.next(), words.next(), words.next()) else {
        return Vec::new();
    };
    let amounts = in_list(sentence, first);
    let rates = in_list(sentence, second);
    let heads: Vec<usize> =
        (0..before.tokens.len()).filter(|at| before.quantity(*at).is_some()).collect();
    let are_all = amounts.len() > 1
        && amounts.len() == rates.len()
        && amounts.len() == heads.len()
        && heads.iter().all(|at| before.money(*at).is_some() && before.is_in_turn(*at))
        && amounts.iter().all(|at| sentence.money(*at).is_some_and(|one| !one.value.is_negative()))
        && rates
            .iter()
            .all(|at| sentence.quantity(*at).is_some_and(|one| one.measure == Measure::Percent));
    if !are_all {
        return Vec::new();
    }
    let base = None;
    let is_up = |at: usize| sentence.word(at).is_some_and(Word::is_up);
    let of_each = heads.iter().zip(amounts.iter().zip(&rates));
    let relation = |(head, (amount, rate)): (&usize, (&usize, &usize))| {
        let mut relation = Relation::of(RelationKind::Change, sentence.range(*rate));
        relation.take(before, [(Role::Head, *head)]);
        relation.take(sentence, [(Role::Amount, *amount), (Role::Rate, *rate)]);
        let change = Change {
            begins: first,
            is_up: is_up(first),
            amount: Some(*amount),
            rate: Some(*rate),
            is_torn: false,
            ends: *rate,
        };
        relation.is_up = Some(change.is_up);
        relation.outcome = match before.money(*head) {
            Some(_) if is_up(first) != is_up(second) => Outcome::OtherDirection,
            Some(head) => held(sentence, &change, head, base),
            None => Outcome::NotComputable,
        };
        relation
    };
    of_each.map(relation).collect()
}

/// The numbers side by side right behind a word.
fn in_list(sentence: &Sentence<'_>, word: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let mut at = word + 1;
    while sentence.quantity(at).is_some() {
        found.push(at);
        let goes_on = sentence.stop(at + 1) == Some(Stop::Pause)
            && sentence.quantity(at + 2).is_some()
            && sentence.gap(at, at + 2).trim().chars().count() == 1;
        if !goes_on {
            break;
        }
        at += 2;
    }
    found
}
