use std::collections::BTreeMap;

use crate::decimal::Decimal;

/// 居民消费价格: an index with a fixed base, by which amounts of different years are told in the
/// prices of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prices {
    /// Who publishes it.
    pub source: String,
    /// The year in whose prices amounts are told.
    pub base: i16,
    index: BTreeMap<i16, Decimal>,
}

impl Prices {
    /// An index; nothing where the base has no number, or a number is not above zero.
    pub fn new(source: String, base: i16, index: BTreeMap<i16, Decimal>) -> Option<Prices> {
        let sound = index.contains_key(&base) && index.values().all(|value| value.is_positive());
        sound.then_some(Prices { source, base, index })
    }

    /// An amount of a year in the prices of the base, with two decimals; nothing for a year without
    /// a number.
    pub fn real(&self, amount: Decimal, year: i16) -> Option<Decimal> {
        let (then, base) = (*self.index.get(&year)?, *self.index.get(&self.base)?);
        amount.checked_mul(base)?.quotient(then, 2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_told_in_the_prices_of_another_year() {
        let number = |text| Decimal::parse(text).unwrap_or_default();
        let index = || BTreeMap::from([(2023, number("100")), (2025, number("102.5"))]);
        let prices = Prices::new("示例".into(), 2025, index()).expect("the base has a number");
        assert_eq!(prices.real(number("1000.00"), 2023), Some(number("1025.00")));
        assert_eq!(prices.real(number("1000.00"), 2025), Some(number("1000.00")));
        assert_eq!(prices.real(number("1000.00"), 2024), None);
        assert_eq!(Prices::new("示例".into(), 2024, index()), None);
    }
}
