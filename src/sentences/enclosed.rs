use super::filling::names_nothing;
use super::listed::{Listed, sum};
use super::relation::Relation;
use super::token::Stop;

/// What amounts in brackets, or counts side by side, make that 共 closes: `基本支出（人员经费{m}、公用经费{n}）共{B}`,
/// `在职人员{m}人、退休人员{r}人，共{t}人`.
pub(super) fn relations(listed: &Listed<'_, '_>) -> Vec<Relation> {
    let all = 0..listed.sentence.tokens.len();
    all.filter_map(|at| relation(listed, at)).collect()
}

fn relation(listed: &Listed<'_, '_>, whole: usize) -> Option<Relation> {
    let sentence = listed.sentence;
    sentence.quantity(whole).filter(|one| !one.is_bound)?;
    let label = sentence.label(whole).trim_matches([' ', '，', ',', '）', ')', '为', '有', '计']);
    let is_all = label.strip_prefix('共').is_some_and(|rest| names_nothing(listed.lexicon, rest));
    if !is_all || sentence.is_aside(whole) {
        return None;
    }
    let parts = in_brackets(listed, whole).or_else(|| side_by_side(listed, whole))?;
    let unit = sentence.counted(whole);
    let is_part = |at: &usize| listed.is_own(*at) && sentence.counted(*at) == unit;
    if parts.len() < 2 || !parts.iter().all(is_part) {
        return None;
    }
    let (mut relation, _, outcome) = sum(sentence, whole, &parts)?;
    relation.outcome = outcome;
    Some(relation)
}

/// The numbers of the brackets that close right before the word.
fn in_brackets(listed: &Listed<'_, '_>, whole: usize) -> Option<Vec<usize>> {
    let sentence = listed.sentence;
    let close = whole.checked_sub(1).filter(|at| sentence.stop(*at) == Some(Stop::Close))?;
    let last = close.checked_sub(1)?;
    let open = sentence.bracket(last)?;
    let inside = (open + 1..close).filter(|at| sentence.quantity(*at).is_some());
    Some(inside.collect())
}

/// The numbers of a list, each with a name, right before a mark and the word.
fn side_by_side(listed: &Listed<'_, '_>, whole: usize) -> Option<Vec<usize>> {
    let sentence = listed.sentence;
    let comma = sentence.label_start(whole).checked_sub(1)?;
    if sentence.stop(comma) != Some(Stop::Comma) {
        return None;
    }
    let mut parts = vec![comma.checked_sub(1)?];
    while let Some(first) = parts.last().copied() {
        let mark = sentence.label_start(first).checked_sub(1);
        let mark = mark.filter(|mark| sentence.stop(*mark) == Some(Stop::Pause));
        let Some(before) = mark.and_then(|mark| mark.checked_sub(1)) else { break };
        if sentence.quantity(before).is_none() {
            break;
        }
        parts.push(before);
    }
    parts.reverse();
    let is_named = |at: &usize| {
        sentence.quantity(*at).is_some()
            && sentence.label(*at).chars().filter(|c| c.is_alphabetic()).count() > 1
    };
    parts.iter().all(is_named).then_some(parts)
}
