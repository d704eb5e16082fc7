use crate::lexicon::Lexicon;

use super::change_held::two_years;
use super::compared::{Compared, compared};
use super::filling::names_nothing;
use super::relation::{Outcome, Relation, RelationKind, Role};
use super::sentence::Sentence;
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
    let head =
        (start..first).rev().find(|at| sentence.money(*at).is_some() && !sentence.is_aside(*at))?;
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
    relation.against = compared.as_ref().map(|compared| compared.against(sentence));
    if let Some((base, (head, printed))) =
        base.zip(sentence.money(head).zip(base.and_then(|base| sentence.money(base))))
    {
        relation.take(sentence, [(Role::Base, base)]);
        relation.outcome = Outcome::of(head, head.interval, printed.interval);
    }
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
    let head =
        numbers.next().filter(|at| before.money(*at).is_some() && numbers.next().is_none())?;
    let words = sentence.gap(compared.ends, same);
    let named = words.trim_matches(|c: char| c.is_whitespace() || "，,、各均".contains(c));
    if !names_nothing(lexicon, words) && !before.label(head).contains(named) {
        return None;
    }
    let mut relation = Relation::of(RelationKind::Flat, before.range(head));
    relation.take(before, [(Role::Head, head)]);
    relation.against = Some(compared.against(sentence));
    Some(relation)
}

/// 与上年预算5万元持平: what it is the same as, where an amount stands there.
fn with(sentence: &Sentence<'_>, same: usize) -> Option<Compared> {
    let base = same.checked_sub(1).filter(|at| sentence.money(*at).is_some())?;
    let begins = sentence.label_start(base);
    let is_with = sentence.label(base).trim_start().starts_with(['与', '和', '同']);
    is_with.then_some(Compared { begins, ends: base, base: Some(base) })
}
