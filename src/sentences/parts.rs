use crate::decimal::Interval;
use crate::lexicon::Lexicon;

use super::change::Change;
use super::quantity::{Measure, Quantity};
use super::relation::{Outcome, Relation, RelationKind, Role};
use super::sentence::Sentence;
use super::token::Stop;
use super::vocabulary::{Phase, Word};

/// What parts add up to: `{A}，其中：{a}，{b}`. Some parts are no more than the whole; all of them are
/// the whole.
pub(super) fn relations(
    lexicon: &Lexicon,
    sentence: &Sentence<'_>,
    changes: &[Change],
) -> Vec<Relation> {
    let openers = (0..sentence.tokens.len())
        .filter(|at| matches!(sentence.word(*at), Some(Word::Parts | Word::Whole)));
    openers.filter_map(|opener| relation(lexicon, sentence, changes, opener)).collect()
}

fn relation(
    lexicon: &Lexicon,
    sentence: &Sentence<'_>,
    changes: &[Change],
    opener: usize,
) -> Option<Relation> {
    let counted = |at: usize| sentence.counted(at);
    let of_counts = (0..opener).rev().find_map(|at| sentence.quantity(at).map(|_| counted(at)))?;
    let is_own = |at: &usize| {
        (sentence.money(*at).is_some() || counted(*at).is_some())
            && counted(*at) == of_counts
            && !sentence.is_aside(*at)
            && !changes.iter().any(|change| change.amount == Some(*at))
            && !is_base(sentence, *at)
    };
    let whole = whole(sentence, opener, is_own)?;
    let phase = sentence.phase(whole);
    let parts = parts(sentence, opener, is_own);
    // “三公”经费预算10万元，决算8万元，其中：出国费预算3万元，决算2万元: the same phase of each.
    let of_phase: Vec<usize> =
        parts.iter().copied().filter(|at| alike(sentence.phase(*at), phase)).collect();
    let parts = if parts.iter().any(|at| sentence.phase(*at).is_some()) { of_phase } else { parts };
    if parts.len() < 2 {
        return None;
    }
    let quantities: Vec<_> = parts.iter().filter_map(|at| sentence.quantity(*at)).collect();
    let total = sentence.quantity(whole)?;
    let mut relation = Relation::of(RelationKind::Parts, sentence.range(whole));
    relation.take(sentence, [(Role::Head, whole)]);
    relation.take(sentence, parts.iter().map(|part| (Role::Part, *part)));
    // A count is exact; what is rounded stands for its interval.
    let value = |part: &Quantity| match part.measure {
        Measure::Count => Interval::exactly(part.value),
        _ => part.interval,
    };
    let sum = quantities.iter().try_fold(Interval::ZERO, |sum, part| sum.plus(value(part)));
    let Some(sum) = sum else { return Some(relation) };
    let outcome = match Outcome::of(total, value(total), sum) {
        Outcome::LastPlace { expected } if of_counts.is_some() => Outcome::Fails { expected },
        outcome => outcome,
    };
    let is_whole = sentence.word(opener) == Some(Word::Whole) || are_all(lexicon, sentence, &parts);
    relation.outcome = match outcome {
        Outcome::Fails { .. } if sum.high < total.interval.low && !is_whole => {
            Outcome::NotComputable
        }
        // Two lists in a sentence may divide one amount twice; less than the whole proves nothing
        // where a part is itself divided.
        Outcome::Fails { .. } if is_nested(sentence, opener) => Outcome::NotComputable,
        outcome => outcome,
    };
    Some(relation)
}

/// Whether parts are all there are: 基本支出 and 项目支出, 货物, 工程 and 服务, kinds of vehicles.
fn are_all(lexicon: &Lexicon, sentence: &Sentence<'_>, parts: &[usize]) -> bool {
    let counted = parts.first().and_then(|part| sentence.counted(*part));
    let wholes = [
        &lexicon.whole_expenditure,
        &lexicon.whole_basic,
        &lexicon.whole_procurement,
        &lexicon.whole_apart,
        &lexicon.whole_vehicles,
    ];
    let named =
        |name: &str| parts.iter().filter(|part| sentence.label(**part).contains(name)).count() == 1;
    counted.is_some_and(|what| lexicon.whole_counts.has(what.encode_utf8(&mut [0; 4])))
        && parts.len() > 2
        || wholes
            .iter()
            .any(|names| names.words().count() == parts.len() && names.words().all(named))
}

/// Whether an amount is what is compared with, or a plan beside what was done of it: 完成预算5万元
/// is, 完成投资5万元 is not.
fn is_base(sentence: &Sentence<'_>, at: usize) -> bool {
    let label = sentence.label_tokens(at);
    let is_plan = |done: usize| sentence.phase_in(done..label.end).is_some();
    label.clone().any(|at| match sentence.word(at) {
        Some(Word::Compared | Word::ComparedBehind | Word::Share) => true,
        Some(Word::Done) => is_plan(at),
        _ => false,
    })
}

/// The amount that is divided: the last before the opener in its clause or the one before.
fn whole(sentence: &Sentence<'_>, opener: usize, is_own: impl Fn(&usize) -> bool) -> Option<usize> {
    let start = sentence.segment_start(opener);
    // （其中：…） and 其中 behind a semicolon belong to nothing that is sure.
    let mut amounts = (start..opener).rev().filter(is_own);
    let nearest = amounts.next()?;
    Some(nearest).filter(|_| !sentence.is_aside(opener))
}

/// Whether a part may be of the phase of its whole: a bare 预算 is of either budget.
fn alike(part: Option<Phase>, whole: Option<Phase>) -> bool {
    let budget = |phase| matches!(phase, Some(Phase::Initial | Phase::Adjusted | Phase::Plan));
    part == whole
        || (part == Some(Phase::Plan) && budget(whole))
        || (whole == Some(Phase::Plan) && budget(part))
}

/// The amounts of the parts, each with a name. A list behind a colon goes on over semicolons.
fn parts(sentence: &Sentence<'_>, opener: usize, is_own: impl Fn(&usize) -> bool) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    let colon = sentence.stop(opener + 1) == Some(Stop::Colon);
    let ends = |at: &usize| sentence.stop(*at) == Some(Stop::Semicolon) && !colon;
    let end = (opener + 1..sentence.tokens.len()).find(ends).unwrap_or(sentence.tokens.len());
    for at in (opener + 1..end).filter(is_own) {
        // 收入100万元，支出80万元: each has a name; a bare number goes on about the one before.
        let named = sentence.label(at).chars().filter(|c| !c.is_whitespace()).count() >= 2;
        let in_turn =
            at == opener + 1 || found.last().is_some_and(|last| in_list(sentence, *last, at));
        if sentence.label_has(at, |word| word == Word::Sum) {
            break;
        }
        if named || (in_turn && sentence.word(opener) == Some(Word::Whole)) {
            found.push(at);
        }
    }
    found
}

/// Whether two amounts stand side by side in a list: 5万元、6万元.
fn in_list(sentence: &Sentence<'_>, one: usize, other: usize) -> bool {
    matches!(sentence.gap(one, other).trim(), "、" | "和" | "及")
}

/// Whether a list stands in the list, or another opens behind it.
fn is_nested(sentence: &Sentence<'_>, opener: usize) -> bool {
    (0..sentence.tokens.len()).any(|at| {
        at != opener
            && (matches!(sentence.word(at), Some(Word::Parts | Word::Whole))
                || (at > opener + 1 && sentence.stop(at) == Some(Stop::Colon)))
    })
}
