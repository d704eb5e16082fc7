use crate::model::{Check, FigureRef, Form, Operand, Relation, RowRef, Sum};

/// The columns that a column of a row is the sum of, by an identity of the form; none where it has
/// no such identity.
pub(super) fn columns_of(form: &Form, column: usize) -> Vec<usize> {
    let is_whole = |whole: &FigureRef| whole.row == RowRef::Here && whole.column == Some(column);
    let part = |part: &FigureRef| (part.row == RowRef::Here).then_some(part.column).flatten();
    parts(form, is_whole, part)
}

/// The column of a row that the form says is the sum of others, the first there is.
pub(super) fn whole_column(form: &Form) -> Option<usize> {
    sums(form).find_map(|(whole, _)| whole.column.filter(|_| whole.row == RowRef::Here))
}

/// The lines that a line is the sum of, by an identity of the form; none where it has no such
/// identity.
pub(super) fn lines_of(form: &Form, line: usize) -> Vec<usize> {
    let is_whole = |whole: &FigureRef| whole.row == RowRef::Line(line);
    let part = |part: &FigureRef| match part.row {
        RowRef::Line(line) => Some(line),
        _ => None,
    };
    parts(form, is_whole, part)
}

fn parts(
    form: &Form,
    is_whole: impl Fn(&FigureRef) -> bool,
    part: impl Fn(&FigureRef) -> Option<usize>,
) -> Vec<usize> {
    let found = sums(form).find(|(whole, _)| is_whole(whole));
    let terms = found.iter().flat_map(|(_, sum)| &sum.terms);
    terms
        .filter_map(|term| match &term.operand {
            Operand::Figure(reference) => part(reference),
            Operand::Sum(_) => None,
        })
        .collect()
}

/// Whether several are added, and none taken away.
fn is_sum(sum: &Sum) -> bool {
    sum.terms.len() > 1 && sum.terms.iter().all(|term| !term.negative)
}

/// The figures of a form that are equal to a sum.
fn sums(form: &Form) -> impl Iterator<Item = (&FigureRef, &Sum)> {
    form.identities.iter().filter_map(|identity| match &identity.check {
        Check::Linear { left, relation: Relation::Equal, right } if is_sum(right) => {
            Some((left.only()?, right))
        }
        _ => None,
    })
}
