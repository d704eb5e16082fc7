use crate::decimal::Interval;
use crate::lexicon::Lexicon;

use super::change::Change;
use super::relation::{Outcome, Relation, RelationKind, Role};
use super::sentence::Sentence;
use super::token::Stop;
use super::vocabulary::Word;

/// That what all kinds of expenditure changed by is what the whole did: `支出预算{A}，比上年减少{D}，其中基本支出增加
/// {d}，项目支出减少{e}`.
pub(super) fn relations(
    lexicon: &Lexicon,
    sentence: &Sentence<'_>,
    changes: &[Change],
) -> Vec<Relation> {
    relation(lexicon, sentence, changes).into_iter().collect()
}

fn relation(lexicon: &Lexicon, sentence: &Sentence<'_>, changes: &[Change]) -> Option<Relation> {
    let kinds: Vec<&str> = lexicon.whole_expenditure.words().collect();
    let opener = (0..sentence.tokens.len()).find(|at| sentence.word(*at) == Some(Word::Parts))?;
    let parts: Vec<&Change> = changes.iter().filter(|change| change.begins > opener).collect();
    let whole = changes.iter().rev().find(|change| change.ends < opener)?;
    let is_near = (whole.ends + 1..opener).all(|at| sentence.stop(at) == Some(Stop::Comma));
    let kind = |change: &&Change| {
        let label = sentence.label(change.amount?);
        kinds.iter().position(|kind| label.contains(kind))
    };
    let found: Option<Vec<usize>> = parts.iter().map(kind).collect();
    let found = found.filter(|found| found.len() == kinds.len())?;
    let are_all = (0..kinds.len()).all(|kind| found.contains(&kind));
    // A kind with an amount of its own beside its change is another list.
    let amounts =
        (opener..sentence.tokens.len()).filter(|at| sentence.money(*at).is_some()).count();
    let names_a_kind = |at: usize| kinds.iter().any(|kind| sentence.label(at).contains(kind));
    let head = (0..whole.begins).rev().find(|at| sentence.money(*at).is_some())?;
    if !are_all || !is_near || amounts != kinds.len() || names_a_kind(head) {
        return None;
    }
    let told = whole.amount?;
    let mut relation = Relation::of(RelationKind::Parts, sentence.range(told));
    relation.take(sentence, [(Role::Head, told)]);
    let mut made = Interval::ZERO;
    for change in parts {
        let by = sentence.money(change.amount?)?.size();
        made = made.plus(if change.is_up { by } else { by.negated() })?;
        relation.take(sentence, change.amount.map(|at| (Role::Base, at)));
    }
    let made = if whole.is_up { made } else { made.negated() };
    let printed = sentence.money(told)?;
    relation.outcome = Outcome::of(printed, printed.size(), made);
    Some(relation)
}
