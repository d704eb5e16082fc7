use crate::lexicon::Lexicon;

use super::number::{Number, Written, begins_numeral, digits_at, numeral_at};
use super::quantity::{Measure, Quantity, Widened};
use super::token::{Lexeme, Stop, Token};
use super::vocabulary::Word;

/// Units of money, the longest first, with the power of ten that makes 元 of them.
const MONEY: [(&str, i32); 9] = [
    ("千万元", 7),
    ("百万元", 6),
    ("十万元", 5),
    ("亿元", 8),
    ("万元", 4),
    ("千元", 3),
    ("百元", 2),
    ("人民币元", 0),
    ("元", 0),
];

/// The words and numbers of a text that say something about amounts, in order.
pub(super) fn tokens(lexicon: &Lexicon, text: &str) -> Vec<Token> {
    let mut words = lexicon.sentence_words.find_in(text).peekable();
    let (mut found, mut at): (Vec<Token>, usize) = (Vec::new(), 0);
    while let Some(c) = text[at..].chars().next() {
        // Most characters begin nothing.
        if !may_begin(c) && words.peek().is_none_or(|(_, range)| range.start > at) {
            at += c.len_utf8();
            continue;
        }
        while words.next_if(|(_, range)| range.start < at).is_some() {}
        if let Some(read) = number(text, at) {
            found.extend(read.lexeme.map(|lexeme| Token { lexeme, range: at..read.end }));
            at = read.end;
        } else if let Some((list, range)) = words.next_if(|(_, range)| range.start == at)
            && let Some(word) = Word::of_list(list)
        {
            at = range.end;
            found.push(Token { lexeme: Lexeme::Word(word), range });
        } else {
            let range = at..at + c.len_utf8();
            at = range.end;
            found.extend(
                stop(text, range.start, c).map(|stop| Token { lexeme: Lexeme::Stop(stop), range }),
            );
        }
    }
    found
}

/// Whether a number or a mark may begin with a character.
fn may_begin(c: char) -> bool {
    matches!(c, '！'..='；' | '\u{2212}' | '、'..='】')
        || c.is_ascii_punctuation()
        || c.is_ascii_digit()
        || matches!(c, '？')
        || begins_numeral(c)
}

/// What begins with a number: up to where it goes, and what it is, if it says anything.
struct Read {
    end: usize,
    lexeme: Option<Lexeme>,
}

fn stop(text: &str, at: usize, c: char) -> Option<Stop> {
    Some(match c {
        '，' | ',' => Stop::Comma,
        '、' => Stop::Pause,
        '；' | ';' => Stop::Semicolon,
        '：' | ':' => Stop::Colon,
        '（' | '(' | '【' | '[' => Stop::Open,
        '）' | ')' | '】' | ']' => Stop::Close,
        '。' | '！' | '？' | '!' | '?' => Stop::Full,
        // An English sentence ends with a point before a blank, or at the end.
        '.' if text[at + 1..].starts_with(' ') || at + 1 == text.len() => Stop::Full,
        _ => return None,
    })
}

/// What begins at a byte with a number or its sign; nothing where none does. Of a number that says
/// nothing the digits are passed over: none is read from its middle.
fn number(text: &str, start: usize) -> Option<Read> {
    let first = text[start..].chars().next()?;
    let sign = Some(first).filter(|c| matches!(c, '-' | '－' | '−' | '+' | '＋'));
    let is_digit = first.is_ascii_digit() || ('０'..='９').contains(&first);
    if sign.is_none() && !is_digit && !begins_numeral(first) {
        return None;
    }
    let before = text[..start].chars().next_back();
    let inside_a_name =
        before.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '/' | '〕'));
    // A hyphen inside a name or between two numbers is no sign.
    if sign.is_some() && inside_a_name {
        return None;
    }
    let digits = start + sign.map_or(0, char::len_utf8);
    let written = match digits_at(text, digits) {
        Some(written) => written,
        None if sign.is_none() => Written::Number(numeral_at(text, start)?),
        None => return None,
    };
    let number = match written {
        Written::Number(number) => number,
        Written::Broken(end) => {
            let lexeme = unit(&text[end..]).map(|_| Lexeme::Broken);
            return Some(Read { end, lexeme });
        }
    };
    if inside_a_name {
        return Some(Read { end: number.end, lexeme: None });
    }
    if let Some(year) = year(text, digits, &number) {
        return Some(Read { end: number.end + "年".len(), lexeme: Some(Lexeme::Year(year)) });
    }
    let negative = matches!(sign, Some('-' | '－' | '−'));
    Some(match quantity(text, start, &number, negative) {
        Some((quantity, end)) => Read { end, lexeme: Some(Lexeme::Quantity(quantity)) },
        None => Read { end: number.end, lexeme: None },
    })
}

/// The fiscal year that four digits before 年 are.
fn year(text: &str, digits: usize, number: &Number) -> Option<i16> {
    let is_one =
        number.end - digits == 4 && number.decimals == 0 && text[number.end..].starts_with('年');
    let year = number.value.to_u32().and_then(|year| i16::try_from(year).ok());
    year.filter(|year| is_one && (1949..=2199).contains(year))
}

/// The unit that a text begins with, blanks and 余 aside, and where it ends.
fn unit(after: &str) -> Option<(Measure, usize, bool)> {
    let blanks =
        |text: &str| text.len() - text.trim_start_matches([' ', '\u{3000}', '\u{a0}']).len();
    let mut at = blanks(after);
    let more = after[at..].starts_with(['余', '多']);
    if more {
        at += "余".len();
    }
    at += blanks(&after[at..]);
    let rest = &after[at..];
    // 1.65亿万元 is in no unit that there is.
    if rest.starts_with("亿万元") || rest.starts_with("万亿元") {
        return None;
    }
    if let Some((name, exponent)) = MONEY.iter().find(|(name, _)| rest.starts_with(name)) {
        return Some((Measure::Money { exponent: *exponent }, at + name.len(), more));
    }
    let first = rest.chars().next()?;
    // 1170.00万，其中: without 元 it is money where nothing is named behind it.
    if let Some(exponent) =
        [('万', 4), ('亿', 8)].into_iter().find(|(c, _)| *c == first).map(|(_, e)| e)
        && ends_a_clause(&rest[first.len_utf8()..])
    {
        return Some((Measure::Money { exponent }, at + first.len_utf8(), more));
    }
    if matches!(first, '%' | '％') {
        return Some((Measure::Percent, at + first.len_utf8(), more));
    }
    if rest.starts_with("个百分点") {
        return Some((Measure::Points, at + "个百分点".len(), more));
    }
    if rest.starts_with('倍') {
        return Some((Measure::Times, at + "倍".len(), more));
    }
    None
}

/// A number with its unit; a bare one counts something where a word follows at once.
fn quantity(
    text: &str,
    start: usize,
    number: &Number,
    negative: bool,
) -> Option<(Quantity, usize)> {
    let (before, after) = (&text[..start], &text[number.end..]);
    let prefix = before.ends_with(['￥', '¥']);
    let (measure, length, more) = match unit(after) {
        Some(unit) => unit,
        None if prefix => (Measure::Money { exponent: 0 }, 0, false),
        None if after.starts_with(is_chinese) => (Measure::Count, 0, false),
        None if number.decimals > 0 && ends_a_clause(after) => (Measure::Bare, 0, false),
        None => return None,
    };
    let mut end = number.end + length;
    let again = if length > 0 { same_again(&text[number.end..end], &text[end..]) } else { 0 };
    end += again;
    let rest = &text[end..];
    // 169.5元/户, 每台1000元 and 单价100万元 are prices: of one, not of all.
    if matches!(measure, Measure::Money { .. })
        && (rest.starts_with(['/', '每']) || is_price(before))
    {
        return None;
    }
    let widened = if more {
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
    };
    let value = if negative { number.value.negated() } else { number.value };
    let quantity = Quantity::new(measure, value, number.decimals, widened)?;
    Some((Quantity { is_doubled: again > 0, ..quantity }, end))
}

/// Whether a clause ends behind a number.
fn ends_a_clause(after: &str) -> bool {
    let after = after.trim_start_matches([' ', '\u{3000}']);
    after.is_empty() || after.starts_with(['，', '。', '；', '、', '）', ')', ',', ';', '和', '及'])
}

/// How many bytes of a text are the unit before it over again.
fn same_again(unit: &str, after: &str) -> usize {
    let unit = unit.trim();
    let blanks = after.len() - after.trim_start_matches([' ', '\u{3000}']).len();
    if !unit.is_empty() && after[blanks..].starts_with(unit) { blanks + unit.len() } else { 0 }
}

/// Gives the numbers of a list the unit that stands behind the last: 分别为279.09、215.66、460.38万元.
pub(super) fn shared_units(text: &str, tokens: &mut [Token]) {
    for last in (2..tokens.len()).rev() {
        let Some(measure) = tokens[last].quantity().map(|one| one.measure) else { continue };
        if !matches!(measure, Measure::Money { .. } | Measure::Percent) {
            continue;
        }
        let mut at = last;
        while let Some(before) = before_in_list(text, tokens, at) {
            let shared = tokens[before].quantity().and_then(|bare| bare.measured(measure));
            let Some(shared) = shared else { break };
            tokens[before].lexeme = Lexeme::Quantity(shared);
            at = before;
        }
    }
}

/// The bare number that stands before another in a list.
fn before_in_list(text: &str, tokens: &[Token], at: usize) -> Option<usize> {
    let is_bare = |at: usize| tokens[at].quantity().is_some_and(|one| one.measure == Measure::Bare);
    let before = at.checked_sub(1)?;
    if is_bare(before) {
        let gap = text[tokens[before].range.end..tokens[at].range.start].trim();
        return matches!(gap, "和" | "及").then_some(before);
    }
    let number = before.checked_sub(1)?;
    let marks = text[tokens[number].range.end..tokens[at].range.start].trim();
    (is_bare(number) && matches!(marks, "、" | "," | "，")).then_some(number)
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
