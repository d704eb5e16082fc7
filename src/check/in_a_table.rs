use crate::model::{
    Check, Disclosure, FigureRef, FormUse, ReferenceContext, Relation, RowRef, Scope,
    TableRequirement,
};

/// Whether a table of a disclosure prints what a statement would say: the profile holds the total of
/// the statement equal to one figure of that table, and the figure is there.
pub(super) fn is_in_a_table(disclosure: &Disclosure, statement: &TableRequirement) -> bool {
    let between = disclosure.profile.between.iter();
    between.filter(|identity| identity.scope == Scope::Once).any(|identity| {
        let Check::Linear { left, relation: Relation::Equal, right } = &identity.check else {
            return false;
        };
        let Some((left, right)) = left.only().zip(right.only()) else { return false };
        let is_printed = |own: &FigureRef, other: &FigureRef| {
            is_total(own, statement) && is_printed_here(disclosure, other)
        };
        is_printed(left, right) || is_printed(right, left)
    })
}

/// Whether a reference is to the total of a statement in the document itself.
fn is_total(reference: &FigureRef, statement: &TableRequirement) -> bool {
    let is_its = reference.form.as_ref() == Some(&statement.form);
    let line = statement.stated_total.map(RowRef::Line);
    is_its && line.is_some_and(|line| line == reference.row) && is_own(reference)
}

/// Whether a table of the document, and no statement, has a figure where a reference leads.
fn is_printed_here(disclosure: &Disclosure, reference: &FigureRef) -> bool {
    let cell = ReferenceContext::of(disclosure).cell(reference);
    is_own(reference)
        && cell.is_ok_and(|at| {
            let is_table = at.rows_of_form.form.used_for == FormUse::Table;
            is_table && at.cell().figure().is_some()
        })
}

/// Whether a reference is to the document itself, of no other year or kind.
fn is_own(reference: &FigureRef) -> bool {
    !reference.previous_year && reference.kind.is_none()
}
