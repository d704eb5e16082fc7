use crate::decimal::{Decimal, Interval};

use super::quantity::Measure;
use super::relation::{Outcome, Relation, RelationKind, Role};
use super::sentence::Sentence;

/// How many times another an amount is: `{A}，是上年预算{B}的{x}倍`. Some mean by how many times it is more.
pub(super) fn relations(sentence: &Sentence<'_>) -> Vec<Relation> {
    (0..sentence.tokens.len()).filter_map(|at| relation(sentence, at)).collect()
}

fn relation(sentence: &Sentence<'_>, at: usize) -> Option<Relation> {
    let times = sentence.quantity(at).filter(|one| one.measure == Measure::Times)?;
    let base = at.checked_sub(1).filter(|base| sentence.money(*base).is_some())?;
    let is_of = sentence.gap(base, at).trim() == "的";
    let is_said = sentence.label(base).trim_start_matches(['，', ' ']).starts_with(['是', '为']);
    let start = sentence.segment_start(base);
    let head = (start..base).rev().find(|at| sentence.quantity(*at).is_some())?;
    let (now, before) = (sentence.money(head)?, sentence.money(base)?);
    if !is_of || !is_said || sentence.is_change(head) || times.is_bound {
        return None;
    }
    let part = now.interval.percent_of(before.interval)?;
    let of_it = Decimal::ONE.shifted(-2).and_then(|percent| part.times(percent))?;
    let more = of_it.minus(Interval::exactly(Decimal::ONE))?;
    let mut relation = Relation::of(RelationKind::Change, sentence.range(at));
    relation.take(sentence, [(Role::Head, head), (Role::Base, base), (Role::Rate, at)]);
    relation.outcome = match Outcome::of(times, times.interval, of_it) {
        Outcome::Fails { .. } if times.interval.meets(more) => Outcome::NotComputable,
        outcome => outcome,
    };
    Some(relation)
}
