use std::ops::Range;

use crate::decimal::{Decimal, Interval};

use super::vocabulary::Phase;

/// What a quantity measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Money; the value is in 元, the exponent the power of ten of the unit printed (万元: 4).
    Money {
        /// 元 0, 千元 3, 万元 4, 亿元 8.
        exponent: i32,
    },
    /// Percent.
    Percent,
    /// Percentage points: a difference of rates.
    Points,
    /// A multiple: 1.5倍.
    Times,
    /// A count of something: 12辆.
    Count,
    /// A number with decimals and nothing behind it: a unit or a per cent sign is missing, or stands
    /// behind the last of a list.
    Bare,
}

/// How words beside a number widen it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Widened {
    /// Not at all: it stands for itself, rounded as printed.
    No,
    /// 约, 近, 左右: one in a hundred either way.
    About,
    /// 余, 多: up to one more of its last digit that is no zero.
    Over,
    /// 超过, 以上: at least so much.
    AtLeast,
    /// 不足, 以下: at most so much.
    AtMost,
    /// One end of a range: 3—5万元.
    Range,
}

/// A number with what it counts, as a sentence writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quantity {
    /// What it measures.
    pub measure: Measure,
    /// Its value: money in 元, a rate in percent.
    pub value: Decimal,
    /// What it may stand for.
    pub interval: Interval,
    /// One unit of its last printed place, in the base of its measure.
    pub last_place: Decimal,
    /// How many decimals are printed.
    pub decimals: u32,
    /// Whether it is a bound, and no number: 超过, 以上, 不足.
    pub is_bound: bool,
    /// Whether its unit stands twice: 5万元万元.
    pub is_doubled: bool,
    /// Whether the words before it ask for a unit or a per cent sign that it has not.
    pub is_wanting: bool,
}

impl Quantity {
    /// A number as printed, in the base of its measure. Nothing where it is larger than numbers may
    /// be.
    pub(super) fn new(
        measure: Measure,
        printed: Decimal,
        decimals: u32,
        widened: Widened,
    ) -> Option<Quantity> {
        let exponent = match measure {
            Measure::Money { exponent } => exponent,
            _ => 0,
        };
        let value = printed.shifted(exponent)?;
        let last_place = Decimal::unit_of(decimals)?.shifted(exponent)?;
        let half = last_place.half()?;
        let far = Decimal::from(10_u64.pow(16));
        let interval = match widened {
            Widened::No => Interval::around(value, half)?,
            Widened::About => Interval::around(value, last_place.max(value.abs().shifted(-2)?))?,
            Widened::Over => {
                let place = value.last_place().and_then(|place| Decimal::ONE.shifted(place));
                let high = value.checked_add(place.unwrap_or(last_place).max(last_place))?;
                Interval { low: value.checked_sub(half)?, high, value }
            }
            Widened::AtLeast => Interval { low: value.checked_sub(half)?, high: far, value },
            Widened::Range => Interval { low: far.negated(), high: far, value },
            Widened::AtMost => {
                Interval { low: far.negated(), high: value.checked_add(half)?, value }
            }
        };
        (value.abs() < far).then_some(Quantity {
            measure,
            value,
            interval,
            last_place,
            decimals,
            is_bound: matches!(widened, Widened::AtLeast | Widened::AtMost | Widened::Range),
            is_doubled: false,
            is_wanting: false,
        })
    }

    /// The same number in another measure. Nothing where it is larger than numbers may be.
    pub(super) fn measured(&self, measure: Measure) -> Option<Quantity> {
        Quantity::new(measure, self.value, self.decimals, Widened::No)
    }

    /// Whether it has no unit, and counts nothing.
    pub(super) fn is_bare(&self) -> bool {
        self.measure == Measure::Bare
    }

    /// Whether it is money.
    pub fn is_money(&self) -> bool {
        matches!(self.measure, Measure::Money { .. })
    }

    /// Its size, whatever sign is printed.
    pub fn size(&self) -> Interval {
        self.interval.abs()
    }

    /// Whether it has three digits at least: of a shorter one some numbers are the sum by chance.
    pub fn has_digits(&self) -> bool {
        self.last_place.shifted(DIGITS).is_some_and(|least| self.value.abs() >= least)
    }

    /// Whether it has four digits at least: a shorter number is many figures, and says nothing of which is
    /// meant.
    pub fn is_telling(&self) -> bool {
        let last = self.last_place.shifted(self.empty_decimals());
        let least = last.and_then(|last| last.shifted(TELLING));
        least.is_some_and(|least| self.value.abs() >= least)
    }

    /// How many of its decimals behind the second are nothing, up to the last that is something: 0.050000 says no
    /// more than 0.05.
    fn empty_decimals(&self) -> i32 {
        let exponent = match self.measure {
            Measure::Money { exponent } => exponent,
            _ => 0,
        };
        let Some(own) = self.value.shifted(-exponent) else { return 0 };
        let full = (PLAIN..self.decimals).find(|decimals| own.rounded(*decimals) == own);
        full.map_or(0, |full| i32::try_from(self.decimals - full).unwrap_or(0))
    }

    /// A value as it would be printed in its place, with the unit of money or the sign of a rate.
    pub fn printed_with(&self, expected: Decimal) -> String {
        let unit = match self.measure {
            Measure::Money { exponent: 8 } => "亿元",
            Measure::Money { exponent: 4 } => "万元",
            Measure::Money { exponent: 3 } => "千元",
            Measure::Money { .. } => "元",
            Measure::Percent | Measure::Points => "%",
            Measure::Times | Measure::Count | Measure::Bare => "",
        };
        format!("{expected}{unit}")
    }

    /// A value in the base of its measure, as it would be printed in its place.
    pub fn printed(&self, value: Decimal) -> Decimal {
        let exponent = match self.measure {
            Measure::Money { exponent } => exponent,
            _ => 0,
        };
        let own = value.shifted(-exponent).unwrap_or(value);
        own.rounded(self.decimals).padded(self.decimals)
    }
}

/// Digits before the last that keep chance out of a sum.
const DIGITS: i32 = 2;

/// Digits before the last that make a number telling.
const TELLING: i32 = 3;
/// Decimals that money has in print, also where they are nothing.
const PLAIN: u32 = 2;

/// A quantity and its bytes in the text, unit included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// The quantity.
    pub quantity: Quantity,
    /// Its bytes.
    pub range: Range<usize>,
    /// The bytes of the words right before it, back to the number or mark before them: what it is
    /// called.
    pub label: Range<usize>,
    /// Whether it is part of a comparison or a change, or stands in brackets: it is then not the
    /// figure that its label names.
    pub is_beside: bool,
    /// Whether it is so only because it stands in brackets.
    pub is_aside: bool,
    /// Whether its label is one of several names that have their numbers in order.
    pub is_in_turn: bool,
    /// The phase of the year that its label names.
    pub phase: Option<Phase>,
    /// Whether its label names a year before: 上年.
    pub is_last_years: bool,
}
