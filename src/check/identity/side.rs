use crate::decimal::{Decimal, Interval};
use crate::finding::Bilingual;
use crate::model::{FigureRef, FigureSet, FormRows, Operand, RowRef, RowRole, Sum, TableState};

use super::evaluation::{Addend, Evaluation, Resolved, unpublished, written};
use super::outcome::Status;
use super::subtotal::under_subtotal;
use super::unlisted::{UnlistedSum, unlisted_sum};
use super::unlisted_column::unlisted_column;

/// One side of an identity, added up.
pub(super) struct Side<'a> {
    /// The exact sum, in the base of arithmetic.
    pub value: Decimal,
    /// Whether anything says what it is: a figure, or a line that a table leaves out.
    pub evident: bool,
    /// Whether rows that belong to it are withheld: it is then only what can be seen of a sum.
    pub withheld: bool,
    pub taken: Vec<Addend<'a>>,
    /// Where the parts of a sum stand for it that is not printed: the outcome if they may not.
    pub unlisted: Option<Status>,
}

impl Side<'_> {
    /// What it may be: by the declared rounding, and since sentences say figures that tables print
    /// finer on either side in a coarser unit. Nothing where the digits do not fit.
    pub fn interval(&self, other: &Side<'_>) -> Option<Interval> {
        let finest = finest_printed(self, other);
        let mut taken = self.taken.iter();
        taken.try_fold(Interval::ZERO, |sum, one| sum.plus(one.interval_beside(finest)?))
    }
}

/// One unit of the last decimal of the figure that tables, and not sentences, print finest on two
/// sides.
fn finest_printed(one: &Side<'_>, other: &Side<'_>) -> Option<Decimal> {
    let printed = one.taken.iter().chain(&other.taken).filter(|taken| !taken.is_said());
    printed.map(|taken| taken.figure.precision()).min()
}

/// Whether a sentence says a figure in a coarser unit than a table prints one that it is held against.
pub(super) fn said_coarser(one: &Side<'_>, other: &Side<'_>) -> bool {
    let finest = finest_printed(one, other);
    one.taken.iter().chain(&other.taken).any(|taken| taken.is_said_coarser(finest))
}

/// Adds up the terms of a side.
pub(super) fn add<'a>(evaluation: &Evaluation<'a>, sum: &Sum) -> Result<Side<'a>, Status> {
    let mut side = Side {
        value: Decimal::ZERO,
        evident: false,
        withheld: false,
        taken: Vec::new(),
        unlisted: None,
    };
    for term in &sum.terms {
        let before = side.taken.len();
        match &term.operand {
            Operand::Figure(reference) => match reference.row {
                RowRef::Total if no_total(evaluation, reference) => {
                    every(evaluation, reference, &mut side)?
                }
                _ => figure(evaluation, reference, term.negative, &mut side)?,
            },
            Operand::Sum(FigureSet::Children) => children(evaluation, &mut side)?,
            Operand::Sum(FigureSet::Rows) => rows(evaluation, &mut side)?,
            Operand::Sum(FigureSet::Every(reference)) => every(evaluation, reference, &mut side)?,
            Operand::Sum(FigureSet::Projects(column)) => projects(evaluation, column, &mut side)?,
        }
        for addend in &mut side.taken[before..] {
            addend.negative = term.negative;
        }
    }
    side.value =
        Decimal::checked_sum(side.taken.iter().map(Addend::addend)).ok_or_else(Status::too_long)?;
    Ok(side)
}

/// Adds what a reference gave.
fn take<'a>(found: Resolved<'a>, side: &mut Side<'a>) -> Result<(), Status> {
    match found {
        Resolved::Figure(taken) => {
            side.evident = true;
            side.taken.push(taken);
        }
        Resolved::Zero => side.evident = true,
        Resolved::Nothing | Resolved::NoPart => {}
        Resolved::Withheld => side.withheld = true,
        Resolved::NotApplicable(words) => return Err(Status::NotApplicable(words)),
        Resolved::NotComputable(words) => return Err(Status::NotComputable(words)),
    }
    Ok(())
}

/// Adds one figure; the parts of a sum that its table does not list.
fn figure<'a>(
    evaluation: &Evaluation<'a>,
    reference: &FigureRef,
    negative: bool,
    side: &mut Side<'a>,
) -> Result<(), Status> {
    if let Some(UnlistedSum { parts, without }) = unlisted_sum(evaluation, reference) {
        side.unlisted.get_or_insert(without);
        return parts.into_iter().try_for_each(|part| take(part, side));
    }
    if let Some(found) = unlisted_column(evaluation, reference) {
        let UnlistedSum { parts, without } = found?;
        side.unlisted.get_or_insert(without);
        return parts.into_iter().try_for_each(|part| take(part, side));
    }
    match evaluation.figure(reference) {
        // An addend that is not written adds nothing; a difference from what is not written is no
        // difference.
        Resolved::Nothing if negative => Err(Status::NotApplicable(Bilingual::new(
            "没有列出减数",
            "what is taken away is not printed",
        ))),
        // Without what is taken away a difference is no bound.
        Resolved::Withheld if negative => Err(Status::withheld()),
        found => take(found, side),
    }
}

fn no_total(evaluation: &Evaluation<'_>, reference: &FigureRef) -> bool {
    evaluation
        .rows(reference)
        .is_ok_and(|rows_of_form| !rows_of_form.is_empty() && rows_of_form.total().is_none())
}

/// A column over every project of the disclosure, in the form that its projects have.
fn projects<'a>(
    evaluation: &Evaluation<'a>,
    column: &str,
    side: &mut Side<'a>,
) -> Result<(), Status> {
    let rows_of_form =
        FormRows::projects(evaluation.disclosure()).filter(|rows_of_form| !rows_of_form.is_empty());
    let rows_of_form = rows_of_form.ok_or_else(|| {
        Status::NotApplicable(Bilingual::new("没有项目", "there are no projects"))
    })?;
    let form = rows_of_form.form;
    let found = form.column(column).ok_or_else(|| {
        Status::NotApplicable(Bilingual::new(
            format!("项目表样 {} 没有「{column}」一栏", form.id),
            format!("the project form {} has no column {column}", form.id),
        ))
    })?;
    for (row, _) in rows_of_form.rows() {
        take(written(rows_of_form.at(row, found)), side)?;
    }
    Ok(())
}

/// Every item row of a table; in a classification only its top, since the rest is inside it.
fn every<'a>(
    evaluation: &Evaluation<'a>,
    reference: &FigureRef,
    side: &mut Side<'a>,
) -> Result<(), Status> {
    let rows_of_form = evaluation.rows(reference).map_err(Status::NotApplicable)?;
    if let TableState::Unpublished(_) = rows_of_form.state() {
        return Err(Status::NotApplicable(unpublished(rows_of_form)));
    }
    let Some(column) = reference.column.or(evaluation.at.column) else { return Ok(()) };
    side.withheld |= rows_of_form.withholds_top();
    for row in rows_of_form.top() {
        take(written(rows_of_form.at(row, column)), side)?;
    }
    Ok(())
}

/// The rows right below this one: contained in it, and in no other that is contained in it.
fn children<'a>(evaluation: &Evaluation<'a>, side: &mut Side<'a>) -> Result<(), Status> {
    let Some(((rows_of_form, row), column)) = evaluation.at.own_row().zip(evaluation.at.column)
    else {
        return Ok(());
    };
    side.withheld |= rows_of_form.withholds_child(row);
    for child in rows_of_form.children(row) {
        take(written(rows_of_form.at(*child, column)), side)?;
    }
    Ok(())
}

/// The item rows under a total or subtotal row.
fn rows<'a>(evaluation: &Evaluation<'a>, side: &mut Side<'a>) -> Result<(), Status> {
    let Some(((rows_of_form, row), column)) = evaluation.at.own_row().zip(evaluation.at.column)
    else {
        return Ok(());
    };
    side.withheld |= rows_of_form.withholds_top();
    let under = match rows_of_form.row(row).role {
        RowRole::Total => 0..rows_of_form.len(),
        _ => under_subtotal(rows_of_form, row, column)?,
    };
    for index in under.filter(|index| rows_of_form.is_top(*index)) {
        take(written(rows_of_form.at(index, column)), side)?;
    }
    Ok(())
}
