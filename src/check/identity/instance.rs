use crate::finding::{Bilingual, Finding, RuleInfo};
use crate::model::{FigureRef, Identity};
use crate::source::Place;

use super::checked_figure::CheckedFigure;
use super::evaluation::{Addend, Evaluation, Resolved};
use super::outcome::Status;

/// An identity at one place where it is run.
#[derive(Clone, Copy)]
pub(super) struct Instance<'a> {
    /// The rule that it raises where it fails.
    pub rule: &'static RuleInfo,
    pub identity: &'a Identity,
    pub evaluation: Evaluation<'a>,
}

impl<'a> Instance<'a> {
    /// The figure of a reference, where the identity says nothing without it.
    pub fn figure(&self, reference: &FigureRef) -> Result<Addend<'a>, Status> {
        required(self.evaluation.figure(reference))
    }

    /// The figures that are there of those referred to.
    pub fn checked(
        &self,
        references: impl IntoIterator<Item = &'a FigureRef>,
    ) -> Vec<CheckedFigure<'a>> {
        let figure = |reference| match self.evaluation.figure(reference) {
            Resolved::Figure(addend) => Some(CheckedFigure::of(&addend)),
            _ => None,
        };
        references.into_iter().filter_map(figure).collect()
    }

    /// The figures that are there in some columns of the row it is run at.
    pub fn checked_in_row(&self, columns: &[usize]) -> Vec<CheckedFigure<'a>> {
        let Some((rows_of_form, row)) = self.evaluation.at.own_row() else { return Vec::new() };
        let figure = |column: &usize| {
            let figure = rows_of_form.cell(row, *column).figure()?;
            Some(CheckedFigure::cell(rows_of_form, row, *column, figure))
        };
        columns.iter().filter_map(figure).collect()
    }

    /// A finding that it fails.
    pub fn finding(&self, words: Bilingual, place: Place) -> Finding {
        let mut finding = Finding::new(self.rule, words, place);
        finding.identity = Some(self.identity.id.clone());
        finding
    }
}

/// The figure that was found; without one the identity says nothing, and the error says why.
pub(super) fn required(found: Resolved<'_>) -> Result<Addend<'_>, Status> {
    match found {
        Resolved::Figure(addend) => Ok(addend),
        Resolved::Nothing | Resolved::Zero | Resolved::NoPart => Err(Status::NotApplicable(
            Bilingual::new("有一项没有数", "one of the figures is not there"),
        )),
        Resolved::Withheld => Err(Status::withheld()),
        Resolved::NotApplicable(words) => Err(Status::NotApplicable(words)),
        Resolved::NotComputable(words) => Err(Status::NotComputable(words)),
    }
}
