use crate::decimal::Decimal;
use crate::finding::Bilingual;
use crate::model::{
    FigureRef, FigureSet, FormRows, Operand, Relation, Rounding, RowRef, RowRole, Sum, TableState,
};

use super::evaluation::{Addend, Evaluation, Resolved, unpublished, written};
use super::interval::Interval;
use super::outcome::Status;

/// One side of an identity, added up.
pub(super) struct Side<'a> {
    /// The exact sum, in the base of arithmetic.
    pub value: Decimal,
    /// Whether anything says what it is: a figure, or a line that a table leaves out.
    pub evident: bool,
    /// Whether rows that belong to it are withheld: it is then only what can be seen of a sum.
    pub withheld: bool,
    pub taken: Vec<Addend<'a>>,
}

/// What comparing two sides gave.
pub(super) struct Compared<'a> {
    pub status: Status,
    /// Left − right.
    pub difference: Decimal,
    pub left: Side<'a>,
    pub right: Side<'a>,
}

/// Compares two sums. The value of a side is its exact sum; its interval is what the declared
/// rounding allows.
pub(super) fn compare<'a>(
    evaluation: &Evaluation<'a>,
    left: &Sum,
    relation: Relation,
    right: &Sum,
) -> Result<Compared<'a>, Status> {
    let left = add(evaluation, left)?;
    let right = add(evaluation, right)?;
    if left.taken.is_empty() && right.taken.is_empty() {
        return Err(Status::NotApplicable(Bilingual::new(
            "两边都没有数",
            "there is no figure on either side",
        )));
    }
    if !left.evident || !right.evident {
        let zero =
            left.taken.iter().chain(&right.taken).all(|taken| taken.figure.in_base().is_zero());
        // A total whose parts are not printed at all is bound to nothing.
        return Err(if zero {
            Status::Holds
        } else {
            Status::NotApplicable(Bilingual::new("一边没有列出任何数", "one side prints no figure"))
        });
    }
    let difference = left.value.checked_sub(right.value).ok_or_else(Status::too_long)?;
    let status = judge(&left, relation, &right, difference)?;
    Ok(Compared { status, difference, left, right })
}

fn judge(
    left: &Side<'_>,
    relation: Relation,
    right: &Side<'_>,
    difference: Decimal,
) -> Result<Status, Status> {
    if left.withheld || right.withheld {
        let short =
            if right.withheld { difference.is_negative() } else { difference.is_positive() };
        return Ok(if short { Status::Fails } else { Status::Holds });
    }
    let within = match relation {
        Relation::Equal => difference.is_zero(),
        Relation::AtMost => !difference.is_positive(),
    };
    if within {
        return Ok(Status::Holds);
    }
    let rounded = left
        .taken
        .iter()
        .chain(&right.taken)
        .any(|taken| taken.rows_of_form.rounding() != Rounding::Exact);
    if !rounded || (relation == Relation::Equal && same_figure_twice(left, right)) {
        return Ok(Status::Fails);
    }
    let (reported, computed) =
        left.interval().zip(right.interval()).ok_or_else(Status::too_long)?;
    let allowed = match relation {
        Relation::Equal => reported.meets(computed),
        Relation::AtMost => reported.low <= computed.high,
    };
    Ok(if allowed { Status::WithinRounding(difference) } else { Status::Fails })
}

/// One figure printed in two places with the same decimals must be the same, rounded or not.
fn same_figure_twice(left: &Side<'_>, right: &Side<'_>) -> bool {
    match (left.taken.as_slice(), right.taken.as_slice()) {
        ([left], [right]) => left.figure.precision() == right.figure.precision(),
        _ => false,
    }
}

impl Side<'_> {
    /// What the declared rounding allows it to be. Nothing where the digits do not fit.
    fn interval(&self) -> Option<Interval> {
        self.taken.iter().try_fold(Interval::ZERO, |sum, taken| sum.add(taken.interval()?))
    }
}

fn add<'a>(evaluation: &Evaluation<'a>, sum: &Sum) -> Result<Side<'a>, Status> {
    let mut side =
        Side { value: Decimal::ZERO, evident: false, withheld: false, taken: Vec::new() };
    for term in &sum.terms {
        let before = side.taken.len();
        match &term.operand {
            Operand::Figure(reference) => match reference.row {
                RowRef::Total if no_total(evaluation, reference) => {
                    every(evaluation, reference, &mut side)?
                }
                _ => match evaluation.figure(reference) {
                    // An addend that is not written adds nothing; a difference from what is not
                    // written is no difference.
                    Resolved::Nothing if term.negative => {
                        return Err(Status::NotApplicable(Bilingual::new(
                            "没有列出减数",
                            "what is taken away is not printed",
                        )));
                    }
                    found => take(found, &mut side)?,
                },
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

fn take<'a>(found: Resolved<'a>, side: &mut Side<'a>) -> Result<(), Status> {
    match found {
        Resolved::Figure(taken) => {
            side.evident = true;
            side.taken.push(taken);
        }
        Resolved::Zero => side.evident = true,
        Resolved::Nothing | Resolved::NoPart => {}
        Resolved::NotApplicable(words) => return Err(Status::NotApplicable(words)),
        Resolved::NotComputable(words) => return Err(Status::NotComputable(words)),
    }
    Ok(())
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
    let parent = rows_of_form.row(row);
    side.withheld = withholds(evaluation, rows_of_form, |key| {
        key.len() > parent.key.len() && key.starts_with(&parent.key)
    });
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
    // A withheld row below another that is printed is inside it, and missing from nothing here.
    side.withheld = withholds(evaluation, rows_of_form, |key| {
        !rows_of_form.rows().any(|(_, row)| row.role == RowRole::Item && key.starts_with(&row.key))
    });
    let under = if rows_of_form.row(row).role == RowRole::Total {
        0..rows_of_form.len()
    } else {
        // A subtotal stands above its rows, as in procurement tables; below them where nothing
        // follows it, or where all of the table do.
        let end = (row + 1..rows_of_form.len())
            .find(|index| is_sum(rows_of_form, *index))
            .unwrap_or(rows_of_form.len());
        let start =
            (0..row).rev().find(|index| is_sum(rows_of_form, *index)).map_or(0, |sum| sum + 1);
        if row + 1 < end && !sums_are_below(rows_of_form) { row + 1..end } else { start..row }
    };
    for index in under.filter(|index| rows_of_form.is_top(*index)) {
        take(written(rows_of_form.at(index, column)), side)?;
    }
    Ok(())
}

/// Whether a row is withheld from this table whose key is as asked.
fn withholds(
    evaluation: &Evaluation<'_>,
    rows_of_form: FormRows<'_>,
    asked: impl Fn(&str) -> bool,
) -> bool {
    let of_sheet = |(table, key)| {
        (table == rows_of_form.name() || rows_of_form.form.answers_to(table)).then_some(key)
    };
    evaluation
        .disclosure()
        .withheld
        .iter()
        .filter_map(|withheld| withheld.at.value.split_once('/').and_then(of_sheet))
        .any(asked)
}

/// Whether the subtotals of a table stand below their rows: it begins with a row that would be in
/// none of them and ends with one that would have none.
fn sums_are_below(rows_of_form: FormRows<'_>) -> bool {
    let role = |index: &usize| rows_of_form.row(*index).role;
    let counts = |index: &usize| matches!(role(index), RowRole::Item | RowRole::Subtotal);
    let first = (0..rows_of_form.len()).find(counts);
    let last = (0..rows_of_form.len()).rev().find(counts);
    first.as_ref().map(role) == Some(RowRole::Item)
        && last.as_ref().map(role) == Some(RowRole::Subtotal)
}

fn is_sum(rows_of_form: FormRows<'_>, index: usize) -> bool {
    matches!(rows_of_form.row(index).role, RowRole::Subtotal | RowRole::Total)
}
