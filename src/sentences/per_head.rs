use crate::decimal::{Decimal, Interval};
use crate::lexicon::Lexicon;

use super::listed::Listed;
use super::number::{Written, digits_at};
use super::quantity::Measure;
use super::relation::{Outcome, Relation, RelationKind, Role};
use super::unit::unit;

/// What a price for each of so many makes in a year: `学生{n}名，按每生每年{u}的标准，安排{A}`, `按{n}个村、每村{u}安排，共需{A}`.
/// A price is no amount of its own (每台1000元), so it is looked for in the words between.
pub(super) fn relations(listed: &Listed<'_, '_>) -> Vec<Relation> {
    let numbers: Vec<usize> = (0..listed.sentence.tokens.len())
        .filter(|at| listed.sentence.quantity(*at).is_some())
        .collect();
    // 人均500元 is an amount, too.
    let is_price = |at: usize| {
        let sentence = listed.sentence;
        sentence.money(at).is_some() && listed.lexicon.per_head.is_in(sentence.label(at))
    };
    let near = numbers.windows(2).map(|two| (two[0], two[1]));
    let over = numbers.windows(3).filter(|three| is_price(three[1]));
    let pairs = near.chain(over.map(|three| (three[0], three[2])));
    pairs.filter_map(|pair| relation(listed, pair)).collect()
}

/// The longest that stands between a price and what it makes.
const LONGEST: usize = 20;

fn relation(listed: &Listed<'_, '_>, (count, all): (usize, usize)) -> Option<Relation> {
    let sentence = listed.sentence;
    let number = sentence.quantity(count).filter(|one| one.measure == Measure::Count)?;
    let total = sentence.money(all)?;
    let price = price(listed.lexicon, sentence.gap(count, all))?;
    let is_plain = !number.is_bound
        && !total.is_bound
        && [count, all].iter().all(|at| !sentence.is_aside(*at))
        && !sentence.is_change_or_base(all);
    if sentence.segment_start(all) != sentence.segment_start(count) || !is_plain {
        return None;
    }
    let made = number.value.checked_mul(price.value).map(Interval::exactly)?;
    let mut relation = Relation::of(RelationKind::Product, sentence.range(all));
    relation.take(sentence, [(Role::Head, all), (Role::Part, count)]);
    // 学生300名，其中寄宿生100名，按每生每年500元: which are meant is not known.
    let counts = |at: usize| sentence.quantity(at).is_some_and(|one| one.measure == Measure::Count);
    let is_only = !(sentence.segment_start(count)..count).any(counts);
    relation.outcome = match Outcome::of(total, total.interval, made) {
        Outcome::Fails { .. } if !is_only || !price.is_standard => Outcome::NotComputable,
        outcome => outcome,
    };
    Some(relation)
}

/// What one of several costs.
struct Price {
    /// In 元.
    value: Decimal,
    /// Whether the words behind it say that what follows was worked out by it.
    is_standard: bool,
}

/// The only price for each in some words, for a year or for good.
fn price(lexicon: &Lexicon, words: &str) -> Option<Price> {
    let names = [&lexicon.each_of, &lexicon.per_head];
    let each = names.iter().filter_map(|names| names.find_in(words).next());
    let each = each.min_by_key(|at| at.start)?;
    let is_digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let start = each.end + words[each.end..].find(is_digit)?;
    if words[..start].contains(is_digit) || lexicon.short_times.is_in(words) {
        return None;
    }
    let Written::Number(number) = digits_at(words, start)? else { return None };
    let unit = unit(words[number.end..].trim_start())?;
    let Measure::Money { exponent } = unit.measure else { return None };
    let rest = words[number.end..].trim_start();
    let behind = &rest[unit.length..];
    if behind.contains(is_digit) || behind.chars().count() > LONGEST {
        return None;
    }
    let is_standard = lexicon.by_standard.beginning(behind.trim_start()).is_some();
    Some(Price { value: number.value.shifted(exponent)?, is_standard })
}
