use crate::decimal::{Decimal, Interval};

use super::number::{Written, digits_at};
use super::quantity::Measure;
use super::relation::{Outcome, Relation, RelationKind, Role};
use super::sentence::Sentence;
use super::unit::unit;

/// Signs of multiplication as sentences write them.
pub(super) const TIMES: [char; 4] = ['×', '*', '＊', '✕'];

/// Where a calculation may begin: behind a mark.
const MARKS: [char; 8] = ['，', '。', '；', '：', ':', ';', ',', '\n'];

/// Whether a mark stands between two digits: 20，300.00.
fn is_inside_a_number(text: &str, at: usize, mark: char) -> bool {
    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    text[..at].ends_with(digit) && text[at + mark.len_utf8()..].starts_with(digit)
}

/// What a calculation makes: `{u}元×{n}人×{m}月=12000元`, with `+` between products.
pub(super) fn relations(sentence: &Sentence<'_>) -> Vec<Relation> {
    (0..sentence.tokens.len()).filter_map(|at| relation(sentence, at)).collect()
}

fn relation(sentence: &Sentence<'_>, at: usize) -> Option<Relation> {
    let result = sentence.money(at)?;
    let range = sentence.range(at);
    let before = sentence.text[..range.start].trim_end().strip_suffix(['=', '＝'])?;
    let start = before
        .char_indices()
        .rev()
        .find(|(at, c)| MARKS.contains(c) && !is_inside_a_number(before, *at, *c))
        .map_or(0, |(at, c)| at + c.len_utf8());
    let calculation = &before[start..];
    let worked_out =
        if calculation.contains(TIMES) { sum(calculation)? } else { terms(calculation)? };
    // What it makes is rounded to whole 元 or to 角, or cut.
    let exact = Interval::exactly(worked_out);
    let size = Interval::around(result.value, result.last_place)?;
    let mut relation = Relation::of(RelationKind::Product, range);
    relation.take(sentence, [(Role::Head, at)]);
    relation.outcome = Outcome::of(result, size, exact);
    if let Outcome::Fails { .. } = relation.outcome
        && let Some((factor, expected)) = without_sign(sentence, at, (size, worked_out))
    {
        relation.at = sentence.range(factor);
        relation.outcome = Outcome::Fails { expected };
    }
    Some(relation)
}

/// The last factor, where it has no unit and a hundredth of it makes the result: ×8=, which should be
/// ×8%=. With it what it would be as a part of one.
fn without_sign(
    sentence: &Sentence<'_>,
    at: usize,
    (size, worked_out): (Interval, Decimal),
) -> Option<(usize, Decimal)> {
    let factor = at.checked_sub(1).filter(|one| sentence.gap(*one, at).trim() == "=")?;
    let bare = sentence.quantity(factor).filter(|one| one.is_bare())?;
    let fits = size.holds(worked_out.shifted(-2)?);
    Some((factor, bare.value.shifted(-2)?)).filter(|_| fits)
}

/// The sum of amounts, in 元, of which a later one may have the unit of those before it: 15+18.4万元.
fn terms(text: &str) -> Option<Decimal> {
    let parts: Vec<&str> = text.split(['+', '＋']).collect();
    let mut all = Vec::new();
    let mut shared = None;
    for part in parts.iter().rev() {
        let start = part.find(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c))?;
        let Written::Number(number) = digits_at(part, start)? else { return None };
        let rest = part[number.end..].trim();
        shared = match unit(rest) {
            Some(unit) if unit.length == rest.len() => match unit.measure {
                Measure::Money { exponent } => Some(exponent),
                _ => return None,
            },
            None if rest.is_empty() => shared,
            _ => return None,
        };
        all.push(number.value.shifted(shared?)?);
    }
    if parts.len() > 1 { Decimal::checked_sum(all) } else { None }
}

/// The sum of products, in 元; nothing where a factor is not understood.
fn sum(text: &str) -> Option<Decimal> {
    let products: Option<Vec<Decimal>> = text.split(['+', '＋']).map(product).collect();
    Decimal::checked_sum(products?)
}

fn product(text: &str) -> Option<Decimal> {
    let factors: Option<Vec<Decimal>> = text.split(TIMES).map(factor).collect();
    factors?.into_iter().try_fold(Decimal::ONE, Decimal::checked_mul)
}

/// A factor: a number with its unit, money in 元, a rate as a part of one. A name may stand before the
/// first.
fn factor(text: &str) -> Option<Decimal> {
    let start = text.find(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c))?;
    let Written::Number(number) = digits_at(text, start)? else { return None };
    let rest = text[number.end..].trim();
    // A second number would be another factor, or none at all.
    if rest.contains(|c: char| c.is_ascii_digit())
        || rest.contains(['（', '(', ')', '）', '/', '-'])
    {
        return None;
    }
    if rest.starts_with(['%', '％']) {
        return number.value.shifted(-2);
    }
    match unit(rest).map(|unit| unit.measure) {
        Some(Measure::Money { exponent }) => number.value.shifted(exponent),
        _ => Some(number.value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_of_amounts() {
        let value = |text: &str| terms(text).map(|value| value.normalize().to_string());
        assert_eq!(value("15+18.4万元"), Some("334000".into()));
        assert_eq!(value("基本支出5万元＋项目支出300元"), Some("50300".into()));
        assert_eq!(value("5万元"), None);
        assert_eq!(value("5+3人"), None);
        assert_eq!(value("2024年5万元+3万元"), None);
        assert_eq!(value("5+3"), None);
    }

    #[test]
    fn calculations() {
        let value = |text: &str| sum(text).map(|value| value.normalize().to_string());
        assert_eq!(value("防暑降温费569元×25人"), Some("14225".into()));
        assert_eq!(value("13100.00元×12个月×0.50%"), Some("786".into()));
        assert_eq!(value("2万元×3个+0.5万元×4个"), Some("80000".into()));
        assert_eq!(value("（100元+50元）×8%"), None);
        assert_eq!(value("人员"), None);
    }
}
