use crate::decimal::Decimal;

use super::listed::{Listed, sum};
use super::quantity::Measure;
use super::relation::{Relation, RelationKind, Role};
use super::share::rate_of;
use super::token::Stop;
use super::vocabulary::Word;

/// Who bears how much of an amount: `共需{A}，其中省级承担{p}，即{a}，本级承担{q}，即{b}`; shares that are all of it make
/// it.
pub(super) fn relations(listed: &Listed<'_, '_>) -> Vec<Relation> {
    let sentence = listed.sentence;
    let rates: Vec<usize> = (0..sentence.tokens.len()).filter(|at| is_borne(listed, *at)).collect();
    let Some(first) = rates.first().copied() else { return Vec::new() };
    let whole = (sentence.segment_start(first)..first)
        .rev()
        .find(|at| sentence.money(*at).is_some() && listed.is_own(*at) && !sentence.is_aside(*at));
    let Some(whole) = whole else { return Vec::new() };
    let share = |rate: &usize| {
        let mut relation = Relation::of(RelationKind::Share, sentence.range(*rate));
        let (rate, part) = (*rate, *rate + 2);
        relation.take(sentence, [(Role::Rate, rate), (Role::Head, part), (Role::Base, whole)]);
        relation.outcome = rate_of(sentence, sentence.quantity(rate)?, (part, whole));
        Some(relation)
    };
    let mut found: Vec<Relation> = rates.iter().filter_map(share).collect();
    let values = rates.iter().filter_map(|rate| sentence.quantity(*rate));
    let all = Decimal::checked_sum(values.map(|one| one.value));
    let parts: Vec<usize> = rates.iter().map(|rate| rate + 2).collect();
    if all == Some(Decimal::from(HUNDRED))
        && parts.len() > 1
        && let Some((mut relation, _, outcome)) = sum(sentence, whole, &parts)
    {
        relation.outcome = outcome;
        found.push(relation);
    }
    found
}

/// All of it, in per cent.
const HUNDRED: u64 = 100;

/// Whether a rate says who bears a share, and its amount stands right behind it: 省级承担30%，即3万元.
fn is_borne(listed: &Listed<'_, '_>, at: usize) -> bool {
    let sentence = listed.sentence;
    let is_rate = sentence.quantity(at).is_some_and(|one| one.measure == Measure::Percent);
    let amount = at + 2;
    is_rate
        && sentence.money(amount).is_some_and(|one| !one.is_bound)
        && sentence.stop(at + 1) == Some(Stop::Comma)
        && matches!(sentence.gap(at + 1, amount).trim(), "即" | "为" | "计" | "是")
        && !sentence.label_has(at, |word| word.is_direction() || word == Word::Done)
        && listed.lexicon.borne_by.ending(sentence.label(at).trim_end()).is_some()
}
