use std::ops::Range;

use crate::decimal::{Decimal, Interval};
use crate::model::Figure;
use crate::sentences::{Outcome, Placed, Quantity, Relation, RelationKind, Role};

use super::read_paragraph::ReadParagraph;
use super::sentence_check::SentenceCheck;

impl SentenceCheck<'_> {
    /// Whether an amount that is not its row's is what the other numbers of its sentence make, so that the
    /// words before it name something else than that row: 2022年度本年收入、本年支出分别为4万元、3万元. An amount
    /// that is mistyped makes nothing. Where two amounts were exchanged each is the row's of the other; that is
    /// told.
    pub(super) fn is_of_its_sentence(
        &self,
        paragraph: &ReadParagraph<'_>,
        placed: &Placed,
        figure: &Figure,
    ) -> bool {
        let quantity = &placed.quantity;
        let (own, rows) = (quantity.value.abs(), figure.in_base().abs());
        let Some(gap) = own.checked_sub(rows).map(Decimal::abs) else { return false };
        let is_over = |reach: Option<Decimal>| reach.is_some_and(|reach| gap > reach);
        // Several numbers, each rounded, make what is a few units off, too: a list that holds, half of one each.
        if !is_over(quantity.last_place.shifted(A_FEW)) {
            return is_part_of_a_list(paragraph, placed, |by| {
                is_over(by.checked_add(by).and_then(|twice| twice.checked_add(quantity.last_place)))
            }) && !self.is_exchanged(paragraph, placed)
                && !self.is_copy(paragraph, placed);
        }
        // A rate of few digits holds for many amounts: for a figure mistyped, too.
        let is_far_off = || is_over(own.min(rows).shifted(FAR));
        let is_made = is_made_of_amounts(paragraph, placed)
            || is_far_off() && holds(paragraph, placed, |_| true);
        is_made && !self.is_exchanged(paragraph, placed) && !self.is_copy(paragraph, placed)
    }

    /// Whether the same amount stands in the sentence again, and is its row's there: what makes that was not
    /// said of this one. 支出预算5万元，其中：基本支出5万元（人员经费1万元、公用经费2万元）、项目支出2万元
    fn is_copy(&self, paragraph: &ReadParagraph<'_>, placed: &Placed) -> bool {
        beside(paragraph, placed).any(|other| {
            other.quantity.is_money()
                && other.quantity.value == placed.quantity.value
                && self.is_its_rows(paragraph, other) == Some(true)
        })
    }

    /// Whether another amount of the sentence, that is not its row's either, has a row with this amount.
    fn is_exchanged(&self, paragraph: &ReadParagraph<'_>, placed: &Placed) -> bool {
        beside(paragraph, placed).any(|other| {
            self.is_its_rows(paragraph, other) == Some(false)
                && self.would_be_its_rows(paragraph, other, placed.quantity.interval) == Some(true)
        })
    }
}

/// Ten units of the last place, as a power of ten.
const A_FEW: i32 = 1;

/// A tenth of an amount, as a power of ten: what is nearer to a figure may be that figure mistyped.
const FAR: i32 = -1;

/// What is said of more numbers is added up by no reader.
const MOST: usize = 12;

/// The other numbers of the sentence of an amount, in order.
fn beside<'p>(
    paragraph: &'p ReadParagraph<'_>,
    placed: &Placed,
) -> impl Iterator<Item = &'p Placed> {
    let (sentence, own) = (paragraph.sentence_range(&placed.range), placed.range.clone());
    let is_in = move |one: &Range<usize>| sentence.start <= one.start && one.end <= sentence.end;
    paragraph.reading.near(&placed.range).filter(move |one| is_in(&one.range) && one.range != own)
}

/// Whether amounts make an amount: by a relation that holds and has no rate, or as the sum or the difference
/// of some in its sentence, however that is worded.
fn is_made_of_amounts(paragraph: &ReadParagraph<'_>, placed: &Placed) -> bool {
    holds(paragraph, placed, |relation| {
        relation.number(Role::Rate).is_none() && relation.numbers.len() > 2
    }) || is_sum_or_difference(paragraph, placed)
}

/// Whether an amount is a part of a list of several that makes its whole, and is off by far more than the list is:
/// a part that was mistyped is off by as much as its list.
fn is_part_of_a_list(
    paragraph: &ReadParagraph<'_>,
    placed: &Placed,
    is_over: impl Fn(Decimal) -> bool,
) -> bool {
    let value = |range: &Range<usize>| Some(paragraph.reading.quantity(range)?.value);
    let list_is_off = |relation: &Relation| {
        let parts = relation.numbers.iter().filter(|(role, _)| *role == Role::Part);
        let is_one = parts.clone().any(|(_, range)| *range == placed.range);
        let values: Option<Vec<Decimal>> = parts.map(|(_, range)| value(range)).collect();
        let values = values.filter(|values| is_one && values.len() > 1)?;
        let made = Decimal::checked_sum(values)?;
        Some(made.checked_sub(value(relation.number(Role::Head)?)?)?.abs())
    };
    holds(paragraph, placed, |relation| {
        relation.kind == RelationKind::Parts && list_is_off(relation).is_some_and(&is_over)
    })
}

/// Whether an amount stands in some relation that holds. That it is less than another holds for many amounts.
fn holds(
    paragraph: &ReadParagraph<'_>,
    placed: &Placed,
    is_it: impl Fn(&Relation) -> bool,
) -> bool {
    let mut relations = paragraph.reading.relations_of(&placed.range);
    relations.any(|relation| {
        matches!(relation.outcome, Outcome::Holds | Outcome::LastPlace { .. })
            && !matches!(relation.kind, RelationKind::Order | RelationKind::AtMost)
            && relation.ranges().any(|own| *own == placed.range)
            && is_it(relation)
    })
}

fn is_sum_or_difference(paragraph: &ReadParagraph<'_>, placed: &Placed) -> bool {
    let quantity = &placed.quantity;
    let amounts = beside(paragraph, placed).map(|one| &one.quantity);
    let is_some = |one: &&Quantity| one.is_money() && !one.is_bound && !one.value.is_zero();
    let others: Vec<Interval> = amounts.filter(is_some).map(Quantity::size).collect();
    if !quantity.has_digits() || others.len() > MOST {
        return false;
    }
    let size = quantity.size();
    let makes = |made: Option<Interval>| made.is_some_and(|made| made.meets(size));
    let of_two = others.iter().enumerate().any(|(at, one)| {
        let rest = others.iter().enumerate().filter(|(other, _)| *other != at);
        { rest }.any(|(_, other)| makes(one.minus(*other)) || makes(one.plus(*other)))
    });
    of_two || (0..others.len()).any(|from| is_run(&others[from..], size))
}

/// Whether an amount stands in a balance of its sentence: with three others that are not alike, two come in and
/// two go out.
pub(super) fn is_in_a_balance(paragraph: &ReadParagraph<'_>, placed: &Placed) -> bool {
    let is_money = |one: &&Placed| one.quantity.is_money() && !one.quantity.value.is_zero();
    let others: Vec<&Quantity> =
        beside(paragraph, placed).filter(is_money).map(|one| &one.quantity).collect();
    let own = placed.quantity.interval;
    let is_it = |one: &Quantity, other: &Quantity, out: &Quantity| {
        let made = one.interval.plus(other.interval).and_then(|sum| sum.minus(out.interval));
        one.value != out.value && other.value != out.value && made.is_some_and(|it| it.meets(own))
    };
    others.len() <= MOST
        && others.iter().enumerate().any(|(at, one)| {
            let rest = &others[at + 1..];
            rest.iter().any(|other| others.iter().any(|out| is_it(one, other, out)))
        })
}

/// Whether the first of some amounts and those behind it, up to one of them, make a sum.
fn is_run(amounts: &[Interval], sum: Interval) -> bool {
    let mut all = Interval::ZERO;
    amounts.iter().enumerate().any(|(at, one)| {
        let Some(with_it) = all.plus(*one) else { return false };
        all = with_it;
        at > 0 && all.meets(sum)
    })
}
