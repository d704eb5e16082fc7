use crate::decimal::{Decimal, Interval};

use super::change::Change;
use super::change_held::held;
use super::quantity::Quantity;
use super::relation::Outcome;
use super::sentence::Sentence;

/// Of an amount, its base, its change and its rate that do not agree, the token of the one without which the others
/// do, with what it would be: `{A}，上年{B}，增加{D}，增长{P}`. Where the change alone does not fit, that is told.
pub(super) fn suspect(
    sentence: &Sentence<'_>,
    change: &Change,
    (head, base): (&Quantity, usize),
) -> Option<(Told, Decimal)> {
    let amount_at = change.amount?;
    let (amount, printed) = (sentence.money(amount_at)?, sentence.money(base)?);
    let difference = head.interval.minus(printed.interval)?;
    let fits = amount.size().wider(amount.last_place)?.meets(difference.abs());
    if fits {
        return None;
    }
    let by = if change.is_up { amount.value.abs() } else { amount.value.abs().negated() };
    let of_amount = (Told::Number(amount_at), amount.printed(difference.value.abs()));
    if change.rate.is_none() {
        return Some(of_amount);
    }
    let holds = |change: &Change, base| held(sentence, change, head, base) == Outcome::Holds;
    if holds(change, None) {
        let expected = printed.printed(head.value.checked_sub(by)?);
        return Some((Told::Number(base), expected));
    }
    if holds(&Change { amount: None, ..change.clone() }, Some(base)) {
        return Some(of_amount);
    }
    // The change and its rate give the base: what changed is another.
    let rate = sentence.quantity(change.rate?)?;
    let worked_out = amount.size().percent_of(printed.interval.abs());
    let is_head = worked_out.is_some_and(|worked_out: Interval| rate.size().meets(worked_out));
    if is_head {
        return Some((Told::Head, head.printed(printed.value.checked_add(by)?)));
    }
    Some(of_amount)
}

/// The number that is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// What changed.
    Head,
    /// A number of the sentence, by its token.
    Number(usize),
}
