use super::number::Decimal;

/// The values that a printed number may stand for; every result is exact, or nothing where its
/// digits do not fit. XBRL Calculations 1.1 calls this interval arithmetic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// The least.
    pub low: Decimal,
    /// The greatest.
    pub high: Decimal,
    /// What it is worked out to be from the numbers as printed.
    pub value: Decimal,
}

/// To how many decimals a percentage is worked out; what is cut off behind is given back to the
/// interval.
const DECIMALS: u32 = 8;

impl Interval {
    /// Nothing but 0.
    pub const ZERO: Interval =
        Interval { low: Decimal::ZERO, high: Decimal::ZERO, value: Decimal::ZERO };

    /// One value.
    pub fn exactly(value: Decimal) -> Interval {
        Interval { low: value, high: value, value }
    }

    /// So far to either side of a value.
    pub fn around(value: Decimal, reach: Decimal) -> Option<Interval> {
        Interval::reaching(value, reach, reach)
    }

    /// From so far below a value to so far above it.
    pub fn reaching(value: Decimal, below: Decimal, above: Decimal) -> Option<Interval> {
        Some(Interval { low: value.checked_sub(below)?, high: value.checked_add(above)?, value })
    }

    /// The sum.
    pub fn plus(self, other: Interval) -> Option<Interval> {
        Some(Interval {
            low: self.low.checked_add(other.low)?,
            high: self.high.checked_add(other.high)?,
            value: self.value.checked_add(other.value)?,
        })
    }

    /// The difference.
    pub fn minus(self, other: Interval) -> Option<Interval> {
        self.plus(other.negated())
    }

    /// With the other sign.
    #[must_use]
    pub fn negated(self) -> Interval {
        Interval { low: self.high.negated(), high: self.low.negated(), value: self.value.negated() }
    }

    /// Its size, whatever its sign.
    #[must_use]
    pub fn abs(self) -> Interval {
        let (low, high, value) = (self.low.abs(), self.high.abs(), self.value.abs());
        if self.low.is_negative() && self.high.is_positive() {
            Interval { low: Decimal::ZERO, high: low.max(high), value }
        } else {
            Interval { low: low.min(high), high: low.max(high), value }
        }
    }

    /// So many times as much.
    pub fn times(self, count: Decimal) -> Option<Interval> {
        let (one, other) = (self.low.checked_mul(count)?, self.high.checked_mul(count)?);
        // Of a negative count the higher value gives the lower product.
        let value = self.value.checked_mul(count)?;
        Some(Interval { low: one.min(other), high: one.max(other), value })
    }

    /// How many hundredths of a whole it is. Nothing where either may be negative, where the whole
    /// may be zero, or where the digits do not fit.
    pub fn percent_of(self, whole: Interval) -> Option<Interval> {
        if self.low.is_negative() || !whole.low.is_positive() {
            return None;
        }
        let cut = Decimal::unit_of(DECIMALS)?;
        Some(Interval {
            low: self.low.percent_of(whole.high, DECIMALS)?.checked_sub(cut)?,
            high: self.high.percent_of(whole.low, DECIMALS)?.checked_add(cut)?,
            value: self.value.percent_of(whole.value, DECIMALS)?,
        })
    }

    /// Wider by as much on either side.
    pub fn wider(self, by: Decimal) -> Option<Interval> {
        Some(Interval { low: self.low.checked_sub(by)?, high: self.high.checked_add(by)?, ..self })
    }

    /// Whether some value is in both.
    pub fn meets(self, other: Interval) -> bool {
        self.low <= other.high && other.low <= self.high
    }

    /// Whether a value is in it.
    pub fn holds(self, value: Decimal) -> bool {
        self.low <= value && value <= self.high
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(low: &str, high: &str) -> Interval {
        let number = |text: &str| Decimal::parse(text).expect("a number");
        let (low, high) = (number(low), number(high));
        let value = low.checked_add(high).and_then(Decimal::half).expect("small").normalize();
        Interval { low, high, value }
    }

    #[test]
    fn a_share_reaches_from_the_least_part_of_the_most_to_the_most_of_the_least() {
        let share = of("1", "2").percent_of(of("4", "5")).expect("computable");
        assert!(share.holds(Decimal::from(20_u64)) && share.holds(Decimal::from(50_u64)));
        assert!(!share.holds(Decimal::from(19_u64)) && !share.holds(Decimal::from(51_u64)));
        assert_eq!(of("1", "2").percent_of(of("0", "5")), None);
        assert_eq!(of("-1", "2").percent_of(of("4", "5")), None);
    }

    #[test]
    fn sizes() {
        let ends = |interval: Interval| (interval.low.to_string(), interval.high.to_string());
        let both = |low: &str, high: &str| (low.to_owned(), high.to_owned());
        assert_eq!(ends(of("-3", "1").abs()), both("0", "3"));
        assert_eq!(ends(of("-3", "-1").abs()), both("1", "3"));
        assert_eq!(of("1", "3").minus(of("1", "2")).map(ends), Some(both("-1", "2")));
        assert!(of("1", "2").meets(of("2", "3")) && !of("1", "2").meets(of("3", "4")));
    }
}
