use crate::characters::half_width_number;

use super::bad_number::Fault;
use super::number::Number;
use super::quantity::{Measure, Quantity, Widened};
use super::unit::{ends_a_clause, same_again, unit};

/// What a number is by the words around it.
pub(super) enum Measured {
    /// A quantity, up to a byte.
    Quantity(Quantity, usize),
    /// Digits that are no number, up to a byte.
    Bad(Fault, Measure, usize),
    /// A whole number with nothing behind it.
    Loose(Quantity),
    /// Nothing that can be held against another: a price, a date, a number of a list.
    Nothing,
}

/// How the words beside a number widen it.
fn widened(before: &str, rest: &str, is_more: bool) -> Widened {
    if is_more {
        Widened::Over
    } else if ends_with(before, &["约", "近", "大约", "接近"]) || rest.starts_with("左右") {
        Widened::About
    } else if ends_with(before, &["超过", "逾", "不少于", "高达"]) || rest.starts_with("以上")
    {
        Widened::AtLeast
    } else if ends_with(before, &["不足", "不超过", "不到"])
        || rest.starts_with("以下")
        || rest.starts_with("以内")
    {
        Widened::AtMost
    } else {
        Widened::No
    }
}

/// Whether a character stands between the ends of a range.
fn is_range_mark(c: char) -> bool {
    matches!(c, '—' | '–' | '-' | '－' | '～' | '~' | '至')
}

/// Whether a text ends with a number or its unit.
fn is_amount_end(text: &str) -> bool {
    text.ends_with(|c: char| {
        half_width_number(c).is_ascii_digit() || matches!(c, '元' | '万' | '亿' | '%' | '％')
    })
}

/// Decimals that a number may have.
const DECIMALS: u32 = 8;

/// A number with its unit; a bare one counts something where a word follows at once.
pub(super) fn measured(text: &str, start: usize, number: &Number, negative: bool) -> Measured {
    let (before, after) = (&text[..start], &text[number.end..]);
    let prefix = before.ends_with(['￥', '¥']);
    let written = unit(after);
    let measure = match &written {
        Some(unit) => unit.measure,
        None if prefix => Measure::Money { exponent: 0 },
        None if stands_bare(after, number.decimals) => Measure::Bare,
        None if after.starts_with(is_chinese) => Measure::Count,
        None => return Measured::Nothing,
    };
    if measure == Measure::Bare && number.decimals == 0 {
        let loose = Quantity::new(measure, number.value, 0, Widened::No);
        return loose.map_or(Measured::Nothing, Measured::Loose);
    }
    let mut end = number.end + written.as_ref().map_or(0, |unit| unit.length);
    let again =
        if written.is_some() { same_again(&text[number.end..end], &text[end..]) } else { 0 };
    end += again;
    let rest = &text[end..];
    // 169.5元/户, 每台1000元 and 单价100万元 are prices: of one, not of all.
    if matches!(measure, Measure::Money { .. })
        && (rest.starts_with(['/', '每']) || is_price(before))
    {
        return Measured::Nothing;
    }
    let is_counted = written.is_some() || prefix;
    if written.as_ref().is_some_and(|unit| unit.is_none) {
        return Measured::Bad(Fault::Unit, measure, end);
    }
    if number.decimals > DECIMALS && is_counted {
        return Measured::Bad(Fault::TooManyDecimals, measure, end);
    }
    let goes_on_from = |text: &str| is_amount_end(text.trim_end());
    let is_range = before.trim_end().strip_suffix(is_range_mark).is_some_and(goes_on_from)
        || (negative && goes_on_from(before))
        || rest.trim_start().strip_prefix(is_range_mark).is_some_and(|to| {
            to.trim_start().starts_with(|c: char| half_width_number(c).is_ascii_digit())
        });
    let negative = negative && !is_range;
    let is_more = written.as_ref().is_some_and(|unit| unit.is_more);
    let widened = if is_range { Widened::Range } else { widened(before, rest, is_more) };
    let value = if negative { number.value.negated() } else { number.value };
    match Quantity::new(measure, value, number.decimals, widened) {
        Some(quantity) => Measured::Quantity(Quantity { is_doubled: again > 0, ..quantity }, end),
        None if is_counted => Measured::Bad(Fault::TooLarge, measure, end),
        None => Measured::Nothing,
    }
}

/// Whether a number has nothing behind it that it could count. 个 and its like stand right behind what
/// they count; 的, 等 and 构成 go on about an amount.
fn stands_bare(after: &str, decimals: u32) -> bool {
    let after = after.trim_start_matches([' ', '\u{3000}']);
    let goes_on = || {
        after.starts_with(['（', '(', '：', ':', '等'])
            || after.starts_with("构成")
            || after.strip_prefix('的').is_some_and(|rest| {
                rest.trim_start().starts_with(|c: char| half_width_number(c).is_ascii_digit())
            })
    };
    ends_a_clause(after) || (decimals > 0 && goes_on())
}

/// Whether the words before speak of one of many.
fn is_price(before: &str) -> bool {
    let near: String = before.chars().rev().take(8).collect();
    let clause = near.split(['，', '。', '；', ',', '、', '：']).next().unwrap_or_default();
    clause.contains('每')
        || clause.contains("价单")
        || clause.contains("价中")
        || clause.contains("准标")
}

fn ends_with(text: &str, words: &[&str]) -> bool {
    let text = text.trim_end_matches([' ', '\u{3000}']);
    words.iter().any(|word| text.ends_with(word))
}

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}
