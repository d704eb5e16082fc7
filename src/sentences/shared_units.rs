use super::quantity::Measure;
use super::token::{Lexeme, Token};

/// Gives the numbers of a list the unit that stands behind the last: 分别为279.09、215.66、460.38万元.
pub(super) fn shared_units(text: &str, tokens: &mut [Token]) {
    for last in (2..tokens.len()).rev() {
        let Some(measure) = tokens[last].quantity().map(|one| one.measure) else { continue };
        if !matches!(measure, Measure::Money { .. } | Measure::Percent) {
            continue;
        }
        let mut at = last;
        while let Some(before) = before_in_list(text, tokens, at) {
            let shared = tokens[before].quantity().and_then(|bare| bare.measured(measure));
            let Some(shared) = shared else { break };
            tokens[before].lexeme = Lexeme::Quantity(shared);
            at = before;
        }
    }
}

/// The bare number that stands before another in a list.
fn before_in_list(text: &str, tokens: &[Token], at: usize) -> Option<usize> {
    let is_bare = |at: usize| tokens[at].quantity().is_some_and(|one| one.measure == Measure::Bare);
    let before = at.checked_sub(1)?;
    if is_bare(before) {
        let gap = text[tokens[before].range.end..tokens[at].range.start].trim();
        return matches!(gap, "和" | "及").then_some(before);
    }
    let number = before.checked_sub(1)?;
    let marks = text[tokens[number].range.end..tokens[at].range.start].trim();
    (is_bare(number) && matches!(marks, "、" | "," | "，")).then_some(number)
}
