use std::ops::Range;

use crate::decimal::Decimal;
use crate::sentences::{Outcome, Relation, RelationKind, Role};

use super::evidence::Evidence;
use super::read_paragraph::ReadParagraph;
use super::sentence_check::SentenceCheck;

impl SentenceCheck<'_> {
    /// The number of a relation that fails for which least speaks; the one that the relation tells
    /// where nothing speaks for it, or less for several others.
    pub(super) fn suspect<'r>(
        &self,
        paragraph: &ReadParagraph<'_>,
        relation: &'r Relation,
    ) -> &'r Range<usize> {
        if relation.numbers.len() > MOST {
            return &relation.at;
        }
        let told = self.evidence(paragraph, &relation.at);
        if told == Evidence::AgainstIt {
            return &relation.at;
        }
        if let Some(one) = self.in_every_failing(paragraph, relation) {
            return one;
        }
        let is_known = |range: &Range<usize>| self.evidence(paragraph, range) == Evidence::Row;
        if let Some(one) = by_both_ends(paragraph, relation, is_known) {
            return one;
        }
        // A copy is some figure because its whole is one; a row of its own speaks for it.
        if let Some(copy) = self.copied_whole(paragraph, relation) {
            let of_copy = self.evidence(paragraph, copy).but_for_chance();
            if of_copy < told || of_copy <= Evidence::Nothing {
                return copy;
            }
        }
        if told <= Evidence::Nothing
            && let Some(part) = more_than_all(paragraph, relation)
            && self.evidence(paragraph, part) <= told
        {
            return part;
        }
        let weighed = relation.ranges().filter(|range| **range != relation.at);
        let weigh = |range: &'r Range<usize>| {
            if is_sum(relation) && self.has_something(paragraph, range) {
                return Some((Evidence::AgainstIt, range));
            }
            let can_be = can_be_wrong(paragraph, relation, range);
            can_be.then(|| (self.evidence(paragraph, range), range))
        };
        let others: Vec<(Evidence, &Range<usize>)> = weighed.filter_map(weigh).collect();
        let Some(least) = others.iter().map(|(evidence, _)| *evidence).min() else {
            return &relation.at;
        };
        let of_least = others.iter().filter(|(evidence, _)| *evidence == least);
        let (count, last) =
            (of_least.clone().count(), of_least.map(|(_, range)| *range).next_back());
        // Of several for which nothing speaks any may be it, where a row speaks for the one that is told.
        // Parts that are some figures, and less than their whole: one of them may be left out.
        let is_short = relation.kind == RelationKind::Parts
            && least >= Evidence::Figure
            && too_much(paragraph, relation).is_some_and(|more| more.is_negative());
        let is_it = least < told && (count == 1 || told == Evidence::Row) && !is_short;
        last.filter(|_| is_it).unwrap_or(&relation.at)
    }

    /// The number that stands in every relation of its sentence that fails, where this one and others do, and
    /// for which nothing speaks: one that is wrong breaks them all.
    pub(super) fn in_every_failing<'r>(
        &self,
        paragraph: &ReadParagraph<'_>,
        relation: &'r Relation,
    ) -> Option<&'r Range<usize>> {
        let fails = |one: &&Relation| {
            matches!(one.outcome, Outcome::Fails { .. } | Outcome::OtherDirection)
                && one.kind != RelationKind::Twice
                && !one.numbers.is_empty()
        };
        let others: Vec<&Relation> = relation
            .ranges()
            .flat_map(|range| paragraph.reading.relations_of(range))
            .filter(|one| *one != relation)
            .filter(fails)
            .collect();
        if others.is_empty() || relation.kind == RelationKind::Twice {
            return None;
        }
        let is_in_all =
            |range: &&Range<usize>| others.iter().all(|one| one.ranges().any(|own| own == *range));
        let shared = relation.ranges().filter(is_in_all);
        let weighed: Vec<(Evidence, &Range<usize>)> =
            shared.map(|range| (self.evidence(paragraph, range), range)).collect();
        let least = weighed.iter().map(|(evidence, _)| *evidence).min()?;
        let mut of_least = weighed.iter().filter(|(evidence, _)| *evidence == least);
        let (_, one) = of_least.next().filter(|_| of_least.next().is_none())?;
        (least <= Evidence::Figure).then_some(*one)
    }

    /// Whether a number is printed as nothing, and its row has something.
    fn has_something(&self, paragraph: &ReadParagraph<'_>, range: &Range<usize>) -> bool {
        paragraph.reading.placed(range).is_some_and(|placed| {
            placed.quantity.value.is_zero() && self.is_its_rows(paragraph, placed) == Some(false)
        })
    }

    /// The part that is its whole again, where other parts are there too: the whole was copied into it.
    /// Of several the one for which least speaks. A change is no whole of what changed.
    fn copied_whole<'r>(
        &self,
        paragraph: &ReadParagraph<'_>,
        relation: &'r Relation,
    ) -> Option<&'r Range<usize>> {
        let copied = match relation.kind {
            RelationKind::Parts | RelationKind::Balance => Role::Part,
            // 预算5万元，上年预算5万元，增减额1万元
            RelationKind::Change if is_base_a_copy(paragraph, relation) => Role::Base,
            // 预算5万元，上年预算4万元，增减额5万元
            RelationKind::Change if relation.number(Role::Base).is_some() => Role::Amount,
            _ => return None,
        };
        let whole = paragraph.reading.quantity(relation.number(Role::Head)?)?;
        let is_copy = |range: &&Range<usize>| {
            paragraph.reading.quantity(range).is_some_and(|part| part.value == whole.value)
        };
        let parts = relation.numbers.iter().filter(|(role, _)| *role == copied);
        let copies: Vec<&Range<usize>> = parts.map(|(_, range)| range).filter(is_copy).collect();
        let is_some = !whole.value.is_zero();
        if let [only] = copies.as_slice() {
            return Some(*only).filter(|_| is_some);
        }
        let weighed = copies.iter().map(|range| (self.evidence(paragraph, range), *range));
        let weighed: Vec<(Evidence, &Range<usize>)> = weighed.collect();
        let least = weighed.iter().map(|(evidence, _)| *evidence).min()?;
        let mut of_least = weighed.iter().filter(|(evidence, _)| *evidence == least);
        let (_, one) = of_least.next().filter(|_| is_some && of_least.next().is_none())?;
        Some(one)
    }
}

/// Whether something is said to have changed, and its base is the same again.
fn is_base_a_copy(paragraph: &ReadParagraph<'_>, relation: &Relation) -> bool {
    let value = |role| Some(paragraph.reading.quantity(relation.number(role)?)?.value);
    let [now, base, by] = [Role::Head, Role::Base, Role::Amount].map(value);
    now.is_some() && now == base && by.is_some_and(|by| !by.is_zero())
}

/// The number of a change that is wrong where what changed and its base are known to be right: of the amount and
/// the rate the one that the two do not give.
fn by_both_ends<'r>(
    paragraph: &ReadParagraph<'_>,
    relation: &'r Relation,
    is_known: impl Fn(&Range<usize>) -> bool,
) -> Option<&'r Range<usize>> {
    let [now, base, by, rate] =
        [Role::Head, Role::Base, Role::Amount, Role::Rate].map(|role| relation.number(role));
    let (now, base, by, rate) = (now?, base?, by?, rate?);
    if relation.kind != RelationKind::Change || !is_known(now) || !is_known(base) {
        return None;
    }
    let of = |range: &Range<usize>| paragraph.reading.quantity(range);
    let (now, before) = (of(now)?.interval, of(base)?.interval);
    let changed = now.minus(before)?.abs();
    let gives_amount = changed.meets(of(by)?.size());
    let gives_rate = changed.percent_of(before.abs())?.meets(of(rate)?.size());
    match (gives_amount, gives_rate) {
        (true, false) => Some(rate),
        (false, true) => Some(by),
        _ => None,
    }
}

/// Whether a relation is that parts add up.
fn is_sum(relation: &Relation) -> bool {
    matches!(relation.kind, RelationKind::Parts | RelationKind::Balance)
}

/// By how much parts are more than their whole.
fn too_much(paragraph: &ReadParagraph<'_>, relation: &Relation) -> Option<Decimal> {
    let value = |range: &Range<usize>| Some(paragraph.reading.quantity(range)?.value);
    let parts = relation.numbers.iter().filter(|(role, _)| *role == Role::Part);
    let all: Option<Vec<Decimal>> = parts.map(|(_, range)| value(range)).collect();
    Decimal::checked_sum(all?)?.checked_sub(value(relation.number(Role::Head)?)?)
}

/// Whether another number in a place would make a relation hold: no part of a sum is less than nothing.
fn can_be_wrong(paragraph: &ReadParagraph<'_>, relation: &Relation, range: &Range<usize>) -> bool {
    let is_part = is_sum(relation)
        && relation.numbers.iter().any(|(role, one)| *role == Role::Part && one == range);
    let value = paragraph.reading.quantity(range).map(|part| part.value);
    // What is nothing is seldom what is wrong.
    if is_part && value.is_some_and(|value| value.is_zero()) {
        return false;
    }
    let is_part = is_part && relation.kind == RelationKind::Parts;
    let rest = value.zip(too_much(paragraph, relation));
    !is_part
        || rest
            .and_then(|(value, more)| value.checked_sub(more))
            .is_none_or(|rest| !rest.is_negative())
}

/// The only part that is more than its whole alone, where the others are not: it is rather that than the
/// whole.
fn more_than_all<'r>(
    paragraph: &ReadParagraph<'_>,
    relation: &'r Relation,
) -> Option<&'r Range<usize>> {
    let whole = paragraph.reading.quantity(relation.number(Role::Head)?)?.value;
    let parts = relation.numbers.iter().filter(|(role, _)| *role == Role::Part);
    let is_more = |range: &&Range<usize>| {
        paragraph.reading.quantity(range).is_some_and(|part| part.value > whole)
    };
    let mut more = parts.map(|(_, range)| range).filter(is_more);
    let one =
        more.next().filter(|_| relation.kind == RelationKind::Parts && more.next().is_none())?;
    let value = paragraph.reading.quantity(one)?.value;
    let others = too_much(paragraph, relation)?.checked_add(whole)?.checked_sub(value)?;
    (others <= whole).then_some(one)
}

/// What is said of more numbers is no sentence of a person.
const MOST: usize = 60;
