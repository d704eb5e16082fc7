use crate::lexicon::Lexicon;

use super::change::{Change, changes};
use super::closed;
use super::listed::{Listed, alike, is_year, sum};
use super::part_list::{ended, opens, own_colon, parts};
use super::relation::{Outcome, Relation, RelationKind};
use super::sentence::Sentence;
use super::summed;
use super::token::{Stop, Token};
use super::vocabulary::Word;

/// What parts add up to: `{A}，其中：{a}，{b}`. Some parts are no more than the whole; all of them are
/// the whole.
pub(super) fn relations(
    lexicon: &Lexicon,
    sentence: &Sentence<'_>,
    changes: &[Change],
) -> Vec<Relation> {
    let listed = Listed { lexicon, sentence, changes };
    let openers = (0..sentence.tokens.len()).filter(|at| opens(sentence, *at));
    let mut found: Vec<Relation> =
        openers.filter_map(|opener| relation(&listed, opener, Nearest::InItsClause)).collect();
    found.extend(behind_colon(&listed));
    add_closed(&mut found, closed::relations(&listed, 0));
    add_closed(&mut found, summed::relations(&listed));
    found.extend(listed.twice(0));
    found
}

/// Whether a sentence begins with what opens a list, or with the name of the whole said again (支出预算中，):
/// the whole stands in the sentence before.
pub(super) fn goes_on(lexicon: &Lexicon, sentence: &Sentence<'_>) -> bool {
    let opener = sentence.tokens.iter().position(|token| token.word() == Some(Word::Parts));
    let is_again = |opener: usize| {
        let is_word = |token: &Token| token.word().is_some() || is_year(&token.lexeme);
        lexicon.among.has(&sentence.text[sentence.range(opener)])
            && sentence.tokens[..opener].iter().all(is_word)
    };
    sentence.begins_with(Word::Parts) || opener.is_some_and(is_again)
}

/// What the parts of a sentence are to the whole in the sentence before, of two read as one: the only
/// amount that stands there.
pub(super) fn across(lexicon: &Lexicon, both: &Sentence<'_>, second: usize) -> Vec<Relation> {
    let changes = changes(both);
    let listed = Listed { lexicon, sentence: both, changes: &changes };
    let opener = (second..both.tokens.len()).find(|at| opens(both, *at));
    let mut found: Vec<Relation> =
        opener.and_then(|opener| relation(&listed, opener, Nearest::OnlyOne)).into_iter().collect();
    add_closed(&mut found, closed::relations(&listed, second));
    found
}

/// Where the whole of a list is looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Nearest {
    /// The last amount in the clause.
    InItsClause,
    /// The only one there is.
    OnlyOne,
}

/// Takes in what kinds make of a whole, where the list did not say it.
fn add_closed(found: &mut Vec<Relation>, closed: Vec<Relation>) {
    let computes = |relation: &Relation| relation.outcome != Outcome::NotComputable;
    for relation in closed.into_iter().filter(computes) {
        let same = |other: &Relation| other.kind == RelationKind::Parts && other.at == relation.at;
        match found.iter().position(same) {
            Some(at) if computes(&found[at]) => {}
            Some(at) => found[at] = relation,
            None => found.push(relation),
        }
    }
}

fn relation(listed: &Listed<'_, '_>, opener: usize, nearest: Nearest) -> Option<Relation> {
    let sentence = listed.sentence;
    let before = (0..opener).rev().find_map(|at| sentence.quantity(at).map(|_| at));
    let bracket = sentence.bracket(opener);
    let behind = (opener + 1..sentence.tokens.len()).find(|at| {
        sentence.quantity(*at).is_some() && listed.is_own(*at) && sentence.bracket(*at) == bracket
    });
    let counted = |at: usize| sentence.counted(at);
    let (own, other) = (counted(before?), behind.and_then(counted));
    // 项目4个，平均得分88分，其中优3个: the list says what is counted.
    let of_other = || of_kind(listed, opener, nearest, other.filter(|_| other != own)?.into());
    of_kind(listed, opener, nearest, own).or_else(of_other)
}

/// The list that an opener opens, of money or of one thing that is counted.
fn of_kind(
    listed: &Listed<'_, '_>,
    opener: usize,
    nearest: Nearest,
    counts: Option<char>,
) -> Option<Relation> {
    let sentence = listed.sentence;
    let bracket = sentence.bracket(opener);
    let is_own = |at: &usize| listed.is_own(*at) && sentence.counted(*at) == counts;
    let whole = whole(listed, opener, nearest, is_own)?;
    let in_list = |at: &usize| is_own(at) && sentence.bracket(*at) == bracket;
    let (parts, end) = parts(listed.lexicon, sentence, opener, counts, in_list);
    // 全部由一般公共预算安排，项目支出中…: what the words open is said without an amount.
    // A mark right behind what says by what is divided (按类别分，) is its own.
    let is_far = |first: usize| {
        let behind = opener + 1 + usize::from(sentence.stop(opener + 1) == Some(Stop::Comma));
        (behind..first).any(|at| sentence.stop(at) == Some(Stop::Comma))
            && sentence.word(opener) == Some(Word::Whole)
    };
    let is_no_list = |first: usize| is_far(first) || is_of_names(sentence, opener, first);
    if parts.first().is_some_and(|first| is_no_list(*first)) || is_from_to(sentence, &parts) {
        return None;
    }
    let parts = of_one_phase(sentence, whole, parts);
    let (parts, end) = ended(listed.lexicon, sentence, (opener, whole), (parts, end))?;
    let (mut relation, made, outcome) = sum(sentence, whole, &parts)?;
    let is_less = made.high < sentence.quantity(whole)?.interval.low;
    let is_nested = is_nested(sentence, opener);
    if parts.len() < 2 {
        // One part says only that it is no more than its whole.
        relation.outcome = match outcome {
            Outcome::Fails { .. } if !is_less && !is_explained(listed, whole, opener) => outcome,
            _ => return None,
        };
        return Some(relation);
    }
    let is_whole = (sentence.word(opener) == Some(Word::Whole)
        && !goes_on_unsaid(sentence, &parts))
        || are_all(listed, &parts)
        || counted_items(listed, whole, &parts);
    relation.outcome = match outcome {
        Outcome::Fails { .. } if is_less && !is_whole => Outcome::NotComputable,
        // Two lists in a sentence may divide one amount twice; less than the whole proves nothing
        // where a part is itself divided.
        Outcome::Fails { .. } if is_nested && (is_less || !end.is_sure) => Outcome::NotComputable,
        Outcome::Fails { .. } if !is_less && is_explained(listed, whole, opener) => {
            Outcome::NotComputable
        }
        outcome => outcome,
    };
    Some(relation)
}

/// The parts of the phase of their whole, where they are of several: “三公”经费预算10万元，决算8万元，其中：出国费预算3万元，
/// 决算2万元.
fn of_one_phase(sentence: &Sentence<'_>, whole: usize, parts: Vec<usize>) -> Vec<usize> {
    let phase = sentence.phase(whole);
    let own_phase = |at: usize| sentence.phase(at).filter(|_| !sentence.is_in_turn(at));
    let is_other = |at: usize| own_phase(at).is_some_and(|own| !alike(Some(own), phase));
    if !parts.iter().any(|at| is_other(*at)) {
        return parts;
    }
    parts.into_iter().filter(|at| alike(own_phase(*at), phase)).collect()
}

/// Whether what looks like a list says what something was and became: 由3万元减到2万元.
fn is_from_to(sentence: &Sentence<'_>, parts: &[usize]) -> bool {
    let is_after = |at: usize| sentence.label(at).trim_end().ends_with(['到', '至']);
    parts.get(1).is_some_and(|second| is_after(*second))
}

/// Whether what opens a list opens one of names, and an amount stands behind it: 人员经费5万元，主要包括：津贴；
/// 公用经费6万元.
fn is_of_names(sentence: &Sentence<'_>, opener: usize, first: usize) -> bool {
    (opener + 1..first).any(|at| sentence.stop(at) == Some(Stop::Semicolon))
}

/// A list right behind an amount and a colon, of as many amounts as are counted before it: 项目3个，金额合计{A}：{a}、{b}、{c}.
fn behind_colon(listed: &Listed<'_, '_>) -> Option<Relation> {
    let sentence = listed.sentence;
    let colon = (1..sentence.tokens.len()).find(|at| {
        sentence.stop(*at) == Some(Stop::Colon)
            && listed.is_own(*at - 1)
            && sentence.money(*at - 1).is_some()
    })?;
    let whole = colon - 1;
    let behind = colon + 1..sentence.tokens.len();
    if behind.clone().any(|at| opens(sentence, at)) || (0..colon).any(|at| opens(sentence, at)) {
        return None;
    }
    let parts: Vec<usize> = behind.filter(|at| sentence.quantity(*at).is_some()).collect();
    let are_amounts = parts.iter().all(|at| sentence.money(*at).is_some() && listed.is_own(*at));
    if !are_amounts || parts.len() < 2 || !counted_items(listed, whole, &parts) {
        return None;
    }
    let (mut relation, _, outcome) = sum(sentence, whole, &parts)?;
    relation.outcome = outcome;
    Some(relation)
}

/// Whether a list ends with 等: it has more than it names.
fn goes_on_unsaid(sentence: &Sentence<'_>, parts: &[usize]) -> bool {
    parts.last().is_some_and(|last| sentence.text[sentence.range(*last).end..].starts_with('等'))
}

/// Whether a change stands between an amount and what opens a list: 比上年减少3万元，主要是培训费5万元 may
/// explain the change.
fn is_explained(listed: &Listed<'_, '_>, whole: usize, opener: usize) -> bool {
    listed.changes.iter().any(|change| change.begins > whole && change.begins < opener)
}

/// Whether parts are all there are by what is counted: vehicles by their kinds, with the others at the
/// end or more than two.
fn are_all(listed: &Listed<'_, '_>, parts: &[usize]) -> bool {
    let (lexicon, sentence) = (listed.lexicon, listed.sentence);
    let counted = parts.first().and_then(|part| sentence.counted(*part));
    let has_others = parts.last().is_some_and(|part| {
        let label = sentence.label(*part).trim_start_matches(['、', '，', ' ']);
        lexicon.the_others.beginning(label).is_some()
    });
    counted.is_some_and(|what| lexicon.whole_counts.has(what.encode_utf8(&mut [0; 4])))
        && (parts.len() > 2 || has_others)
}

/// Whether there are as many parts as the words before their whole count: 项目3个，金额合计5万元：….
fn counted_items(listed: &Listed<'_, '_>, whole: usize, parts: &[usize]) -> bool {
    let sentence = listed.sentence;
    let count = (0..whole).rev().find(|at| sentence.quantity(*at).is_some());
    let count = count.filter(|at| sentence.counted(*at).is_some());
    let count = count.and_then(|at| sentence.quantity(at)).and_then(|count| count.value.to_u32());
    count.is_some_and(|count| usize::try_from(count) == Ok(parts.len()))
}

/// The amount that is divided: the last before the opener in its clause, or right before the
/// brackets in which the list stands.
fn whole(
    listed: &Listed<'_, '_>,
    opener: usize,
    nearest: Nearest,
    is_own: impl Fn(&usize) -> bool,
) -> Option<usize> {
    let sentence = listed.sentence;
    if let Some(open) = sentence.bracket(opener) {
        let before = open.checked_sub(1).filter(is_own)?;
        return sentence.gap(before, open).trim().is_empty().then_some(before);
    }
    let outside =
        |at: &usize| is_own(at) && !sentence.is_aside(*at) && !sentence.is_base_of_rate(*at);
    if nearest == Nearest::OnlyOne {
        let mut all = (0..opener).filter(outside);
        return all.next().filter(|_| all.next().is_none());
    }
    (sentence.segment_start(opener)..opener).rev().find(outside)
}

/// Whether a list stands in the list, or another opens behind it.
fn is_nested(sentence: &Sentence<'_>, opener: usize) -> bool {
    let bracket = sentence.bracket(opener);
    let own = own_colon(sentence, opener);
    (0..sentence.tokens.len()).any(|at| {
        at != opener
            && sentence.bracket(at) == bracket
            && (opens(sentence, at)
                || (at > opener && Some(at) != own && sentence.stop(at) == Some(Stop::Colon)))
    })
}
