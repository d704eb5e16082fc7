use super::listed::Listed;
use super::quantity::Measure;
use super::relation::{Outcome, Relation, RelationKind, Role};
use super::sentence::Sentence;
use super::share::rate_of;
use super::vocabulary::{Phase, Word};

/// What an amount became by what was added or taken away: `申报预算{B}，经审核核减{D}，核减率{P}，批复{A}`,
/// `年初预算{B}，年中追加{D}，调整后预算{A}`.
pub(super) fn relations(listed: &Listed<'_, '_>) -> Vec<Relation> {
    let all = 0..listed.sentence.tokens.len();
    all.filter_map(|at| Became::of(listed, at)).flat_map(|one| one.relations(listed)).collect()
}

struct Became {
    before: usize,
    /// What was added or taken away before the last: 追加3万元、调减1万元.
    earlier: Vec<(usize, bool)>,
    by: usize,
    is_up: bool,
    after: usize,
}

/// Whether words end with one that says that something was added.
fn is_up(listed: &Listed<'_, '_>, label: &str) -> Option<bool> {
    let label = label.trim().trim_end_matches(['了', '为', '达']);
    let up = listed.lexicon.adjusted_up.ending(label).map(|_| true);
    up.or_else(|| listed.lexicon.adjusted_down.ending(label).map(|_| false))
}

impl Became {
    fn of(listed: &Listed<'_, '_>, by: usize) -> Option<Became> {
        let sentence = listed.sentence;
        let amount = |at: &usize| sentence.money(*at).is_some_and(|one| !one.is_bound);
        let is_number = |at: &usize| sentence.quantity(*at).is_some();
        let is_up = is_up(listed, sentence.label(by)).filter(|_| amount(&by))?;
        let mut numbers = (sentence.segment_start(by)..by).rev().filter(is_number);
        let mut before = numbers.next().filter(amount)?;
        let mut earlier = Vec::new();
        while let Some(was_up) = self::is_up(listed, sentence.label(before)) {
            earlier.push((before, was_up));
            before = numbers.next().filter(amount)?;
        }
        let is_rate =
            |at: usize| sentence.quantity(at).is_some_and(|one| one.measure == Measure::Percent);
        let after = (by + 1..sentence.tokens.len()).filter(is_number).find(|at| !is_rate(*at));
        let after = after.filter(amount)?;
        let is_result = listed.lexicon.became.is_in(sentence.label(after))
            || sentence.phase(after) == Some(Phase::Adjusted);
        let is_plain = |at: usize| !sentence.is_change(at) && !sentence.is_aside(at);
        let is_near = sentence.segment_start(after) == sentence.segment_start(before);
        let fits = is_result && is_near && [before, by, after].into_iter().all(is_plain);
        fits.then_some(Became { before, earlier, by, is_up, after })
    }

    fn relations(&self, listed: &Listed<'_, '_>) -> Vec<Relation> {
        let rates = self.by + 1..listed.sentence.tokens.len();
        let rates = rates.filter_map(|at| self.rate(listed, at));
        self.sum(listed.sentence).into_iter().chain(rates).collect()
    }

    fn sum(&self, sentence: &Sentence<'_>) -> Option<Relation> {
        let value = |at: usize| sentence.money(at).map(|one| one.interval);
        let (mut before, by) = (value(self.before)?, value(self.by)?);
        for (at, was_up) in &self.earlier {
            before = if *was_up { before.plus(value(*at)?)? } else { before.minus(value(*at)?)? };
        }
        let other = if self.is_up { before.minus(by)? } else { before.plus(by)? };
        let made = if self.is_up { before.plus(by)? } else { before.minus(by)? };
        let printed = sentence.money(self.after)?;
        let outcome = Outcome::of(printed, printed.interval, made);
        let is_other = matches!(outcome, Outcome::Fails { .. }) && printed.interval.meets(other);
        let told = if is_other { self.by } else { self.after };
        let mut relation = Relation::of(RelationKind::Balance, sentence.range(told));
        relation.take(sentence, [(Role::Head, self.after), (Role::Part, self.before)]);
        relation.take(sentence, self.earlier.iter().rev().map(|(at, _)| (Role::Part, *at)));
        relation.take(sentence, [(Role::Part, self.by)]);
        relation.outcome = if is_other { Outcome::OtherDirection } else { outcome };
        Some(relation)
    }

    /// The rate of what was added or taken away: 核减率13%, or behind what it became: 批复8万元，下降13%.
    fn rate(&self, listed: &Listed<'_, '_>, at: usize) -> Option<Relation> {
        let sentence = listed.sentence;
        let rate = sentence.quantity(at).filter(|one| one.measure == Measure::Percent)?;
        let label = sentence.label(at).trim().trim_end_matches(['为', '达']);
        let last = (0..at).rev().find(|at| sentence.quantity(*at).is_some())?;
        let is_own = label.strip_suffix('率').and_then(|word| is_up(listed, word)).is_some();
        let is_behind = last == self.after
            && sentence.word(at - 1).is_some_and(Word::is_direction)
            && !sentence.label_has(at, |word| matches!(word, Word::Compared | Word::LastYear));
        if !(is_own && last == self.by || is_behind) {
            return None;
        }
        let mut relation = Relation::of(RelationKind::Share, sentence.range(at));
        let numbers = [(Role::Rate, at), (Role::Head, self.by), (Role::Base, self.before)];
        relation.take(sentence, numbers);
        relation.outcome = rate_of(sentence, rate, (self.by, self.before));
        // A rate may be made from the two amounts.
        let value = |at: usize| sentence.money(at).map(|one| one.interval);
        let of_two = value(self.after)?.minus(value(self.before)?)?.abs();
        if of_two.percent_of(value(self.before)?).is_some_and(|two| rate.size().meets(two)) {
            relation.outcome = Outcome::Holds;
        }
        Some(relation)
    }
}
