use crate::characters::half_width_number;
use crate::decimal::Decimal;

use super::unit::Unit;

/// An exact decimal, with as many decimals as were printed. Never a binary float, from the source
/// text to the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Amount(Decimal);

/// Why a text is no amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AmountFault {
    /// Something other than digits, one point, a sign and thousands marks.
    NotDecimal,
    /// Thousands marks that do not divide the digits into groups of three.
    BrokenGroups,
    /// 10¹⁶ or more: no sum of a country's is, and sums of what is below it can be worked out
    /// exactly.
    TooLarge,
    /// More decimals than eight.
    TooManyDecimals,
}

/// The most digits before the point, in the base of arithmetic: what is read is below 10¹⁶.
const WHOLE: u32 = 16;
/// The most decimals as printed.
const DECIMALS: usize = 8;

impl AmountFault {
    /// What is wrong with a number in this unit, to follow the number, in Chinese and in English.
    pub fn says(self, unit: Unit) -> (&'static str, &'static str) {
        match (self, unit) {
            (AmountFault::NotDecimal, _) => ("不是一个数", "is not a number"),
            (AmountFault::BrokenGroups, _) => {
                ("千分号的位置不对", "has thousands marks in the wrong places")
            }
            (AmountFault::TooLarge, Unit::Money(_)) => (
                "太大：金额须小于一亿亿元（10的16次方）",
                "is too large: an amount is below 10^16 元",
            ),
            (AmountFault::TooLarge, _) => {
                ("太大：数须小于10的16次方", "is too large: a number is below 10^16")
            }
            (AmountFault::TooManyDecimals, _) => {
                ("小数太多：至多8位", "has too many decimals: there may be eight")
            }
        }
    }
}

impl Amount {
    /// Zero, printed without decimals.
    pub const ZERO: Amount = Amount(Decimal::ZERO);

    /// Reads decimal text: an optional sign, digits (with thousands marks only as correct groups),
    /// an optional point and decimals. Full-width digits, signs and points are read as their ASCII
    /// twins. Nothing is rounded. The number is below 10¹⁶ and has eight decimals at most; an
    /// amount of money is [in its unit](Amount::parse_in).
    ///
    /// ```
    /// use gongkai::model::{Amount, AmountFault};
    /// assert_eq!(Amount::parse("13,919.10").unwrap().to_string(), "13919.10");
    /// assert_eq!(Amount::parse("－３.５").unwrap().to_string(), "-3.5");
    /// assert_eq!(Amount::parse("21.4."), Err(AmountFault::NotDecimal));
    /// assert_eq!(Amount::parse("1,23"), Err(AmountFault::BrokenGroups));
    /// assert_eq!(Amount::parse("1e3"), Err(AmountFault::NotDecimal));
    /// assert_eq!(Amount::parse("10000000000000000"), Err(AmountFault::TooLarge));
    /// assert_eq!(Amount::parse("0.123456789"), Err(AmountFault::TooManyDecimals));
    /// ```
    ///
    /// # Errors
    /// [`AmountFault`] says why the text is no amount.
    pub fn parse(text: &str) -> Result<Amount, AmountFault> {
        let mut plain = String::with_capacity(text.len());
        let mut chars = text.chars().map(half_width_number).peekable();
        if let Some(sign) = chars.next_if(|c| matches!(c, '-' | '+'))
            && sign == '-'
        {
            plain.push('-');
        }
        let mut whole = 0;
        let mut decimals = 0;
        let mut since_mark: Option<usize> = None;
        while let Some(c) = chars.next_if(|c| c.is_ascii_digit() || *c == ',') {
            if c == ',' {
                let group = since_mark.unwrap_or(whole);
                let right =
                    if since_mark.is_some() { group == 3 } else { (1..=3).contains(&group) };
                if !right {
                    return Err(AmountFault::BrokenGroups);
                }
                since_mark = Some(0);
            } else {
                plain.push(c);
                whole += 1;
                since_mark = since_mark.map(|count| count + 1);
            }
        }
        if since_mark.is_some_and(|count| count != 3) {
            return Err(AmountFault::BrokenGroups);
        }
        if chars.next_if_eq(&'.').is_some() {
            plain.push('.');
            let before = plain.len();
            while let Some(c) = chars.next_if(char::is_ascii_digit) {
                plain.push(c);
            }
            decimals = plain.len() - before;
            if decimals == 0 {
                return Err(AmountFault::NotDecimal);
            }
        }
        if whole == 0 || chars.next().is_some() {
            return Err(AmountFault::NotDecimal);
        }
        if decimals > DECIMALS {
            return Err(AmountFault::TooManyDecimals);
        }
        let amount = Decimal::parse(&plain).map(Amount).ok_or(AmountFault::TooLarge)?;
        amount.in_base(Unit::Number).map(|_| amount).ok_or(AmountFault::TooLarge)
    }

    /// Reads a number in a unit: money is below 10¹⁶ 元 whatever its unit.
    ///
    /// ```
    /// use gongkai::model::{Amount, AmountFault, MoneyUnit, Unit};
    /// let read = |text| Amount::parse_in(text, Unit::Money(MoneyUnit::TenThousandYuan)).map(Amount::grouped);
    /// assert_eq!(read("999999999999.99999999"), Ok("999,999,999,999.99999999".into()));
    /// assert_eq!(read("1000000000000"), Err(AmountFault::TooLarge));
    /// ```
    ///
    /// # Errors
    /// [`AmountFault`] says why the text is no amount.
    pub fn parse_in(text: &str, unit: Unit) -> Result<Amount, AmountFault> {
        let amount = Amount::parse(text)?;
        amount.in_base(unit).map(|_| amount).ok_or(AmountFault::TooLarge)
    }

    /// Its value in the base of arithmetic, if that is below 10¹⁶.
    pub(super) fn in_base(self, unit: Unit) -> Option<Decimal> {
        let limit = Decimal::from(10_u64.pow(WHOLE));
        unit.in_base(self.0).filter(|value| value.abs() < limit)
    }

    /// Wraps a decimal that arithmetic gave.
    pub fn from_decimal(value: Decimal) -> Amount {
        Amount(value)
    }

    /// The decimal.
    pub fn decimal(self) -> Decimal {
        self.0
    }

    /// How many decimals were printed.
    pub fn decimals(self) -> u32 {
        self.0.decimals()
    }

    /// The value without trailing zeros, for data files.
    pub fn plain(self) -> String {
        self.0.normalize().to_string()
    }

    /// The value as printed, with thousands marks: `11,800.00`.
    pub fn grouped(self) -> String {
        let text = self.0.to_string();
        let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("-", rest));
        let (whole, decimals) = digits
            .split_once('.')
            .map_or((digits, None), |(whole, decimals)| (whole, Some(decimals)));
        if whole.len() <= 3 {
            return text;
        }
        let mut grouped = String::with_capacity(text.len() + whole.len() / 3 + 1);
        grouped.push_str(sign);
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        if let Some(decimals) = decimals {
            grouped.push('.');
            grouped.push_str(decimals);
        }
        grouped
    }
}

impl std::fmt::Display for Amount {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(formatter)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, prop_assert_eq, proptest};

    use super::*;
    use crate::model::MoneyUnit;

    #[test]
    fn groups_only_where_groups_belong() {
        assert_eq!(Amount::parse("11800.00").map(Amount::grouped), Ok("11,800.00".into()));
        assert_eq!(Amount::parse("-118").map(Amount::grouped), Ok("-118".into()));
        for wrong in ["1,2345", ",123", "1,,234", "1234,567", "12,34.5"] {
            assert_eq!(Amount::parse(wrong), Err(AmountFault::BrokenGroups), "{wrong}");
        }
        for wrong in ["", "-", ".", "1.", ".5", "１２a", "0x1F", "1 2", "--1"] {
            assert_eq!(Amount::parse(wrong), Err(AmountFault::NotDecimal), "{wrong}");
        }
    }

    #[test]
    fn what_is_too_long_is_said() {
        let parse = |text: &str| Amount::parse(text);
        assert_eq!(parse(&"9".repeat(40)), Err(AmountFault::TooLarge));
        assert_eq!(
            parse("9999999999999999.99999999").map(Amount::plain),
            Ok("9999999999999999.99999999".into())
        );
        assert_eq!(parse("0009999999999999999").map(Amount::plain), Ok("9999999999999999".into()));
        assert_eq!(parse("-10000000000000000"), Err(AmountFault::TooLarge));
        assert_eq!(parse("1.000000000"), Err(AmountFault::TooManyDecimals));
        let money = |text: &str, unit| Amount::parse_in(text, Unit::Money(unit)).is_ok();
        assert!(
            money("9999999999999999", MoneyUnit::Yuan)
                && !money("10000000000000000", MoneyUnit::Yuan)
        );
        assert!(
            money("-999999999999.99999999", MoneyUnit::TenThousandYuan)
                && !money("-1000000000000", MoneyUnit::TenThousandYuan)
        );
        assert!(
            money("99999999.99999999", MoneyUnit::HundredMillionYuan)
                && !money("100000000", MoneyUnit::HundredMillionYuan)
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        #[test]
        fn what_is_printed_reads_back(units in -9_999_999_999_999_999_i64..10_000_000_000_000_000, decimals in 0..9_u32) {
            let text = Decimal::unit_of(decimals).and_then(|unit| Decimal::from(units.unsigned_abs()).checked_mul(unit)).expect("small").padded(decimals).to_string();
            let amount = Amount::parse(&format!("{}{text}", if units < 0 { "-" } else { "" })).expect("small");
            prop_assert_eq!(Amount::parse(&amount.to_string()), Ok(amount));
            prop_assert_eq!(Amount::parse(&amount.grouped()), Ok(amount));
            prop_assert_eq!(Amount::parse(&amount.grouped()).map(Amount::decimals), Ok(decimals));
        }
    }
}
