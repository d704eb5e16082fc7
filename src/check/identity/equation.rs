use crate::model::{Check, Department, Disclosure, Identity, Relation, Row, RowRole};

use super::checked_figure::CheckedFigure;
use super::comparison::compare;
use super::evaluation::Evaluation;
use super::run::at_each_place;

/// What an identity says at one place, as figures that together are nothing: those of its left side
/// less those of its right.
pub(in crate::check) struct Equation<'a> {
    /// The identity.
    pub identity: &'a Identity,
    /// The figures, those of the left side first.
    pub terms: Vec<EquationTerm<'a>>,
}

/// A figure with its sign.
pub(in crate::check) struct EquationTerm<'a> {
    /// The figure.
    pub figure: CheckedFigure<'a>,
    /// Whether it is taken away.
    pub is_negative: bool,
}

/// Whether it is run at one of several subtotals of a table: which of them a row belongs to that
/// is not printed cannot be known.
fn is_one_of_several(evaluation: &Evaluation<'_>) -> bool {
    let Some((rows_of_form, row)) = evaluation.at.own_row() else { return false };
    let is_subtotal = |row: &Row| row.line.is_none() && row.role == RowRole::Subtotal;
    is_subtotal(rows_of_form.row(row))
        && rows_of_form.rows().filter(|(_, row)| is_subtotal(row)).count() > 1
}

/// The equations that a disclosure's identities are at their places, of those that can be run
/// there. What only bounds a figure is none.
pub(in crate::check) fn equations<'a>(
    department: &'a Department,
    disclosure: &'a Disclosure,
) -> Vec<Equation<'a>> {
    let mut found = Vec::new();
    at_each_place(department, disclosure, &mut |identity, evaluation| {
        let Check::Linear { left, relation: Relation::Equal, right } = &identity.check else {
            return;
        };
        if evaluation.excluded(identity).is_some() || is_one_of_several(&evaluation) {
            return;
        }
        let Ok(compared) = compare(&evaluation, left, Relation::Equal, right) else { return };
        let term =
            |(taken, is_negative)| EquationTerm { figure: CheckedFigure::of(taken), is_negative };
        found.push(Equation { identity, terms: compared.terms().map(term).collect() });
    });
    found
}
