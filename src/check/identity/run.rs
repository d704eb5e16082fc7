use crate::finding::RuleInfo;
use crate::model::{
    Check, Department, Disclosure, Form, FormRows, Identity, Operand, RowRole, Scope, Sum,
};

use super::evaluation::Evaluation;
use super::identity_run::IdentityRun;
use super::instance::Instance;

/// Runs every identity of a disclosure's forms and of its profile, at every place of its scope.
pub(in crate::check) fn run<'a>(
    department: &'a Department,
    disclosure: &'a Disclosure,
    rules: &[&'static RuleInfo],
) -> IdentityRun<'a> {
    let mut run = IdentityRun::default();
    at_each_place(department, disclosure, &mut |identity, evaluation| {
        let rule = rules
            .iter()
            .find(|rule| rule.name == identity.rule)
            .copied()
            .expect("forms are loaded with the names of these rules");
        Instance { rule, identity, evaluation }.run(&mut run);
    });
    for finding in &mut run.findings {
        finding.disclosure.get_or_insert_with(|| disclosure.path.clone());
    }
    run
}

/// Goes through every identity of a disclosure's forms and of its profile, at every place of its
/// scope.
pub(super) fn at_each_place<'a>(
    department: &'a Department,
    disclosure: &'a Disclosure,
    visit: &mut dyn FnMut(&'a Identity, Evaluation<'a>),
) {
    Runner { whole: Evaluation::of(department, disclosure), visit }.all();
}

struct Runner<'a, 'v> {
    /// The disclosure as a whole.
    whole: Evaluation<'a>,
    /// What is done at a place.
    visit: &'v mut dyn FnMut(&'a Identity, Evaluation<'a>),
}

impl<'a> Runner<'a, '_> {
    fn all(&mut self) {
        let disclosure = self.whole.disclosure();
        for table in &disclosure.tables {
            self.rows_of_form(FormRows::table(disclosure, table));
        }
        if let Some(rows_of_form) = FormRows::projects(disclosure) {
            self.rows_of_form(rows_of_form);
        }
        for identity in &disclosure.profile.between {
            // An identity between kinds stands in the disclosure that declares its first form.
            self.between(identity);
        }
    }

    fn rows_of_form(&mut self, rows_of_form: FormRows<'a>) {
        let form: &'a Form = rows_of_form.form;
        let within = self.whole.moved(self.whole.at.in_rows(rows_of_form));
        for identity in &form.identities {
            match &identity.scope {
                Scope::Once => self.at(identity, within),
                Scope::Row | Scope::ByKey => {
                    for (index, row) in
                        rows_of_form.rows().filter(|(_, row)| row.role != RowRole::Heading)
                    {
                        self.at(identity, within.moved(within.at.at_row(index).at_key(&row.key)));
                    }
                }
                Scope::Tree(columns) if rows_of_form.form.is_classified() => {
                    for row in (0..rows_of_form.len())
                        .filter(|row| !rows_of_form.children(*row).is_empty())
                    {
                        self.columns(identity, within.moved(within.at.at_row(row)), columns);
                    }
                }
                Scope::Tree(_) => {}
                Scope::Table(columns) => {
                    for (row, _) in rows_of_form
                        .rows()
                        .filter(|(_, row)| matches!(row.role, RowRole::Total | RowRole::Subtotal))
                    {
                        self.columns(identity, within.moved(within.at.at_row(row)), columns);
                    }
                }
            }
        }
    }

    /// Runs an identity at some columns of a row.
    fn columns(&mut self, identity: &'a Identity, at_row: Evaluation<'a>, columns: &[usize]) {
        let Some((rows_of_form, row)) = at_row.at.own_row() else { return };
        for column in columns {
            // A column that the row leaves blank prints no total to check.
            if rows_of_form.cell(row, *column).figure().is_some() {
                self.at(identity, at_row.moved(at_row.at.at_column(*column)));
            }
        }
    }

    fn between(&mut self, identity: &'a Identity) {
        let form = match &identity.check {
            Check::Linear { left, right, .. } => first_form(left).or_else(|| first_form(right)),
            Check::Scale { figure, .. } => figure.form.as_deref(),
            _ => None,
        };
        let rows_of_form = form.and_then(|form| FormRows::of(self.whole.disclosure(), form));
        // An identity stands in the disclosure that holds its first figure: other kinds have
        // nothing to do with it.
        if rows_of_form.is_none() && !form.is_some_and(|form| self.asked_for(form)) {
            return;
        }
        if identity.scope == Scope::Once {
            return self.at(identity, self.whole);
        }
        let Some(rows_of_form) = rows_of_form else { return };
        for (_, row) in rows_of_form.rows().filter(|(_, row)| row.role == RowRole::Item) {
            self.at(identity, self.whole.moved(self.whole.at.at_key(&row.key)));
        }
    }

    /// Whether a form belongs to this kind of disclosure.
    fn asked_for(&self, form: &str) -> bool {
        let disclosure = self.whole.disclosure();
        disclosure
            .profile
            .requirement(disclosure.kind)
            .is_some_and(|requirement| requirement.tables.iter().any(|table| table.form == form))
    }

    fn at(&mut self, identity: &'a Identity, evaluation: Evaluation<'a>) {
        (self.visit)(identity, evaluation);
    }
}

fn first_form(sum: &Sum) -> Option<&str> {
    sum.terms.iter().find_map(|term| match &term.operand {
        Operand::Figure(reference) => reference.form.as_deref(),
        Operand::Sum(_) => None,
    })
}
