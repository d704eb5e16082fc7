use std::ops::Range;

use crate::decimal::Decimal;
use crate::sentences::{Quantity, Relation, RelationKind, Role};

use super::evidence::Evidence;
use super::read_paragraph::ReadParagraph;
use super::sentence_check::SentenceCheck;

impl SentenceCheck<'_> {
    /// Whether parts that are more than their whole are none from some part on: that and those behind it are the
    /// figures of their rows, and those before it fit. 国防支出42万元，其中人民防空30万元，科学技术支出20万元. A part that is
    /// the whole again, and a number that is a slip of the one that would make the sum, are told; so are kinds that
    /// are all there are of something, and what a mark of a list alone parts.
    pub(super) fn has_ended(&self, paragraph: &ReadParagraph<'_>, relation: &Relation) -> bool {
        let quantity = |range: &Range<usize>| paragraph.reading.quantity(range);
        let whole = relation.number(Role::Head).filter(|_| relation.kind == RelationKind::Parts);
        let Some((at, whole)) = whole.and_then(|at| Some((at, quantity(at)?))) else {
            return false;
        };
        let parts = relation.numbers.iter().filter(|(role, _)| *role == Role::Part);
        let parts: Vec<&Range<usize>> = parts.map(|(_, range)| range).collect();
        let amounts: Vec<&Quantity> = parts.iter().filter_map(|range| quantity(range)).collect();
        let is_list = || parts.windows(2).all(|pair| is_parted(paragraph, pair[0], pair[1]));
        let is_behind = parts.first().is_some_and(|first| at.end <= first.start);
        // By how much each changed is another sum.
        let is_plain = |range: &&Range<usize>| {
            paragraph.reading.placed(range).is_some_and(|placed| !placed.is_beside)
        };
        let are_amounts = amounts.len() == parts.len()
            && amounts.iter().all(|one| one.is_money())
            && parts.iter().all(is_plain);
        if !are_amounts || !is_behind || !is_list() || self.are_kinds(paragraph, &parts) {
            return false;
        }
        let sum = |some: &[&Quantity]| Decimal::checked_sum(some.iter().map(|one| one.value));
        let more = sum(&amounts).and_then(|sum| sum.checked_sub(whole.value));
        let Some(more) = more.filter(|more| more.is_positive()) else { return false };
        let is_slip = |one: &Quantity, meant: Option<Decimal>| {
            meant.is_some_and(|meant| !meant.is_negative() && one.may_be_mistyped(meant))
        };
        let is_told = amounts
            .iter()
            .any(|one| one.value == whole.value || is_slip(one, one.value.checked_sub(more)))
            || is_slip(whole, whole.value.checked_add(more));
        let is_row = |range: &Range<usize>| self.evidence(paragraph, range) == Evidence::Row;
        let beside = parts.iter().rev().take_while(|range| is_row(range)).count();
        let first = parts.len() - beside;
        let fits = |end: usize| sum(&amounts[..end]).is_some_and(|sum| sum <= whole.value);
        !is_told
            && beside > 0
            && (first.max(1)..parts.len()).any(fits)
            && self.evidence(paragraph, at) != Evidence::AgainstIt
    }

    /// Whether parts are called as kinds are that are all there are of something: 基本支出, 项目支出.
    fn are_kinds(&self, paragraph: &ReadParagraph<'_>, parts: &[&Range<usize>]) -> bool {
        let lexicon = &self.disclosure.lexicon;
        let kinds = [
            &lexicon.whole_expenditure,
            &lexicon.whole_basic,
            &lexicon.whole_procurement,
            &lexicon.whole_apart,
            &lexicon.whole_vehicles,
            &lexicon.whole_funds,
        ];
        kinds.iter().any(|kinds| parts.iter().all(|part| kinds.is_in(paragraph.label(part))))
    }
}

/// Whether a mark stands between two amounts that parts more than one of a list.
fn is_parted(paragraph: &ReadParagraph<'_>, one: &Range<usize>, other: &Range<usize>) -> bool {
    let between = paragraph.text.get(one.end..other.start);
    between.is_some_and(|between| between.contains(['，', ',', '；', ';']))
}
