use crate::decimal::{Decimal, are_exchanged, differ_in_one, has_one_more};

use super::quantity::Quantity;

/// A shorter number is near many others.
const LEAST: usize = 3;

/// As many units of the last place away a number is near another.
const NEAR: u32 = 10;

impl Quantity {
    /// Whether it may be another number mistyped: by a few units of its last place, with its point or its unit in
    /// another place, with a digit that is another, two that are exchanged, one too many or one too few. Numbers of
    /// few digits are near many others, and say nothing.
    pub fn may_be_mistyped(&self, meant: Decimal) -> bool {
        let gap = self.value.checked_sub(meant).map(Decimal::abs);
        let reach = self.last_place.checked_mul(Decimal::from(NEAR));
        if gap.zip(reach).is_some_and(|(gap, reach)| gap <= reach) {
            return true;
        }
        let (own, other) = (digits(self, self.value), digits(self, meant));
        let telling = |digits: &[u8]| trimmed(digits).len() >= LEAST;
        telling(&own)
            && telling(&other)
            && (trimmed(&own) == trimmed(&other)
                || differ_in_one(&own, &other)
                || are_exchanged(&own, &other)
                || has_one_more(&own, &other, own.len())
                || has_one_more(&other, &own, other.len()))
    }
}

/// The digits of a value as it would be printed in the place of a number.
fn digits(printed: &Quantity, value: Decimal) -> Vec<u8> {
    printed.printed(value).to_string().bytes().filter(u8::is_ascii_digit).collect()
}

/// Digits without noughts around them.
fn trimmed(digits: &[u8]) -> &[u8] {
    let is_some = |digit: &u8| *digit != b'0';
    let (start, end) = (digits.iter().position(is_some), digits.iter().rposition(is_some));
    start.zip(end).map_or(&[], |(start, end)| &digits[start..=end])
}
