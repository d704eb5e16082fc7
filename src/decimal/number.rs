use std::fmt;

use rust_decimal::{Decimal as Digits, RoundingStrategy};

/// An exact decimal number: 28 digits, up to 28 of them after the point. It has no operators: what
/// would need more digits is nothing, never rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Decimal(Digits);

/// The most decimals a number has.
const MOST: u32 = 28;

impl Decimal {
    /// 0
    pub const ZERO: Decimal = Decimal(Digits::ZERO);
    /// 1
    pub const ONE: Decimal = Decimal(Digits::ONE);
    /// 100
    pub const ONE_HUNDRED: Decimal = Decimal(Digits::ONE_HUNDRED);

    /// Reads `-1520.40`: an optional sign, digits, an optional point and decimals, all of which are
    /// kept. Nothing for anything else and for more than 28 digits.
    pub fn parse(text: &str) -> Option<Decimal> {
        Digits::from_str_exact(text).ok().map(Decimal)
    }

    /// Reads `1.52040000000000e3`, as binary numbers are written out.
    pub fn parse_scientific(text: &str) -> Option<Decimal> {
        Digits::from_scientific(text).ok().map(Decimal)
    }

    /// One unit of the last of so many decimals: 0.01 for 2. Nothing beyond 28.
    pub fn unit_of(decimals: u32) -> Option<Decimal> {
        Digits::try_new(1, decimals).ok().map(Decimal)
    }

    /// The sum, with as many decimals as the longer has. Nothing where its digits do not fit.
    pub fn checked_add(self, other: Decimal) -> Option<Decimal> {
        let exact = |one: Digits, two: Digits| {
            let sum = one.checked_add(two)?;
            // What did not fit was rounded to fewer decimals.
            (sum.scale() >= one.scale().max(two.scale()) || one.is_zero() || two.is_zero())
                .then_some(Decimal(sum))
        };
        // Zeros at the end may be all that does not fit.
        exact(self.0, other.0).or_else(|| exact(self.0.normalize(), other.0.normalize()))
    }

    /// The difference. Nothing where its digits do not fit.
    pub fn checked_sub(self, other: Decimal) -> Option<Decimal> {
        self.checked_add(other.negated())
    }

    /// The product. Nothing where its digits do not fit.
    pub fn checked_mul(self, other: Decimal) -> Option<Decimal> {
        let exact = |one: Digits, two: Digits| {
            let product = one.checked_mul(two)?;
            (product.scale() == one.scale() + two.scale() || one.is_zero() || two.is_zero())
                .then_some(Decimal(product))
        };
        exact(self.0, other.0).or_else(|| exact(self.0.normalize(), other.0.normalize()))
    }

    /// The sum of all; 0 of none. Nothing where its digits do not fit.
    pub fn checked_sum(numbers: impl IntoIterator<Item = Decimal>) -> Option<Decimal> {
        numbers.into_iter().try_fold(Decimal::ZERO, Decimal::checked_add)
    }

    /// The number times a power of ten: how an amount goes from one unit into another. Nothing
    /// where its digits do not fit.
    pub fn shifted(self, exponent: i32) -> Option<Decimal> {
        let scale = i32::try_from(self.0.scale()).ok()?.checked_sub(exponent)?;
        match u32::try_from(scale) {
            Ok(scale) if scale <= MOST => {
                let mut shifted = self.0;
                shifted.set_scale(scale).ok()?;
                Some(Decimal(shifted))
            }
            // More decimals than there may be: some of them may be zeros.
            Ok(_) => {
                let plain = self.0.normalize();
                (plain.scale() < self.0.scale()).then(|| Decimal(plain).shifted(exponent))?
            }
            Err(_) => {
                let mut whole = self.0;
                whole.set_scale(0).ok()?;
                Decimal(whole).checked_mul(Decimal(
                    Digits::try_from_i128_with_scale(10_i128.checked_pow(scale.unsigned_abs())?, 0)
                        .ok()?,
                ))
            }
        }
    }

    /// Half of it. Nothing where its digits do not fit.
    pub fn half(self) -> Option<Decimal> {
        self.checked_mul(Decimal(Digits::new(5, 1)))
    }

    /// The quotient rounded to so many decimals, halves away from zero. Nothing where the divisor
    /// is zero or the digits do not fit.
    pub fn quotient(self, divisor: Decimal, decimals: u32) -> Option<Decimal> {
        let (mut above, mut below) = (self.0.mantissa(), divisor.0.mantissa());
        if below == 0 {
            return None;
        }
        // Whole numbers in the same proportion.
        let power = |scale: u32| 10_i128.checked_pow(scale);
        above = above.checked_mul(power(divisor.0.scale().saturating_sub(self.0.scale()))?)?;
        below = below.checked_mul(power(self.0.scale().saturating_sub(divisor.0.scale()))?)?;
        let negative = (above < 0) != (below < 0);
        let (above, below) = (above.unsigned_abs(), below.unsigned_abs());
        let (mut quotient, mut rest) = (above / below, above % below);
        for _ in 0..decimals {
            rest = rest.checked_mul(10)?;
            quotient = quotient.checked_mul(10)?.checked_add(rest / below)?;
            rest %= below;
        }
        quotient = quotient.checked_add(u128::from(rest >= below - rest))?;
        let signed = i128::try_from(quotient).ok()?;
        Digits::try_from_i128_with_scale(if negative { -signed } else { signed }, decimals)
            .ok()
            .map(Decimal)
    }

    /// How many hundredths of another it is, rounded to so many decimals. Nothing where the whole
    /// is zero or the digits do not fit.
    pub fn percent_of(self, whole: Decimal, decimals: u32) -> Option<Decimal> {
        self.shifted(2)?.quotient(whole, decimals)
    }

    /// Rounded to at most so many decimals, halves away from zero.
    #[must_use]
    pub fn rounded(self, decimals: u32) -> Decimal {
        Decimal(self.0.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero))
    }

    /// With at least so many decimals: zeros are written behind it as far as its digits fit.
    #[must_use]
    pub fn padded(self, decimals: u32) -> Decimal {
        let more = decimals.min(MOST).saturating_sub(self.0.scale());
        let longer =
            10_i128.checked_pow(more).and_then(|power| self.0.mantissa().checked_mul(power));
        let padded = longer.and_then(|mantissa| {
            Digits::try_from_i128_with_scale(mantissa, self.0.scale() + more).ok()
        });
        if more == 0 { self } else { padded.map_or(self, Decimal) }
    }

    /// Without zeros at the end of its decimals.
    #[must_use]
    pub fn normalize(self) -> Decimal {
        Decimal(self.0.normalize())
    }

    /// Without its sign.
    #[must_use]
    pub fn abs(self) -> Decimal {
        Decimal(self.0.abs())
    }

    /// With the other sign.
    #[must_use]
    pub fn negated(self) -> Decimal {
        Decimal(-self.0)
    }

    /// Whether it is 0.
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// Whether it is less than 0.
    pub fn is_negative(self) -> bool {
        self.0.is_sign_negative() && !self.0.is_zero()
    }

    /// Whether it is more than 0.
    pub fn is_positive(self) -> bool {
        self.0.is_sign_positive() && !self.0.is_zero()
    }

    /// How many decimals are written.
    pub fn decimals(self) -> u32 {
        self.0.scale()
    }

    /// Its digits as a whole number, without point, sign and the zeros at their end: 3296 for
    /// 32.96, 329600 and -0.3296.
    pub fn significant(self) -> u128 {
        let mut digits = self.0.mantissa().unsigned_abs();
        while digits != 0 && digits.is_multiple_of(10) {
            digits /= 10;
        }
        digits
    }

    /// How many units of its last decimal it is, without its sign: 150 for -1.50.
    pub fn steps(self) -> u128 {
        self.0.mantissa().unsigned_abs()
    }

    /// The power of ten of its last digit that is no zero: -2 for 32.96, 2 for 329600. Nothing for
    /// 0.
    pub fn last_place(self) -> Option<i32> {
        let mut digits = self.0.mantissa();
        let mut place = -i32::try_from(self.0.scale()).ok()?;
        while digits != 0 && digits % 10 == 0 {
            digits /= 10;
            place += 1;
        }
        (digits != 0).then_some(place)
    }

    /// As a small whole number, if it is one.
    pub fn to_u32(self) -> Option<u32> {
        let whole = self.0.normalize();
        (whole.scale() == 0).then(|| u32::try_from(whole.mantissa()).ok())?
    }
}

impl From<u32> for Decimal {
    fn from(number: u32) -> Decimal {
        Decimal(Digits::from(number))
    }
}

impl From<u64> for Decimal {
    fn from(number: u64) -> Decimal {
        Decimal(Digits::from(number))
    }
}

impl From<usize> for Decimal {
    fn from(number: usize) -> Decimal {
        Decimal(Digits::from(number))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

#[cfg(test)]
#[path = "number_tests.rs"]
mod tests;
