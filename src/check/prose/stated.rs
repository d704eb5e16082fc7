use std::ops::Range;

use crate::decimal::Decimal;

use super::literal::{Kind, literals_in};

/// An amount of money as a sentence states it.
#[derive(Debug, Clone)]
pub(super) struct StatedAmount {
    /// Its bytes in the text, unit included.
    pub range: Range<usize>,
    /// What it stands for, in 元: half a unit of its last digit either way, or as far as a word
    /// beside it widens it.
    interval: (Decimal, Decimal),
}

impl StatedAmount {
    /// Whether it may be this amount, in 元.
    pub fn holds(&self, amount: Decimal) -> bool {
        self.interval.0 <= amount && amount <= self.interval.1
    }
}

/// The amounts of money in a text, in their order.
pub(super) fn stated_amounts(text: &str) -> Vec<StatedAmount> {
    let money = literals_in(text, &|_| false)
        .into_iter()
        .filter(|literal| matches!(literal.kind, Kind::Money(_)));
    money
        .map(|literal| StatedAmount { interval: literal.interval(), range: literal.range })
        .collect()
}
