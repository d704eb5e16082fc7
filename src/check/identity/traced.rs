use crate::finding::Arithmetic;
use crate::model::path::fragment;
use crate::model::{Check, Identity, Relation};

use super::figures::Taken;
use super::outcome::Status;
use super::sheet::Sheet;

/// One identity as it was run at one place, with the figures it looked at: what a reconciliation page shows.
#[derive(Debug, Clone)]
pub struct Traced {
    /// Its id.
    pub id: String,
    /// What it says.
    pub says: String,
    /// The rule its failure raises.
    pub rule: String,
    /// Whether it asks for equality: a figure bound only by `<=`, a plan that may not fall or a unit may be wrong and still pass.
    pub equality: bool,
    /// How it came out.
    pub status: Status,
    /// The figures, the one reported first; none where it could not be run.
    pub figures: Vec<TracedFigure>,
    /// Reported, computed, difference; for linear identities.
    pub numbers: Option<Arithmetic>,
}

/// A figure that an identity looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TracedFigure {
    /// The disclosure it stands in.
    pub disclosure: String,
    /// The form.
    pub form: String,
    /// Its path, as findings print it.
    pub path: String,
    /// Its address on its page, without `#`.
    pub fragment: String,
    /// As printed.
    pub printed: String,
}

impl Traced {
    pub(super) fn new(identity: &Identity, status: Status, figures: Vec<TracedFigure>, numbers: Option<Arithmetic>) -> Traced {
        Traced { id: identity.id.clone(), says: identity.says.clone(), rule: identity.rule.clone(), equality: asks_equality(&identity.check), status, figures, numbers }
    }
}

fn asks_equality(check: &Check) -> bool {
    match check {
        Check::Linear { relation, .. } => *relation == Relation::Equal,
        Check::Product { .. } | Check::Share { .. } | Check::Weights { .. } => true,
        Check::Scale { .. } | Check::Cumulative { .. } | Check::Bands => false,
    }
}

impl TracedFigure {
    pub(super) fn of(taken: &Taken<'_>) -> TracedFigure {
        TracedFigure::at(taken.sheet, taken.row, taken.column, &taken.figure.printed)
    }

    pub(super) fn at(sheet: Sheet<'_>, row: usize, column: usize, printed: &str) -> TracedFigure {
        TracedFigure {
            disclosure: sheet.disclosure.path.clone(),
            form: sheet.form.id.clone(),
            path: sheet.path(row, column),
            fragment: fragment(sheet.form, sheet.row(row), column),
            printed: printed.to_owned(),
        }
    }
}
