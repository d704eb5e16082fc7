use crate::decimal::{Decimal, Interval};
use crate::model::{Figure, Rounding};

/// What a figure stands for under a declared rounding, in the base of arithmetic; under `exact` it
/// is one value. Nothing where its digits do not fit.
pub(super) fn stands_for(figure: &Figure, rounding: Rounding) -> Option<Interval> {
    let value = figure.in_base();
    let (below, above) = match rounding {
        Rounding::Exact => return Some(Interval::exactly(value)),
        Rounding::Nearest => (figure.precision().half()?, figure.precision().half()?),
        // Cut off towards zero.
        Rounding::Truncated if value.is_negative() => (figure.precision(), Decimal::ZERO),
        Rounding::Truncated => (Decimal::ZERO, figure.precision()),
    };
    Interval::reaching(value, below, above)
}

/// What a figure stands for that a sentence says in a coarser unit than tables print it: it was
/// rounded to the nearest or cut off, and no sentence says which.
pub(super) fn said_in_short(figure: &Figure) -> Option<Interval> {
    let (half, whole) = (figure.precision().half()?, figure.precision());
    let is_negative = figure.in_base().is_negative();
    let (below, above) = if is_negative { (whole, half) } else { (half, whole) };
    Interval::reaching(figure.in_base(), below, above)
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
            let nearest = |units: i64| stands_for(&rounded(units), Rounding::Nearest).expect("small");
            let sum = parts.iter().fold(Interval::ZERO, |sum, part| sum.plus(nearest(*part)).expect("small"));
            prop_assert!(nearest(parts.iter().sum()).meets(sum));
        }

        #[test]
        fn the_order_of_adding_does_not_matter(a in any::<i32>(), b in any::<i32>(), c in any::<i32>()) {
            let of = |units: i32| stands_for(&figure(i64::from(units), 2), Rounding::Nearest).expect("small");
            let one = of(a).plus(of(b)).and_then(|sum| sum.plus(of(c)));
            let two = of(c).plus(of(a)).and_then(|sum| sum.plus(of(b)));
            prop_assert!(one == two);
        }
    }
}
