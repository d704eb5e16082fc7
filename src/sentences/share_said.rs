use super::listed::Listed;
use super::quantity::Measure;
use super::relation::{Relation, RelationKind, Role};
use super::share::rate_of;
use super::vocabulary::Word;

/// What an amount is of another that is named behind it: `安排{A}，为公用经费预算{B}的{p}`.
pub(super) fn relations(listed: &Listed<'_, '_>) -> Vec<Relation> {
    let all = 0..listed.sentence.tokens.len();
    all.filter_map(|at| relation(listed, at)).collect()
}

fn relation(listed: &Listed<'_, '_>, at: usize) -> Option<Relation> {
    let sentence = listed.sentence;
    let rate = sentence.quantity(at).filter(|one| one.measure == Measure::Percent)?;
    let whole = at.checked_sub(1).filter(|whole| sentence.money(*whole).is_some())?;
    let label = sentence.label(whole).trim_start();
    let is_said = sentence.gap(whole, at).trim() == "的"
        && (label.starts_with('为') || label.starts_with("相当于"));
    let comma = sentence.label_start(whole).checked_sub(1)?;
    let part = comma.checked_sub(1)?;
    let is_plain = |at: usize| {
        sentence.money(at).is_some_and(|one| !one.is_bound) && !sentence.is_change_or_base(at)
    };
    // 为年初预算5万元的80% is how much of a plan was done.
    let is_done = sentence.label_has(whole, |word| word == Word::Done);
    if !is_said || is_done || !is_plain(part) || !is_plain(whole) {
        return None;
    }
    let mut relation = Relation::of(RelationKind::Share, sentence.range(at));
    relation.take(sentence, [(Role::Rate, at), (Role::Head, part), (Role::Base, whole)]);
    relation.outcome = rate_of(sentence, rate, (part, whole));
    Some(relation)
}
