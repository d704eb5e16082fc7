use super::listed::Listed;
use super::quantity::Measure;
use super::relation::{Outcome, Relation, RelationKind, Role};
use super::vocabulary::Word;

/// What the same amount for each of several makes: `对{n}个村各补助{u}，共需{A}`.
pub(super) fn relations(listed: &Listed<'_, '_>) -> Vec<Relation> {
    let numbers: Vec<usize> = (0..listed.sentence.tokens.len())
        .filter(|at| listed.sentence.quantity(*at).is_some())
        .collect();
    numbers.windows(3).filter_map(|three| relation(listed, three)).collect()
}

fn relation(listed: &Listed<'_, '_>, three: &[usize]) -> Option<Relation> {
    let [count, each, all] = three else { return None };
    let (sentence, lexicon) = (listed.sentence, listed.lexicon);
    let number = sentence.quantity(*count).filter(|one| one.measure == Measure::Count)?;
    let (price, total) = (sentence.money(*each)?, sentence.money(*all)?);
    let label = sentence.label(*all).trim_start_matches(['，', ',', ' ']);
    let is_sum = label.starts_with('共') || lexicon.closes_list.beginning(label).is_some();
    let is_each = sentence.label_has(*each, |word| word == Word::Each);
    let is_near = sentence.segment_start(*all) == sentence.segment_start(*count);
    let is_plain = [number, price, total].into_iter().all(|one| !one.is_bound)
        && three.iter().all(|at| !sentence.is_aside(*at) && !sentence.is_change(*at));
    if !is_sum || !is_each || !is_near || !is_plain {
        return None;
    }
    let made = price.interval.times(number.value)?;
    let mut relation = Relation::of(RelationKind::Product, sentence.range(*all));
    relation.take(sentence, [(Role::Head, *all), (Role::Part, *each), (Role::Part, *count)]);
    relation.outcome = Outcome::of(total, total.interval, made);
    Some(relation)
}
