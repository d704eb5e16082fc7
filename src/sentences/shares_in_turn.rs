use super::listed::Listed;
use super::quantity::Measure;
use super::relation::{Outcome, Relation, RelationKind, Role};
use super::share::rate_of;
use super::side_by_side::side_by_side;
use super::vocabulary::Word;

/// Rates in an order and amounts in the same, each the share of one: `占比分别为{p}、{q}、{r}，金额依次为{a}、{b}、{c}`, and the
/// other way round.
pub(super) fn relations(listed: &Listed<'_, '_>) -> Vec<Relation> {
    let sentence = listed.sentence;
    let is_rate = |at: usize| {
        sentence.quantity(at).is_some_and(|one| one.measure == Measure::Percent && !one.is_bound)
    };
    let amounts = side_by_side(sentence, |at| {
        sentence.money(at).is_some_and(|one| !one.is_bound) && !sentence.is_change(at)
    });
    let of_shares = side_by_side(sentence, is_rate).into_iter().filter(|rates| {
        rates.first().is_some_and(|first| {
            let words = sentence.label_start(*first)..*first;
            { words }.any(|at| sentence.word(at) == Some(Word::Share))
        })
    });
    of_shares.flat_map(|rates| of_list(listed, &rates, &amounts)).collect()
}

fn of_list(listed: &Listed<'_, '_>, rates: &[usize], amounts: &[Vec<usize>]) -> Vec<Relation> {
    let sentence = listed.sentence;
    let (Some(first), Some(last)) = (rates.first(), rates.last()) else { return Vec::new() };
    let is_near = |list: &&Vec<usize>| {
        list.len() == rates.len()
            && sentence.segment_start(list[0]) == sentence.segment_start(*first)
            && sentence.bracket(list[0]) == sentence.bracket(*first)
    };
    let mut near = amounts.iter().filter(is_near);
    let Some(parts) = near.next().filter(|_| near.next().is_none()) else { return Vec::new() };
    let (begins, ends) = ((*first).min(parts[0]), (*last).max(parts[parts.len() - 1]));
    let wholes = wholes(listed, begins, ends);
    let outcome = |whole: usize, at: usize| match sentence.quantity(rates[at]) {
        Some(rate) => rate_of(sentence, rate, (parts[at], whole)),
        None => Outcome::NotComputable,
    };
    let holding = |whole: &usize| {
        let all = 0..rates.len();
        all.filter(|at| outcome(*whole, *at) == Outcome::Holds).count()
    };
    // That of all of them one at least holds shows that they are of this whole.
    let whole = wholes.into_iter().max_by_key(holding).filter(|whole| holding(whole) > 0);
    let Some(whole) = whole else { return Vec::new() };
    let relation = |at: usize| {
        let mut relation = Relation::of(RelationKind::Share, sentence.range(rates[at]));
        let numbers = [(Role::Rate, rates[at]), (Role::Head, parts[at]), (Role::Base, whole)];
        relation.take(sentence, numbers);
        relation.outcome = outcome(whole, at);
        relation
    };
    (0..rates.len()).map(relation).collect()
}

/// What may be divided: the amount right before both lists, and the one right behind.
fn wholes(listed: &Listed<'_, '_>, begins: usize, ends: usize) -> Vec<usize> {
    let sentence = listed.sentence;
    let is_whole =
        |at: &usize| sentence.money(*at).is_some() && listed.is_own(*at) && !sentence.is_aside(*at);
    let before = (0..begins).rev().find(is_whole);
    let behind = (ends + 1..sentence.tokens.len()).find(is_whole);
    behind.into_iter().chain(before).collect()
}
