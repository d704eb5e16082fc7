use crate::decimal::Interval;

use super::listed::{Listed, sum};
use super::relation::{Outcome, Relation};

/// That what is named and the rest are the whole: `总额{A}，当年支付{X}，其余{Z}结转下年`.
pub(super) fn relations(listed: &Listed<'_, '_>) -> Vec<Relation> {
    let all = 0..listed.sentence.tokens.len();
    all.filter_map(|at| relation(listed, at)).collect()
}

fn relation(listed: &Listed<'_, '_>, rest: usize) -> Option<Relation> {
    let sentence = listed.sentence;
    sentence.money(rest).filter(|one| !one.is_bound)?;
    let label = sentence.label(rest).trim_start();
    listed.lexicon.the_rest.beginning(label).filter(|_| !sentence.is_aside(rest))?;
    let is_amount = |at: &usize| sentence.money(*at).is_some() && !sentence.is_aside(*at);
    let before: Vec<usize> = (0..rest).filter(is_amount).collect();
    let is_own = |at: &usize| {
        // 占总额5万元的60%: the whole of a share is the whole here too.
        listed.is_own(*at) || (*at == before[0] && !sentence.is_change(*at))
    };
    if before.len() < 2 || !before.iter().all(is_own) {
        return None;
    }
    // Of several before it that hold with the rest any may be what is divided.
    let made = |whole: usize| {
        let parts: Vec<usize> = before[whole + 1..].iter().copied().chain([rest]).collect();
        let (mut relation, made, outcome) = sum(sentence, before[whole], &parts)?;
        relation.outcome = outcome;
        Some((relation, made))
    };
    let mut all: Vec<(Relation, Interval)> = (0..before.len() - 1).filter_map(made).collect();
    let holds = all.iter().position(|(one, _)| one.outcome == Outcome::Holds);
    if let Some(at) = holds {
        return Some(all.swap_remove(at).0);
    }
    let (only, _) = all.pop().filter(|_| all.is_empty())?;
    Some(only)
}
