use crate::characters::half_width_number;
use crate::decimal::Decimal;

use super::quantity::Measure;
use super::unit::unit;

/// A number as a sentence writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    /// What it is.
    pub value: Decimal,
    /// How many decimals are printed.
    pub decimals: u32,
    /// Where it ends.
    pub end: usize,
}

/// What stands where a number begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    /// A number.
    Number(Number),
    /// Digits and marks that are none (`1,23`, `1.2.3`, `21.4.`), up to a byte.
    Broken(usize),
    /// More digits than can be worked with, up to a byte.
    TooLong(usize),
}

/// The number in digits that begins at a byte; nothing where no digit does. Digits, points and
/// marks may be full-width; thousands marks divide groups of three, else they are marks of the
/// sentence: in `100，200万元` two numbers stand.
pub(super) fn digits_at(text: &str, start: usize) -> Option<Written> {
    let rest = &text[start..];
    if !digit(rest.chars().next()?) {
        return None;
    }
    let mut plain = String::new();
    let mut at = 0;
    let run = |from: usize| rest[from..].chars().take_while(|c| digit(*c)).collect::<String>();
    let take = |digits: &str, at: &mut usize, plain: &mut String| {
        *at += digits.len();
        plain.extend(digits.chars().map(half_width_number));
    };
    let first = run(0);
    take(&first, &mut at, &mut plain);
    if first.chars().count() <= 3 {
        while let Some(mark) = rest[at..].chars().next().filter(|c| matches!(c, ',' | '，')) {
            let group = run(at + mark.len_utf8());
            if group.chars().count() != 3 {
                break;
            }
            at += mark.len_utf8();
            take(&group, &mut at, &mut plain);
        }
        if at == first.len() {
            for group in groups_by_blanks(rest, at) {
                at += rest[at..].chars().next().map_or(0, char::len_utf8);
                take(&group, &mut at, &mut plain);
            }
        }
    }
    let mut decimals = 0;
    if let Some(point) = rest[at..].chars().next().filter(|c| matches!(c, '.' | '．')) {
        let after = run(at + point.len_utf8());
        if !after.is_empty() {
            at += point.len_utf8();
            plain.push('.');
            take(&after, &mut at, &mut plain);
            decimals = u32::try_from(after.chars().count()).ok()?;
        }
    }
    let end = start + at;
    // A half-width thousands mark or a point right before another digit belongs to what is meant as
    // one number; behind decimals a comma begins another: 4125.49,4143.91万元.
    let mut beyond = text[end..].chars();
    let mark = beyond.next().filter(|_| beyond.next().is_some_and(digit));
    let goes_on = matches!(mark, Some('.' | '．')) || (mark == Some(',') && decimals == 0);
    if let Some(length) = mistaken_point(&text[end..], (plain.len(), decimals)) {
        return Some(Written::Broken(end + length));
    }
    if goes_on {
        let whole = text[end..]
            .find(|c: char| !(digit(c) || matches!(c, ',' | '.' | '．')))
            .map_or(text.len(), |length| end + length);
        return Some(Written::Broken(whole));
    }
    Some(match Decimal::parse(&plain) {
        Some(value) => Written::Number(Number { value, decimals, end }),
        None => Written::TooLong(end),
    })
}

/// The groups of three digits that blanks divide from those before (1 660.19万元), where decimals or the last of
/// them end in a unit of money; none where they do not.
fn groups_by_blanks(rest: &str, from: usize) -> Vec<String> {
    let run = |from: usize| rest[from..].chars().take_while(|c| digit(*c)).collect::<String>();
    let (mut at, mut found) = (from, Vec::new());
    while let Some(blank) = rest[at..].chars().next().filter(|c| is_blank(*c)) {
        let group = run(at + blank.len_utf8());
        if group.chars().count() != 3 {
            break;
        }
        at += blank.len_utf8() + group.len();
        found.push(group);
    }
    if found.is_empty() || rest.starts_with(['0', '０']) {
        return Vec::new();
    }
    if let Some(point) = rest[at..].chars().next().filter(|c| matches!(c, '.' | '．')) {
        let decimals = run(at + point.len_utf8());
        at += if decimals.is_empty() { 0 } else { point.len_utf8() + decimals.len() };
    }
    if begins_money(&rest[at..]) { found } else { Vec::new() }
}

/// Whether a character is a blank that may divide groups of digits.
fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}')
}

/// Whether a text begins with a unit of money.
fn begins_money(text: &str) -> bool {
    unit(text).is_some_and(|unit| matches!(unit.measure, Measure::Money { .. }))
}

/// How many bytes behind digits are a point out of place, with what was to be decimals: 1560..19, 1560.19.万元,
/// 1560。19万元. Behind 。 they are
/// that where the digits before are no number of an item, and a unit of money follows.
fn mistaken_point(rest: &str, (digits, decimals): (usize, u32)) -> Option<usize> {
    let behind = |mark: usize| {
        let run: usize = rest[mark..].chars().take_while(|c| digit(*c)).map(char::len_utf8).sum();
        (run > 0).then_some(mark + run)
    };
    let points: usize =
        rest.chars().take_while(|c| matches!(c, '.' | '．')).map(char::len_utf8).sum();
    if rest[..points].chars().count() == 2 && decimals == 0 {
        return behind(points);
    }
    // 1560.19.万元
    if points > 0 && begins_money(&rest[points..]) {
        return Some(points);
    }
    let stop = rest.strip_prefix('。').map(|_| '。'.len_utf8())?;
    let end = behind(stop)?;
    let is_decimals = rest[stop..end].chars().count() <= 2;
    (is_decimals && decimals == 0 && AN_AMOUNT.contains(&digits) && begins_money(&rest[end..]))
        .then_some(end)
}

/// How many digits an amount may have that is no number of an item, no score and no telephone.
const AN_AMOUNT: std::ops::RangeInclusive<usize> = 4..=6;

fn digit(c: char) -> bool {
    half_width_number(c).is_ascii_digit()
}

/// The number in Chinese numerals that begins at a byte: 三百二十, 一千零五十. Nothing for anything
/// else, for 十 alone in a word (十分), and for single digits, which are words more often than
/// numbers.
pub(super) fn numeral_at(text: &str, start: usize) -> Option<Number> {
    let (mut total, mut section, mut digit): (u64, u64, Option<u64>) = (0, 0, None);
    let (mut end, mut count) = (start, 0);
    for c in text[start..].chars() {
        // 万 and 亿 before 元 are the unit.
        let is_unit =
            matches!(c, '万' | '亿') && text[end + c.len_utf8()..].starts_with(['元', '万']);
        if is_unit || count > 24 {
            break;
        }
        if let Some(value) = ones(c) {
            digit = Some(value);
        } else if let Some(power) = tens(c) {
            section = section.checked_add(digit.take().unwrap_or(1).checked_mul(power)?)?;
        } else if matches!(c, '万' | '亿') {
            let scale = if c == '万' { 10_000 } else { 100_000_000 };
            section = section.checked_add(digit.take().unwrap_or(0))?;
            total = total.checked_add(section)?.checked_mul(scale)?;
            section = 0;
        } else {
            break;
        }
        end += c.len_utf8();
        count += 1;
    }
    let value = total.checked_add(section)?.checked_add(digit.unwrap_or(0))?;
    (count > 1).then(|| Number { value: Decimal::from(value), decimals: 0, end })
}

/// Whether a number in Chinese numerals may begin with a character.
pub(super) fn begins_numeral(c: char) -> bool {
    ones(c).is_some() || tens(c).is_some()
}

fn ones(c: char) -> Option<u64> {
    Some(match c {
        '零' | '〇' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

fn tens(c: char) -> Option<u64> {
    match c {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        match digits_at(text, 0) {
            None => "none".into(),
            Some(Written::Broken(end)) => format!("broken {}", &text[..end]),
            Some(Written::TooLong(end)) => format!("too long {}", &text[..end]),
            Some(Written::Number(number)) => {
                format!("{} {} {}", number.value, number.decimals, &text[number.end..])
            }
        }
    }

    #[test]
    fn digits_with_their_marks() {
        for (text, expected) in [
            ("1520.40万元", "1520.40 2 万元"),
            ("1,520.40万元", "1520.40 2 万元"),
            ("3，518.85万元", "3518.85 2 万元"),
            ("１２，３４５．６％", "12345.6 1 ％"),
            ("100，200万元", "100200 0 万元"),
            ("100，20万元", "100 0 ，20万元"),
            ("2023，2024年", "2023 0 ，2024年"),
            ("1,23万元", "broken 1,23"),
            ("1.2.3", "broken 1.2.3"),
            ("4125.49,4143.91万元", "4125.49 2 ,4143.91万元"),
            ("1，23万元", "1 0 ，23万元"),
            ("21.4.", "21.4 1 ."),
            ("1 660.19万元", "1660.19 2 万元"),
            ("16 601 900元", "16601900 0 元"),
            ("1 660.19", "1 0  660.19"),
            ("1 66.19万元", "1 0  66.19万元"),
            ("2024 660.19万元", "2024 0  660.19万元"),
            ("1560..19万元", "broken 1560..19"),
            ("1560。19万元", "broken 1560。19"),
            ("1560.19.万元", "broken 1560.19."),
            ("3。20万元", "3 0 。20万元"),
            ("1560。190万元", "1560 0 。190万元"),
            ("2020..", "2020 0 .."),
            ("5。", "5 0 。"),
            ("万元", "none"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn numerals_with_their_units() {
        let read = |text: &str| {
            numeral_at(text, 0)
                .map(|number| (number.value.to_string(), text[number.end..].to_owned()))
        };
        let some = |value: &str, rest: &str| Some((value.to_owned(), rest.to_owned()));
        assert_eq!(read("三百二十万元"), some("320", "万元"));
        assert_eq!(read("一千零五十户"), some("1050", "户"));
        assert_eq!(read("十二亿元"), some("12", "亿元"));
        assert_eq!(read("两万三千元"), some("23000", "元"));
        assert_eq!(read("十分"), None);
        assert_eq!(read("三公"), None);
        assert_eq!(
            read("九九九九九九九九九九九九九九九九九九九九九九九九九九九"),
            some("9", "九九")
        );
    }
}
