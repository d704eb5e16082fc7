use crate::model::{
    Check, Department, Disclosure, DocumentKey, Figure, FigureRef, MoneyUnit, Profile,
    ReferenceContext, Relation, RowRef, Unit,
};

/// Figures that other documents already say: last year's, or another kind's of this year. Which
/// figure repeats which is not said twice: an identity `this = that` between documents is also how
/// a draft is filled.
pub(super) struct Carried<'a> {
    pub profile: &'a Profile,
    /// The department, with what it and its units have disclosed.
    pub department: &'a Department,
    /// Which document is drafted.
    pub key: DocumentKey<'a>,
}

/// Where a figure of a draft stands in its form.
#[derive(Clone, Copy)]
pub(super) enum At<'a> {
    Line(usize),
    Key(&'a str),
    Total,
    /// A project, by its id.
    Project(&'a str),
}

impl Carried<'_> {
    /// The text of the figure that must stand here, in a unit; nothing where no document says it.
    pub fn text(&self, form: &str, at: At<'_>, column: usize, unit: MoneyUnit) -> Option<String> {
        let figure = self.profile.between.iter().find_map(|identity| match &identity.check {
            Check::Linear { left, relation: Relation::Equal, right } => {
                self.elsewhere(left.only()?, right.only()?, form, at, column)
            }
            _ => None,
        })?;
        match figure.unit {
            Unit::Money(own) if own != unit => figure.in_money(unit).map(|amount| amount.plain()),
            _ => Some(figure.printed.clone()),
        }
    }

    fn elsewhere<'b>(
        &'b self,
        own: &FigureRef,
        other: &FigureRef,
        form: &str,
        at: At<'b>,
        column: usize,
    ) -> Option<&'b Figure> {
        let here = own.kind.is_none()
            && !own.previous_year
            && own.form.as_deref() == Some(form)
            && own.column == Some(column);
        let same_row = match (&own.row, at) {
            (RowRef::Line(line), At::Line(asked)) => *line == asked,
            (RowRef::Here, At::Key(_) | At::Project(_) | At::Total)
            | (RowRef::Total, At::Total) => true,
            (RowRef::Key(key), At::Key(asked)) => key == asked,
            _ => false,
        };
        if !here || !same_row || (other.kind.is_none() && !other.previous_year) {
            return None;
        }
        let document = self.department.disclosure(other.document(self.key))?;
        look(document, other, at)
    }
}

fn look<'a>(document: &'a Disclosure, reference: &FigureRef, at: At<'a>) -> Option<&'a Figure> {
    let whole = ReferenceContext::of(document);
    let cell = match (&reference.row, at) {
        (RowRef::Here, At::Total) => {
            whole.cell(&FigureRef { row: RowRef::Total, ..reference.clone() })
        }
        (RowRef::Here, At::Key(key) | At::Project(key)) => whole.at_key(key).cell(reference),
        _ => whole.cell(reference),
    };
    cell.ok()?.figure()
}
