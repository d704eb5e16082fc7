use super::sentence::Sentence;
use super::token::Stop;

/// Numbers of a kind that stand one beside the other, with nothing but a mark between: two at least.
pub(super) fn side_by_side(
    sentence: &Sentence<'_>,
    is_one: impl Fn(usize) -> bool,
) -> Vec<Vec<usize>> {
    let mut found: Vec<Vec<usize>> = Vec::new();
    for at in (0..sentence.tokens.len()).filter(|at| is_one(*at)) {
        let goes_on = |list: &Vec<usize>| {
            let before = list.last().copied().unwrap_or_default();
            let is_mark = matches!(sentence.stop(before + 1), Some(Stop::Pause | Stop::Comma));
            let is_near = before + 2 == at && is_mark;
            (is_near && sentence.gap(before, at).trim().chars().count() == 1)
                || (before + 1 == at && matches!(sentence.gap(before, at).trim(), "和" | "及"))
        };
        match found.last_mut().filter(|list| goes_on(list)) {
            Some(list) => list.push(at),
            None => found.push(vec![at]),
        }
    }
    found.retain(|list| list.len() > 1);
    found
}
