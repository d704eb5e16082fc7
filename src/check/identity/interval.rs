use rust_decimal::Decimal;

use crate::model::{Figure, Rounding};

/// The values a printed figure may stand for, in the base of arithmetic. Under `exact` it is one value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Interval {
    pub low: Decimal,
    pub high: Decimal,
}

impl Interval {
    pub const ZERO: Interval = Interval { low: Decimal::ZERO, high: Decimal::ZERO };

    /// What a figure stands for under a declared rounding. XBRL Calculations 1.1 calls this interval arithmetic.
    pub fn of(figure: &Figure, rounding: Rounding) -> Interval {
        let value = figure.in_base();
        match rounding {
            Rounding::Exact => Interval { low: value, high: value },
            Rounding::Nearest => {
                let half = figure.precision() / Decimal::TWO;
                Interval { low: value - half, high: value + half }
            }
            // Cut off towards zero.
            Rounding::Truncated if value.is_sign_negative() => Interval { low: value - figure.precision(), high: value },
            Rounding::Truncated => Interval { low: value, high: value + figure.precision() },
        }
    }

    /// Adds, or says that 28 digits are not enough.
    pub fn add(self, other: Interval) -> Option<Interval> {
        Some(Interval { low: self.low.checked_add(other.low)?, high: self.high.checked_add(other.high)? })
    }

    pub fn negated(self) -> Interval {
        Interval { low: -self.high, high: -self.low }
    }

    pub fn meets(self, other: Interval) -> bool {
        self.low <= other.high && other.low <= self.high
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, any, prop_assert, proptest};

    use super::*;
    use crate::model::{Amount, MoneyUnit, Unit};
    use crate::source::Span;

    fn figure(units: i64, decimals: u32) -> Figure {
        let amount = Amount::from_decimal(Decimal::new(units, decimals));
        Figure { amount, unit: Unit::Money(MoneyUnit::TenThousandYuan), printed: amount.to_string(), span: Span::beginning() }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        /// Round every part to two decimals and their sum too: the printed figures must be found consistent under `nearest`.
        #[test]
        fn honest_rounding_is_never_an_error(parts in proptest::collection::vec(-1_000_000_i64..1_000_000, 1..12)) {
            let exact: Vec<Decimal> = parts.iter().map(|part| Decimal::new(*part, 4)).collect();
            let rounded = |value: Decimal| {
                let rounded = value.round_dp_with_strategy(2, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
                figure(i64::try_from((rounded * Decimal::ONE_HUNDRED).mantissa() / 10_i128.pow((rounded * Decimal::ONE_HUNDRED).scale())).expect("small"), 2)
            };
            let total = Interval::of(&rounded(exact.iter().sum()), Rounding::Nearest);
            let sum = exact.iter().fold(Interval::ZERO, |sum, part| sum.add(Interval::of(&rounded(*part), Rounding::Nearest)).expect("small"));
            prop_assert!(total.meets(sum));
        }

        #[test]
        fn the_order_of_adding_does_not_matter(a in any::<i32>(), b in any::<i32>(), c in any::<i32>()) {
            let of = |units: i32| Interval::of(&figure(i64::from(units), 2), Rounding::Nearest);
            let one = of(a).add(of(b)).and_then(|sum| sum.add(of(c)));
            let two = of(c).add(of(a)).and_then(|sum| sum.add(of(b)));
            prop_assert!(one == two);
        }
    }
}
