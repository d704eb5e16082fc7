use std::cmp::Ordering;

use crate::decimal::{Decimal, Interval};

use super::change::Change;
use super::quantity::{Measure, Quantity};
use super::relation::Outcome;
use super::sentence::Sentence;
use super::vocabulary::Word;

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
        if let Some(outcome) = missed(change, amount, difference) {
            return outcome;
        }
    }
    // A rate alone says which of the two is more.
    if let (None, Some(base)) = (amount, base)
        && let Some(difference) = head.interval.minus(base)
        && signed(difference).high.is_negative()
    {
        return Outcome::OtherDirection;
    }
    let Some(rate) = change.rate.and_then(|at| sentence.quantity(at)) else {
        return if amount.is_some() && base.is_some() {
            Outcome::Holds
        } else {
            Outcome::NotComputable
        };
    };
    // 2022年预算5万元，2023年不再安排，减少5万元，下降100%: all of it went, and the head is what there was.
    let is_all = |amount: &Quantity| !change.is_up && amount.size().meets(head.interval);
    if base.is_none() && amount.is_some_and(is_all) && rate.size().holds(Decimal::from(100_u64)) {
        return Outcome::Holds;
    }
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
    // A rate may be made from the change that is printed, or from the two amounts beside it.
    let of_two = || head.interval.minus(base)?.abs().percent_of(base.abs());
    match rate.measure {
        Measure::Times => times(rate, worked_out),
        _ => match Outcome::of(rate, rate.size(), worked_out) {
            Outcome::Holds => Outcome::Holds,
            _ if of_two().is_some_and(|of_two| rate.size().meets(of_two)) => Outcome::Holds,
            outcome => outcome,
        },
    }
}

/// What comes of an amount that is not the difference of the two beside it; a miss of the last place is told
/// by the rate, where there is one.
fn missed(change: &Change, amount: &Quantity, difference: Interval) -> Option<Outcome> {
    let signed = if change.is_up { amount.size() } else { amount.size().negated() };
    if signed.meets(difference) {
        return None;
    }
    if signed.negated().meets(difference) {
        return Some(Outcome::OtherDirection);
    }
    let outcome = Outcome::of(amount, amount.size(), difference.abs());
    let is_told = match outcome {
        Outcome::Holds => false,
        Outcome::Fails { .. } => true,
        _ => change.rate.is_none(),
    };
    is_told.then_some(outcome)
}

/// Whether something grew by a multiple: 增长1.5倍 is 150 per cent more; some mean that it became so many
/// times as much.
fn times(rate: &Quantity, percent: Interval) -> Outcome {
    let Some(grown) = Decimal::ONE.shifted(-2).and_then(|part| percent.times(part)) else {
        return Outcome::NotComputable;
    };
    let became = grown.plus(Interval::exactly(Decimal::ONE));
    match Outcome::of(rate, rate.size(), grown) {
        Outcome::Fails { .. } if became.is_some_and(|became| rate.size().meets(became)) => {
            Outcome::NotComputable
        }
        outcome => outcome,
    }
}

/// The amounts of two years before a change, the later one first: 2023年预算5万元，2022年预计执行4万元，增长25%.
/// Nothing where there is another amount.
pub(super) fn two_years(sentence: &Sentence<'_>, end: usize) -> Option<(usize, usize)> {
    let start = sentence.segment_start(end);
    let amounts: Vec<usize> = (start..end).filter(|at| sentence.money(*at).is_some()).collect();
    let [one, other] = amounts.as_slice() else { return None };
    // 增加到5万元 is what it became, 增加5万元 by how much.
    let is_by = |at: usize| at > 0 && sentence.word(at - 1).is_some_and(Word::is_direction);
    let is_change = |at: usize| {
        sentence.label_has(at, |word| word == Word::Compared)
            || (is_by(at) && !became(sentence, at))
    };
    if is_change(*one) || is_change(*other) {
        return None;
    }
    let year = |at: usize| {
        let label = sentence.label_tokens(at);
        let is_last = label.clone().any(|at| sentence.word(at) == Some(Word::LastYear));
        sentence.year_in(label).or(is_last.then_some(i16::MIN))
    };
    let (first, second) = (year(*one)?, year(*other)?);
    match first.cmp(&second) {
        Ordering::Greater => Some((*one, *other)),
        Ordering::Less => Some((*other, *one)),
        Ordering::Equal => None,
    }
}

/// Whether an amount is what something became: 减少到2023年的5万元.
pub(super) fn became(sentence: &Sentence<'_>, at: usize) -> bool {
    let direction = sentence
        .label_tokens(at)
        .rev()
        .find(|at| sentence.word(*at).is_some_and(Word::is_direction));
    direction.is_some_and(|direction| {
        sentence.gap(direction, direction + 1).trim_start().starts_with(['到', '至', '为'])
    })
}

/// The direction in which something became an amount, and the word that says it.
pub(super) fn became_up(sentence: &Sentence<'_>, at: usize) -> Option<(bool, usize)> {
    let mut words = sentence.label_tokens(at).rev();
    let (at_word, word) = words
        .find_map(|at| Some((at, sentence.word(at)?)).filter(|(_, word)| word.is_direction()))?;
    became(sentence, at).then_some((word.is_up(), at_word))
}
