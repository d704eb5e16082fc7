use crate::decimal::Interval;

use super::listed::Listed;
use super::quantity::Measure;
use super::relation::{Outcome, Relation, RelationKind, Role};
use super::vocabulary::Word;

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
        if list.are_shares(listed)
            || list.makes_another(listed)
            || list.is_of_a_mean(listed)
            || list.has_subtotal(listed)
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

    /// Whether the parts make an amount that stands before the whole: it is that which they divide.
    /// 可使用资金10万元，来自上年结转4万元和当年拨入6万元，其中已使用7万元，没有用完的3万元.
    fn makes_another(&self, listed: &Listed<'_, '_>) -> bool {
        let sentence = listed.sentence;
        let mut before = (sentence.segment_start(self.whole)..self.whole)
            .filter(|at| listed.is_own(*at))
            .filter_map(|at| sentence.money(at).filter(|one| one.has_digits()));
        before.any(|one| makes(listed, &self.parts, one.interval))
    }

    /// Whether the whole is a mean: an amount before it, divided by a count before it.
    /// 支出1200万元，按12个月平均，月均支出100万元，其中基本支出600万元，月均50万元.
    fn is_of_a_mean(&self, listed: &Listed<'_, '_>) -> bool {
        let sentence = listed.sentence;
        let before = || (0..self.whole).filter_map(|at| sentence.quantity(at));
        let counts = before().filter(|one| one.measure == Measure::Count && !one.value.is_zero());
        let Some(whole) = sentence.money(self.whole) else { return false };
        { counts }.any(|count| {
            let all = whole.interval.times(count.value);
            before().any(|one| {
                one.is_money() && all.is_some_and(|all| one.has_digits() && all.meets(one.interval))
            })
        })
    }

    /// Whether the sentence has for each part, before them all, what share of the whole it is: one may be part of another.
    /// 采购预算10万元的80%预留给中小企业、40%预留给小微企业，金额分别为8万元、4万元.
    fn are_shares(&self, listed: &Listed<'_, '_>) -> bool {
        let sentence = listed.sentence;
        let value = |at: usize| sentence.money(at).map(|one| one.size());
        let first = self.parts.first().copied().unwrap_or_default();
        let before = first.checked_sub(1).and_then(|before| sentence.word(before));
        let is_in_turn = matches!(before, Some(Word::InTurn | Word::Whole));
        let Some(whole) = value(self.whole).filter(|_| is_in_turn) else {
            return false;
        };
        let is_share = |at: &usize| {
            let share = value(*at).and_then(|part| part.percent_of(whole));
            let mut rates = (0..first)
                .filter_map(|at| sentence.quantity(at))
                .filter(|one| one.measure == Measure::Percent);
            share.is_some_and(|share| rates.any(|rate| rate.size().meets(share)))
        };
        self.parts.iter().all(is_share)
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
    listed.lexicon.sums_years.is_in(label)
        || listed.lexicon.closes_list.is_in(label)
        || label.trim_end().ends_with('共')
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
