use crate::finding::Bilingual;
use crate::model::{
    Cell, Check, FigureRef, FormRows, Identity, Operand, Relation, RowRef, Scope, Sum, Term,
};

use super::evaluation::Evaluation;
use super::outcome::Status;
use super::unlisted::UnlistedSum;

/// How many rows of a table are looked at for a column.
const LOOKED_AT: usize = 100;

/// The sum that a reference to a column of its own row is about, where the table has no such column
/// and an identity of the form says which columns it is the sum of: 人员经费 and 公用经费 stand in the
/// place of 基本支出. Nothing where none of these is there either.
///
/// # Errors
/// When the table has some of them only: what the others would say is not known.
pub(super) fn unlisted_column<'a>(
    evaluation: &Evaluation<'a>,
    reference: &FigureRef,
) -> Option<Result<UnlistedSum<'a>, Status>> {
    let column = own_column(reference)?;
    let (rows_of_form, row) = evaluation.at.own_row()?;
    if !matches!(rows_of_form.cell(row, column), Cell::Absent) {
        return None;
    }
    let parts = rows_of_form.form.identities.iter().find_map(|identity| {
        let parts = parts(identity, column)?;
        evaluation.excluded(identity).is_none().then_some(parts)
    })?;
    let of_parts = parts.iter().filter_map(|part| own_column(part));
    let there = of_parts.filter(|part| !leaves_out(rows_of_form, *part)).count();
    if there == 0 || !leaves_out(rows_of_form, column) {
        return None;
    }
    let (table, label) = (rows_of_form.name(), &rows_of_form.form.columns[column].label);
    let words = || {
        Bilingual::new(
            format!("「{table}」没有「{label}」一栏"),
            format!("{table} has no column {label}"),
        )
    };
    if there < parts.len() {
        return Some(Err(Status::NotComputable(words())));
    }
    let parts = parts.into_iter().map(|part| evaluation.figure(part)).collect();
    Some(Ok(UnlistedSum { parts, without: Status::NotApplicable(words()) }))
}

/// The columns of a row that an identity says a column is the sum of.
fn parts(identity: &Identity, column: usize) -> Option<Vec<&FigureRef>> {
    let Check::Linear { left, relation: Relation::Equal, right: Sum { terms } } = &identity.check
    else {
        return None;
    };
    if identity.scope != Scope::Row || own_column(left.only()?)? != column {
        return None;
    }
    terms.iter().map(added).collect()
}

/// The column of its row that a term adds.
fn added(term: &Term) -> Option<&FigureRef> {
    match &term.operand {
        Operand::Figure(part) if !term.negative => own_column(part).map(|_| part),
        _ => None,
    }
}

/// Whether none of the first rows has anything in a column, not even a blank.
fn leaves_out(rows_of_form: FormRows<'_>, column: usize) -> bool {
    let mut rows = rows_of_form.rows().take(LOOKED_AT);
    rows.all(|(index, _)| matches!(rows_of_form.cell(index, column), Cell::Absent))
}

/// The column of its own row that a reference names.
fn own_column(reference: &FigureRef) -> Option<usize> {
    let own = reference.form.is_none()
        && reference.kind.is_none()
        && !reference.previous_year
        && reference.row == RowRef::Here;
    reference.column.filter(|_| own)
}
