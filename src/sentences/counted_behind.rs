use super::listed::{Listed, sum};
use super::relation::Relation;
use super::token::Stop;

/// What a list of as many as are counted behind it makes: `甲{a}、乙{b}、丙{c}等3个项目……，涉及资金{X}`.
pub(super) fn relations(listed: &Listed<'_, '_>) -> Vec<Relation> {
    let all = 0..listed.sentence.tokens.len();
    all.filter_map(|at| relation(listed, at)).collect()
}

fn relation(listed: &Listed<'_, '_>, count: usize) -> Option<Relation> {
    let sentence = listed.sentence;
    sentence.counted(count).filter(|_| sentence.label(count).trim() == "等")?;
    let counted = usize::try_from(sentence.quantity(count)?.value.to_u32()?).ok()?;
    let mut parts = vec![count.checked_sub(1)?];
    while let Some(first) = parts.last().copied() {
        let mark = sentence.label_start(first).checked_sub(1);
        let mark = mark.filter(|mark| sentence.stop(*mark) == Some(Stop::Pause));
        let Some(before) = mark.and_then(|mark| mark.checked_sub(1)) else { break };
        if sentence.money(before).is_none() {
            break;
        }
        parts.push(before);
    }
    parts.reverse();
    let is_part = |at: &usize| sentence.money(*at).is_some() && listed.is_own(*at);
    let whole = (count + 1..sentence.tokens.len()).find(|at| sentence.quantity(*at).is_some())?;
    let is_whole = sentence.money(whole).is_some_and(|one| !one.is_bound)
        && listed.is_own(whole)
        && !sentence.is_aside(whole)
        && listed.lexicon.takes_in.is_in(sentence.label(whole));
    if parts.len() != counted || !parts.iter().all(is_part) || !is_whole {
        return None;
    }
    let (mut relation, _, outcome) = sum(sentence, whole, &parts)?;
    relation.outcome = outcome;
    Some(relation)
}
