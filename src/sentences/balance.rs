use crate::decimal::Interval;

use super::relation::{Outcome, Relation, RelationKind, Role};
use super::sentence::Sentence;
use super::vocabulary::Word;

/// That what was there and came in is what was spent and is left: `年初结转和结余{O}，本年收入{I}，本年支出{X}，
/// 年末结转和结余{C}`, with what was drawn from reserves and what was distributed where they are named.
pub(super) fn relations(sentence: &Sentence<'_>) -> Vec<Relation> {
    relation(sentence).into_iter().collect()
}

/// The kinds of amounts of a balance, and whether each is on the side of what came in.
const KINDS: [(Word, bool); 6] = [
    (Word::Opening, true),
    (Word::Received, true),
    (Word::Drawn, true),
    (Word::Spent, false),
    (Word::Distributed, false),
    (Word::Closing, false),
];

fn relation(sentence: &Sentence<'_>) -> Option<Relation> {
    let mut found: Vec<(Word, usize)> = Vec::new();
    for at in (0..sentence.tokens.len()).filter(|at| sentence.money(*at).is_some()) {
        let kind = sentence.label_tokens(at).rev().find_map(|at| {
            sentence.word(at).filter(|word| KINDS.iter().any(|(kind, _)| kind == word))
        });
        if let Some(kind) = kind {
            found.push((kind, at));
        }
    }
    let once = |kind: Word| found.iter().filter(|(own, _)| *own == kind).count();
    let needed = [Word::Opening, Word::Received, Word::Spent, Word::Closing];
    if needed.iter().any(|kind| once(*kind) != 1) || KINDS.iter().any(|(kind, _)| once(*kind) > 1) {
        return None;
    }
    let closing = found.iter().find(|(kind, _)| *kind == Word::Closing)?.1;
    let mut left = Interval::ZERO;
    for (kind, at) in found.iter().filter(|(_, at)| *at != closing) {
        let amount = sentence.money(*at)?.interval;
        let comes_in = KINDS.iter().any(|(own, comes_in)| own == kind && *comes_in);
        left = if comes_in { left.plus(amount)? } else { left.minus(amount)? };
    }
    let printed = sentence.money(closing)?;
    let mut relation = Relation::of(RelationKind::Balance, sentence.range(closing));
    relation.take(sentence, [(Role::Head, closing)]);
    let parts = found.iter().filter(|(_, at)| *at != closing);
    relation.take(sentence, parts.map(|(_, at)| (Role::Part, *at)));
    relation.outcome = Outcome::of(printed, printed.interval, left);
    Some(relation)
}
