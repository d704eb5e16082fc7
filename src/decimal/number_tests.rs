use std::cmp::Ordering;

use num_bigint::BigInt;
use proptest::prelude::{ProptestConfig, Strategy, any, prop_assert, prop_assert_eq, proptest};

use super::*;

fn of(text: &str) -> Decimal {
    Decimal::parse(text).expect(text)
}

/// A number as whole units of its 56th decimal: worked out in integers of any length, from its
/// text.
fn units(text: &str) -> BigInt {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let all = format!("{whole}{decimals}{}", "0".repeat(56 - decimals.len()));
    all.parse::<BigInt>().expect("digits") * sign
}

fn one() -> BigInt {
    BigInt::from(10).pow(56)
}

/// Whether 28 digits, at most 28 of them decimals, can say so many units.
fn fits(exact: &BigInt) -> bool {
    let text = exact.magnitude().to_string();
    let decimals = 56 - text.bytes().rev().take_while(|digit| *digit == b'0').count().min(56);
    decimals <= 28
        && (exact.magnitude()
            / BigInt::from(10).pow(u32::try_from(56 - decimals).expect("small")).magnitude())
        .bits()
            <= 96
}

/// The digits without zeros at the end of the decimals, and how many decimals these are.
fn written(text: &str) -> (BigInt, usize) {
    let plain =
        if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { text };
    let decimals = plain.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    (plain.replace('.', "").parse().expect("digits"), decimals)
}

/// Numbers of every length, many of them at the bounds.
fn texts() -> impl Strategy<Value = String> {
    (any::<bool>(), 0..29_usize, "[0-9]{1,28}", any::<bool>()).prop_map(
        |(negative, decimals, digits, nines)| {
            let digits = if nines { "9".repeat(digits.len()) } else { digits };
            let decimals = decimals.min(digits.len() - 1);
            let (whole, rest) = digits.split_at(digits.len() - decimals);
            format!(
                "{}{whole}{}{rest}",
                if negative { "-" } else { "" },
                if rest.is_empty() { "" } else { "." }
            )
        },
    )
}

#[test]
fn what_does_not_fit_is_nothing_and_never_rounded() {
    // The larger number would swallow the smaller.
    assert_eq!(of("12345678901234567890").checked_add(of("0.000000000000001")), None);
    assert_eq!(of("12345678901234567890").checked_sub(of("0.000000000000001")), None);
    assert_eq!(of("9999999999999999999999999999").checked_mul(of("10000")), None);
    assert_eq!(of("0.0000000000000001").checked_mul(of("0.0000000000000001")), None);
    assert_eq!(of("9999999999999999999999999999").shifted(8), None);
    assert_eq!(Decimal::unit_of(29), None);
    // Zeros at the end are no digits that must fit.
    assert_eq!(
        of("9999999999999999.00000000").checked_mul(of("100000000.00000000")),
        Some(of("999999999999999900000000"))
    );
}

#[test]
fn a_quotient_is_rounded_as_asked() {
    let quotient = |above, below, decimals| {
        of(above).quotient(of(below), decimals).map(|quotient| quotient.to_string())
    };
    assert_eq!(quotient("1", "3", 2).as_deref(), Some("0.33"));
    assert_eq!(quotient("1", "-8", 2).as_deref(), Some("-0.13"));
    assert_eq!(quotient("0.125", "1", 2).as_deref(), Some("0.13"));
    assert_eq!(quotient("-0.125", "1", 2).as_deref(), Some("-0.13"));
    assert_eq!(quotient("1", "0", 2), None);
    assert_eq!(quotient("0", "7.00", 1).as_deref(), Some("0.0"));
    assert_eq!(
        of("1").percent_of(of("3"), 1).map(|share| share.to_string()).as_deref(),
        Some("33.3")
    );
}

#[test]
fn digits_and_places() {
    assert_eq!(
        [of("32.96"), of("329600"), of("-0.3296"), of("0.00")].map(Decimal::significant),
        [3296, 3296, 3296, 0]
    );
    assert_eq!(
        [of("32.96"), of("329600"), of("-0.32960"), of("0.00")].map(Decimal::last_place),
        [Some(-2), Some(2), Some(-4), None]
    );
    assert_eq!(of("1.5").padded(3).to_string(), "1.500");
    assert_eq!(of("1.5").padded(400).decimals(), 28);
    assert_eq!(
        of("9999999999999999999999999999").padded(8).to_string(),
        "9999999999999999999999999999"
    );
    assert!(of("-0.00").is_zero() && !of("-0.00").is_negative() && !of("-0.00").is_positive());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn sums_and_differences_are_exact_or_nothing(a in texts(), b in texts()) {
        let (x, y) = (units(&a), units(&b));
        for (result, exact) in [(of(&a).checked_add(of(&b)), &x + &y), (of(&a).checked_sub(of(&b)), &x - &y)] {
            match result {
                Some(result) => prop_assert_eq!(units(&result.to_string()), exact),
                None => prop_assert!(!fits(&exact), "{} and {}", a, b),
            }
        }
    }

    #[test]
    fn products_are_exact_or_nothing(a in texts(), b in texts()) {
        let exact = units(&a) * units(&b);
        match of(&a).checked_mul(of(&b)) {
            Some(product) => prop_assert_eq!(units(&product.to_string()) * one(), exact),
            None => {
                let ((x, a_decimals), (y, b_decimals)) = (written(&a), written(&b));
                prop_assert!((x * y).bits() > 96 || a_decimals + b_decimals > 28, "{} and {}", a, b);
            }
        }
    }

    #[test]
    fn moving_the_point_is_exact_or_nothing(a in texts(), exponent in -20..20_i32) {
        let power = BigInt::from(10).pow(exponent.unsigned_abs());
        if let Some(shifted) = of(&a).shifted(exponent) {
            let (before, after) = (units(&a), units(&shifted.to_string()));
            let exact = if exponent < 0 { after * power == before } else { after == before * power };
            prop_assert!(exact, "{} by {}", a, exponent);
        } else {
            let exact = if exponent < 0 { units(&a) / power } else { units(&a) * power };
            prop_assert!(!fits(&exact), "{} by {}", a, exponent);
        }
    }

    #[test]
    fn comparing_is_exact(a in texts(), b in texts()) {
        prop_assert_eq!(of(&a).cmp(&of(&b)), units(&a).cmp(&units(&b)));
        prop_assert_eq!(of(&a) == of(&b), units(&a).cmp(&units(&b)) == Ordering::Equal);
    }

    #[test]
    fn a_quotient_is_off_by_half_a_unit_at_most(a in texts(), b in texts(), decimals in 0..13_u32) {
        if let Some(quotient) = of(&a).quotient(of(&b), decimals) {
            let (above, below, quotient) = (units(&a) * one(), units(&b), units(&quotient.to_string()));
            // |a/b − q| ≤ half a unit, both sides times 2b.
            let off: BigInt = (above - &quotient * &below) * 2;
            let unit: BigInt = one() / BigInt::from(10).pow(decimals) * &below;
            prop_assert!(off.magnitude() <= unit.magnitude(), "{} / {}", a, b);
        } else {
            let by_zero = units(&b) == BigInt::from(0);
            // The digits that were asked for do not fit, or those on the way do not.
            let wanted = || units(&a) * BigInt::from(10).pow(decimals) / units(&b);
            let long = a.len() + b.len() > 20;
            prop_assert!(by_zero || long || wanted().bits() >= 96, "{} / {}", a, b);
        }
    }
}
