use crate::lexicon::Lexicon;

use super::change::changes;
use super::listed::{Listed, sum};
use super::relation::Relation;
use super::sentence::{Sentence, together};
use super::token::{Stop, Token};

/// The amount of a sentence that is the total of both sides: 收、支总计5万元. Its name may have a mark in it.
fn total(lexicon: &Lexicon, sentence: &Sentence<'_>) -> Option<usize> {
    let first = (0..sentence.tokens.len()).find(|at| sentence.quantity(*at).is_some())?;
    sentence.money(first).filter(|one| !one.is_bound)?;
    let before = sentence.text[..sentence.range(first).start].trim_end();
    lexicon.both_totals.ending(before.trim_end_matches(['为', '是'])).map(|_| first)
}

/// The segments of a sentence that list a side: 收入包括：…；支出方面，…. By where each begins and ends.
fn sides(lexicon: &Lexicon, sentence: &Sentence<'_>) -> Vec<(usize, usize)> {
    let all = sentence.tokens.len();
    let marks = (0..all).filter(|at| sentence.stop(*at) == Some(Stop::Semicolon));
    let mut start = 0;
    let mut found = Vec::new();
    for end in marks.chain([all]) {
        let first = (start..end).find(|at| sentence.quantity(*at).is_some());
        if let Some(first) = first
            && begins_a_side(lexicon, sentence, (start, first))
        {
            found.push((first, end));
        }
        start = end + 1;
    }
    found
}

/// Whether a segment begins with a side and what opens its list.
fn begins_a_side(
    lexicon: &Lexicon,
    sentence: &Sentence<'_>,
    (start, first): (usize, usize),
) -> bool {
    let from = start.checked_sub(1).map_or(sentence.start(), |mark| sentence.range(mark).end);
    let words = sentence.text[from..sentence.range(first).start].trim_start_matches(MARKS);
    let side = lexicon.side_words.beginning(words);
    side.is_some_and(|side| lexicon.side_openers.beginning(&words[side.end..]).is_some())
}

/// Marks before the name of a side.
const MARKS: [char; 4] = ['。', '；', ';', ' '];

/// What each side makes of the total in the sentence before; of the tokens up to the end of the sentence.
pub(super) fn across(
    lexicon: &Lexicon,
    before: Option<&Sentence<'_>>,
    sentence: &Sentence<'_>,
    tokens: &[Token],
) -> Vec<Relation> {
    let total = before.and_then(|before| Some((before, total(lexicon, before)?)));
    let sides = sides(lexicon, sentence);
    let Some((before, whole)) = total.filter(|_| sides.len() > 1) else { return Vec::new() };
    let start = tokens.len() - sentence.tokens.len() - before.tokens.len();
    let both = &together(before, &tokens[start..]);
    let changes = changes(both);
    let listed = Listed { lexicon, sentence: both, changes: &changes };
    let offset = before.tokens.len();
    let side = |(first, end): (usize, usize)| {
        let parts: Vec<usize> = (first + offset..end + offset)
            .filter(|at| both.money(*at).is_some() && listed.is_own(*at) && !both.is_aside(*at))
            .collect();
        let last = *parts.last()?;
        let goes_on = both.text[both.range(last).end..].starts_with('等');
        if goes_on {
            return None;
        }
        let (mut relation, _, outcome) = sum(both, whole, &parts)?;
        relation.outcome = outcome;
        Some(relation)
    };
    sides.into_iter().filter_map(side).collect()
}
