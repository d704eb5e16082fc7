use crate::decimal::Decimal;

use super::number::typed;
use super::shown_text::Shown;

/// How many digits a format may take off the end of a number: `0!.0000,,`.
const DIVIDED: i32 = 8;

/// A number as its cell prints it beside the value: `1,520.40` of 1520.4049. Nothing where the print
/// is that of no figure, or of another one: it is older than the value, then.
pub(super) fn as_is_printed(value: f64, printed: &str) -> Option<Shown> {
    let value = typed(value)?;
    let text = printed.trim();
    if text.is_empty() {
        // A format that shows nothing.
        return Some(Shown { concealed: !value.is_zero(), ..Shown::default() });
    }
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let end = text.rfind(|c: char| c.is_ascii_digit())? + 1;
    let (digits, behind) = (&text[start..end], &text[end..]);
    let digits = digits.replace(',', "");
    let number = Decimal::parse(&digits).filter(|_| is_plain(&digits))?;
    let percent = behind.starts_with('%');
    let decimals = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let decimals = u32::try_from(decimals).ok()?;
    let power = if percent { 2 } else { 0 };
    let size = value.abs();
    let divided = |by: i32| Some(size.shifted(power - by)?.rounded(decimals) == number);
    // All that rounds to nothing is nothing: only the number itself may.
    let most = if number.is_zero() { 0 } else { DIVIDED };
    (0..=most).find(|by| divided(*by) == Some(true))?;
    let negative = value.is_negative() && !number.is_zero();
    let text =
        format!("{}{digits}{}", if negative { "-" } else { "" }, if percent { "%" } else { "" });
    let words = behind.trim_matches(|c: char| c.is_whitespace() || "-()（）%".contains(c));
    let behind = Some(words.to_owned()).filter(|words| !words.is_empty());
    Some(Shown { text, behind, concealed: false })
}

/// Digits and one point at most: no date, no power.
fn is_plain(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit() || c == '.') && text.matches('.').count() <= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(value: f64, text: &str) -> Option<String> {
        as_is_printed(value, text).map(|shown| shown.text)
    }

    #[test]
    fn a_number_is_what_is_printed_of_it() {
        for (value, text, expected) in [
            (1520.4049, "1,520.40", Some("1520.40")),
            (15_204_049.0, "15,204.05", Some("15204.05")),
            (15_204_049.0, "1520.4", Some("1520.4")),
            (15_204_049.0, "1520.4049万元", Some("1520.4049")),
            (-12.5, "(12.50)", Some("-12.50")),
            (0.9628, "96.28%", Some("96.28%")),
            (0.05, "5%", Some("5%")),
            (12.5, "", Some("")),
            (1.0, "01", Some("01")),
            (0.001, "0.00", Some("0.00")),
            // What was printed of another value, of a date, in words.
            (1520.4, "1600.00", None),
            (12.5, "0", None),
            (45_292.0, "2024-01-01", None),
            (1e10, "1.00E+10", None),
            (0.0, "-", None),
        ] {
            assert_eq!(printed(value, text).as_deref(), expected, "{value} {text}");
        }
        let shown = as_is_printed(12.5, "￥12.50元").expect("a figure");
        assert_eq!((shown.text.as_str(), shown.behind.as_deref()), ("12.50", Some("元")));
        assert!(as_is_printed(12.5, " ").expect("hidden").concealed);
    }
}
