use super::form_rows::FormRows;
use super::identity::{Check, FigureRef, FigureSet, Identity, Operand, Relation, RowRef, Scope};
use super::reference::ReferenceContext;

/// The rule whose identities say that a figure is the sum of its parts.
pub(super) const TOTALS: &str = "total-mismatch";

/// What an identity of a form says a figure of it is the sum of.
#[derive(Debug)]
pub struct StatedSum<'a> {
    /// The identity.
    pub identity: &'a Identity,
    /// The figures that are added up.
    pub parts: Vec<FigureRef>,
}

impl<'a> FormRows<'a> {
    /// The sums that a figure of this form is, by the identities in force: of those that exclude
    /// each other the one that is about what is printed.
    pub fn sums(&self, whole: &FigureRef) -> Vec<StatedSum<'a>> {
        let identities = self.form.identities.iter();
        identities
            .filter(|identity| identity.rule == TOTALS && in_force(*self, whole, identity))
            .filter_map(|identity| {
                Some(StatedSum { identity, parts: parts(*self, whole, identity)? })
            })
            .collect()
    }
}

/// A reference of an identity of the form, in the table and the column of the whole.
fn beside(whole: &FigureRef, reference: &FigureRef) -> FigureRef {
    FigureRef {
        form: whole.form.clone(),
        column: reference.column.or(whole.column),
        ..reference.clone()
    }
}

/// Of identities that exclude each other the one speaks that is about what is printed.
fn in_force(rows_of_form: FormRows<'_>, whole: &FigureRef, identity: &Identity) -> bool {
    let here = ReferenceContext::of(rows_of_form.disclosure).in_rows(rows_of_form);
    let printed = |reference: &FigureRef| {
        here.cell(&beside(whole, reference)).is_ok_and(|cell| cell.figure().is_some())
    };
    identity.given.as_ref().is_none_or(printed) && !identity.unless.as_ref().is_some_and(printed)
}

/// What an identity says the whole is the sum of; nothing where it is about another figure, or
/// about no sum of figures.
fn parts(
    rows_of_form: FormRows<'_>,
    whole: &FigureRef,
    identity: &Identity,
) -> Option<Vec<FigureRef>> {
    let Check::Linear { left, relation: Relation::Equal, right } = &identity.check else {
        return None;
    };
    let left = left.only()?;
    let about_it = match &identity.scope {
        Scope::Table(columns) => {
            whole.row == RowRef::Total
                && whole.column.is_some_and(|column| columns.contains(&column))
        }
        Scope::Once => {
            left.row == whole.row && (left.column.is_none() || left.column == whole.column)
        }
        Scope::Row | Scope::ByKey | Scope::Tree(_) => false,
    };
    if !about_it {
        return None;
    }
    let figures = right.terms.iter().map(|term| match (term.negative, &term.operand) {
        (false, Operand::Figure(reference)) => Some(beside(whole, reference)),
        _ => None,
    });
    match (figures.collect::<Option<Vec<FigureRef>>>(), right.terms.as_slice()) {
        (Some(figures), _) => Some(figures),
        (None, [term]) if matches!(term.operand, Operand::Sum(FigureSet::Rows)) => {
            let key = |row| RowRef::Key(rows_of_form.row(row).key.clone());
            Some(
                rows_of_form
                    .top()
                    .map(|row| FigureRef { row: key(row), ..whole.clone() })
                    .collect(),
            )
        }
        _ => None,
    }
}
