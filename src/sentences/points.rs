use super::quantity::Measure;
use super::relation::{Outcome, Relation, RelationKind, Role};
use super::sentence::Sentence;
use super::token::Stop;
use super::vocabulary::Word;

/// By how many points a rate changed: `占支出预算的{p}，比上年的{q}下降{d}个百分点`.
pub(super) fn relations(sentence: &Sentence<'_>) -> Vec<Relation> {
    (0..sentence.tokens.len()).filter_map(|at| relation(sentence, at)).collect()
}

fn relation(sentence: &Sentence<'_>, at: usize) -> Option<Relation> {
    sentence.quantity(at).filter(|one| one.measure == Measure::Points)?;
    let direction = at.checked_sub(1)?;
    let is_up = sentence.word(direction).filter(|word| word.is_direction())?.is_up();
    let rate = |at: &usize| {
        sentence.quantity(*at).is_some_and(|one| one.measure == Measure::Percent && !one.is_bound)
    };
    if let Some((now, base)) = of_two_years(sentence, direction) {
        return changed(sentence, at, (now, base), is_up);
    }
    let base = direction.checked_sub(1).filter(rate)?;
    let compared =
        sentence.label_tokens(base).find(|at| sentence.word(*at) == Some(Word::Compared))?;
    let start = sentence.segment_start(compared);
    let now = (start..compared).rev().find(|at| sentence.quantity(*at).is_some()).filter(rate)?;
    let is_near =
        sentence.gap(now, compared).chars().all(|c| c.is_whitespace() || "，,、".contains(c));
    if !is_near || !sentence.gap(base, direction).trim().is_empty() {
        return None;
    }
    changed(sentence, at, (now, base), is_up)
}

/// The rates of two years right before a direction, the later one first: 2024年占5%，2023年为4%，提高.
fn of_two_years(sentence: &Sentence<'_>, direction: usize) -> Option<(usize, usize)> {
    let rate = |at: usize| {
        sentence.quantity(at).is_some_and(|one| one.measure == Measure::Percent && !one.is_bound)
    };
    let comma = direction.checked_sub(1).filter(|at| sentence.stop(*at) == Some(Stop::Comma))?;
    let base = comma.checked_sub(1).filter(|at| rate(*at))?;
    let now = (sentence.segment_start(base)..base)
        .rev()
        .find(|at| sentence.quantity(*at).is_some())
        .filter(|at| rate(*at))?;
    let year = |at: usize| {
        let is_last = sentence.label_has(at, |word| word == Word::LastYear);
        sentence.year_in(sentence.label_tokens(at)).or(is_last.then_some(i16::MIN))
    };
    let is_plain = !sentence.is_change_or_base(now) && !sentence.is_change_or_base(base);
    let own = year(now).or_else(|| sentence.year_in(0..now)).unwrap_or(i16::MAX);
    (is_plain && own > year(base)?).then_some((now, base))
}

/// Whether a rate changed by so many points.
fn changed(
    sentence: &Sentence<'_>,
    at: usize,
    (now, base): (usize, usize),
    is_up: bool,
) -> Option<Relation> {
    let points = sentence.quantity(at)?;
    let mut relation = Relation::of(RelationKind::Change, sentence.range(at));
    relation.take(sentence, [(Role::Head, now), (Role::Base, base), (Role::Amount, at)]);
    let (now, base) = (sentence.quantity(now)?.interval, sentence.quantity(base)?.interval);
    let difference = if is_up { now.minus(base)? } else { base.minus(now)? };
    relation.outcome = if difference.high.is_negative() && !points.value.is_zero() {
        Outcome::OtherDirection
    } else {
        Outcome::of(points, points.size(), difference)
    };
    Some(relation)
}
