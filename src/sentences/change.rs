use crate::decimal::{Decimal, Interval};
use crate::lexicon::Lexicon;

use super::filling::names_nothing;
use super::quantity::{Measure, Quantity};
use super::relation::{Outcome, Relation, RelationKind, Role};
use super::sentence::Sentence;
use super::token::{Lexeme, Stop};
use super::vocabulary::Word;

/// By how much something changed, as a sentence says it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Change {
    /// The token that says in which direction.
    pub begins: usize,
    pub is_up: bool,
    /// The amount, where it is printed.
    pub amount: Option<usize>,
    /// The rate, where it is printed.
    pub rate: Option<usize>,
    /// Whether a second direction contradicts the first.
    pub is_torn: bool,
    /// The last token.
    pub ends: usize,
}

/// What may stand between a word of change and its number.
const BETWEEN: [&str; 8] = ["", "了", "为", "约", "近", "达", "到", "共"];

/// The changes that a sentence says.
pub(super) fn changes(sentence: &Sentence<'_>) -> Vec<Change> {
    let mut found: Vec<Change> = Vec::new();
    for at in 0..sentence.tokens.len() {
        let Some(word) = sentence.word(at).filter(|word| word.is_direction()) else { continue };
        let Some(number) = number_after(sentence, at) else { continue };
        let is_up = word == Word::Up;
        let is_rate = sentence.tokens[number].money().is_none();
        if let Some(open) = found.last_mut().filter(|open| goes_on(sentence, open, at, is_rate)) {
            // A rate of nothing has no direction of its own.
            let is_zero = sentence.quantity(number).is_some_and(|one| one.value.is_zero());
            open.is_torn |= open.is_up != is_up && !is_zero;
            *(if is_rate { &mut open.rate } else { &mut open.amount }) = Some(number);
            open.ends = number;
            continue;
        }
        let (amount, rate) = if is_rate { (None, Some(number)) } else { (Some(number), None) };
        found.push(Change { begins: at, is_up, amount, rate, is_torn: false, ends: number });
    }
    found
}

/// The amount or rate right behind a word of change.
fn number_after(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    let number = at + 1;
    let quantity = sentence.quantity(number)?;
    let fits =
        matches!(quantity.measure, Measure::Money { .. } | Measure::Percent | Measure::Times);
    (fits && BETWEEN.contains(&sentence.gap(at, number).trim())).then_some(number)
}

/// Whether a second word of change goes on about the change before it: 增加5万元，增长10%.
fn goes_on(sentence: &Sentence<'_>, open: &Change, at: usize, is_rate: bool) -> bool {
    let is_free = if is_rate { open.rate.is_none() } else { open.amount.is_none() };
    let near = (open.ends + 1..at).all(|between| {
        matches!(sentence.stop(between), Some(Stop::Comma | Stop::Open | Stop::Close | Stop::Pause))
            || sentence.word(between) == Some(Word::Compared)
    });
    let words =
        &sentence.text[sentence.tokens[open.ends].range.end..sentence.tokens[at].range.start];
    is_free && near && words.chars().count() <= 6
}

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
    range: std::ops::Range<usize>,
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
    let mut relation = Relation {
        kind: RelationKind::Change,
        at: sentence.tokens[told].range.clone(),
        numbers: numbers.map(|(role, at)| (role, sentence.tokens[at].range.clone())).collect(),
        outcome: Outcome::NotComputable,
        base: None,
        base_year: None,
        is_compared: false,
        is_up: Some(change.is_up),
    };
    if change.is_torn {
        relation.outcome = Outcome::OtherDirection;
        return Some(relation);
    }
    if sentence.has_other_basis() {
        return Some(relation);
    }
    let compared = compared(sentence, change.begins);
    relation.base = compared.as_ref().and_then(|compared| {
        (compared.begins..=compared.ends).rev().find_map(|at| match sentence.word(at) {
            Some(Word::Phase(phase)) => Some(phase),
            _ => None,
        })
    });
    relation.is_compared = compared.is_some();
    relation.base_year = compared.as_ref().and_then(|compared| {
        sentence.tokens[compared.begins..=compared.ends].iter().find_map(|token| {
            match token.lexeme {
                Lexeme::Year(year) => Some(year),
                _ => None,
            }
        })
    });
    let first = compared.as_ref().map_or(change.begins, |compared| compared.begins);
    let base = compared.as_ref().and_then(|compared| {
        compared.base.or_else(|| printed_before(sentence, compared, &relation))
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
    relation.numbers.extend(base.map(|base| (Role::Base, sentence.tokens[base].range.clone())));
    Some(relation)
}

/// The amount of what is compared with, where it stands before: 2022年预算执行数为5万元，2023年预算安排6万元，比2022年
/// 预算执行数增加20%. Its words name the same year and phase; of two such amounts none is sure.
fn printed_before(
    sentence: &Sentence<'_>,
    compared: &Compared,
    relation: &Relation,
) -> Option<usize> {
    let year = relation.base_year?;
    let names_year = |at: usize| {
        (sentence.label_start(at)..at)
            .any(|at| matches!(sentence.tokens[at].lexeme, Lexeme::Year(own) if own == year))
    };
    let start = sentence.segment_start(compared.begins);
    // 比2022年预算减少5万元 names the year of its base, not its own.
    let is_change = |at: usize| {
        (sentence.label_start(at)..at).any(|at| {
            let word = sentence.word(at);
            word.is_some_and(|word| word.is_direction() || word == Word::Compared)
        })
    };
    let mut fits = (start..compared.begins).filter(|at| {
        sentence.money(*at).is_some()
            && names_year(*at)
            && !is_change(*at)
            && sentence.phase(*at) == relation.base
    });
    let found = fits.next()?;
    fits.next().is_none().then_some(found)
}

/// A rate behind the amounts of two years: 2023年预算5万元，2022年预计执行4万元，增长25%. Nothing where
/// there is an amount of change, a comparison, or another amount.
fn between_two_years(
    sentence: &Sentence<'_>,
    change: &Change,
    compared: Option<&Compared>,
) -> Option<Outcome> {
    let rate = change.rate.filter(|_| change.amount.is_none() && compared.is_none())?;
    let start = sentence.segment_start(change.begins);
    let amounts: Vec<usize> =
        (start..change.begins).filter(|at| sentence.money(*at).is_some()).collect();
    let [one, other] = amounts.as_slice() else { return None };
    let year = |at: usize| {
        (sentence.label_start(at)..at).find_map(|at| match sentence.tokens[at].lexeme {
            Lexeme::Year(year) => Some(year),
            _ => None,
        })
    };
    let (first, second) = (year(*one)?, year(*other)?);
    let (now, base) = match first.cmp(&second) {
        std::cmp::Ordering::Greater => (*one, *other),
        std::cmp::Ordering::Less => (*other, *one),
        std::cmp::Ordering::Equal => return None,
    };
    let (now, base) = (sentence.money(now)?.interval, sentence.money(base)?.interval);
    let rate = sentence.quantity(rate).filter(|rate| rate.measure == Measure::Percent)?;
    let difference = now.minus(base)?;
    let signed = if change.is_up { difference } else { difference.negated() };
    if signed.high.is_negative() {
        return Some(Outcome::OtherDirection);
    }
    let worked_out = difference.abs().percent_of(base)?;
    Some(Outcome::of(rate, rate.size(), worked_out))
}

/// What a change is compared with.
pub(super) struct Compared {
    /// The first token of 比上年预算.
    pub begins: usize,
    /// The last.
    pub ends: usize,
    /// The amount of the base, where it is printed.
    pub base: Option<usize>,
}

pub(super) fn compared(sentence: &Sentence<'_>, end: usize) -> Option<Compared> {
    let start = sentence.segment_start(end);
    let mut behind: Option<Compared> = None;
    for at in (start..end).rev() {
        match sentence.tokens[at].lexeme {
            Lexeme::Word(Word::ComparedBehind) if behind.is_none() => {
                // 与2024年相比: what is compared with stands before it, back to a mark.
                let begins = sentence.label_start(at).min(at);
                let base = (begins..at).find(|at| sentence.money(*at).is_some());
                behind = Some(Compared { begins, ends: at, base });
            }
            Lexeme::Word(Word::Compared) => {
                // 比2023年预算相比: one comparison.
                let ends = behind
                    .map_or_else(|| last_of_base(sentence, at, end), |behind| behind.ends);
                let base = (at + 1..=ends).find(|at| sentence.money(*at).is_some());
                return Some(Compared { begins: at, ends, base });
            }
            Lexeme::Word(word) if word.is_direction() => break,
            Lexeme::Stop(Stop::Comma)
                // 2024年决算数20万元，增加5万元: nothing is compared in this clause.
                if behind.is_some()
                    || (at + 1..end).any(|at| sentence.money(at).is_some()) =>
            {
                break;
            }
            _ => {}
        }
    }
    behind
}

/// The last token of what a comparison names: years, phases, an amount.
fn last_of_base(sentence: &Sentence<'_>, compared: usize, end: usize) -> usize {
    (compared + 1..end)
        .take_while(|at| {
            matches!(
                sentence.tokens[*at].lexeme,
                Lexeme::Year(_)
                    | Lexeme::Quantity(_)
                    | Lexeme::Word(Word::LastYear | Word::Phase(_) | Word::Name)
            )
        })
        .last()
        .unwrap_or(compared)
}

/// The words between the comparison and the change: in 比上年项目支出减少5万元 they name what has no
/// amount here.
fn between<'p>(sentence: &Sentence<'p>, change: &Change, compared: Option<&Compared>) -> &'p str {
    let from = match compared {
        Some(compared) => Some(compared.ends),
        // 决算数20万元，增加5万元
        None => sentence.label_start(change.begins).checked_sub(1),
    };
    from.map_or("", |from| {
        &sentence.text[sentence.tokens[from].range.end..sentence.tokens[change.begins].range.start]
    })
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
        Some(Head { quantity, range: sentence.tokens[at].range.clone(), label: sentence.label(at) })
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

/// Whether an amount changed as it is said.
fn held(sentence: &Sentence<'_>, change: &Change, head: &Quantity, base: Option<usize>) -> Outcome {
    let amount = change.amount.and_then(|at| sentence.money(at));
    let base = base.and_then(|at| sentence.money(at)).map(|base| base.interval);
    let signed = |interval: Interval| if change.is_up { interval } else { interval.negated() };
    let from_amount = amount.and_then(|amount| head.interval.minus(signed(amount.size())));
    if let (Some(amount), Some(base)) = (amount, base) {
        let Some(difference) = head.interval.minus(base) else { return Outcome::NotComputable };
        if !signed(amount.size()).meets(difference) {
            if signed(amount.size()).negated().meets(difference) {
                return Outcome::OtherDirection;
            }
            let outcome = Outcome::of(amount, amount.size(), difference.abs());
            if outcome != Outcome::Holds && change.rate.is_none() {
                return outcome;
            }
            if matches!(outcome, Outcome::Fails { .. }) {
                return outcome;
            }
        }
    }
    let Some(rate) = change.rate.and_then(|at| sentence.quantity(at)) else {
        return if amount.is_some() && base.is_some() {
            Outcome::Holds
        } else {
            Outcome::NotComputable
        };
    };
    let Some(base) = base.or(from_amount) else { return Outcome::NotComputable };
    let difference = match amount {
        Some(amount) => Some(amount.size()),
        None => head.interval.minus(base).map(Interval::abs),
    };
    // A base of nothing gives no rate; what places print then is their own.
    if base.holds(Decimal::ZERO) {
        return Outcome::NotComputable;
    }
    let Some(worked_out) = difference.and_then(|difference| difference.percent_of(base.abs()))
    else {
        return Outcome::NotComputable;
    };
    match rate.measure {
        Measure::Times => Outcome::NotComputable,
        _ => Outcome::of(rate, rate.size(), worked_out),
    }
}
