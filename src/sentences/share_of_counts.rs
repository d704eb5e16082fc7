use crate::decimal::Interval;

use super::listed::Listed;
use super::quantity::Measure;
use super::relation::{Outcome, Relation, RelationKind, Role};
use super::vocabulary::Word;

/// What a count is of another that is named behind it: `项目{n}个，占全部项目{m}个的{p}`.
pub(super) fn relations(listed: &Listed<'_, '_>) -> Vec<Relation> {
    let all = 0..listed.sentence.tokens.len();
    all.filter_map(|at| relation(listed, at)).collect()
}

/// The longest name of what is counted, and 的.
const LONGEST: usize = 4;

fn relation(listed: &Listed<'_, '_>, at: usize) -> Option<Relation> {
    let sentence = listed.sentence;
    let rate = sentence.quantity(at).filter(|one| one.measure == Measure::Percent)?;
    let before = |at: usize| (0..at).rev().find(|at| sentence.quantity(*at).is_some());
    let whole = before(at)?;
    let part = before(whole)?;
    let count = |at: usize| {
        let one = sentence.quantity(at)?;
        let is_plain = !one.is_bound && !sentence.is_aside(at);
        (one.measure == Measure::Count && is_plain).then(|| Interval::exactly(one.value))
    };
    let (some, all) = (count(part)?, count(whole)?);
    let said = sentence.gap(whole, at).trim();
    let is_said = said.ends_with('的')
        && said.chars().count() <= LONGEST
        && sentence.label_has(whole, |word| word == Word::Share)
        && sentence.segment_start(part) == sentence.segment_start(at)
        && sentence.counted(part) == sentence.counted(whole);
    if !is_said {
        return None;
    }
    let mut relation = Relation::of(RelationKind::Share, sentence.range(at));
    relation.take(sentence, [(Role::Rate, at), (Role::Head, part), (Role::Base, whole)]);
    let made = some.percent_of(all);
    relation.outcome =
        made.map_or(Outcome::NotComputable, |made| Outcome::of(rate, rate.interval, made));
    Some(relation)
}
