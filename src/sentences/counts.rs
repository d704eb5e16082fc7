use crate::lexicon::Lexicon;

use super::quantity::Measure;
use super::relation::{Outcome, Relation, RelationKind, Role};
use super::sentence::Sentence;

/// That no group and no visit has less than one person: `接待{b}批次、{m}人次`, `出国团组{g}个，累计{p}人次`.
pub(super) fn relations(lexicon: &Lexicon, sentence: &Sentence<'_>) -> Vec<Relation> {
    let is_count = |at| sentence.quantity(at).is_some_and(|one| one.measure == Measure::Count);
    let pairs = sentence.neighbours(is_count).into_iter();
    pairs.filter_map(|(groups, persons)| relation(lexicon, sentence, groups, persons)).collect()
}

fn relation(
    lexicon: &Lexicon,
    sentence: &Sentence<'_>,
    groups: usize,
    persons: usize,
) -> Option<Relation> {
    let behind = |at: usize| &sentence.text[sentence.range(at).end..];
    let is_visits = lexicon.visit_units.beginning(behind(groups)).is_some();
    let is_groups = lexicon.group_names.is_in(sentence.label(groups));
    let is_persons = lexicon.person_units.beginning(behind(persons)).is_some();
    let is_near = (groups + 1..persons).all(|at| sentence.stop(at).is_some());
    // Persons of other groups may be counted with them; their own name says so.
    if !(is_visits || is_groups)
        || !is_persons
        || !is_near
        || sentence.bracket(groups) != sentence.bracket(persons)
    {
        return None;
    }
    let (first, second) = (sentence.quantity(groups)?, sentence.quantity(persons)?);
    let mut relation = Relation::of(RelationKind::AtMost, sentence.range(persons));
    relation.take(sentence, [(Role::Part, groups), (Role::Head, persons)]);
    relation.outcome = if first.value > second.value && !first.is_bound && !second.is_bound {
        Outcome::Fails { expected: first.value }
    } else {
        Outcome::Holds
    };
    Some(relation)
}
