use super::change_held::two_years;
use super::relation::{Outcome, Relation, RelationKind, Role};
use super::sentence::Sentence;
use super::vocabulary::Word;

/// A difference with its sign: `{A}，上年预算{B}，增减额为{N}`.
pub(super) fn relations(sentence: &Sentence<'_>) -> Vec<Relation> {
    let words = (0..sentence.tokens.len()).filter(|at| sentence.word(*at) == Some(Word::Signed));
    words.filter_map(|at| relation(sentence, at)).collect()
}

fn relation(sentence: &Sentence<'_>, at: usize) -> Option<Relation> {
    let printed = sentence.money(at + 1).filter(|one| !one.is_bound)?;
    let is_near = matches!(sentence.gap(at, at + 1).trim(), "" | "为" | "是" | "：");
    let (now, base) = two_years(sentence, at).filter(|_| is_near)?;
    let mut relation = Relation::of(RelationKind::Change, sentence.range(at + 1));
    relation.take(sentence, [(Role::Head, now), (Role::Base, base), (Role::Amount, at + 1)]);
    let difference = sentence.money(now)?.interval.minus(sentence.money(base)?.interval)?;
    relation.outcome = match Outcome::of(printed, printed.interval, difference) {
        Outcome::Fails { .. } if printed.interval.negated().meets(difference) => {
            Outcome::OtherDirection
        }
        outcome => outcome,
    };
    Some(relation)
}
