use crate::decimal::Interval;

use super::filling::names_nothing;
use super::listed::Listed;
use super::quantity::Measure;
use super::relation::{Outcome, Relation, RelationKind, Role};
use super::sentence::Sentence;
use super::vocabulary::{Phase, Word};

/// By how much less or more was spent than there was, of the only two amounts before: `预算{B}，决算{A}，节约{D}，节约率{P}`,
/// `收入{I}，支出{X}，当年结余{D}`.
pub(super) fn relations(listed: &Listed<'_, '_>) -> Vec<Relation> {
    let all = 0..listed.sentence.tokens.len();
    all.filter_map(|at| amount(listed, at).or_else(|| rate(listed, at))).collect()
}

/// Whether the words right before a number say that less was spent; nothing where they say neither.
fn is_less(listed: &Listed<'_, '_>, label: &str) -> Option<bool> {
    let lexicon = listed.lexicon;
    let label = label.trim().trim_end_matches(['了', '为', '达']);
    let (said, is_less) = match lexicon.spent_less.ending(label) {
        Some(said) => (said, true),
        None => (lexicon.spent_more.ending(label)?, false),
    };
    // 年末结余, 会议费节约: of something else. 当年结余 is of the two before, whatever stands before it.
    let is_long = label[said.clone()].chars().count() > SHORT;
    (is_long || names_nothing(lexicon, &label[..said.start])).then_some(is_less)
}

/// A longer word says of which year it is.
const SHORT: usize = 3;

/// The two amounts before a number, and no other: what there was, and what was spent of it. Which is which is
/// not known where no phase says it.
struct Two {
    there_was: usize,
    spent: usize,
    is_sure: bool,
}

fn two(listed: &Listed<'_, '_>, end: usize) -> Option<Two> {
    let sentence = listed.sentence;
    let start = sentence.segment_start(end);
    let before = (start..end).filter(|at| sentence.money(*at).is_some() && !sentence.is_aside(*at));
    let [one, other] = before.collect::<Vec<usize>>()[..] else { return None };
    let fits = |at: usize| !sentence.is_change(at) && exact(sentence, at).is_some();
    let side = |at: usize| side(sentence, at);
    let (there_was, spent, is_sure) = match (side(one), side(other)) {
        (Some(Side::Spent), Some(Side::There)) => (other, one, true),
        (Some(Side::There), Some(Side::Spent)) => (one, other, true),
        _ => (one, other, false),
    };
    (fits(one) && fits(other)).then_some(Two { there_was, spent, is_sure })
}

/// What an amount stands for; the limit in 控制在5万元以内 is the amount itself.
fn exact(sentence: &Sentence<'_>, at: usize) -> Option<Interval> {
    let amount = sentence.money(at)?;
    if !amount.is_bound {
        return Some(amount.interval);
    }
    let is_within = sentence.text[sentence.range(at).end..].trim_start().starts_with("以内");
    Interval::around(amount.value, amount.last_place.half()?).filter(|_| is_within)
}

/// What an amount is of the two.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    There,
    Spent,
}

fn side(sentence: &Sentence<'_>, at: usize) -> Option<Side> {
    let has = |wanted: Word| sentence.label_has(at, |word| word == wanted);
    match sentence.phase(at) {
        Some(Phase::Initial | Phase::Adjusted | Phase::Plan) => Some(Side::There),
        Some(Phase::Settled | Phase::Executed) => Some(Side::Spent),
        None if has(Word::Received) => Some(Side::There),
        None if has(Word::Spent) => Some(Side::Spent),
        None => None,
    }
}

fn amount(listed: &Listed<'_, '_>, at: usize) -> Option<Relation> {
    let sentence = listed.sentence;
    let by = sentence.money(at).filter(|one| !one.is_bound && !one.value.is_negative())?;
    let is_less = is_less(listed, sentence.label(at)).filter(|_| !sentence.is_aside(at))?;
    let two = two(listed, at)?;
    let left = exact(sentence, two.there_was)?.minus(exact(sentence, two.spent)?)?;
    let left = if is_less { left } else { left.negated() };
    let mut relation = Relation::of(RelationKind::Balance, sentence.range(at));
    relation
        .take(sentence, [(Role::Head, at), (Role::Part, two.there_was), (Role::Part, two.spent)]);
    let is_other = two.is_sure && left.high.is_negative() && !by.value.is_zero();
    relation.outcome = match Outcome::of(by, by.size(), left.abs()) {
        Outcome::Holds if is_other => Outcome::OtherDirection,
        outcome => outcome,
    };
    Some(relation)
}

/// The rate of it: 节约率.
fn rate(listed: &Listed<'_, '_>, at: usize) -> Option<Relation> {
    let sentence = listed.sentence;
    let rate = sentence.quantity(at).filter(|one| one.measure == Measure::Percent)?;
    let label = sentence.label(at).trim().trim_end_matches(['为', '达']);
    is_less(listed, label.strip_suffix('率')?)?;
    let saved = (0..at).rev().find(|at| sentence.quantity(*at).is_some())?;
    sentence.money(saved).filter(|_| is_less(listed, sentence.label(saved)).is_some())?;
    let two = two(listed, saved)?;
    let mut relation = Relation::of(RelationKind::Share, sentence.range(at));
    let whole = two.there_was;
    relation.take(sentence, [(Role::Rate, at), (Role::Head, saved), (Role::Base, whole)]);
    let by = sentence.money(saved)?.size();
    let of = |whole: usize| {
        let made = exact(sentence, whole).and_then(|whole| by.percent_of(whole));
        made.map_or(Outcome::NotComputable, |made| Outcome::of(rate, rate.interval, made))
    };
    relation.outcome = of(whole);
    if !two.is_sure && of(two.spent) == Outcome::Holds {
        relation.outcome = Outcome::NotComputable;
    }
    Some(relation)
}
