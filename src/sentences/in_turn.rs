use std::ops::Range;

use crate::lexicon::Lexicon;

use super::filling::names_nothing;
use super::token::{Lexeme, Stop, Token};
use super::vocabulary::Word;

/// A number that stands for one of several names in their order: 货物、工程分别为2、3万元.
pub(super) struct Turn {
    /// The token of the number.
    pub number: usize,
    /// The bytes of its name.
    pub name: Range<usize>,
    /// Those of the last name of its list, behind which stands what is said of all.
    pub last_name: Range<usize>,
}

/// The numbers of a sentence that stand for names in their order. Where there are not as many names
/// as numbers none is sure.
pub(super) fn turns(lexicon: &Lexicon, text: &str, tokens: &[Token], start: usize) -> Vec<Turn> {
    let is_in_turn = |at: &usize| matches!(tokens[*at].word(), Some(Word::InTurn | Word::Whole));
    let of = |at: usize| -> Option<Vec<Turn>> {
        let numbers = numbers_after(lexicon, text, tokens, at);
        // 文化和旅游局本年收入、本年支出: where the marks alone make as many, 和 is of a name.
        let listed = names_before(tokens, start, at, |name| vec![name]);
        let is_fit = |names: &Vec<Range<usize>>| names.len() == numbers.len();
        let split = |divides: Divides| {
            names_before(tokens, start, at, |name| split_names(text, name, divides))
        };
        // “…（类）…（项）”和“…（项）”: behind a bracket 和 is of no name.
        let names = Some(listed)
            .filter(is_fit)
            .or_else(|| Some(split(Divides::BehindMarks)).filter(is_fit));
        let names = names.unwrap_or_else(|| split(Divides::Anywhere));
        let fits = numbers.len() > 1 && names.len() == numbers.len();
        let last = names.last()?.clone();
        let turn = |(number, name)| Turn { number, name, last_name: last.clone() };
        fits.then(|| numbers.into_iter().zip(names).map(turn).collect())
    };
    let mut found: Vec<Turn> =
        (0..tokens.len()).filter(is_in_turn).filter_map(of).flatten().collect();
    found.extend((0..tokens.len()).filter_map(|at| behind_its_share(text, tokens, start, at)));
    found
}

/// An amount behind the rate of its share, whose name stands before that: 基本支出占46%，为5万元.
fn behind_its_share(text: &str, tokens: &[Token], start: usize, at: usize) -> Option<Turn> {
    tokens[at].money()?;
    let rate = at.checked_sub(2).filter(|rate| tokens[*rate].quantity().is_some())?;
    let gap = text[tokens[at - 1].range.end..tokens[at].range.start].trim();
    let is_said = tokens[at - 1].stop() == Some(Stop::Comma) && matches!(gap, "为" | "计" | "即");
    let share = rate.checked_sub(1).filter(|share| tokens[*share].word() == Some(Word::Share))?;
    let is_end = |token: &&Token| token.quantity().is_some() || token.stop().is_some();
    let from = tokens[..share].iter().rev().find(is_end).map_or(start, |token| token.range.end);
    let name = from..tokens[share].range.start;
    is_said.then(|| Turn { number: at, name: name.clone(), last_name: name })
}

/// The numbers that stand right behind a token, one beside the other.
fn numbers_after(lexicon: &Lexicon, text: &str, tokens: &[Token], at: usize) -> Vec<usize> {
    let gap = |from: usize, to: usize| text[tokens[from].range.end..tokens[to].range.start].trim();
    let is_number = |at: usize| tokens.get(at).is_some_and(|token| token.quantity().is_some());
    let mut found = Vec::new();
    let mut next = at + 1;
    while is_number(next) {
        let (before, mark) = (found.last().copied().unwrap_or(at), next.checked_sub(1));
        let fits = match before {
            before if before == at => {
                let gap = gap(at, next);
                let is_turn = tokens[at].word() == Some(Word::InTurn);
                matches!(gap, "" | "为" | "是") || (is_turn && names_nothing(lexicon, gap))
            }
            before if before + 1 == next => matches!(gap(before, next), "和" | "及"),
            before => {
                let stop = mark.and_then(|mark| tokens[mark].stop());
                matches!(stop, Some(Stop::Pause | Stop::Comma))
                    && gap(before, next).chars().count() == 1
            }
        };
        if !fits {
            break;
        }
        found.push(next);
        let is_mark = tokens
            .get(next + 1)
            .is_some_and(|token| matches!(token.stop(), Some(Stop::Pause | Stop::Comma)));
        next += if is_mark { 2 } else { 1 };
    }
    found
}

/// The names in the list before a token.
fn names_before(
    tokens: &[Token],
    start: usize,
    at: usize,
    split: impl Fn(Range<usize>) -> Vec<Range<usize>>,
) -> Vec<Range<usize>> {
    let mut end = tokens[at].range.start;
    let mut found: Vec<Range<usize>> = Vec::new();
    for before in (0..=at).rev() {
        let is_end = before == 0
            || match &tokens[before - 1].lexeme {
                Lexeme::Quantity(_) | Lexeme::Bad(..) => true,
                Lexeme::Stop(stop) => !matches!(stop, Stop::Open | Stop::Close),
                _ => false,
            };
        if !is_end {
            continue;
        }
        let from = before.checked_sub(1).map_or(start, |before| tokens[before].range.end);
        let mut names = split(from..end);
        names.reverse();
        found.extend(names);
        let goes_on = before.checked_sub(1).map(|before| tokens[before].stop());
        if goes_on != Some(Some(Stop::Pause)) {
            break;
        }
        end = tokens[before - 1].range.start;
    }
    found.reverse();
    found
}

/// Where 和 divides names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Divides {
    Anywhere,
    /// Behind a bracket or a quotation mark.
    BehindMarks,
}

/// The names that 和, 及 and 与 divide.
fn split_names(text: &str, range: Range<usize>, divides: Divides) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = range.start;
    for (at, mark) in text[range.clone()].match_indices(['和', '及', '与']) {
        let is_behind = text[range.start..range.start + at].ends_with(['）', ')', '”', '"']);
        if divides == Divides::BehindMarks && !is_behind {
            continue;
        }
        found.push(from..range.start + at);
        from = range.start + at + mark.len();
    }
    found.push(from..range.end);
    found
}
