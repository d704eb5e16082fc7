use crate::decimal::{Decimal, Interval};
use crate::lexicon::Lexicon;

use super::change::Change;
use super::filling::names_nothing;
use super::quantity::{Measure, Quantity};
use super::relation::{Outcome, Relation, RelationKind, Role};
use super::sentence::Sentence;
use super::token::{Lexeme, Stop};
use super::vocabulary::{Phase, Word};

/// The amounts and counts of a sentence that may be parts or wholes: no changes, no bases, nothing of
/// other years.
pub(super) struct Listed<'s, 'p> {
    pub lexicon: &'s Lexicon,
    pub sentence: &'s Sentence<'p>,
    pub changes: &'s [Change],
}

impl Listed<'_, '_> {
    /// Whether a number is one of them.
    pub fn is_own(&self, at: usize) -> bool {
        let sentence = self.sentence;
        let is_number = sentence.money(at).is_some() || sentence.counted(at).is_some();
        is_number
            && !sentence.quantity(at).is_some_and(|one| one.is_bound)
            && !self.changes.iter().any(|change| change.amount == Some(at))
            && !sentence.is_change(at)
            && !sentence.is_what_it_was(at)
            && (!sentence.label_has(at, |word| word == Word::LastYear)
                || self.lexicon.carried_over.is_in(sentence.label(at)))
            && !self.is_base(at)
    }

    /// Whether an amount is what is compared with, or a plan beside what was done of it: 完成预算5万元
    /// is, 完成投资5万元 is not.
    fn is_base(&self, at: usize) -> bool {
        let label = self.sentence.label_tokens(at);
        let is_plan = |done: usize| self.sentence.phase_in(done..label.end).is_some();
        label.clone().any(|at| match self.sentence.word(at) {
            Some(Word::Compared | Word::ComparedBehind | Word::Share) => true,
            Some(Word::Done) => is_plan(at),
            _ => false,
        })
    }

    /// That an item stands twice in a list, with its amount.
    pub fn twice(&self, from: usize) -> Vec<Relation> {
        let sentence = self.sentence;
        let is_amount = |at| self.is_own(at);
        let is_again = |one: usize, other: usize| {
            let name = |at: usize| name(self.lexicon, sentence.label(at));
            let (first, second) = (name(one), name(other));
            let amount = |at: usize| sentence.quantity(at).map(|amount| amount.value);
            let stop = sentence.label_start(other).checked_sub(1).map(|at| sentence.stop(at));
            first == second
                && first.chars().filter(|c| c.is_alphabetic()).count() >= LEAST
                && !names_nothing(self.lexicon, &first)
                && amount(one) == amount(other)
                && sentence.counted(one) == sentence.counted(other)
                && amount(one).is_some_and(|amount| !amount.is_zero())
                && sentence.bracket(one) == sentence.bracket(other)
                && !matches!(stop, None | Some(Some(Stop::Colon)))
                && self.only_numbers(one, other)
        };
        let mut pairs = sentence.neighbours(is_amount);
        pairs.retain(|(one, other)| *other >= from && is_again(*one, *other));
        pairs.extend(self.twice_with_two(from));
        pairs
            .into_iter()
            .map(|(one, other)| {
                let mut relation = Relation::of(RelationKind::Twice, sentence.range(other));
                relation.take(sentence, [(Role::Head, one), (Role::Part, other)]);
                relation.outcome = Outcome::Fails { expected: Decimal::ZERO };
                relation
            })
            .collect()
    }

    /// The amounts of items that stand twice in a list with two amounts each: 出国费预算3万元，决算2万元.
    fn twice_with_two(&self, from: usize) -> Vec<(usize, usize)> {
        let sentence = self.sentence;
        let all: Vec<usize> = (from..sentence.tokens.len())
            .filter(|at| sentence.money(*at).is_some() && self.is_own(*at))
            .collect();
        let same = |one: usize, other: usize| {
            let amount = |at: usize| sentence.quantity(at).map(|amount| amount.value);
            let name = |at: usize| name(self.lexicon, sentence.label(at));
            name(one) == name(other)
                && amount(one) == amount(other)
                && sentence.bracket(one) == sentence.bracket(other)
        };
        let is_named = |at: usize| {
            let name = name(self.lexicon, sentence.label(at));
            name.chars().filter(|c| c.is_alphabetic()).count() >= LEAST
                && !names_nothing(self.lexicon, &name)
                && sentence.phase(at).is_some()
        };
        let is_some = |at: usize| sentence.money(at).is_some_and(|one| !one.value.is_zero());
        let is_again = |four: &&[usize]| {
            let [a, b, c, d] = four else { return false };
            is_named(*a) && same(*a, *c) && same(*b, *d) && is_some(*b)
        };
        all.windows(4).filter(is_again).map(|four| (four[1], four[3])).collect()
    }

    /// Whether nothing but its share and its change stands between an amount and the label of another.
    fn only_numbers(&self, one: usize, other: usize) -> bool {
        let sentence = self.sentence;
        let end = sentence.label_start(other);
        // 11辆: the unit of what is counted stands behind its number.
        let unit = sentence.counted(one);
        let unit = |c: char| Some(c) == unit;
        (one..end).all(|at| {
            let to = at + 1;
            let gap = if to < end { sentence.gap(at, to) } else { "" };
            let gap = gap.trim_matches(|c: char| c.is_whitespace() || "与和同的为约".contains(c));
            let is_counted = sentence.counted(at).is_some() && at > one;
            // 占总收入的98.21%
            let is_share = sentence.word(at) == Some(Word::Share);
            !is_counted && (is_share || gap.trim_start_matches(unit).is_empty())
        })
    }
}

/// A shorter name says too little.
const LEAST: usize = 4;

/// A name without what opens its list and the marks around it.
fn name(lexicon: &Lexicon, label: &str) -> String {
    let label = label.rsplit(['：', ':', '；', '，']).next().unwrap_or_default().trim_start();
    let opener = [&lexicon.opens_parts, &lexicon.opens_whole]
        .into_iter()
        .filter_map(|openers| Some(openers.beginning(label)?.end))
        .max();
    let label = &label[opener.unwrap_or_default()..];
    label.chars().filter(|c| !c.is_whitespace() && !"、，：".contains(*c)).collect()
}

/// Some parts and what is to be their whole.
pub(super) fn sum(
    sentence: &Sentence<'_>,
    whole: usize,
    parts: &[usize],
) -> Option<(Relation, Interval, Outcome)> {
    let total = sentence.quantity(whole)?;
    let mut relation = Relation::of(RelationKind::Parts, sentence.range(whole));
    relation.take(sentence, [(Role::Head, whole)]);
    relation.take(sentence, parts.iter().map(|part| (Role::Part, *part)));
    let all = || parts.iter().chain([&whole]).filter_map(|at| sentence.quantity(*at));
    let finest = all().map(|one| one.last_place).min();
    // A count is exact; what is rounded stands for its interval. Among decimals a bare 0 is no less exact.
    let value = |part: &Quantity| match (part.measure, finest) {
        (Measure::Count, _) => Interval::exactly(part.value),
        (_, Some(finest)) if part.value.is_zero() && finest < part.last_place => {
            Interval::around(part.value, finest).unwrap_or(part.interval)
        }
        _ => part.interval,
    };
    let quantities = parts.iter().filter_map(|at| sentence.quantity(*at));
    let sum = quantities.into_iter().try_fold(Interval::ZERO, |sum, part| sum.plus(value(part)))?;
    let outcome = match Outcome::of(total, value(total), sum) {
        Outcome::LastPlace { expected } if total.measure == Measure::Count => {
            Outcome::Fails { expected }
        }
        outcome => outcome,
    };
    if let Outcome::Fails { .. } = outcome
        && let Some((part, expected)) = in_another_unit(sentence, total, parts, sum)
    {
        relation.at = sentence.range(part);
        return Some((relation, sum, Outcome::Fails { expected }));
    }
    Some((relation, sum, outcome))
}

/// The only term that, ten thousand times as much or as little, makes the whole, with what it would
/// be in its unit: 1650亿元 among 万元.
pub(super) fn in_another_unit(
    sentence: &Sentence<'_>,
    total: &Quantity,
    parts: &[usize],
    sum: Interval,
) -> Option<(usize, Decimal)> {
    let fits = |at: usize, places: i32| {
        let part = sentence.money(at)?;
        let Measure::Money { exponent } = part.measure else { return None };
        let other = part.interval.times(Decimal::ONE.shifted(places)?)?;
        let rest = sum.minus(part.interval)?;
        // What is left out of the total is in no other unit.
        let holds = rest.plus(other)?.meets(total.interval)
            && !total.interval.wider(total.last_place)?.holds(rest.value)
            && !part.value.is_zero();
        let expected = part.value.shifted(places - exponent)?.normalize();
        holds.then_some((at, expected))
    };
    let mut found = parts.iter().flat_map(|at| [fits(*at, 4), fits(*at, -4)]).flatten();
    found.next().filter(|_| found.next().is_none())
}

/// Whether a part may be of the phase of its whole: a bare 预算 is of either budget.
pub(super) fn alike(part: Option<Phase>, whole: Option<Phase>) -> bool {
    let budget = |phase| matches!(phase, Some(Phase::Initial | Phase::Adjusted | Phase::Plan));
    part == whole
        || (part == Some(Phase::Plan) && budget(whole))
        || (whole == Some(Phase::Plan) && budget(part))
}

/// Whether a token is a year.
pub(super) fn is_year(lexeme: &Lexeme) -> bool {
    matches!(lexeme, Lexeme::Year(_))
}
