use crate::lexicon::Lexicon;

use super::change_held::two_years;
use super::compared::{Compared, compared, printed_before};
use super::filling::names_nothing;
use super::relation::{Outcome, Relation, RelationKind, Role};
use super::sentence::Sentence;
use super::subject;
use super::token::{Lexeme, Stop};
use super::vocabulary::Word;

/// That nothing changed: `{A}，与上年预算{B}持平`. The amount may stand in the sentence before.
pub(super) fn relations(
    lexicon: &Lexicon,
    sentence: &Sentence<'_>,
    before: Option<&Sentence<'_>>,
) -> Vec<Relation> {
    let same = (0..sentence.tokens.len()).filter(|at| sentence.word(*at) == Some(Word::Same));
    same.filter_map(|at| {
        torn(sentence, at)
            .or_else(|| relation(lexicon, sentence, at))
            .or_else(|| said_before(lexicon, sentence, before?, at))
    })
    .collect()
}

/// Of what is said to have changed right before: 增长5%，即持平.
fn torn(sentence: &Sentence<'_>, same: usize) -> Option<Relation> {
    let number = same.checked_sub(2)?;
    let is_again = sentence.stop(same - 1) == Some(Stop::Comma)
        && matches!(sentence.gap(same - 1, same).trim(), "即" | "即为" | "也就是");
    let changed = sentence.quantity(number).is_some_and(|one| !one.value.is_zero());
    let word = number.checked_sub(1).and_then(|word| sentence.word(word));
    if !is_again || !changed || !word.is_some_and(Word::is_direction) {
        return None;
    }
    let mut relation = Relation::of(RelationKind::Flat, sentence.range(same));
    relation.take(sentence, [(Role::Rate, number)]);
    relation.outcome = Outcome::OtherDirection;
    Some(relation)
}

fn relation(lexicon: &Lexicon, sentence: &Sentence<'_>, same: usize) -> Option<Relation> {
    let compared = compared(sentence, same).or_else(|| with(sentence, same));
    let first = compared.as_ref().map_or(same, |compared| compared.begins);
    let start = sentence.segment_start(first);
    let is_amount = |at: &usize| sentence.money(*at).is_some() && !sentence.is_aside(*at);
    // 支出5万元，为调整预算6万元的83%，比调整预算持平: what is compared with stands before.
    let planned = compared.as_ref().and_then(|compared| {
        let base = printed_before(sentence, compared, compared.against(sentence))?;
        let is_own = |at: &usize| *at != base && is_amount(at) && !sentence.is_change_or_base(*at);
        let mut heads = (start..first).filter(is_own);
        let head = heads.next().filter(|_| heads.next().is_none())?;
        let before = first.checked_sub(1).filter(|at| sentence.stop(*at) == Some(Stop::Comma))?;
        sentence.gap(before, first).trim().is_empty().then_some((head, base))
    });
    if let Some((head, base)) = planned {
        return Some(of_two(sentence, same, compared.as_ref(), (head, base)));
    }
    let Some(head) = (start..first).rev().find(is_amount) else {
        return behind(sentence, same, &compared?);
    };
    // 基本支出5万元，项目支出与上年持平 names what has no amount here.
    let words = sentence.gap(head, first);
    let is_near = words.chars().all(|c| c.is_whitespace() || MARKS.contains(c));
    // …、单位资金支出2万元，支出总额较上年持平
    let named = subject::head_said(lexicon, sentence, compared.as_ref()).filter(|_| !is_near);
    let (head, is_near) = named.map_or((head, is_near), |named| (named, true));
    if !is_near && !is_of_the_only(sentence, (head, start), first) {
        return None;
    }
    let base = compared.as_ref().and_then(|compared| {
        let printed = || printed_before(sentence, compared, compared.against(sentence));
        compared.base.or_else(printed).filter(|base| *base != head)
    });
    // 2024年预算5万元，2023年预算4万元，同比持平
    let years = two_years(sentence, first).filter(|_| base.is_none());
    let (head, base) = years.map_or((head, base), |(now, base)| (now, Some(base)));
    let mut relation = said(sentence, same, head);
    if let Some(compared) = &compared {
        relation.compare(compared.names(sentence));
    }
    match base {
        Some(base) => Some(of_two(sentence, same, compared.as_ref(), (head, base))),
        None => Some(relation),
    }
}

/// Of an amount that is said to be the same as another, and nothing more is known of.
fn said(sentence: &Sentence<'_>, same: usize, head: usize) -> Relation {
    let mut relation = Relation::of(RelationKind::Flat, sentence.range(head));
    relation.take(sentence, [(Role::Head, head)]);
    relation.word = Some(sentence.range(same));
    relation
}

/// Of an amount and the one that it is said to be the same as.
fn of_two(
    sentence: &Sentence<'_>,
    same: usize,
    compared: Option<&Compared>,
    (head, base): (usize, usize),
) -> Relation {
    let mut relation = said(sentence, same, head);
    if let Some(compared) = compared {
        relation.compare(compared.names(sentence));
    }
    relation.take(sentence, [(Role::Base, base)]);
    if let Some((head, base)) = sentence.money(head).zip(sentence.money(base)) {
        relation.outcome = Outcome::of(head, head.interval, base.interval);
    }
    relation
}

/// What may stand between an amount and what it is compared with.
const MARKS: &str = "，、（(与和同各均都";

/// Whether a clause that names nothing itself speaks of the only amount before: 行政运行5万元，主要用于日常工作，
/// 与上年预算相比持平.
fn is_of_the_only(sentence: &Sentence<'_>, (head, start): (usize, usize), first: usize) -> bool {
    let is_only = !(start..first).any(|at| at != head && sentence.quantity(at).is_some());
    let before = first.checked_sub(1).filter(|at| sentence.stop(*at) == Some(Stop::Comma));
    let begins = before.map(|comma| sentence.gap(comma, first).trim());
    is_only && begins.is_some_and(|words| words.chars().all(|c| MARKS.contains(c)))
}

/// Of an amount behind it, that is called a sum or as what did not change: 与上年相比，收支总计持平，总计5万元.
fn behind(sentence: &Sentence<'_>, same: usize, compared: &Compared) -> Option<Relation> {
    let is_first = !(0..same).any(|at| sentence.quantity(at).is_some());
    let head = (same + 1..sentence.tokens.len()).find(|at| sentence.quantity(*at).is_some())?;
    let name: &str = sentence.label(head).trim_matches(|c: char| !c.is_alphabetic());
    let name = name.trim_start_matches('年').trim_end_matches(['为', '是']);
    let is_again =
        name.chars().count() >= LEAST && sentence.gap(compared.ends, same).contains(name);
    let is_sum = is_again || sentence.label_has(head, |word| word == Word::Sum);
    let is_close =
        (same + 1..head).all(|at| sentence.stop(at).is_none_or(|stop| stop == Stop::Comma));
    if !is_first || !is_sum || !is_close || sentence.money(head).is_none() {
        return None;
    }
    let mut relation = Relation::of(RelationKind::Flat, sentence.range(head));
    relation.take(sentence, [(Role::Head, head)]);
    relation.word = Some(sentence.range(same));
    relation.compare(compared.names(sentence));
    Some(relation)
}

/// A shorter name says too little.
const LEAST: usize = 4;

/// Of a sentence without an amount: 收支总计5万元。与上年相比，收支总计持平. Its words name nothing else than the
/// amount before it.
fn said_before(
    lexicon: &Lexicon,
    sentence: &Sentence<'_>,
    before: &Sentence<'_>,
    same: usize,
) -> Option<Relation> {
    let has_number = |sentence: &Sentence<'_>, at: usize| sentence.quantity(at).is_some();
    let compared = compared(sentence, same)?;
    if (0..same).any(|at| has_number(sentence, at)) {
        return None;
    }
    let mut numbers = (0..before.tokens.len()).filter(|at| has_number(before, *at));
    let head = numbers.next().filter(|at| before.money(*at).is_some())?;
    let words = sentence.gap(compared.ends, same);
    let named = words.trim_matches(|c: char| c.is_whitespace() || "，,、各均".contains(c));
    let is_called = before.label(head).contains(named);
    // Of several amounts the first is meant where its name is said again.
    let is_only = numbers.next().is_none();
    if is_only && !names_nothing(lexicon, words) && !is_called {
        return None;
    }
    if !is_only && (!is_called || names_nothing(lexicon, words)) {
        return None;
    }
    let mut relation = Relation::of(RelationKind::Flat, before.range(head));
    relation.take(before, [(Role::Head, head)]);
    relation.word = Some(sentence.range(same));
    relation.compare(compared.names(sentence));
    Some(relation)
}

/// 与上年预算5万元持平, 与上年预算持平: what it is the same as, by its year and phase.
fn with(sentence: &Sentence<'_>, same: usize) -> Option<Compared> {
    let last = same.checked_sub(1)?;
    let base = Some(last).filter(|at| sentence.money(*at).is_some());
    let names = |at: &usize| {
        matches!(
            sentence.tokens[*at].lexeme,
            Lexeme::Year(_) | Lexeme::Word(Word::LastYear | Word::Phase(_) | Word::Name)
        )
    };
    let end = base.unwrap_or(same);
    let begins = (0..end).rev().take_while(names).last().or(base)?;
    let start = begins.checked_sub(1).map_or(0, |before| sentence.range(before).end);
    let before = sentence.text[start..sentence.range(begins).start].trim_end();
    before.ends_with(['与', '和', '同']).then_some(Compared { begins, ends: last, base })
}
