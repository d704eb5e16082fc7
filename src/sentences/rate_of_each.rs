use crate::decimal::{Decimal, Interval};
use crate::lexicon::Lexicon;

use super::number::{Number, Written, begins_numeral, digits_at, numeral_at};
use super::quantity::Measure;
use super::relation::{Outcome, Relation, RelationKind, Role};
use super::sentence::Sentence;
use super::unit::unit;

/// What a price for each and their numbers make: `{A}元，按每人每月{u}元、{n}人、{k}个月计算`.
pub(super) fn relations(lexicon: &Lexicon, sentence: &Sentence<'_>) -> Vec<Relation> {
    // Most sentences speak of no price.
    let end = sentence.tokens.last().map_or(0, |last| last.range.end);
    let begins = sentence.tokens.first().map_or(0, |first| first.range.start);
    if !lexicon.each_of.is_in(&sentence.text[begins..end]) {
        return Vec::new();
    }
    (0..sentence.tokens.len()).filter_map(|at| relation(lexicon, sentence, at)).collect()
}

fn relation(lexicon: &Lexicon, sentence: &Sentence<'_>, at: usize) -> Option<Relation> {
    let result = sentence.money(at).filter(|one| !one.is_bound)?;
    let range = sentence.range(at);
    let behind = &sentence.text[range.end..];
    let behind = &behind[..behind.find(['。', '；', '\n']).unwrap_or(behind.len())];
    let behind = behind.trim_start_matches(['，', ',', '（', '(', ' ']);
    let by = lexicon.worked_out_by.beginning(behind)?;
    let behind = &behind[by.end..];
    let factors = &behind[..lexicon.worked_out.find_in(behind).next()?.start];
    let worked_out = product(lexicon, factors)?;
    let mut relation = Relation::of(RelationKind::Product, range);
    relation.take(sentence, [(Role::Head, at)]);
    let size = Interval::around(result.value, result.last_place)?;
    relation.outcome = Outcome::of(result, size, Interval::exactly(worked_out));
    Some(relation)
}

/// A price for each of some things times the number of each of them: of every thing that 每 names
/// there is one number, and of nothing else.
fn product(lexicon: &Lexicon, text: &str) -> Option<Decimal> {
    let mut factors = factors(text).into_iter();
    let (mut things, price) = price(lexicon, factors.next()?.trim())?;
    let mut made = price;
    for factor in factors {
        let factor = factor.trim();
        let start = factor.find(|c: char| {
            c.is_ascii_digit() || ('０'..='９').contains(&c) || begins_numeral(c)
        })?;
        let number = number(&factor[start..])?;
        let counted = factor[start..][number.end..].trim();
        let of = things.iter().position(|thing| counted.ends_with(thing.as_str()))?;
        things.remove(of);
        made = made.checked_mul(number.value)?;
    }
    things.is_empty().then_some(made)
}

/// What marks divide; a comma between digits divides thousands.
fn factors(text: &str) -> Vec<&str> {
    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let mut found = Vec::new();
    let mut from = 0;
    for (at, mark) in text.match_indices(['、', '，', ',', '×']) {
        let is_inside = text[..at].ends_with(digit) && text[at + mark.len()..].starts_with(digit);
        if !(is_inside && matches!(mark, "，" | ",")) {
            found.push(&text[from..at]);
            from = at + mark.len();
        }
    }
    found.push(&text[from..]);
    found
}

/// What a price is for, and the price: 每人每月8300元.
fn price(lexicon: &Lexicon, text: &str) -> Option<(Vec<String>, Decimal)> {
    let start = text.find(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c))?;
    let (words, amount) = text.split_at(start);
    let first = lexicon.each_of.find_in(words).next()?;
    let marks: Vec<_> = lexicon.each_of.find_in(&words[first.start..]).collect();
    let words = &words[first.start..];
    let ends = marks.iter().skip(1).map(|mark| mark.start).chain([words.len()]);
    let things: Vec<String> =
        marks.iter().zip(ends).map(|(mark, end)| words[mark.end..end].trim().to_owned()).collect();
    let number = number(amount)?;
    let unit = unit(&amount[number.end..])?;
    let Measure::Money { exponent } = unit.measure else { return None };
    let rest = amount[number.end + unit.length..].trim();
    let is_all = rest.is_empty() && !unit.is_more && things.iter().all(|thing| !thing.is_empty());
    is_all.then_some((things, number.value.shifted(exponent)?))
}

fn number(text: &str) -> Option<Number> {
    match digits_at(text, 0) {
        Some(Written::Number(number)) => Some(number),
        None => numeral_at(text, 0),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::embedded;

    #[test]
    fn prices_and_their_numbers() {
        let value =
            |text: &str| product(&embedded(), text).map(|made| made.normalize().to_string());
        assert_eq!(value("每人每月8300元、32人、12个月"), Some("3187200".into()));
        assert_eq!(value("每人每月0.83万元，32人，12个月"), Some("3187200".into()));
        assert_eq!(value("每人每月8300元、32人"), None);
        assert_eq!(value("每人8300元、32人、12个月"), None);
        assert_eq!(value("每人每月8300元标准、32人、12个月"), None);
    }
}
