use crate::decimal::{Decimal, Interval};
use crate::lexicon::{Lexicon, WordList};

use super::listed::{Listed, alike, sum};
use super::quantity::{Measure, Quantity};
use super::relation::{Outcome, Relation, Role};
use super::sentence::Sentence;
use super::token::Stop;
use super::vocabulary::{Phase, Word};

/// Kinds that together are all there are of something: each by the words that name it.
struct Closed<'l> {
    kinds: Vec<Vec<&'l str>>,
    /// Kinds that some places have beside them.
    beside: Option<&'l WordList>,
    /// What all of them together are called.
    whole: Option<&'l WordList>,
    reach: Reach,
}

/// What the kinds are to their whole.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// They are all of it; one that is left out is nothing where the whole is called so.
    All,
    /// They are all of what is called so.
    OfWhole,
    /// They are all of it where each of them stands there.
    AllNamed,
    /// They are all of it where each stands there and the whole is called so.
    AllOfWhole,
    /// They are no more than it.
    AtMost,
}

fn closed(lexicon: &Lexicon) -> Vec<Closed<'_>> {
    let of = |list, whole, reach| Closed { kinds: each(list), beside: None, whole, reach };
    vec![
        Closed {
            beside: Some(&lexicon.other_expenditure),
            ..of(&lexicon.whole_expenditure, None, Reach::AllNamed)
        },
        of(&lexicon.whole_basic, Some(&lexicon.of_basic), Reach::AllOfWhole),
        of(&lexicon.whole_procurement, Some(&lexicon.of_procurement), Reach::All),
        of(&lexicon.whole_apart, Some(&lexicon.of_apart), Reach::All),
        of(&lexicon.whole_vehicles, Some(&lexicon.of_vehicles), Reach::AllOfWhole),
        of(&lexicon.whole_funds, Some(&lexicon.of_funds), Reach::OfWhole),
        of(&lexicon.whole_quarters, None, Reach::AtMost),
        Closed {
            kinds: vec![words(&lexicon.own_office), words(&lexicon.units_below)],
            beside: None,
            whole: None,
            reach: Reach::AllNamed,
        },
    ]
}

/// Each word a kind.
fn each(list: &WordList) -> Vec<Vec<&str>> {
    list.words().map(|word| vec![word]).collect()
}

/// All words one kind.
fn words(list: &WordList) -> Vec<&str> {
    list.words().collect()
}

/// That the kinds of something are its whole, wherever they stand: behind a colon, in brackets,
/// before their sum.
pub(super) fn relations(listed: &Listed<'_, '_>, from: usize) -> Vec<Relation> {
    let sentence = listed.sentence;
    let amounts: Vec<usize> = (0..sentence.tokens.len())
        .filter(|at| sentence.money(*at).is_some() && listed.is_own(*at))
        .collect();
    if amounts.len() < LEAST {
        return Vec::new();
    }
    let all = closed(listed.lexicon);
    all.iter().flat_map(|closed| of_kinds(listed, closed, &amounts, from)).collect()
}

/// A whole and two parts.
const LEAST: usize = 3;

/// What the amounts of each phase make.
fn of_kinds(
    listed: &Listed<'_, '_>,
    closed: &Closed<'_>,
    amounts: &[usize],
    from: usize,
) -> Vec<Relation> {
    let sentence = listed.sentence;
    let members: Vec<(usize, usize)> = amounts
        .iter()
        .filter(|at| **at >= from)
        .filter_map(|at| Some((kind(closed, own_label(sentence, *at))?, *at)))
        .collect();
    let mut phases: Vec<Option<Phase>> = Vec::new();
    for (_, at) in &members {
        let phase = sentence.phase(*at).filter(|_| !sentence.is_in_turn(*at));
        if !phases.contains(&phase) {
            phases.push(phase);
        }
    }
    // A bare amount is of the phase of its whole: one phase named and none is one list.
    if let [one, other] = phases.as_slice()
        && (one.is_none() || other.is_none())
    {
        return relation(listed, closed, amounts, &members).into_iter().collect();
    }
    let of_phase = |phase: &Option<Phase>| {
        let own = |at: usize| sentence.phase(at).filter(|_| !sentence.is_in_turn(at)) == *phase;
        let of: Vec<(usize, usize)> = members.iter().copied().filter(|(_, at)| own(*at)).collect();
        relation(listed, closed, amounts, &of)
    };
    phases.iter().filter_map(of_phase).collect()
}

/// What an amount is called: in brackets that open behind the name of another, only what stands in them.
/// 基本支出（人员经费5万元 is no 基本支出.
fn own_label<'p>(sentence: &Sentence<'p>, at: usize) -> &'p str {
    let open = sentence.label_tokens(at).rfind(|at| sentence.stop(*at) == Some(Stop::Open));
    match open.filter(|_| !sentence.is_in_turn(at) && sentence.is_aside(at)) {
        Some(open) => sentence.gap(open, at),
        None => sentence.label(at),
    }
}

/// Which of the kinds a label names: the only one.
fn kind(closed: &Closed<'_>, label: &str) -> Option<usize> {
    if closed.beside.is_some_and(|beside| beside.is_in(label)) {
        return Some(closed.kinds.len());
    }
    // The whole may have the word of a kind in its name: 公务用车购置及运行 is no 运行.
    let whole = closed.whole.and_then(|whole| whole.find_in(label).next());
    let (before, behind) =
        whole.map_or((label, ""), |whole| (&label[..whole.start], &label[whole.end..]));
    let names =
        |words: &Vec<&str>| words.iter().any(|word| before.contains(word) || behind.contains(word));
    let mut found =
        closed.kinds.iter().enumerate().filter(|(_, words)| names(words)).map(|(at, _)| at);
    let one = found.next()?;
    found.next().is_none().then_some(one)
}

fn relation(
    listed: &Listed<'_, '_>,
    closed: &Closed<'_>,
    amounts: &[usize],
    members: &[(usize, usize)],
) -> Option<Relation> {
    let sentence = listed.sentence;
    let kinds: Vec<usize> = members.iter().map(|(kind, _)| *kind).collect();
    let count = |kind: usize| kinds.iter().filter(|own| **own == kind).count();
    if (0..closed.kinds.len()).any(|kind| count(kind) > 1) {
        return None;
    }
    let has_all = (0..closed.kinds.len()).all(|kind| count(kind) == 1);
    let parts: Vec<usize> = members.iter().map(|(_, at)| *at).collect();
    if parts.len() < 2 {
        return None;
    }
    let whole = whole(listed, closed, amounts, &parts)?;
    let label = sentence.label(whole);
    let is_called = closed.whole.is_some_and(|names| names.is_in(label));
    // A list that prints what is nothing leaves out nothing: 基本支出5万元，上缴上级支出0万元，经营支出0万元.
    let is_nothing = |(kind, at): &&(usize, usize)| {
        *kind == closed.kinds.len() && sentence.money(*at).is_some_and(|one| one.value.is_zero())
    };
    let is_to_the_last = members.iter().filter(is_nothing).count() > 1
        && (0..closed.kinds.len()).any(|kind| count(kind) == 1);
    let is_certain = match closed.reach {
        Reach::All => is_called || has_all,
        Reach::OfWhole => is_called,
        Reach::AllNamed => has_all || is_to_the_last,
        Reach::AllOfWhole => has_all && is_called,
        Reach::AtMost => false,
    };
    let (mut relation, made, outcome) = sum(sentence, whole, &parts)?;
    let is_more = made.low > sentence.quantity(whole)?.interval.high;
    if is_to_the_last && !has_all {
        // What is left out is missing from the whole.
        relation.numbers.retain(|(role, _)| *role == Role::Head);
    }
    relation.outcome = match outcome {
        Outcome::Fails { .. } | Outcome::LastPlace { .. } if !is_certain && !is_more => {
            Outcome::NotComputable
        }
        Outcome::Fails { .. } if is_to_the_last => outcome,
        // 财政拨款5万元，其中政府性基金3万元、国有资本经营0万元，分别占财政拨款的60%、0%
        Outcome::Fails { .. }
            if !has_all && closed.reach == Reach::OfWhole && is_open(listed, members) =>
        {
            Outcome::NotComputable
        }
        Outcome::Fails { .. } if !is_certain && !has_all => Outcome::NotComputable,
        outcome => outcome,
    };
    Some(relation)
}

/// Whether a list that lacks a kind shows that it is not all of its whole: one of the kinds that it has is
/// nothing, which a list of all that is there would leave out, or the shares behind it are no hundred.
fn is_open(listed: &Listed<'_, '_>, members: &[(usize, usize)]) -> bool {
    let sentence = listed.sentence;
    let is_nothing =
        |(_, at): &(usize, usize)| sentence.money(*at).is_some_and(|one| one.value.is_zero());
    let Some((_, first)) = members.first() else { return false };
    members.iter().any(is_nothing) || shares_are_less(sentence, *first)
}

/// Whether the shares that stand behind a part, all of them, are less than the whole.
fn shares_are_less(sentence: &Sentence<'_>, first: usize) -> bool {
    let end = (first..sentence.tokens.len())
        .find(|at| sentence.stop(*at) == Some(Stop::Semicolon))
        .unwrap_or(sentence.tokens.len());
    let is_share = (first..end).any(|at| sentence.word(at) == Some(Word::Share));
    let shares: Vec<&Quantity> = (first..end)
        .filter_map(|at| sentence.quantity(at))
        .filter(|one| one.measure == Measure::Percent)
        .collect();
    let mut all = Interval::ZERO;
    for share in &shares {
        let Some(with_it) = all.plus(share.interval) else { return false };
        all = with_it;
    }
    is_share && !shares.is_empty() && all.high < Decimal::from(HUNDRED)
}

/// All shares of a whole, in per cent.
const HUNDRED: u64 = 100;

/// The whole of some parts: the nearest amount before them, with what opens a list between, or the
/// sum behind them.
fn whole(
    listed: &Listed<'_, '_>,
    closed: &Closed<'_>,
    amounts: &[usize],
    parts: &[usize],
) -> Option<usize> {
    let sentence = listed.sentence;
    let (first, last) = (*parts.first()?, *parts.last()?);
    let is_sum = |at: &&usize| {
        **at > last
            && sentence.label_has(**at, |word| word == Word::Sum)
            && !sentence.is_aside(**at)
    };
    let outside = |at: &&usize| {
        let bracket = sentence.bracket(first);
        !parts.contains(at)
            && (sentence.bracket(**at) == bracket
                || bracket.is_some_and(|open| sentence.bracket(**at) == sentence.bracket(open)))
    };
    let end = first_list(sentence, first).unwrap_or(first);
    let before = amounts.iter().rev().filter(|at| **at < end).find(outside);
    let phase = |at: usize| sentence.phase(at);
    match before {
        Some(before) => {
            let is_alike = parts
                .iter()
                .all(|part| phase(*part).is_none() || alike(phase(*part), phase(*before)));
            let is_opened = closed.reach == Reach::AtMost
                || opens_between(sentence, *before, first)
                || stand_behind(listed, closed, *before, parts);
            (is_alike && is_opened).then_some(*before)
        }
        None => amounts.iter().find(is_sum).copied(),
    }
}

/// Where the list opens before the one of a part, if a semicolon stands between: both divide what stands before
/// them. 支出10万元。按科目分，教育支出8万元，其他支出2万元；按用途分，基本支出6万元，项目支出4万元.
fn first_list(sentence: &Sentence<'_>, first: usize) -> Option<usize> {
    let opens = |at: &usize| matches!(sentence.word(*at), Some(Word::Parts | Word::Whole));
    let own = (0..first).rev().find(opens)?;
    let is_amount = |at: usize| sentence.quantity(at).is_some();
    let mark = (0..own).rev().find(|at| sentence.stop(*at).is_some() || is_amount(*at))?;
    let is_behind = sentence.stop(mark) == Some(Stop::Semicolon);
    (0..mark).rev().find(opens).filter(|_| is_behind)
}

/// Whether kinds stand right behind the amount that is called as their whole is, with nothing that opens a
/// list: 基本支出5万元，人员经费3万元、公用经费2万元.
fn stand_behind(
    listed: &Listed<'_, '_>,
    closed: &Closed<'_>,
    whole: usize,
    parts: &[usize],
) -> bool {
    let sentence = listed.sentence;
    let is_called = closed.whole.is_some_and(|names| names.is_in(sentence.label(whole)));
    let is_near = parts.first().is_some_and(|first| {
        sentence.label_start(*first) == whole + 2 && sentence.stop(whole + 1) == Some(Stop::Comma)
    });
    // 基本支出5万元，一般公共预算人员经费3万元 is of one fund.
    let of_fund = |at: &usize| listed.lexicon.whole_funds.is_in(sentence.label(*at));
    closed.reach == Reach::AllOfWhole && is_called && is_near && !parts.iter().any(of_fund)
}

/// Whether a list is opened between its whole and its first part.
fn opens_between(sentence: &Sentence<'_>, whole: usize, first: usize) -> bool {
    (whole + 1..first).any(|at| {
        matches!(sentence.word(at), Some(Word::Parts | Word::Whole))
            || matches!(sentence.stop(at), Some(Stop::Colon | Stop::Open))
    }) || sentence.is_in_turn(first)
}
