use super::compared::{Compared, compared};
use super::relation::{Outcome, Relation, RelationKind, Role};
use super::sentence::Sentence;
use super::vocabulary::Word;

/// That nothing changed: `{A}，与上年预算{B}持平`.
pub(super) fn relations(sentence: &Sentence<'_>) -> Vec<Relation> {
    let same = (0..sentence.tokens.len()).filter(|at| sentence.word(*at) == Some(Word::Same));
    same.filter_map(|at| relation(sentence, at)).collect()
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
    let mut relation = Relation::of(RelationKind::Flat, sentence.range(head));
    relation.take(sentence, [(Role::Head, head)]);
    relation.against = compared.as_ref().map(|compared| compared.against(sentence));
    let base = compared.as_ref().and_then(|compared| compared.base);
    if let Some((base, (head, printed))) =
        base.zip(sentence.money(head).zip(base.and_then(|base| sentence.money(base))))
    {
        relation.take(sentence, [(Role::Base, base)]);
        relation.outcome = Outcome::of(head, head.interval, printed.interval);
    }
    Some(relation)
}

/// 与上年预算5万元持平: what it is the same as, where an amount stands there.
fn with(sentence: &Sentence<'_>, same: usize) -> Option<Compared> {
    let base = same.checked_sub(1).filter(|at| sentence.money(*at).is_some())?;
    let begins = sentence.label_start(base);
    let is_with = sentence.label(base).trim_start().starts_with(['与', '和', '同']);
    is_with.then_some(Compared { begins, ends: base, base: Some(base) })
}
