use crate::decimal::Decimal;
use crate::lexicon::Lexicon;

use super::filling::names_nothing;
use super::relation::{Outcome, Relation, RelationKind, Role};
use super::sentence::Sentence;
use super::token::Stop;
use super::vocabulary::Word;

/// That nothing is what there is none of: `政府性基金预算支出{0}，无政府性基金安排的支出`.
pub(super) fn relations(lexicon: &Lexicon, sentence: &Sentence<'_>) -> Vec<Relation> {
    (0..sentence.tokens.len()).filter_map(|at| relation(lexicon, sentence, at)).collect()
}

fn relation(lexicon: &Lexicon, sentence: &Sentence<'_>, at: usize) -> Option<Relation> {
    let amount = sentence.money(at).filter(|one| !one.is_bound)?;
    if sentence.stop(at + 1) != Some(Stop::Comma) || sentence.is_aside(at) {
        return None;
    }
    let behind = sentence.text[sentence.range(at + 1).end..].trim_start();
    let none = lexicon.none_of.beginning(behind)?;
    let clause = &behind[none.end..];
    let clause = &clause[..clause.find(['，', '。', '；', '、', ',', ';']).unwrap_or(clause.len())];
    let fund = lexicon.whole_funds.beginning(clause)?;
    // 无政府性基金结转 is something else.
    let rest: String = lexicon
        .no_rows
        .words()
        .fold(clause[fund.end..].to_owned(), |rest, word| rest.replace(word, ""));
    let is_all = names_nothing(lexicon, &rest);
    let is_its = sentence.label(at).contains(&clause[fund])
        && !sentence.is_change_or_base(at)
        && !sentence.label_has(at, |word| word == Word::LastYear);
    if !is_all || !is_its {
        return None;
    }
    let mut relation = Relation::of(RelationKind::Balance, sentence.range(at));
    relation.take(sentence, [(Role::Head, at)]);
    relation.outcome = if amount.value.is_zero() {
        Outcome::Holds
    } else {
        Outcome::Fails { expected: Decimal::ZERO }
    };
    Some(relation)
}
