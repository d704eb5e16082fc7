use crate::decimal::Interval;
use crate::lexicon::Lexicon;

use super::listed::in_another_unit;
use super::relation::{Outcome, Relation, RelationKind, Role};
use super::sentence::Sentence;
use super::token::Stop;

/// What amounts with their signs make: `{A}，加{B}、{C}，减{D}，财力为{T}`.
pub(super) fn relations(lexicon: &Lexicon, sentence: &Sentence<'_>) -> Vec<Relation> {
    relation(lexicon, sentence).into_iter().collect()
}

/// A sign of a chain.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Plus,
    Minus,
}

fn relation(lexicon: &Lexicon, sentence: &Sentence<'_>) -> Option<Relation> {
    let numbers: Vec<usize> =
        (0..sentence.tokens.len()).filter(|at| sentence.quantity(*at).is_some()).collect();
    let first = numbers.iter().position(|at| sign(lexicon, sentence, *at).is_some())?;
    let head = *numbers.get(first.checked_sub(1)?)?;
    let mut left = sentence.money(head)?.interval;
    let mut terms = vec![head];
    let mut last = Sign::Plus;
    for at in &numbers[first..] {
        if sentence.is_aside(*at) {
            continue;
        }
        let amount = sentence.money(*at).filter(|one| !one.is_bound)?;
        if sentence.is_change(*at) {
            return None;
        }
        let before = at.checked_sub(1).and_then(|before| {
            (sentence.label_start(*at)..=before).next().unwrap_or(*at).checked_sub(1)
        });
        let goes_on = before.and_then(|before| sentence.stop(before)) == Some(Stop::Pause);
        match sign(lexicon, sentence, *at) {
            Some(own) => last = own,
            None if goes_on || lexicon.chain_goes_on.beginning(label(sentence, *at)).is_some() => {}
            None => return made(lexicon, sentence, (terms, left), *at),
        }
        left = match last {
            Sign::Plus => left.plus(amount.interval)?,
            Sign::Minus => left.minus(amount.interval)?,
        };
        terms.push(*at);
    }
    None
}

/// What the terms of a chain make, where the amount behind them is called so.
fn made(
    lexicon: &Lexicon,
    sentence: &Sentence<'_>,
    (terms, left): (Vec<usize>, Interval),
    at: usize,
) -> Option<Relation> {
    let result = sentence.money(at)?;
    if !lexicon.chain_results.is_in(sentence.label(at)) {
        return None;
    }
    let mut relation = Relation::of(RelationKind::Balance, sentence.range(at));
    relation.take(sentence, [(Role::Head, at)]);
    relation.take(sentence, terms.iter().map(|term| (Role::Part, *term)));
    relation.outcome = Outcome::of(result, result.interval, left);
    if let Outcome::Fails { .. } = relation.outcome
        && let Some((term, expected)) = in_another_unit(sentence, result, &terms, left)
    {
        relation.at = sentence.range(term);
        relation.outcome = Outcome::Fails { expected };
    }
    Some(relation)
}

/// The sign with which the label of an amount begins.
fn sign(lexicon: &Lexicon, sentence: &Sentence<'_>, at: usize) -> Option<Sign> {
    let label = label(sentence, at);
    if lexicon.not_chained.beginning(label).is_some() {
        return None;
    }
    let plus = lexicon.chain_adds.beginning(label).map(|_| Sign::Plus);
    plus.or_else(|| lexicon.chain_takes.beginning(label).map(|_| Sign::Minus))
}

/// The words right before an amount, without the blanks before them.
fn label<'p>(sentence: &Sentence<'p>, at: usize) -> &'p str {
    sentence.label(at).trim_start()
}
