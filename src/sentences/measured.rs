use crate::characters::half_width_number;

use super::bad_number::Fault;
use super::number::Number;
use super::product::TIMES;
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
    let factor = factor(before, after);
    let measure = match &written {
        Some(unit) => unit.measure,
        None if prefix => Measure::Money { exponent: 0 },
        None if factor.is_some() || stands_bare(after, number) => Measure::Bare,
        None if after.starts_with(is_chinese) => Measure::Count,
        None => return Measured::Nothing,
    };
    let is_loose = match factor {
        Some(factor) => factor == Factor::First,
        None => number.decimals == 0,
    };
    if measure == Measure::Bare && is_loose {
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
        && again == 0
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

/// Where a number without a unit stands in a calculation.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Factor {
    /// Before a sign of multiplication.
    First,
    /// Behind one, and before what it makes.
    Last,
}

fn factor(before: &str, after: &str) -> Option<Factor> {
    let after = after.trim_start_matches([' ', '\u{3000}']);
    let is_behind = before.trim_end().ends_with(TIMES);
    if after.starts_with(TIMES) && !is_behind {
        return Some(Factor::First);
    }
    (is_behind && after.starts_with(['=', '＝'])).then_some(Factor::Last)
}

/// Whether a number has nothing behind it that it could count. 个 and its like stand right behind what
/// they count; 的, 等, 构成 and 两项 go on about an amount.
fn stands_bare(after: &str, number: &Number) -> bool {
    let after = after.trim_start_matches([' ', '\u{3000}']);
    let is_of =
        |rest: &str| rest.trim_start().starts_with(|c: char| half_width_number(c).is_ascii_digit());
    let goes_on = || {
        after.starts_with(['（', '(', '：', ':'])
            || ["构成", "组成"].iter().any(|end| after.starts_with(end))
    };
    // 5（其中：2万元）; 5（个） has its unit in brackets.
    let opens = || {
        let rest = after.strip_prefix(['（', '(']);
        rest.is_some_and(|rest| ["包括", "其中", "含", "占"].iter().any(|c| rest.starts_with(c)))
    };
    ends_a_clause(after)
        || is_of_parts(after)
        || after.starts_with('等')
        || after.strip_prefix('的').is_some_and(is_of)
        || opens()
        || ((number.decimals > 0 || is_long(number)) && goes_on())
}

/// Whether a number is longer than a year and than one of an item: 支出预算39071：基本支出.
fn is_long(number: &Number) -> bool {
    crate::decimal::Decimal::ONE.shifted(4).is_some_and(|least| number.value >= least)
}

/// Whether a text begins with a number of parts: 两项, 三部分.
pub(super) fn is_of_parts(text: &str) -> bool {
    let rest = text.strip_prefix(['两', '二', '三', '四', '五']);
    rest.is_some_and(|rest| ["项", "部分", "类", "块"].iter().any(|part| rest.starts_with(part)))
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
