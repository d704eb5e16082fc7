use std::collections::{HashMap, HashSet};

use crate::finding::Bilingual;
use crate::model::{Department, Disclosure, Identity};

use super::identity::{CheckedFigure, FigureKey, Outcome, Status, run, set_aside};
use super::rules::IDENTITY_RULES;

/// Everything that was held against each other in a disclosure, and which of its figures anything
/// is held against.
#[derive(Debug)]
pub struct Reconciliation<'a> {
    /// Its path.
    pub disclosure: &'a str,
    /// Every identity that stands in it, in the order of forms and profile.
    pub entries: Vec<Outcome<'a>>,
    /// Every number it prints.
    pub figures: Vec<CoveredFigure<'a>>,
}

/// One printed number, and the identities that ran over it.
#[derive(Debug)]
pub struct CoveredFigure<'a> {
    /// Where it stands.
    pub figure: CheckedFigure<'a>,
    /// Ids of the identities that hold or fail with it; none if nothing binds it.
    pub identities: Vec<&'a str>,
    /// Whether one of them asks for equality, so that any other value would be noticed.
    pub fixed: bool,
    /// Whether one of them holds.
    pub holds: bool,
}

impl<'a> Reconciliation<'a> {
    /// Its figures, in their order, and whether each agrees: something is held against it and holds,
    /// and nothing fails of which it is what is reported.
    pub fn agreeing(&self) -> impl Iterator<Item = (&CheckedFigure<'a>, bool)> {
        let failed = self.entries.iter().filter(|entry| entry.status == Status::Fails);
        let failed: HashSet<FigureKey> =
            failed.filter_map(|entry| Some(entry.figures.first()?.key())).collect();
        self.figures.iter().map(move |covered| {
            (&covered.figure, covered.holds && !failed.contains(&covered.figure.key()))
        })
    }

    /// How many figures something is held against.
    pub fn bound(&self) -> usize {
        self.figures.iter().filter(|figure| !figure.identities.is_empty()).count()
    }

    /// How many identities hold, exactly or within rounding, where there is a figure they hold of.
    pub fn held(&self) -> usize {
        self.entries
            .iter()
            .filter(|entry| {
                entry.is_somewhere()
                    && matches!(entry.status, Status::Holds | Status::WithinRounding(_))
            })
            .count()
    }

    /// How many of those that hold do within rounding only.
    pub fn rounded(&self) -> usize {
        let is_rounded = |status: &Status| matches!(status, Status::WithinRounding(_));
        let entries = self.entries.iter();
        entries.filter(|entry| entry.is_somewhere() && is_rounded(&entry.status)).count()
    }

    /// How many fail.
    pub fn failed(&self) -> usize {
        self.entries.iter().filter(|entry| entry.status == Status::Fails).count()
    }

    /// How many could not be worked out: a figure is missing, no number, or its unit in doubt.
    pub fn set_aside(&self) -> usize {
        let stopped = |entry: &&Outcome<'_>| matches!(entry.status, Status::NotComputable(_));
        self.entries.iter().filter(stopped).count()
    }

    /// The identities that could not be worked out, each with every reason once; not those about a
    /// figure whose unit is in doubt, which are named at that figure.
    pub fn stopped(&self) -> Vec<Stopped<'_>> {
        let mut stopped: Vec<Stopped<'_>> = Vec::new();
        for entry in self.entries.iter().filter(|entry| entry.unit_in_doubt().is_none()) {
            let Status::NotComputable(why) = &entry.status else { continue };
            let same = |one: &&mut Stopped<'_>| {
                std::ptr::eq(one.identity, entry.identity) && one.why == why
            };
            match stopped.iter_mut().find(same) {
                Some(one) => one.times += 1,
                None => stopped.push(Stopped { identity: entry.identity, why, times: 1 }),
            }
        }
        stopped
    }

    /// How many identities are about figures that the disclosure does not have, place by place.
    pub fn inapplicable(&self) -> usize {
        let without = |entry: &&Outcome<'_>| matches!(entry.status, Status::NotApplicable(_));
        self.entries.iter().filter(without).count()
    }

    /// How much of each form is bound, in the order of the disclosure.
    pub fn by_form(&self) -> Vec<FormShare<'a>> {
        let mut forms: Vec<FormShare<'a>> = Vec::new();
        for covered in &self.figures {
            let form = covered.figure.form();
            let at = forms.iter().position(|share| share.form == form).unwrap_or_else(|| {
                forms.push(FormShare {
                    form,
                    name: covered.figure.form_name(),
                    figures: 0,
                    bound: 0,
                });
                forms.len() - 1
            });
            forms[at].figures += 1;
            forms[at].bound += usize::from(!covered.identities.is_empty());
        }
        forms
    }
}

/// An identity that could not be worked out.
#[derive(Debug)]
pub struct Stopped<'a> {
    /// The identity.
    pub identity: &'a Identity,
    /// Why.
    pub why: &'a Bilingual,
    /// At how many places.
    pub times: usize,
}

/// How many figures of a form something is held against.
#[derive(Debug, Clone, Copy)]
pub struct FormShare<'a> {
    /// The form's id.
    pub form: &'a str,
    /// Its name, where it has one.
    pub name: &'a str,
    /// How many figures are printed in it.
    pub figures: usize,
    /// How many of them are bound.
    pub bound: usize,
}

/// What ran over a figure.
#[derive(Default, Clone)]
struct Bindings<'a> {
    identities: Vec<&'a str>,
    fixed: bool,
    holds: bool,
}

/// What ran over each figure.
type Bound<'a> = HashMap<FigureKey, Bindings<'a>>;

/// Reconciles everything a department disclosed, in its order, for those who do not check it.
pub fn reconcile(department: &Department) -> Vec<Reconciliation<'_>> {
    let mut outcomes = department
        .disclosures
        .iter()
        .map(|disclosure| run(department, disclosure, IDENTITY_RULES).outcomes)
        .collect::<Vec<_>>();
    set_aside(&mut outcomes);
    reconcile_checked(department, outcomes)
}

/// Reconciles a department from the [`outcomes`](super::DepartmentResult::outcomes) of checking it.
/// A figure is bound, too, by an identity that stands in another of its documents.
pub fn reconcile_checked<'a>(
    department: &'a Department,
    outcomes: Vec<Vec<Outcome<'a>>>,
) -> Vec<Reconciliation<'a>> {
    let mut bound: Bound<'_> = HashMap::new();
    for outcome in outcomes.iter().flatten().filter(|outcome| outcome.ran()) {
        for figure in &outcome.figures {
            let own = bound.entry(figure.key()).or_default();
            own.fixed |= outcome.asks_equality();
            own.holds |= outcome.status != Status::Fails;
            if !own.identities.contains(&outcome.identity.id.as_str()) {
                own.identities.push(&outcome.identity.id);
            }
        }
    }
    let all = department.disclosures.iter().zip(outcomes);
    all.map(|(disclosure, entries)| Reconciliation {
        disclosure: &disclosure.path,
        entries,
        figures: figures(disclosure, &bound),
    })
    .collect()
}

fn figures<'a>(disclosure: &'a Disclosure, bound: &Bound<'a>) -> Vec<CoveredFigure<'a>> {
    let covered = |figure: CheckedFigure<'a>| {
        let Bindings { identities, fixed, holds } =
            bound.get(&figure.key()).cloned().unwrap_or_default();
        CoveredFigure { figure, identities, fixed, holds }
    };
    CheckedFigure::all(disclosure).into_iter().map(covered).collect()
}
