use crate::model::{
    Check, Disclosure, Figure, FigureRef, MoneyUnit, Operand, Profile, Relation, RowRef, Sum, Unit,
};

/// Figures that other documents already say: last year's, or another kind's of this year. Which
/// figure repeats which is not said twice: an identity `this = that` between documents is also how
/// a draft is filled.
pub(super) struct Carried<'a> {
    pub profile: &'a Profile,
    /// What the department (or the unit) has disclosed.
    pub others: Vec<&'a Disclosure>,
    pub year: i16,
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
                self.elsewhere(single(left)?, single(right)?, form, at, column)
            }
            _ => None,
        })?;
        match figure.unit {
            Unit::Money(own) if own != unit => figure.in_money(unit).map(|amount| amount.plain()),
            _ => Some(figure.printed.clone()),
        }
    }

    fn elsewhere(
        &self,
        own: &FigureRef,
        other: &FigureRef,
        form: &str,
        at: At<'_>,
        column: usize,
    ) -> Option<&Figure> {
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
        let year = self.year - i16::from(other.previous_year);
        let documents = self.others.iter().filter(|document| {
            document.year == year && other.kind.is_none_or(|kind| document.kind == kind)
        });
        documents.copied().find_map(|document| look(document, other, at))
    }
}

fn look<'a>(document: &'a Disclosure, reference: &FigureRef, at: At<'_>) -> Option<&'a Figure> {
    match (&reference.row, at) {
        (RowRef::Here, At::Project(id)) => {
            let project = document.projects.iter().find(|project| project.id == id)?;
            document.referred_in(project, reference).map(|referred| referred.figure)
        }
        (RowRef::Here, At::Key(key)) => {
            let table = document.table(reference.form.as_deref()?)?;
            table.rows[table.keyed(key)?].cells[reference.column?].figure()
        }
        (RowRef::Here, At::Total) => document
            .referred(&FigureRef { row: RowRef::Total, ..reference.clone() })
            .map(|referred| referred.figure),
        _ => document.referred(reference).map(|referred| referred.figure),
    }
}

fn single(sum: &Sum) -> Option<&FigureRef> {
    match sum.terms.as_slice() {
        [term] if !term.negative => match &term.operand {
            Operand::Figure(reference) => Some(reference),
            Operand::Sum(_) => None,
        },
        _ => None,
    }
}
