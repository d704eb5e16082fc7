use crate::decimal::Interval;

use super::listed::Listed;
use super::relation::{Outcome, Relation, RelationKind, Role};

/// Takes back that parts do not make their whole where other amounts of the sentence do: what the list is
/// of is then not known. `（{m}、{n}）共{B}，加上{C}，合计{A}`: {A} is no sum of {m} and {C}.
pub(super) fn take_back(listed: &Listed<'_, '_>, relations: &mut [Relation]) {
    let made: Vec<Made> = relations.iter().filter_map(|one| Made::of(listed, one)).collect();
    for relation in relations.iter_mut() {
        let Outcome::Fails { .. } = relation.outcome else { continue };
        let is_list = relation.kind == RelationKind::Parts;
        let Some(list) = Made::of(listed, relation).filter(|_| is_list) else { continue };
        let is_made = |other: &&Made| {
            other.holds
                && other.whole == list.whole
                && !other.parts.iter().all(|one| list.has(*one))
        };
        if list.has_subtotal(listed)
            || made.iter().any(|other| is_made(&other))
            || list.is_of_others(listed)
        {
            relation.outcome = Outcome::NotComputable;
        }
    }
}

/// What a relation says that parts make.
struct Made {
    whole: usize,
    parts: Vec<usize>,
    holds: bool,
}

impl Made {
    /// Of a list or a balance of two parts at least.
    fn of(listed: &Listed<'_, '_>, relation: &Relation) -> Option<Made> {
        let is_it = matches!(relation.kind, RelationKind::Parts | RelationKind::Balance);
        let tokens = listed.sentence.tokens;
        let token = |start: usize| {
            let at = tokens.partition_point(|one| one.range.start < start);
            tokens.get(at).filter(|one| one.range.start == start).map(|_| at)
        };
        let of = |role: Role| {
            let own = relation.numbers.iter().filter(move |(one, _)| *one == role);
            own.map(|(_, range)| token(range.start)).collect::<Option<Vec<usize>>>()
        };
        let [whole] = of(Role::Head)?[..] else { return None };
        let parts = of(Role::Part)?;
        let holds = matches!(relation.outcome, Outcome::Holds | Outcome::LastPlace { .. });
        (is_it && parts.len() > 1).then_some(Made { whole, parts, holds })
    }

    fn has(&self, at: usize) -> bool {
        self.parts.contains(&at)
    }

    /// Whether one of the parts is the sum of those before it: 3.0万元、5.1万元，累计8.1万元. One that is the whole
    /// is a copy of it.
    fn has_subtotal(&self, listed: &Listed<'_, '_>) -> bool {
        let sentence = listed.sentence;
        let whole = sentence.quantity(self.whole).map(|one| one.interval);
        let is_subtotal = |last: usize| {
            let Some(own) = sentence.quantity(self.parts[last]) else { return false };
            let is_copy = whole.is_some_and(|whole| whole.meets(own.interval));
            let is_sum = |first: usize| {
                let before = &self.parts[first..last];
                makes(listed, before, own.interval)
                    && (says_sum(listed, self.parts[last]) || are_telling(listed, before))
            };
            !own.value.is_zero() && !is_copy && (0..last.saturating_sub(1)).any(is_sum)
        };
        self.parts.len() <= LONGEST && (2..self.parts.len()).any(is_subtotal)
    }

    /// Whether amounts one behind the other, of which not all are its parts, make the whole.
    fn is_of_others(&self, listed: &Listed<'_, '_>) -> bool {
        let sentence = listed.sentence;
        let Some(whole) = sentence.money(self.whole).filter(|one| one.is_telling()) else {
            return false;
        };
        let bracket = sentence.bracket(self.whole);
        let own = |at: &usize| sentence.money(*at).is_some() && listed.is_own(*at);
        let beside = |at: &usize| own(at) && sentence.bracket(*at) == bracket;
        let sides = [0..self.whole, self.whole + 1..sentence.tokens.len()];
        let runs = |amounts: Vec<usize>| {
            (0..amounts.len())
                .any(|from| self.is_begun_at(listed, &amounts[from..], whole.interval))
        };
        sides.into_iter().any(|side| {
            runs(side.clone().filter(own).collect()) || runs(side.filter(beside).collect())
        })
    }

    /// Whether the first of some amounts and those behind it, up to one of them, make a whole: two of them at
    /// least are telling, and not all are its parts.
    fn is_begun_at(&self, listed: &Listed<'_, '_>, amounts: &[usize], whole: Interval) -> bool {
        let (mut sum, mut telling, mut has_other) = (Interval::ZERO, 0, false);
        for at in amounts.iter().take(LONGEST) {
            let Some(amount) = listed.sentence.quantity(*at) else { return false };
            let Some(with_it) = sum.plus(amount.interval) else { return false };
            sum = with_it;
            telling += usize::from(amount.is_telling());
            has_other |= !self.has(*at);
            if telling > 1 && has_other && sum.meets(whole) {
                return true;
            }
        }
        false
    }
}

/// No longer list is added up.
const LONGEST: usize = 20;

/// Whether an amount is called a sum: 上半年累计, 小计.
fn says_sum(listed: &Listed<'_, '_>, at: usize) -> bool {
    let label = listed.sentence.label(at);
    listed.lexicon.sums_years.is_in(label) || listed.lexicon.closes_list.is_in(label)
}

/// Whether two at least of some amounts are telling.
fn are_telling(listed: &Listed<'_, '_>, parts: &[usize]) -> bool {
    let quantities = parts.iter().filter_map(|at| listed.sentence.quantity(*at));
    quantities.filter(|one| one.is_telling()).count() > 1
}

/// Whether amounts, of which two at least are some, make another.
fn makes(listed: &Listed<'_, '_>, parts: &[usize], whole: Interval) -> bool {
    let quantities = || parts.iter().filter_map(|at| listed.sentence.quantity(*at));
    let sum = quantities().try_fold(Interval::ZERO, |sum, one| sum.plus(one.interval));
    quantities().filter(|one| !one.value.is_zero()).count() > 1
        && sum.is_some_and(|sum| sum.meets(whole))
}
