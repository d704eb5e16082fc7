use std::collections::HashMap;
use std::ops::Range;

use crate::decimal::Interval;

use super::quantity::{Placed, Quantity};
use super::relation::{Outcome, Relation, RelationKind, Role};

/// That what the parts of a whole changed by is what the whole did, each with its sign: `{A}，比上年增加{D}，其中：{a}，
/// 增加{d}；{b}，减少{e}；{c}，与上年持平`. The parts are those that make the whole; each must say its change, and since
/// what is compared with must be the same.
pub(super) fn relations(quantities: &[Placed], relations: &[Relation]) -> Vec<Relation> {
    let mut of_head: HashMap<usize, Vec<&Relation>> = HashMap::new();
    for relation in relations.iter().filter(|one| is_change(one)) {
        if let Some(head) = relation.number(Role::Head) {
            of_head.entry(head.start).or_default().push(relation);
        }
    }
    let lists = relations.iter().filter(|one| {
        one.kind == RelationKind::Parts
            && matches!(one.outcome, Outcome::Holds | Outcome::LastPlace { .. })
    });
    let of = |list| relation(quantities, &of_head, list);
    lists.filter_map(of).collect()
}

fn is_change(relation: &Relation) -> bool {
    match relation.kind {
        RelationKind::Flat => true,
        RelationKind::Change => relation.number(Role::Amount).is_some(),
        _ => false,
    }
}

fn relation(
    quantities: &[Placed],
    of_head: &HashMap<usize, Vec<&Relation>>,
    list: &Relation,
) -> Option<Relation> {
    let only = |at: &Range<usize>| match of_head.get(&at.start)?.as_slice() {
        [one] => Some(*one),
        _ => None,
    };
    let whole = only(list.number(Role::Head)?)?;
    if whole.kind == RelationKind::Flat {
        return flat(whole, changes(quantities, &only, list, whole)?);
    }
    let told = whole.number(Role::Amount)?;
    let printed = quantity(quantities, told)?;
    let (sum, parts) = changes(quantities, &only, list, whole)?;
    let mut found = Relation::of(RelationKind::Parts, told.clone());
    found.numbers.push((Role::Head, told.clone()));
    found.numbers.extend(parts.into_iter().map(|part| (Role::Part, part)));
    let signed = if whole.is_up? { sum } else { sum.negated() };
    found.outcome = match Outcome::of(printed, printed.size(), signed) {
        // A sum the other way round: which of the changes has the wrong sign is not known.
        Outcome::Fails { .. } if printed.size().meets(signed.negated()) => Outcome::OtherDirection,
        outcome => outcome,
    };
    (found.numbers.len() > 1).then_some(found)
}

/// What the parts of a list changed by, each with its sign, and where that is printed; nothing where one does not
/// say it, or says it of another year than the whole.
fn changes<'r>(
    quantities: &[Placed],
    only: &impl Fn(&Range<usize>) -> Option<&'r Relation>,
    list: &Relation,
    whole: &Relation,
) -> Option<(Interval, Vec<Range<usize>>)> {
    let mut sum = Interval::ZERO;
    let mut found = Vec::new();
    let parts = list.numbers.iter().filter(|(role, _)| *role == Role::Part);
    for (_, part) in parts {
        let change = only(part)?;
        let (own, of_whole) = (change.against, whole.against);
        let is_other = own.zip(of_whole).is_some_and(|(own, of_whole)| {
            own.year.is_some() && of_whole.year.is_some() && own.year != of_whole.year
        });
        if is_other {
            return None;
        }
        let Some(amount) = change.number(Role::Amount) else { continue };
        let by = quantity(quantities, amount)?;
        let by = if change.is_up? { by.size() } else { by.size().negated() };
        sum = sum.plus(by)?;
        found.push(amount.clone());
    }
    Some((sum, found))
}

/// That a whole did not change whose parts did, and not against each other: `{A}，与上年持平，其中：{a}，增加{d}；{b}，
/// 增加{e}`.
fn flat(whole: &Relation, (sum, parts): (Interval, Vec<Range<usize>>)) -> Option<Relation> {
    let fails = !parts.is_empty() && (sum.low.is_positive() || sum.high.is_negative());
    let mut found = Relation::of(RelationKind::Flat, whole.word.clone()?);
    found.word.clone_from(&whole.word);
    found.numbers.extend(parts.into_iter().map(|part| (Role::Part, part)));
    found.outcome = Outcome::OtherDirection;
    fails.then_some(found)
}

/// The quantity whose bytes these are.
fn quantity<'q>(quantities: &'q [Placed], range: &Range<usize>) -> Option<&'q Quantity> {
    let at = quantities.partition_point(|one| one.range.start < range.start);
    quantities.get(at).filter(|one| one.range == *range).map(|one| &one.quantity)
}
