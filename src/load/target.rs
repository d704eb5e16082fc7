use crate::decimal::Decimal;
use crate::model::{Amount, AmountFault, Comparison, MoneyUnit, Target, Unit};

/// Reads an indicator's value: sign, number, unit where that is the only way to read it, else
/// words. What is wrong with it comes beside it, to follow the value.
pub(super) fn target(text: &str) -> (Target, Option<(&'static str, &'static str)>) {
    let printed = text.trim().to_owned();
    let (comparison, rest) = sign(&printed);
    let end = rest
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '０'..='９' | '．')))
        .unwrap_or(rest.len());
    let (digits, unit) = (&rest[..end], bare(rest[end..].trim()));
    if digits.is_empty() {
        return (Target { printed, quantity: None, malformed: false }, None);
    }
    let has_digit = |text: &str| text.chars().any(|c| c.is_ascii_digit());
    let counts = MoneyUnit::ALL
        .into_iter()
        .find(|money| unit.starts_with(money.name()))
        .map_or(Unit::Number, Unit::Money);
    let (quantity, fault) = match Amount::parse_in(digits, counts) {
        Ok(amount) if !has_digit(unit) && is_short(unit) => {
            if stuttered(comparison, amount, unit) {
                (None, Some(("不成数", "is no number")))
            } else {
                (Some((comparison, amount, unit.to_owned())), None)
            }
        }
        Ok(_) => (None, None),
        Err(AmountFault::NotDecimal) => (None, Some(("不成数", "is no number"))),
        Err(fault) => (None, Some(fault.says(counts))),
    };
    (Target { printed, quantity, malformed: fault.is_some() }, fault)
}

/// A unit without the brackets that some systems print around it: `=100.00(%)`.
fn bare(unit: &str) -> &str {
    let inside = |open, close| unit.strip_prefix(open)?.strip_suffix(close);
    inside('(', ')').or_else(|| inside('（', '）')).map_or(unit, str::trim)
}

/// Whether what follows a number is a unit and no sentence: eight characters at most, in English
/// three words.
fn is_short(unit: &str) -> bool {
    if unit.is_ascii() {
        unit.len() <= 24 && unit.split_whitespace().count() <= 3
    } else {
        unit.chars().count() <= 8
    }
}

/// `≥9595%及以上`: a percentage above a hundred whose digits repeat, or that is bounded twice.
fn stuttered(comparison: Comparison, amount: Amount, unit: &str) -> bool {
    let percent = unit.starts_with(['%', '％']);
    let bounded_twice = comparison != Comparison::Exactly
        && ["以上", "以下"].iter().any(|word| unit.contains(word));
    let digits = amount.to_string();
    let half = digits.len() / 2;
    let repeats =
        digits.len() >= 4 && digits.len().is_multiple_of(2) && digits[..half] == digits[half..];
    percent && amount.decimal() > Decimal::ONE_HUNDRED && (bounded_twice || repeats)
}

fn sign(text: &str) -> (Comparison, &str) {
    const SIGNS: [(&str, Comparison); 15] = [
        ("≥", Comparison::AtLeast),
        ("≧", Comparison::AtLeast),
        (">=", Comparison::AtLeast),
        ("＞＝", Comparison::AtLeast),
        ("＞=", Comparison::AtLeast),
        ("≤", Comparison::AtMost),
        ("≦", Comparison::AtMost),
        ("<=", Comparison::AtMost),
        ("＜＝", Comparison::AtMost),
        (">", Comparison::MoreThan),
        ("＞", Comparison::MoreThan),
        ("<", Comparison::LessThan),
        ("＜", Comparison::LessThan),
        ("=", Comparison::Exactly),
        ("＝", Comparison::Exactly),
    ];
    SIGNS
        .iter()
        .find_map(|(sign, comparison)| {
            text.strip_prefix(sign).map(|rest| (*comparison, rest.trim_start()))
        })
        .unwrap_or((Comparison::Exactly, text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_numbers_where_there_is_one_way_to() {
        let read = |text: &str| {
            target(text)
                .0
                .quantity
                .map(|(comparison, amount, unit)| format!("{}|{amount}|{unit}", comparison.sign()))
        };
        assert_eq!(read("≥95%").as_deref(), Some("≥|95|%"));
        assert_eq!(read("＜70%").as_deref(), Some("<|70|%"));
        assert_eq!(read("≥98百分比").as_deref(), Some("≥|98|百分比"));
        assert_eq!(read("14.62万平方米").as_deref(), Some("|14.62|万平方米"));
        assert_eq!(read("1000元/台").as_deref(), Some("|1000|元/台"));
        assert_eq!(read("=100.00(%)").as_deref(), Some("|100.00|%"));
        assert_eq!(read("≥6.00（次）").as_deref(), Some("≥|6.00|次"));
        assert_eq!(read("5(次)以上").as_deref(), Some("|5|(次)以上"));
        assert_eq!(read("139").as_deref(), Some("|139|"));
        assert_eq!(read("≥445 households").as_deref(), Some("≥|445|households"));
        assert_eq!(read("3 letters a year from anybody"), None);
        for words in ["2024年12月底前", "达到上级标准", "确保“8个100%”治理措施到位", "优", "无涉及"]
        {
            assert_eq!(
                target(words).0,
                Target { printed: words.into(), quantity: None, malformed: false }
            );
        }
    }

    #[test]
    fn what_goes_wrong_is_malformed() {
        for wrong in ["≥9595%及以上", "≥9090%及以上", "≥8585%及以上", "21.4.", "≥9595%"]
        {
            assert!(target(wrong).0.malformed, "{wrong}");
        }
        for right in ["≥100%", "≥90%以上", "200%", "≥1212个", "≥60000台"] {
            assert!(!target(right).0.malformed, "{right}");
        }
        let fault = |text: &str| target(text).1.map_or("", |(_, en)| en);
        assert!(
            fault("≥10000000000000000台").contains("10^16")
                && fault("100000000亿元").contains("10^16 元")
                && fault("1000000000000万元").contains("10^16 元")
        );
        assert!(fault("≥0.123456789").contains("eight"));
        assert_eq!(fault("99999999亿元"), "");
    }
}
