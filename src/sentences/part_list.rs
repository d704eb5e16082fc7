use crate::lexicon::Lexicon;

use super::listed::{is_year, sum};
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
    matches!(sentence.word(at), Some(Word::Parts | Word::Whole))
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
    sentence: &Sentence<'_>,
    opener: usize,
    whole: usize,
    (mut parts, mut end): (Vec<usize>, End),
) -> Option<(Vec<usize>, End)> {
    if makes(sentence, whole, &parts) {
        return Some((parts, end));
    }
    if goes_on_beside(sentence, opener, whole, &parts) {
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
