use super::quantity::{Measure, Quantity};
use super::relation::{Outcome, Relation, RelationKind, Role};
use super::sentence::Sentence;
use super::token::Stop;
use super::vocabulary::Word;

/// What share of a whole a part is, where both stand in the sentence: `{A}，其中：基本支出{B}，占{P}`,
/// `{B}，占支出总计{A}的{P}`.
pub(super) fn relations(sentence: &Sentence<'_>) -> Vec<Relation> {
    (0..sentence.tokens.len()).filter_map(|rate| relation(sentence, rate)).collect()
}

fn relation(sentence: &Sentence<'_>, at: usize) -> Option<Relation> {
    let rate = sentence.quantity(at).filter(|rate| rate.measure == Measure::Percent)?;
    let of = sentence.governing(at, Word::Share)?;
    let mut relation = Relation::of(RelationKind::Share, sentence.range(at));
    relation.take(sentence, [(Role::Rate, at)]);
    let start = sentence.segment_start(of);
    // 其中基本支出占34.23% names a part without its amount.
    let part = (start..of).rev().find(|at| sentence.money(*at).is_some());
    let part = part.filter(|part| is_marks(sentence.gap(*part, of)));
    let inside = (of + 1..at).find(|at| sentence.money(*at).is_some());
    let whole = inside.or_else(|| whole(sentence, part?, sentence.gap(of, at)));
    let (Some(part), Some(whole)) = (part, whole) else { return Some(relation) };
    relation.take(sentence, [(Role::Head, part), (Role::Base, whole)]);
    relation.outcome = rate_of(sentence, rate, (part, whole));
    Some(relation)
}

/// Whether a rate is what a part is of a whole.
pub(super) fn rate_of(
    sentence: &Sentence<'_>,
    rate: &Quantity,
    (part, whole): (usize, usize),
) -> Outcome {
    let amounts = sentence.money(part).zip(sentence.money(whole));
    let worked_out = amounts.and_then(|(part, whole)| part.interval.percent_of(whole.interval));
    worked_out
        .map_or(Outcome::NotComputable, |worked_out| Outcome::of(rate, rate.interval, worked_out))
}

/// Whether words between a part and 占 are marks alone.
fn is_marks(words: &str) -> bool {
    words.chars().all(|c| c.is_whitespace() || "，、（(：".contains(c))
}

/// The whole that a list of parts divides: the amount before 其中 or the colon. Where the whole is
/// named, it must be what that amount is called.
fn whole(sentence: &Sentence<'_>, part: usize, named: &str) -> Option<usize> {
    let opens = |at: &usize| {
        matches!(sentence.word(*at), Some(Word::Parts | Word::Whole))
            || sentence.stop(*at) == Some(Stop::Colon)
    };
    let opener = (0..part).find(opens)?;
    let whole = (0..opener).rev().find(|at| sentence.money(*at).is_some())?;
    let named = named.trim_matches(|c: char| c.is_whitespace() || "的比重例为约近了".contains(c));
    let called = sentence.label(whole);
    (named.is_empty() || called.contains(named)).then_some(whole)
}
