use std::ops::Range;

use crate::decimal::Decimal;
use crate::model::{Amount, AmountFault, Figure, MoneyUnit, Unit};
use crate::source::Span;

use super::passage::Passage;

/// A number with its unit, as a sentence writes it.
#[derive(Debug, Clone)]
pub(in crate::check) struct Literal {
    /// What it is.
    pub kind: Kind,
    /// The number as printed.
    pub amount: Amount,
    /// Its bytes in the passage, unit included.
    pub range: Range<usize>,
    /// The sentence it stands in, as bytes of the passage.
    pub sentence: Range<usize>,
    /// What it stands for.
    interval: (Decimal, Decimal),
}

/// A number with its unit that is longer than numbers may be.
#[derive(Debug, Clone)]
pub(in crate::check) struct Unreadable {
    /// Why.
    pub fault: AmountFault,
    /// What it counts.
    pub unit: Unit,
    /// Its bytes in the passage, unit included.
    pub range: Range<usize>,
}

/// How a word widens a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Widened {
    /// Not at all: it stands for itself, rounded as printed.
    No,
    /// 约, 近: one in a hundred either way.
    About,
    /// 余, 多: anything up to one more of its last digit that is no zero.
    Over,
}

/// What a literal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::check) enum Kind {
    /// Money.
    Money(MoneyUnit),
    /// Money in a unit that there is not: 1.65亿万元.
    Impossible,
    /// A percentage.
    Percent,
}

/// Units of money as sentences write them; the longest that fits counts.
const UNITS: [(&str, Kind); 4] = [
    ("亿万元", Kind::Impossible),
    ("亿元", Kind::Money(MoneyUnit::HundredMillionYuan)),
    ("万元", Kind::Money(MoneyUnit::TenThousandYuan)),
    ("元", Kind::Money(MoneyUnit::Yuan)),
];

impl Kind {
    /// What the number counts.
    fn unit(self) -> Unit {
        match self {
            Kind::Money(unit) => Unit::Money(unit),
            Kind::Impossible => Unit::Number,
            Kind::Percent => Unit::Percent,
        }
    }
}

impl Literal {
    /// What it stands for: half a unit of its last digit either way, or as far as a word beside it
    /// widens it.
    pub fn interval(&self) -> (Decimal, Decimal) {
        self.interval
    }
}

/// A number in the base of arithmetic, and how far the number as printed reaches. Nothing where it
/// is larger than numbers may be.
fn measured(amount: Amount, unit: Unit, widened: Widened) -> Option<(Decimal, (Decimal, Decimal))> {
    let value = Figure::new(amount, unit, String::new(), Span::beginning()).ok()?.in_base();
    let step = unit.in_base(Decimal::unit_of(amount.decimals())?)?;
    let wide = match widened {
        Widened::No => step.half()?,
        Widened::About => step.max(value.abs().shifted(-2)?),
        Widened::Over => {
            // The place of its last digit that is no zero; of 0 the last that is printed.
            let place =
                value.last_place().and_then(|place| Decimal::ONE.shifted(place)).unwrap_or(step);
            return Some((value, (value, value.checked_add(place)?)));
        }
    };
    Some((value, (value.checked_sub(wide)?, value.checked_add(wide)?)))
}

/// Finds the literals of a passage. Years, dates, document numbers, ordinals and prices
/// (169.5元/户, 每台1000元) are none.
pub(in crate::check) fn literals(passage: &Passage<'_>) -> Vec<Literal> {
    literals_in(passage.text, &|at| passage.is_bound(at))
}

/// The same of any text; `is_bound` says whether a byte belongs to a figure that the text takes
/// from the data.
pub(super) fn literals_in(text: &str, is_bound: &dyn Fn(usize) -> bool) -> Vec<Literal> {
    written(text, is_bound).filter_map(Result::ok).collect()
}

/// Finds the numbers of a passage that would be literals and are too long.
pub(in crate::check) fn unreadable(passage: &Passage<'_>) -> Vec<Unreadable> {
    written(passage.text, &|at| passage.is_bound(at)).filter_map(Result::err).collect()
}

fn written<'p>(
    text: &'p str,
    is_bound: &'p dyn Fn(usize) -> bool,
) -> impl Iterator<Item = Result<Literal, Unreadable>> + 'p {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + text.as_bytes()[at..].iter().position(u8::is_ascii_digit)?;
            at = number_end(text.as_bytes(), start).max(start + 1);
            if let Some(found) = literal(text, is_bound, start, at) {
                return Some(found);
            }
        }
    })
}

/// The literal whose digits are these, if they are one.
fn literal(
    text: &str,
    is_bound: &dyn Fn(usize) -> bool,
    start: usize,
    end: usize,
) -> Option<Result<Literal, Unreadable>> {
    let bytes = text.as_bytes();
    if is_bound(start)
        || start.checked_sub(1).is_some_and(|before| {
            bytes[before].is_ascii_alphanumeric() || matches!(bytes[before], b'.' | b'-' | b'_')
        })
    {
        return None;
    }
    let rest = &text[end..];
    let (rest, more) = rest.strip_prefix(['余', '多']).map_or((rest, false), |rest| (rest, true));
    let skipped = text.len() - end - rest.len();
    let unit = UNITS.into_iter().find(|(unit, _)| rest.starts_with(unit)).or_else(|| {
        rest.starts_with(['%', '％'])
            .then(|| (&rest[..rest.chars().next().map_or(0, char::len_utf8)], Kind::Percent))
    });
    let (unit, kind) = unit?;
    let stop = end + skipped + unit.len();
    let range = start..stop;
    let unreadable = |fault| Some(Err(Unreadable { fault, unit: kind.unit(), range: start..stop }));
    let amount = match Amount::parse(&text[start..end]) {
        Ok(amount) => amount,
        Err(fault @ (AmountFault::TooLarge | AmountFault::TooManyDecimals)) => {
            return unreadable(fault);
        }
        // What is no number as a figure is written may be several in a sentence: 1,23万元.
        Err(AmountFault::NotDecimal | AmountFault::BrokenGroups) => return None,
    };
    let after = &text[stop..];
    let about = ends_with_any(&text[..start], &["约", "近", "超过", "逾", "大约", "不足"])
        || after.starts_with("左右")
        || after.starts_with("以上");
    let widened = if more {
        Widened::Over
    } else if about {
        Widened::About
    } else {
        Widened::No
    };
    let Some((_, interval)) = measured(amount, kind.unit(), widened) else {
        return unreadable(AmountFault::TooLarge);
    };
    if after.starts_with('/') || after.starts_with("每") || is_price(&text[..start]) {
        return None;
    }
    Some(Ok(Literal { kind, amount, range, sentence: sentence(text, start), interval }))
}

/// The end of a number: digits, thousands marks, one point.
fn number_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start;
    let mut point = false;
    while at < bytes.len() {
        let digit_follows = bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
        match bytes[at] {
            b'0'..=b'9' => {}
            b',' if digit_follows && !point => {}
            b'.' if digit_follows && !point => point = true,
            _ => break,
        }
        at += 1;
    }
    at
}

/// Whether the words before speak of one of many: 每台检测费1000元.
fn is_price(before: &str) -> bool {
    let near: String = before.chars().rev().take(8).collect();
    let clause = near.split(['，', '。', '；', ',', '、']).next().unwrap_or_default();
    clause.contains('每')
        || clause.contains("价中")
        || clause.contains("价单")
        || clause.contains("准标")
}

fn ends_with_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.ends_with(word))
}

/// How far a sentence reaches to either side, in bytes: without it a text without stops would be
/// read whole for each of its amounts.
const REACH: usize = 2_000;

/// The sentence around a byte.
fn sentence(text: &str, at: usize) -> Range<usize> {
    let stops = ['。', '；', '\n', '！', '？'];
    let (first, last) = (
        text.ceil_char_boundary(at.saturating_sub(REACH)),
        text.floor_char_boundary((at + REACH).min(text.len())),
    );
    let start = text[first..at].rfind(stops).map_or(first, |stop| {
        first + stop + text[first + stop..].chars().next().map_or(1, char::len_utf8)
    });
    let end = text[at..last].find(stops).map_or(last, |stop| at + stop);
    start..end
}
