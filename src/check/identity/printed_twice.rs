use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::check::rules::{FIGURE_MISMATCH, LAST_YEAR_MISMATCH};
use crate::finding::{FigureAt, Finding};
use crate::model::{Check, FigureRef, Relation, RowRef};

use super::checked_figure::CheckedFigure;
use super::outcome::{Outcome, Status};

/// The rules whose identities say that one figure is printed in two places.
const TWICE: [&str; 2] = [FIGURE_MISMATCH.name, LAST_YEAR_MISMATCH.name];

/// Tells every finding about an amount of which figures its relation is, and which of them, or of
/// others, it puts in doubt. Where two figures
/// should be one and are not, nobody knows which is wrong: both are in doubt. Where a figure is
/// printed a second time in one document, by an identity of the profile and not by its digits, its
/// doubt is the doubt of both.
pub(in crate::check) fn spread_doubts(outcomes: &[Vec<Outcome<'_>>], findings: &mut [Finding]) {
    if !findings.iter().any(|finding| finding.arithmetic.is_some()) {
        return;
    }
    let mut figures = Figures::default();
    let mut differ: HashMap<Failed, FigureAt> = HashMap::new();
    let mut parts: HashMap<Failed, Vec<FigureAt>> = HashMap::new();
    for outcome in outcomes.iter().flatten() {
        if let (Status::Fails, Some(first)) = (&outcome.status, outcome.figures.first()) {
            parts.insert(failed(outcome, first), outcome.figures.iter().map(at).collect());
        }
        let Some((one, other)) = two(outcome) else { continue };
        match outcome.status {
            // What another document prints stands among other figures, and may agree with them.
            Status::Holds | Status::WithinRounding(_)
                if one.disclosure() == other.disclosure()
                    && TWICE.contains(&outcome.identity.rule.as_str()) =>
            {
                figures.join(at(one), at(other))
            }
            Status::Fails => {
                differ.insert(failed(outcome, one), at(other));
            }
            _ => {}
        }
    }
    for finding in findings.iter_mut().filter(|finding| finding.arithmetic.is_some()) {
        let (Some(disclosure), Some(path)) = (&finding.disclosure, &finding.at) else { continue };
        let own = FigureAt { disclosure: disclosure.clone(), at: path.clone() };
        let key = |identity: &String| (disclosure.clone(), identity.clone(), path.clone());
        let key = finding.identity.as_ref().map(key);
        let other = key.as_ref().and_then(|key| differ.get(key)).cloned();
        finding.parts = key.and_then(|key| parts.remove(&key)).unwrap_or_default();
        let mut doubted: BTreeSet<FigureAt> =
            [&own].into_iter().chain(&other).flat_map(|figure| figures.same(figure)).collect();
        doubted.extend(other);
        doubted.remove(&own);
        finding.doubted = doubted.into_iter().collect();
    }
}

/// A relation that does not hold: the document, the identity, the path of the figure reported.
type Failed = (String, String, String);

fn failed(outcome: &Outcome<'_>, reported: &CheckedFigure<'_>) -> Failed {
    (reported.disclosure().to_owned(), outcome.identity.id.clone(), reported.path())
}

fn at(figure: &CheckedFigure<'_>) -> FigureAt {
    FigureAt { disclosure: figure.disclosure().to_owned(), at: figure.path() }
}

/// The two figures of an identity that says of one figure that it equals one other. A total that a
/// table does not print is none: its only row is something else.
fn two<'o, 'a>(outcome: &'o Outcome<'a>) -> Option<(&'o CheckedFigure<'a>, &'o CheckedFigure<'a>)> {
    let Check::Linear { left, relation: Relation::Equal, right } = &outcome.identity.check else {
        return None;
    };
    let [one, other] = outcome.figures.as_slice() else { return None };
    (answers(one, left.only()?) && answers(other, right.only()?)).then_some((one, other))
}

fn answers(figure: &CheckedFigure<'_>, reference: &FigureRef) -> bool {
    reference.row != RowRef::Total || figure.is_total()
}

/// Figures, and which of them are one.
#[derive(Default)]
struct Figures {
    /// The figures that each stands with.
    beside: BTreeMap<FigureAt, Vec<FigureAt>>,
}

impl Figures {
    fn join(&mut self, one: FigureAt, other: FigureAt) {
        self.beside.entry(one.clone()).or_default().push(other.clone());
        self.beside.entry(other).or_default().push(one);
    }

    /// All that are one with a figure, itself included.
    fn same(&self, figure: &FigureAt) -> BTreeSet<FigureAt> {
        let mut found = BTreeSet::from([figure.clone()]);
        let mut next = vec![figure.clone()];
        while let Some(figure) = next.pop() {
            for other in self.beside.get(&figure).into_iter().flatten() {
                if found.insert(other.clone()) {
                    next.push(other.clone());
                }
            }
        }
        found
    }
}
