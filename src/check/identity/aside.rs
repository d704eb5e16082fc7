use std::collections::HashSet;

use crate::finding::Bilingual;
use crate::model::Check;

use super::checked_figure::{CheckedFigure, FigureKey};
use super::outcome::{Outcome, Status};

/// Sets aside what would be said to agree and rests on a figure whose unit is in doubt: 32.96元 is
/// not "no more than" 32.96万元 while nobody knows which of the two it is. Takes the outcomes of
/// all of a department's disclosures, since an identity may look into another.
pub(in crate::check) fn set_aside(outcomes: &mut [Vec<Outcome<'_>>]) {
    let slipped = |outcome: &&Outcome<'_>| {
        outcome.status == Status::Fails && matches!(outcome.identity.check, Check::Scale { .. })
    };
    let doubted: HashSet<FigureKey> = outcomes
        .iter()
        .flatten()
        .filter(slipped)
        .filter_map(|outcome| outcome.figures.first().map(CheckedFigure::key))
        .collect();
    if doubted.is_empty() {
        return;
    }
    for outcome in outcomes
        .iter_mut()
        .flatten()
        .filter(|outcome| matches!(outcome.status, Status::Holds | Status::WithinRounding(_)))
    {
        if let Some(path) = outcome
            .figures
            .iter()
            .find(|figure| doubted.contains(&figure.key()))
            .map(CheckedFigure::path)
        {
            outcome.status = Status::NotComputable(Bilingual::new(
                format!("「{path}」的单位存疑"),
                format!("the unit of {path} is in doubt"),
            ));
            outcome.at = Some(path);
            outcome.sides = None;
        }
    }
}
