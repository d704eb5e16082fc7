use super::quantity::{Measure, Quantity};
use super::token::{Lexeme, Stop, Token};
use super::vocabulary::Word;

/// Gives the numbers of a list the unit that stands behind the last: 分别为279.09、215.66、460.38万元.
pub(super) fn shared_units(text: &str, tokens: &mut [Token]) {
    for last in (2..tokens.len()).rev() {
        let Some(unit) = tokens[last].quantity() else { continue };
        let measure = unit.measure;
        // 3.2、3.3节
        let is_numbering = measure == Measure::Count && unit.decimals > 0;
        if !matches!(measure, Measure::Money { .. } | Measure::Percent) && !is_numbering {
            continue;
        }
        let mut at = last;
        while let Some(before) = before_in_list(text, tokens, at) {
            let shared = bare(&tokens[before]).and_then(|bare| bare.measured(measure));
            let Some(shared) = shared else { break };
            tokens[before].lexeme = Lexeme::Quantity(shared);
            at = before;
        }
    }
}

/// A number without a unit. A whole one is one of a list only where names have their numbers in
/// order; else it may number an item: 1、5万元.
fn bare(token: &Token) -> Option<Quantity> {
    match token.lexeme {
        Lexeme::Loose(quantity) => Some(quantity),
        Lexeme::Quantity(quantity) if quantity.is_bare() => Some(quantity),
        _ => None,
    }
}

/// The bare number that stands before another in a list.
fn before_in_list(text: &str, tokens: &[Token], at: usize) -> Option<usize> {
    let is_bare =
        |at: usize| bare(&tokens[at]).is_some_and(|one| one.decimals > 0 || is_in_turn(tokens, at));
    let before = at.checked_sub(1)?;
    if is_bare(before) {
        let gap = text[tokens[before].range.end..tokens[at].range.start].trim();
        return matches!(gap, "和" | "及").then_some(before);
    }
    let number = before.checked_sub(1)?;
    let marks = text[tokens[number].range.end..tokens[at].range.start].trim();
    (is_bare(number) && matches!(marks, "、" | "," | "，")).then_some(number)
}

/// Whether the list that a number stands in begins right behind 分别为.
fn is_in_turn(tokens: &[Token], at: usize) -> bool {
    let number = |token: &Token| bare(token).is_some();
    let mark = |token: &Token| matches!(token.stop(), Some(Stop::Pause | Stop::Comma));
    let first = tokens[..at].iter().rev().find(|token| !number(token) && !mark(token));
    first.is_some_and(|token| matches!(token.word(), Some(Word::Whole | Word::InTurn)))
}
