use std::cmp::Ordering;

use crate::decimal::{Decimal, Interval};

use super::change::Change;
use super::compared::Compared;
use super::quantity::{Measure, Quantity};
use super::relation::Outcome;
use super::sentence::Sentence;

/// Whether an amount changed as it is said.
pub(super) fn held(
    sentence: &Sentence<'_>,
    change: &Change,
    head: &Quantity,
    base: Option<usize>,
) -> Outcome {
    let amount = change.amount.and_then(|at| sentence.money(at));
    let base = base.and_then(|at| sentence.money(at)).map(|base| base.interval);
    let signed = |interval: Interval| if change.is_up { interval } else { interval.negated() };
    let from_amount = amount.and_then(|amount| head.interval.minus(signed(amount.size())));
    if let (Some(amount), Some(base)) = (amount, base) {
        let Some(difference) = head.interval.minus(base) else { return Outcome::NotComputable };
        if !signed(amount.size()).meets(difference) {
            if signed(amount.size()).negated().meets(difference) {
                return Outcome::OtherDirection;
            }
            let outcome = Outcome::of(amount, amount.size(), difference.abs());
            if outcome != Outcome::Holds && change.rate.is_none() {
                return outcome;
            }
            if matches!(outcome, Outcome::Fails { .. }) {
                return outcome;
            }
        }
    }
    let Some(rate) = change.rate.and_then(|at| sentence.quantity(at)) else {
        return if amount.is_some() && base.is_some() {
            Outcome::Holds
        } else {
            Outcome::NotComputable
        };
    };
    let Some(base) = base.or(from_amount) else { return Outcome::NotComputable };
    let difference = match amount {
        Some(amount) => Some(amount.size()),
        None => head.interval.minus(base).map(Interval::abs),
    };
    // A base of nothing gives no rate; what places print then is their own.
    if base.holds(Decimal::ZERO) {
        return Outcome::NotComputable;
    }
    let Some(worked_out) = difference.and_then(|difference| difference.percent_of(base.abs()))
    else {
        return Outcome::NotComputable;
    };
    match rate.measure {
        Measure::Times => Outcome::NotComputable,
        _ => Outcome::of(rate, rate.size(), worked_out),
    }
}

/// A rate behind the amounts of two years: 2023年预算5万元，2022年预计执行4万元，增长25%. Nothing where
/// there is an amount of change, a comparison, or another amount.
pub(super) fn between_two_years(
    sentence: &Sentence<'_>,
    change: &Change,
    compared: Option<&Compared>,
) -> Option<Outcome> {
    let rate = change.rate.filter(|_| change.amount.is_none() && compared.is_none())?;
    let start = sentence.segment_start(change.begins);
    let amounts: Vec<usize> =
        (start..change.begins).filter(|at| sentence.money(*at).is_some()).collect();
    let [one, other] = amounts.as_slice() else { return None };
    let year = |at: usize| sentence.year_in(sentence.label_tokens(at));
    let (first, second) = (year(*one)?, year(*other)?);
    let (now, base) = match first.cmp(&second) {
        Ordering::Greater => (*one, *other),
        Ordering::Less => (*other, *one),
        Ordering::Equal => return None,
    };
    let (now, base) = (sentence.money(now)?.interval, sentence.money(base)?.interval);
    let rate = sentence.quantity(rate).filter(|rate| rate.measure == Measure::Percent)?;
    let difference = now.minus(base)?;
    let signed = if change.is_up { difference } else { difference.negated() };
    if signed.high.is_negative() {
        return Some(Outcome::OtherDirection);
    }
    let worked_out = difference.abs().percent_of(base)?;
    Some(Outcome::of(rate, rate.size(), worked_out))
}
