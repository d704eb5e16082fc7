use crate::decimal::Decimal;
use crate::model::{Figure, Rounding};

/// The values a printed figure may stand for, in the base of arithmetic. Under `exact` it is one
/// value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Interval {
    pub low: Decimal,
    pub high: Decimal,
}

impl Interval {
    pub const ZERO: Interval = Interval { low: Decimal::ZERO, high: Decimal::ZERO };

    /// What a figure stands for under a declared rounding. XBRL Calculations 1.1 calls this
    /// interval arithmetic. Nothing where its digits do not fit.
    pub fn of(figure: &Figure, rounding: Rounding) -> Option<Interval> {
        let value = figure.in_base();
        let (below, above) = match rounding {
            Rounding::Exact => return Some(Interval { low: value, high: value }),
            Rounding::Nearest => (figure.precision().half()?, figure.precision().half()?),
            // Cut off towards zero.
            Rounding::Truncated if value.is_negative() => (figure.precision(), Decimal::ZERO),
            Rounding::Truncated => (Decimal::ZERO, figure.precision()),
        };
        Some(Interval { low: value.checked_sub(below)?, high: value.checked_add(above)? })
    }

    /// Adds. Nothing where the digits do not fit.
    pub fn add(self, other: Interval) -> Option<Interval> {
        Some(Interval {
            low: self.low.checked_add(other.low)?,
            high: self.high.checked_add(other.high)?,
        })
    }

    pub fn negated(self) -> Interval {
        Interval { low: self.high.negated(), high: self.low.negated() }
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
        let unit = Decimal::unit_of(decimals).expect("small");
        let size =
            Decimal::from(units.unsigned_abs()).checked_mul(unit).expect("small").padded(decimals);
        let amount = Amount::from_decimal(if units < 0 { size.negated() } else { size });
        Figure::new(
            amount,
            Unit::Money(MoneyUnit::TenThousandYuan),
            amount.to_string(),
            Span::beginning(),
        )
        .expect("small")
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        /// Round every part to two decimals and their sum too: the printed figures must be found
        /// consistent under `nearest`.
        #[test]
        fn honest_rounding_is_never_an_error(parts in proptest::collection::vec(-1_000_000_i64..1_000_000, 1..12)) {
            // Ten-thousandths to hundredths, halves away from zero, in whole numbers.
            let rounded = |units: i64| figure((units.abs() + 50) / 100 * units.signum(), 2);
            let nearest = |units: i64| Interval::of(&rounded(units), Rounding::Nearest).expect("small");
            let sum = parts.iter().fold(Interval::ZERO, |sum, part| sum.add(nearest(*part)).expect("small"));
            prop_assert!(nearest(parts.iter().sum()).meets(sum));
        }

        #[test]
        fn the_order_of_adding_does_not_matter(a in any::<i32>(), b in any::<i32>(), c in any::<i32>()) {
            let of = |units: i32| Interval::of(&figure(i64::from(units), 2), Rounding::Nearest).expect("small");
            let one = of(a).add(of(b)).and_then(|sum| sum.add(of(c)));
            let two = of(c).add(of(a)).and_then(|sum| sum.add(of(b)));
            prop_assert!(one == two);
        }
    }
}
