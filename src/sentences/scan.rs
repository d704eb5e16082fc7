use crate::lexicon::Lexicon;

use super::bad_number::Fault;
use super::measured::{Measured, measured};
use super::number::{Number, Written, begins_numeral, digits_at, numeral_at};
use super::token::{Lexeme, Stop, Token};
use super::unit::unit;
use super::vocabulary::Word;

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

/// Whether a number or a mark may begin with a character: most are letters.
fn may_begin(c: char) -> bool {
    let is_plain = ('\u{4e00}'..='\u{9fff}').contains(&c) || c.is_alphabetic();
    !is_plain || begins_numeral(c)
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
        Written::Broken(end) => return Some(bad(text, end, Fault::Marks)),
        Written::TooLong(end) => return Some(bad(text, end, Fault::TooLarge)),
    };
    if inside_a_name {
        return Some(Read { end: number.end, lexeme: None });
    }
    if let Some(year) = year(text, digits, &number) {
        // 2023年初结转和结余: 年初 is a word of its own.
        let is_part = ["年初", "年末", "年底", "年终"];
        let is_part = is_part.iter().any(|word| text[number.end..].starts_with(word));
        let end = number.end + if is_part { 0 } else { "年".len() };
        return Some(Read { end, lexeme: Some(Lexeme::Year(year)) });
    }
    let negative = matches!(sign, Some('-' | '－' | '−'));
    Some(match measured(text, start, &number, negative) {
        Measured::Quantity(quantity, end) => Read { end, lexeme: Some(Lexeme::Quantity(quantity)) },
        Measured::Bad(fault, measure, end) => {
            Read { end, lexeme: Some(Lexeme::Bad(fault, measure)) }
        }
        Measured::Loose(quantity) => {
            Read { end: number.end, lexeme: Some(Lexeme::Loose(quantity)) }
        }
        Measured::Nothing => Read { end: number.end, lexeme: None },
    })
}

/// Digits that are no number, up to a byte; without a unit they may be anything.
fn bad(text: &str, end: usize, fault: Fault) -> Read {
    match unit(&text[end..]) {
        Some(unit) => {
            Read { end: end + unit.length, lexeme: Some(Lexeme::Bad(fault, unit.measure)) }
        }
        None => Read { end, lexeme: None },
    }
}

/// The fiscal year that four digits before 年 are.
fn year(text: &str, digits: usize, number: &Number) -> Option<i16> {
    let is_one =
        number.end - digits == 4 && number.decimals == 0 && text[number.end..].starts_with('年');
    let year = number.value.to_u32().and_then(|year| i16::try_from(year).ok());
    year.filter(|year| is_one && (1949..=2199).contains(year))
}
