use super::listed::{Listed, sum};
use super::relation::Relation;
use super::side_by_side::side_by_side;

/// That an amount is divided into as many as is said: `总投资{W}，分三年实施，2023年、2024年、2025年分别安排{a}、{b}、{c}`.
pub(super) fn relations(listed: &Listed<'_, '_>) -> Vec<Relation> {
    let sentence = listed.sentence;
    let lists = side_by_side(sentence, |at| sentence.money(at).is_some() && listed.is_own(at));
    lists.into_iter().filter_map(|list| relation(listed, &list)).collect()
}

fn relation(listed: &Listed<'_, '_>, parts: &[usize]) -> Option<Relation> {
    let sentence = listed.sentence;
    let first = *parts.first()?;
    let is_number = |at: &usize| sentence.quantity(*at).is_some();
    let whole = (sentence.segment_start(first)..first).rev().find(is_number)?;
    sentence.money(whole).filter(|one| !one.is_bound && listed.is_own(whole))?;
    let words = sentence.gap(whole, first);
    let is_said = words.match_indices('分').any(|(at, mark)| {
        let behind = words[at + mark.len()..].trim_start_matches(['成', '为', '作']);
        number(behind) == Some(parts.len())
    });
    if !is_said || sentence.is_aside(first) {
        return None;
    }
    let (mut relation, _, outcome) = sum(sentence, whole, parts)?;
    relation.outcome = outcome;
    Some(relation)
}

/// The number that words begin with: 三年, 3年.
fn number(words: &str) -> Option<usize> {
    let first = words.chars().next()?;
    let numerals = "零一二三四五六七八九";
    let said = numerals.chars().position(|one| one == first);
    let said = said.or_else(|| usize::try_from(first.to_digit(10)?).ok());
    said.or_else(|| (first == '两').then_some(2))
}
