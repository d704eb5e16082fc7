use std::ops::Range;

use super::quantity::Measure;

/// Why digits with a unit are no number that can be held against another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// A point or a thousands mark out of place: `1,23万元`.
    Marks,
    /// 10¹⁶ or more, in 元 where it is money.
    TooLarge,
    /// More than eight decimals.
    TooManyDecimals,
    /// A unit that there is not: `1.65亿万元`.
    Unit,
}

/// Digits that are no number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadNumber {
    /// Why.
    pub fault: Fault,
    /// What it was to measure.
    pub measure: Measure,
    /// Its bytes, unit included.
    pub range: Range<usize>,
}
