use crate::decimal::Interval;

use super::filling::names_nothing;
use super::listed::{Listed, is_year, sum};
use super::quantity::Measure;
use super::relation::{Outcome, Relation, RelationKind, Role};
use super::token::Stop;
use super::vocabulary::Word;

/// That the amounts of a list are what the sum at its end says: `项目3个：{a}、{b}、{c}，合计{X}`; those of
/// several years: `2022年{a}、2023年{b}，两年累计{T}`.
pub(super) fn relations(listed: &Listed<'_, '_>) -> Vec<Relation> {
    let all = 0..listed.sentence.tokens.len();
    let sums = all.filter_map(|at| of_list(listed, at).or_else(|| of_years(listed, at)));
    sums.flatten().collect()
}

/// Whether an amount is the sum of the list before it, and has no other name: ，合计5万元.
pub(super) fn is_sum(listed: &Listed<'_, '_>, at: usize) -> bool {
    let sentence = listed.sentence;
    let is_plain = sentence.money(at).is_some_and(|one| !one.is_bound) && !sentence.is_aside(at);
    let label = sentence.label(at).trim_start_matches([' ', '，', '、']);
    let sum = listed.lexicon.closes_list.beginning(label).filter(|_| is_plain);
    sum.is_some_and(|sum| names_nothing(listed.lexicon, &label[sum.end..]))
}

/// What opens the list that a token ends, and its kind; nothing where it is the sentence.
pub(super) fn opener(listed: &Listed<'_, '_>, at: usize) -> Option<usize> {
    let sentence = listed.sentence;
    let opens = |at: &usize| {
        sentence.stop(*at) == Some(Stop::Colon)
            || matches!(sentence.word(*at), Some(Word::Parts | Word::Whole))
    };
    (0..at).rev().find(opens)
}

/// The amounts before their sum, back to what opens the list. Some may stand before it that are of
/// something else: the sum may be of the last two, the last three and so on.
fn of_list(listed: &Listed<'_, '_>, at: usize) -> Option<Vec<Relation>> {
    let sentence = listed.sentence;
    is_sum(listed, at).then_some(())?;
    let opener = opener(listed, at);
    let is_term =
        |at: &usize| sentence.money(*at).is_some() && listed.is_own(*at) && !sentence.is_aside(*at);
    let first = opener.map_or(0, |opener| opener + 1);
    let terms: Vec<usize> = (first..at).filter(is_term).collect();
    // 其中 may leave something out, with a colon behind it or without.
    let is_parts = |at: usize| sentence.word(at) == Some(Word::Parts);
    let is_sure = opener
        .is_none_or(|opener| !is_parts(opener) && !opener.checked_sub(1).is_some_and(is_parts));
    // Prices and their numbers, and what is added and taken away, make something else.
    let is_other = |at: usize| {
        let is_number = sentence.quantity(at).is_some_and(|one| {
            one.is_bound || !(one.is_money() || one.measure == Measure::Percent)
        });
        let label = sentence.label(at).trim_start();
        // 调减5万元 is taken away too.
        let is_signed = || {
            listed.lexicon.chain_adds.beginning(label).is_some()
                || listed.lexicon.chain_takes.is_in(label)
        };
        is_number || (sentence.money(at).is_some() && is_signed())
    };
    let mut phases = terms.iter().filter_map(|at| sentence.phase(*at));
    let phase = phases.next();
    let is_mixed = phases.any(|other| Some(other) != phase);
    if !is_sure || is_mixed || terms.len() < 2 || terms.len() > MOST || (first..at).any(is_other) {
        return None;
    }
    let (mut relation, _, outcome) = sum(sentence, at, &terms)?;
    relation.outcome = outcome;
    // Behind a colon all of them are meant, but for those before a semicolon.
    let may_be_some = opener.is_none()
        || (first..at).any(|at| sentence.stop(at) == Some(Stop::Semicolon))
            && counted(listed, opener) != Some(terms.len());
    let some = (1..terms.len() - 1)
        .filter(|_| may_be_some)
        .filter_map(|from| sum(sentence, at, &terms[from..]));
    if let Some((of_some, ..)) = some
        .filter(|(.., outcome)| outcome.rank() > relation.outcome.rank())
        .max_by_key(|(.., outcome)| outcome.rank())
    {
        relation.numbers = of_some.numbers;
        relation.outcome = Outcome::Holds;
    }
    Some(std::iter::once(relation).chain(said_twice(listed, opener, at)).collect())
}

/// How many things are counted right before what opens a list: 项目3个：.
fn counted(listed: &Listed<'_, '_>, opener: Option<usize>) -> Option<usize> {
    let sentence = listed.sentence;
    let count = opener?.checked_sub(1).filter(|at| sentence.counted(*at).is_some())?;
    usize::try_from(sentence.quantity(count)?.value.to_u32()?).ok()
}

/// No list of a person is longer.
const MOST: usize = 40;

/// That an amount right before a colon is the sum of the list behind it: 安排5万元：a2万元，b3万元，合计5万元.
fn said_twice(listed: &Listed<'_, '_>, opener: Option<usize>, at: usize) -> Option<Relation> {
    let sentence = listed.sentence;
    let colon = opener.filter(|colon| sentence.stop(*colon) == Some(Stop::Colon))?;
    let whole = colon.checked_sub(1).filter(|whole| listed.is_own(*whole))?;
    let (first, second) = (sentence.money(whole)?, sentence.money(at)?);
    let is_right_before = sentence.gap(whole, colon).trim().is_empty();
    let mut relation = Relation::of(RelationKind::Parts, sentence.range(whole));
    relation.take(sentence, [(Role::Head, whole), (Role::Part, at)]);
    relation.outcome = Outcome::of(first, first.interval, second.interval);
    is_right_before.then_some(relation)
}

/// The amounts of several years, each with its year, and what they are together.
fn of_years(listed: &Listed<'_, '_>, at: usize) -> Option<Vec<Relation>> {
    let sentence = listed.sentence;
    sentence.money(at).filter(|one| !one.is_bound && one.interval != Interval::ZERO)?;
    let label = sentence.label(at).trim();
    let sum_word = listed.lexicon.sums_years.ending(label.trim_end_matches(['为', '达']))?;
    let before: Vec<usize> = (0..at).filter(|at| sentence.money(*at).is_some()).collect();
    let has_year = |at: &usize| {
        sentence.label_tokens(*at).any(|at| is_year(&sentence.tokens[at].lexeme))
            && listed.is_own(*at)
    };
    let count = label[..sum_word.start].trim_start_matches(['，', ' ']).chars().next();
    let said = count.and_then(|count| "一二三四五六七八九".chars().position(|one| one == count));
    let said = said.or_else(|| (count == Some('两')).then_some(1));
    if before.len() < 2
        || !before.iter().all(has_year)
        || said.map(|said| said + 1) != Some(before.len())
    {
        return None;
    }
    let (mut relation, _, outcome) = sum(sentence, at, &before)?;
    relation.outcome = outcome;
    Some(vec![relation])
}
