use std::ops::Range;

use crate::lexicon::Lexicon;

use super::change::Change;
use super::change_held::{between_two_years, held};
use super::compared::{Compared, compared, printed_before};
use super::filling::names_nothing;
use super::quantity::Quantity;
use super::relation::{Outcome, Relation, RelationKind, Role};
use super::sentence::Sentence;

/// Whether each change is what the amounts of its sentence make of it.
pub(super) fn relations(
    lexicon: &Lexicon,
    sentence: &Sentence<'_>,
    before: Option<&Sentence<'_>>,
    changes: &[Change],
) -> Vec<Relation> {
    let of = |change| relation(lexicon, (sentence, before), changes, change);
    changes.iter().filter_map(of).collect()
}

/// An amount that may be what changed, and its bytes.
struct Head<'p> {
    quantity: &'p Quantity,
    range: Range<usize>,
    /// What it is called.
    label: &'p str,
}

fn relation(
    lexicon: &Lexicon,
    (sentence, before): (&Sentence<'_>, Option<&Sentence<'_>>),
    changes: &[Change],
    change: &Change,
) -> Option<Relation> {
    let told = change.rate.or(change.amount)?;
    let numbers = [(Role::Amount, change.amount), (Role::Rate, change.rate)];
    let numbers = numbers.into_iter().filter_map(|(role, at)| Some((role, at?)));
    let mut relation = Relation::of(RelationKind::Change, sentence.range(told));
    relation.take(sentence, numbers);
    relation.is_up = Some(change.is_up);
    if change.is_torn {
        relation.outcome = Outcome::OtherDirection;
        return Some(relation);
    }
    if sentence.has_other_basis() {
        return Some(relation);
    }
    let compared = compared(sentence, change.begins);
    relation.against = compared.as_ref().map(|compared| compared.against(sentence));
    let first = compared.as_ref().map_or(change.begins, |compared| compared.begins);
    let base = compared.as_ref().zip(relation.against).and_then(|(compared, against)| {
        compared.base.or_else(|| printed_before(sentence, compared, against))
    });
    let heads = heads(sentence, before, changes, first, base);
    let words = between(sentence, change, compared.as_ref());
    let called = heads.first().map_or("", |head| head.label);
    if !names_nothing(lexicon, words) && !called.contains(words.trim_matches(MARKS)) {
        return Some(relation);
    }
    let mut best: Option<(Outcome, &Head<'_>)> = None;
    for head in &heads {
        let outcome = held(sentence, change, head.quantity, base);
        if best.is_none_or(|(other, _)| outcome.rank() > other.rank()) {
            best = Some((outcome, head));
        }
    }
    if let Some(outcome) = between_two_years(sentence, change, compared.as_ref()) {
        relation.outcome = outcome;
        return Some(relation);
    }
    let Some((outcome, head)) = best else { return Some(relation) };
    relation.outcome = outcome;
    relation.numbers.insert(0, (Role::Head, head.range.clone()));
    relation.take(sentence, base.map(|base| (Role::Base, base)));
    Some(relation)
}

/// The words between the comparison and the change: in 比上年项目支出减少5万元 they name what has no
/// amount here.
fn between<'p>(sentence: &Sentence<'p>, change: &Change, compared: Option<&Compared>) -> &'p str {
    let from = match compared {
        Some(compared) => Some(compared.ends),
        // 决算数20万元，增加5万元
        None => sentence.label_start(change.begins).checked_sub(1),
    };
    from.map_or("", |from| sentence.gap(from, change.begins))
}

/// What stands around words and is none.
const MARKS: [char; 6] = ['，', '、', ' ', ',', '：', '\u{3000}'];

/// The amounts that may be what changed: those of the clause before the comparison, the nearest
/// first; without any the first amount of the sentence before.
fn heads<'p>(
    sentence: &Sentence<'p>,
    before: Option<&Sentence<'p>>,
    changes: &[Change],
    first: usize,
    base: Option<usize>,
) -> Vec<Head<'p>> {
    let head = |sentence: &Sentence<'p>, at: usize| {
        let quantity = sentence.money(at)?;
        Some(Head { quantity, range: sentence.range(at), label: sentence.label(at) })
    };
    let is_own = |at: &usize| {
        Some(*at) != base
            && !changes.iter().any(|change| change.amount == Some(*at))
            && !sentence.is_aside(*at)
    };
    let start = sentence.segment_start(first);
    let mut found: Vec<Head<'p>> =
        (start..first).rev().filter(is_own).filter_map(|at| head(sentence, at)).collect();
    if found.is_empty() && start == 0 {
        found.extend(
            before.and_then(|before| (0..before.tokens.len()).find_map(|at| head(before, at))),
        );
    }
    found
}
