use super::quantity::Measure;
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
    let of = share_word(sentence, at)?;
    let mut relation = Relation {
        kind: RelationKind::Share,
        at: sentence.tokens[at].range.clone(),
        numbers: vec![(Role::Rate, sentence.tokens[at].range.clone())],
        outcome: Outcome::NotComputable,
        base: None,
        base_year: None,
        is_compared: false,
        is_up: None,
    };
    let start = sentence.segment_start(of);
    // 其中基本支出占34.23% names a part without its amount.
    let part = (start..of).rev().find(|at| sentence.money(*at).is_some());
    let part = part.filter(|part| names_nothing(sentence.gap(*part, of)));
    let inside = (of + 1..at).find(|at| sentence.money(*at).is_some());
    let named = &sentence.text[sentence.tokens[of].range.end..sentence.tokens[at].range.start];
    let whole = inside.or_else(|| whole(sentence, part?, named));
    let (Some(part), Some(whole)) = (part, whole) else { return Some(relation) };
    let worked_out = sentence
        .money(part)
        .zip(sentence.money(whole))
        .and_then(|(part, whole)| part.interval.percent_of(whole.interval));
    let numbers = [(Role::Head, part), (Role::Base, whole)];
    relation.numbers.extend(numbers.map(|(role, at)| (role, sentence.tokens[at].range.clone())));
    relation.outcome = worked_out
        .map_or(Outcome::NotComputable, |worked_out| Outcome::of(rate, rate.interval, worked_out));
    Some(relation)
}

/// The word 占 that a rate belongs to, in its clause.
fn share_word(sentence: &Sentence<'_>, rate: usize) -> Option<usize> {
    for at in (0..rate).rev() {
        match sentence.word(at) {
            Some(Word::Share) => return Some(at),
            Some(word) if word.is_direction() || word == Word::Done => return None,
            _ => {}
        }
        let ends = matches!(
            sentence.stop(at),
            Some(Stop::Comma | Stop::Semicolon | Stop::Colon | Stop::Full)
        );
        if ends || sentence.quantity(at).is_some_and(|quantity| !quantity.is_money()) {
            return None;
        }
    }
    None
}

/// Whether words between a part and 占 are marks alone.
fn names_nothing(words: &str) -> bool {
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
