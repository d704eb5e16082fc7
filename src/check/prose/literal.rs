use std::ops::Range;

use rust_decimal::Decimal;

use crate::model::{Amount, MoneyUnit};

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
    /// What a word beside it widens it by.
    pub widened: Widened,
    /// The sentence it stands in, as bytes of the passage.
    pub sentence: Range<usize>,
}

/// How a word widens a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::check) enum Widened {
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
const UNITS: [(&str, Kind); 4] =
    [("亿万元", Kind::Impossible), ("亿元", Kind::Money(MoneyUnit::HundredMillionYuan)), ("万元", Kind::Money(MoneyUnit::TenThousandYuan)), ("元", Kind::Money(MoneyUnit::Yuan))];

impl Literal {
    /// Money in 元, a percentage as it is.
    pub fn value(&self) -> Decimal {
        match self.kind {
            Kind::Money(unit) => self.amount.decimal() * unit.factor(),
            Kind::Impossible | Kind::Percent => self.amount.decimal(),
        }
    }

    /// What it stands for: half a unit of its last digit either way, or as far as a word beside it widens it.
    pub fn interval(&self) -> (Decimal, Decimal) {
        let factor = match self.kind {
            Kind::Money(unit) => unit.factor(),
            Kind::Impossible | Kind::Percent => Decimal::ONE,
        };
        let step = Decimal::new(1, self.amount.decimals()) * factor;
        let value = self.value();
        let wide = match self.widened {
            Widened::No => step / Decimal::TWO,
            Widened::About => step.max(value.abs() / Decimal::ONE_HUNDRED),
            Widened::Over => {
                let plain = self.amount.decimal().normalize();
                let zeros = plain.mantissa().unsigned_abs().to_string().bytes().rev().take_while(|digit| *digit == b'0').count();
                let place = (0..zeros).fold(Decimal::new(1, plain.scale()), |place, _| place * Decimal::TEN);
                return (value, value + place * factor);
            }
        };
        (value - wide, value + wide)
    }
}

/// Finds the literals of a passage. Years, dates, document numbers, ordinals and prices (169.5元/户, 每台1000元) are none.
pub(in crate::check) fn literals(passage: &Passage<'_>) -> Vec<Literal> {
    literals_in(passage.text, &|at| passage.is_bound(at))
}

/// The same of any text; `is_bound` says whether a byte belongs to a figure that the text takes from the data.
pub(super) fn literals_in(text: &str, is_bound: &dyn Fn(usize) -> bool) -> Vec<Literal> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let end = number_end(bytes, at);
        let start = at;
        at = end.max(at + 1);
        if is_bound(start) || start.checked_sub(1).is_some_and(|before| bytes[before].is_ascii_alphanumeric() || matches!(bytes[before], b'.' | b'-' | b'_')) {
            continue;
        }
        let rest = &text[end..];
        let (rest, more) = rest.strip_prefix(['余', '多']).map_or((rest, false), |rest| (rest, true));
        let skipped = text.len() - end - rest.len();
        let unit = UNITS
            .into_iter()
            .find(|(unit, _)| rest.starts_with(unit))
            .or_else(|| rest.starts_with(['%', '％']).then(|| (&rest[..rest.chars().next().map_or(0, char::len_utf8)], Kind::Percent)));
        let Some((unit, kind)) = unit else { continue };
        let Ok(amount) = Amount::parse(&text[start..end]) else { continue };
        let stop = end + skipped + unit.len();
        let after = &text[stop..];
        if after.starts_with('/') || after.starts_with("每") || is_price(&text[..start]) {
            continue;
        }
        let about = ends_with_any(&text[..start], &["约", "近", "超过", "逾", "大约", "不足"]) || after.starts_with("左右") || after.starts_with("以上");
        let widened = if more {
            Widened::Over
        } else if about {
            Widened::About
        } else {
            Widened::No
        };
        found.push(Literal { kind, amount, range: start..stop, widened, sentence: sentence(text, start) });
    }
    found
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
    clause.contains('每') || clause.contains("价中") || clause.contains("价单") || clause.contains("准标")
}

fn ends_with_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.ends_with(word))
}

/// The sentence around a byte.
fn sentence(text: &str, at: usize) -> Range<usize> {
    let stops = ['。', '；', '\n', '！', '？'];
    let start = text[..at].rfind(stops).map_or(0, |stop| stop + text[stop..].chars().next().map_or(1, char::len_utf8));
    let end = text[at..].find(stops).map_or(text.len(), |stop| at + stop);
    start..end
}
