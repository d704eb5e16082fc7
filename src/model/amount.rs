use rust_decimal::Decimal;

/// An exact decimal, with as many decimals as were printed. Never a binary float, from the source text to the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Amount(Decimal);

/// Why a text is no amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AmountFault {
    /// Something other than digits, one point, a sign and thousands marks.
    NotDecimal,
    /// Thousands marks that do not divide the digits into groups of three.
    BrokenGroups,
    /// More digits than 28.
    TooLong,
}

impl Amount {
    /// Zero, printed without decimals.
    pub const ZERO: Amount = Amount(Decimal::ZERO);

    /// Reads decimal text: an optional sign, digits (with thousands marks only as correct groups), an optional point and decimals.
    /// Full-width digits, signs and points are read as their ASCII twins. Nothing is rounded.
    ///
    /// ```
    /// use gongkai::model::{Amount, AmountFault};
    /// assert_eq!(Amount::parse("13,919.10").unwrap().to_string(), "13919.10");
    /// assert_eq!(Amount::parse("－３.５").unwrap().to_string(), "-3.5");
    /// assert_eq!(Amount::parse("21.4."), Err(AmountFault::NotDecimal));
    /// assert_eq!(Amount::parse("1,23"), Err(AmountFault::BrokenGroups));
    /// assert_eq!(Amount::parse("1e3"), Err(AmountFault::NotDecimal));
    /// ```
    ///
    /// # Errors
    /// [`AmountFault`] says why the text is no amount.
    pub fn parse(text: &str) -> Result<Amount, AmountFault> {
        let mut plain = String::with_capacity(text.len());
        let mut chars = text.chars().map(narrow).peekable();
        if let Some(sign) = chars.next_if(|c| matches!(c, '-' | '+'))
            && sign == '-'
        {
            plain.push('-');
        }
        let mut whole = 0;
        let mut since_mark: Option<usize> = None;
        while let Some(c) = chars.next_if(|c| c.is_ascii_digit() || *c == ',') {
            if c == ',' {
                let group = since_mark.unwrap_or(whole);
                let right = if since_mark.is_some() { group == 3 } else { (1..=3).contains(&group) };
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
            if plain.len() == before {
                return Err(AmountFault::NotDecimal);
            }
        }
        if whole == 0 || chars.next().is_some() {
            return Err(AmountFault::NotDecimal);
        }
        Decimal::from_str_exact(&plain).map(Amount).map_err(|_| AmountFault::TooLong)
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
        self.0.scale()
    }

    /// The value without trailing zeros, for data files.
    pub fn plain(self) -> String {
        self.0.normalize().to_string()
    }

    /// The value as printed, with thousands marks: `11,800.00`.
    pub fn grouped(self) -> String {
        let text = self.0.to_string();
        let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("-", rest));
        let (whole, decimals) = digits.split_once('.').map_or((digits, None), |(whole, decimals)| (whole, Some(decimals)));
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

fn narrow(c: char) -> char {
    match c {
        '０'..='９' | '．' | '，' | '－' | '＋' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '−' => '-',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, any, prop_assert_eq, proptest};

    use super::*;

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
        assert_eq!(Amount::parse(&"9".repeat(40)), Err(AmountFault::TooLong));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        #[test]
        fn what_is_printed_reads_back(units in any::<i64>(), decimals in 0u32..6) {
            let amount = Amount::from_decimal(Decimal::new(units, decimals));
            prop_assert_eq!(Amount::parse(&amount.to_string()), Ok(amount));
            prop_assert_eq!(Amount::parse(&amount.grouped()), Ok(amount));
            prop_assert_eq!(Amount::parse(&amount.grouped()).map(Amount::decimals), Ok(decimals));
        }
    }
}
