use crate::lexicon::Lexicon;

use super::change_held::two_years;
use super::compared::{Compared, compared};
use super::filling::names_nothing;
use super::relation::{Outcome, Relation, RelationKind, Role};
use super::sentence::Sentence;
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
        relation(sentence, at).or_else(|| said_before(lexicon, sentence, before?, at))
    })
    .collect()
}

fn relation(sentence: &Sentence<'_>, same: usize) -> Option<Relation> {
    let compared = compared(sentence, same).or_else(|| with(sentence, same));
    let first = compared.as_ref().map_or(same, |compared| compared.begins);
    let start = sentence.segment_start(first);
    let is_amount = |at: &usize| sentence.money(*at).is_some() && !sentence.is_aside(*at);
    let Some(head) = (start..first).rev().find(is_amount) else {
        return behind(sentence, same, &compared?);
    };
    // 基本支出5万元，项目支出与上年持平 names what has no amount here.
    let words = sentence.gap(head, first);
    if !words.chars().all(|c| c.is_whitespace() || "，、（(与和同".contains(c)) {
        return None;
    }
    let base = compared.as_ref().and_then(|compared| compared.base);
    // 2024年预算5万元，2023年预算4万元，同比持平
    let years = two_years(sentence, first).filter(|_| base.is_none());
    let (head, base) = years.map_or((head, base), |(now, base)| (now, Some(base)));
    let mut relation = Relation::of(RelationKind::Flat, sentence.range(head));
    relation.take(sentence, [(Role::Head, head)]);
    relation.word = Some(sentence.range(same));
    if let Some(compared) = &compared {
        relation.compare(compared.names(sentence));
    }
    if let Some((base, (head, printed))) =
        base.zip(sentence.money(head).zip(base.and_then(|base| sentence.money(base))))
    {
        relation.take(sentence, [(Role::Base, base)]);
        relation.outcome = Outcome::of(head, head.interval, printed.interval);
    }
    Some(relation)
}

/// Of an amount behind it, that is called a sum: 与上年相比，收支总计持平，总计5万元.
fn behind(sentence: &Sentence<'_>, same: usize, compared: &Compared) -> Option<Relation> {
    let is_first = !(0..same).any(|at| sentence.quantity(at).is_some());
    let head = (same + 1..sentence.tokens.len()).find(|at| sentence.quantity(*at).is_some())?;
    let is_sum = sentence.label_has(head, |word| word == Word::Sum);
    let is_close = (same + 1..head)
        .all(|at| sentence.word(at) == Some(Word::Sum) || sentence.stop(at) == Some(Stop::Comma));
    if !is_first || !is_sum || !is_close || sentence.money(head).is_none() {
        return None;
    }
    let mut relation = Relation::of(RelationKind::Flat, sentence.range(head));
    relation.take(sentence, [(Role::Head, head)]);
    relation.word = Some(sentence.range(same));
    relation.compare(compared.names(sentence));
    Some(relation)
}

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
