use crate::decimal::Decimal;
use crate::lexicon::Lexicon;

use super::listed::{is_year, sum};
use super::quantity::Quantity;
use super::relation::Outcome;
use super::sentence::Sentence;
use super::token::Stop;
use super::vocabulary::Word;

/// How far a list is known to reach.
pub(super) struct End {
    /// Whether nothing of another list may stand in it.
    pub is_sure: bool,
}

/// Whether a word opens a list of parts: 其中, 包括.
pub(super) fn opens(sentence: &Sentence<'_>, at: usize) -> bool {
    matches!(sentence.word(at), Some(Word::Parts | Word::Whole)) && !sentence.is_what_it_was(at + 1)
}

/// The amounts of the parts, each with a name. A list behind a colon goes on over semicolons, up to
/// what opens another.
pub(super) fn parts(
    lexicon: &Lexicon,
    sentence: &Sentence<'_>,
    opener: usize,
    counts: Option<char>,
    in_list: impl Fn(&usize) -> bool,
) -> (Vec<usize>, End) {
    let mut found: Vec<usize> = Vec::new();
    let all = sentence.tokens.len();
    let colon = own_colon(sentence, opener).is_some();
    let semicolon =
        (opener + 1..all).find(|at| sentence.stop(*at) == Some(Stop::Semicolon)).unwrap_or(all);
    let other = (opener + 1..all)
        .find(|at| opens(sentence, *at) && sentence.bracket(*at) == sentence.bracket(opener))
        .unwrap_or(all);
    let end = if colon { all } else { semicolon };
    let own_years = sentence.tokens[..opener].iter().any(|token| is_year(&token.lexeme));
    let is_kept = |at: &usize| lexicon.part_reserved.is_in(sentence.label(*at));
    for at in (opener + 1..end).filter(in_list) {
        // …、服务46万元，预留给中小企业145万元: of the same whole, by something else.
        if !found.is_empty() && is_kept(&at) {
            break;
        }
        // 收入100万元，支出80万元: each has a name; a bare number goes on about the one before.
        let least = if counts.is_some() { 1 } else { 2 };
        let named = sentence.label(at).chars().filter(|c| !c.is_whitespace()).count() >= least;
        let in_turn =
            at == opener + 1 || found.last().is_some_and(|last| in_list_of(sentence, *last, at));
        if sentence.label_has(at, |word| word == Word::Sum) {
            break;
        }
        let is_of_other_year = own_years && sentence.year_in(sentence.label_tokens(at)).is_some();
        if (named && !is_of_other_year) || (in_turn && sentence.word(opener) == Some(Word::Whole)) {
            found.push(at);
        }
    }
    let is_first = !(0..opener).any(|at| opens(sentence, at));
    let is_sure = is_first && other >= end && !colon;
    (found, End { is_sure })
}

/// The parts up to where their list ends; nothing where that is not sure.
pub(super) fn ended(
    lexicon: &Lexicon,
    sentence: &Sentence<'_>,
    (opener, whole): (usize, usize),
    (mut parts, mut end): (Vec<usize>, End),
) -> Option<(Vec<usize>, End)> {
    if makes(sentence, whole, &parts) {
        return Some((parts, end));
    }
    if goes_on_beside(sentence, opener, whole, &parts)
        || may_have_ended(lexicon, sentence, (opener, whole), &parts)
    {
        return None;
    }
    if let Some(own) = parted(sentence, &parts) {
        let is_made = makes(sentence, whole, &parts[..own]);
        // 分别为12万元、20万元，两个月累计32万元: what follows says more of the same parts.
        if is_made || sentence.word(opener) == Some(Word::Parts) {
            end.is_sure &= is_made;
            parts.truncate(own);
        }
    }
    Some((parts, end))
}

/// Whether parts make their whole to the last digit.
fn makes(sentence: &Sentence<'_>, whole: usize, parts: &[usize]) -> bool {
    sum(sentence, whole, parts).is_some_and(|(.., outcome)| outcome == Outcome::Holds)
}

/// Whether a list of some parts may end where its first make the whole, what follows standing beside the
/// whole: 本年支出1065万元，其中基本支出0万元，项目支出1065万元，年末结转173万元.
fn goes_on_beside(sentence: &Sentence<'_>, opener: usize, whole: usize, parts: &[usize]) -> bool {
    let is_open = sentence.word(opener) == Some(Word::Parts)
        && sentence.money(whole).is_some()
        && parts.windows(2).all(|pair| parting(sentence, pair[0], pair[1]) == 1);
    is_open && (1..parts.len()).any(|some| makes(sentence, whole, &parts[..some]))
}

/// Whether one of what looks like parts is more than the whole by itself, with marks that tell nothing, and no
/// number among them is one mistyped, where it is called as the whole is: the list may have ended before it.
/// 维修费50万元，其中材料费30万元，培训费60万元.
fn may_have_ended(
    lexicon: &Lexicon,
    sentence: &Sentence<'_>,
    (opener, whole): (usize, usize),
    parts: &[usize],
) -> bool {
    let Some(total) = sentence.money(whole) else { return false };
    let mut marks = parts.windows(2).map(|pair| parting(sentence, pair[0], pair[1]));
    let Some(mark) = marks.next() else { return false };
    let is_open = sentence.word(opener) == Some(Word::Parts) && mark > 0;
    if !is_open || marks.any(|other| other != mark) {
        return false;
    }
    let amounts: Vec<&Quantity> = parts.iter().filter_map(|at| sentence.money(*at)).collect();
    let values = || amounts.iter().map(|one| one.value);
    let Some(more) = Decimal::checked_sum(values()).and_then(|sum| sum.checked_sub(total.value))
    else {
        return false;
    };
    let is_more = |by: Decimal| by.is_positive() && by > total.last_place;
    let first_fits = amounts.first().is_some_and(|first| first.value <= total.value);
    let noun = |at: usize| money_noun(lexicon, sentence.label(at));
    let is_beside = |at: &usize| {
        let is_more = sentence.money(*at).is_some_and(|one| one.value > total.value);
        is_more && noun(*at).is_some_and(|own| Some(own) == noun(whole))
    };
    let is_copy = || values().skip(1).any(|value| value == total.value);
    let is_slip = |one: &Quantity, by: Option<Decimal>| {
        by.is_some_and(|meant| !meant.is_negative() && one.may_be_mistyped(meant))
    };
    amounts.len() == parts.len()
        && is_more(more)
        && first_fits
        && parts.iter().any(is_beside)
        && !is_copy()
        && !is_slip(total, total.value.checked_add(more))
        && !amounts.iter().any(|one| is_slip(one, one.value.checked_sub(more)))
}

/// The word for money with which a name ends: 费 in 维修费.
fn money_noun<'l>(lexicon: &Lexicon, label: &'l str) -> Option<&'l str> {
    let name = label.trim_end().trim_end_matches(['为', '是', '约', '共']);
    Some(&name[lexicon.money_nouns.ending(name)?])
}

/// How many of what looks like parts are: a mark that parts more than those before it ends the list
/// (维修费50万元，其中材料费30万元、人工费20万元，培训费6万元).
fn parted(sentence: &Sentence<'_>, parts: &[usize]) -> Option<usize> {
    let marks = parts.windows(2).map(|pair| parting(sentence, pair[0], pair[1]));
    let first = marks.clone().next()?;
    marks.into_iter().position(|mark| mark > first).map(|at| at + 1)
}

/// How far the marks between two amounts part them: none or 、, a comma, a semicolon.
fn parting(sentence: &Sentence<'_>, one: usize, other: usize) -> u8 {
    let of = |at: usize| match sentence.stop(at) {
        Some(Stop::Semicolon | Stop::Full) => 2,
        Some(Stop::Comma) => 1,
        _ => 0,
    };
    (one + 1..other).map(of).max().unwrap_or(0)
}

/// The colon of what opens a list, with words between them or none: 由以下各项构成：.
pub(super) fn own_colon(sentence: &Sentence<'_>, opener: usize) -> Option<usize> {
    let ends = |at: &usize| sentence.stop(*at).is_some() || sentence.quantity(*at).is_some();
    let next = (opener + 1..sentence.tokens.len()).find(ends);
    next.filter(|next| sentence.stop(*next) == Some(Stop::Colon))
}

/// Whether two amounts stand side by side in a list: 5万元、6万元.
fn in_list_of(sentence: &Sentence<'_>, one: usize, other: usize) -> bool {
    matches!(sentence.gap(one, other).trim(), "、" | "和" | "及")
}
