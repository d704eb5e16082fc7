use super::change_held::two_years;
use super::relation::{Outcome, Relation, RelationKind, Role};
use super::sentence::Sentence;
use super::vocabulary::Word;

/// A difference with its sign: `{A}，上年预算{B}，增减额为{N}`.
pub(super) fn relations(sentence: &Sentence<'_>) -> Vec<Relation> {
    // 比上年增加-5万元: what is printed is the difference, and the word bad style.
    let is_negative = |at: usize| sentence.money(at).is_some_and(|one| one.value.is_negative());
    let says = |at: &usize| match sentence.word(*at) {
        Some(Word::Signed) => true,
        Some(word) => word.is_direction() && is_negative(at + 1),
        None => false,
    };
    let words = (0..sentence.tokens.len()).filter(says);
    words.filter_map(|at| relation(sentence, at)).collect()
}

fn relation(sentence: &Sentence<'_>, at: usize) -> Option<Relation> {
    let printed = sentence.money(at + 1).filter(|one| !one.is_bound)?;
    let is_near = matches!(sentence.gap(at, at + 1).trim(), "" | "为" | "是" | "：");
    let (now, base) = two_years(sentence, at).filter(|_| is_near)?;
    let mut relation = Relation::of(RelationKind::Change, sentence.range(at + 1));
    relation.take(sentence, [(Role::Head, now), (Role::Base, base), (Role::Amount, at + 1)]);
    let difference = sentence.money(now)?.interval.minus(sentence.money(base)?.interval)?;
    let is_signed = sentence.word(at) == Some(Word::Signed);
    relation.outcome = match Outcome::of(printed, printed.interval, difference) {
        Outcome::Fails { .. } if !is_signed && printed.size().meets(difference.abs()) => {
            Outcome::NotComputable
        }
        Outcome::Fails { .. } if printed.interval.negated().meets(difference) => {
            Outcome::OtherDirection
        }
        outcome => outcome,
    };
    Some(relation)
}
