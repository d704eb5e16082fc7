use crate::finding::{Finding, RuleInfo};
use crate::model::{
    Cell, Check, Department, Disclosure, Form, Identity, Relation, RowRole, Scope, Sum,
};

use super::bands::bands;
use super::cause::suggest;
use super::checked_figure::CheckedFigure;
use super::evaluation::{Evaluation, Resolved};
use super::form_rows::FormRows;
use super::linear::compare;
use super::named::{cumulative, product, scale, share};
use super::outcome::{Outcome, Status};
use super::restated::restated;
use super::weights::weights;
use super::wording::mismatch;

/// What running identities gave.
pub(in crate::check) struct IdentityRun<'a> {
    pub outcomes: Vec<Outcome<'a>>,
    pub findings: Vec<Finding>,
}

/// Runs every identity of a disclosure's forms and of its profile.
pub(in crate::check) fn run<'a>(
    department: &'a Department,
    disclosure: &'a Disclosure,
    rules: &[&'static RuleInfo],
) -> IdentityRun<'a> {
    let mut runner = Runner {
        department,
        disclosure,
        rules,
        ran: IdentityRun { outcomes: Vec::new(), findings: Vec::new() },
    };
    runner.all();
    for finding in &mut runner.ran.findings {
        finding.disclosure.get_or_insert_with(|| disclosure.path.clone());
    }
    runner.ran
}

struct Runner<'a, 'r> {
    department: &'a Department,
    disclosure: &'a Disclosure,
    rules: &'r [&'static RuleInfo],
    ran: IdentityRun<'a>,
}

impl<'a> Runner<'a, '_> {
    fn all(&mut self) {
        let disclosure = self.disclosure;
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

    fn evaluation(
        &self,
        rows_of_form: Option<FormRows<'a>>,
        row: Option<usize>,
        column: Option<usize>,
        key: Option<&'a str>,
    ) -> Evaluation<'a> {
        Evaluation {
            department: self.department,
            disclosure: self.disclosure,
            rows_of_form,
            row,
            column,
            key,
        }
    }

    fn rule(&self, identity: &Identity) -> &'static RuleInfo {
        self.rules
            .iter()
            .find(|rule| rule.name == identity.rule)
            .copied()
            .expect("forms are loaded with the names of these rules")
    }

    fn rows_of_form(&mut self, rows_of_form: FormRows<'a>) {
        let form: &'a Form = rows_of_form.form;
        for identity in &form.identities {
            match &identity.scope {
                Scope::Once => {
                    self.at(identity, self.evaluation(Some(rows_of_form), None, None, None))
                }
                Scope::Row | Scope::ByKey => {
                    for (row, written) in
                        rows_of_form.rows().filter(|(_, row)| row.role != RowRole::Heading)
                    {
                        self.at(
                            identity,
                            self.evaluation(
                                Some(rows_of_form),
                                Some(row),
                                None,
                                Some(&written.key),
                            ),
                        );
                    }
                }
                Scope::Tree(columns) if rows_of_form.form.is_classified() => {
                    for row in (0..rows_of_form.len())
                        .filter(|row| !rows_of_form.children(*row).is_empty())
                    {
                        self.each(identity, rows_of_form, row, columns);
                    }
                }
                Scope::Tree(_) => {}
                Scope::Table(columns) => {
                    for (row, _) in rows_of_form
                        .rows()
                        .filter(|(_, row)| matches!(row.role, RowRole::Total | RowRole::Subtotal))
                    {
                        self.each(identity, rows_of_form, row, columns);
                    }
                }
            }
        }
    }

    fn each(
        &mut self,
        identity: &'a Identity,
        rows_of_form: FormRows<'a>,
        row: usize,
        columns: &[usize],
    ) {
        for column in columns {
            // A column that the row leaves blank prints no total to check.
            if rows_of_form.cell(row, *column).figure().is_some() {
                self.at(
                    identity,
                    self.evaluation(Some(rows_of_form), Some(row), Some(*column), None),
                );
            }
        }
    }

    fn between(&mut self, identity: &'a Identity) {
        let form = match &identity.check {
            Check::Linear { left, .. } => first_form(left),
            Check::Scale { figure, .. } => figure.form.as_deref(),
            _ => None,
        };
        let rows_of_form = form.and_then(|form| FormRows::of(self.disclosure, form));
        // An identity stands in the disclosure that holds its first figure: other kinds have
        // nothing to do with it.
        if rows_of_form.is_none() && !form.is_some_and(|form| self.asked_for(form)) {
            return;
        }
        if identity.scope == Scope::Once {
            return self.at(identity, self.evaluation(None, None, None, None));
        }
        let Some(rows_of_form) = rows_of_form else { return };
        for (_, row) in rows_of_form.rows().filter(|(_, row)| row.role == RowRole::Item) {
            self.at(identity, self.evaluation(None, None, None, Some(&row.key)));
        }
    }

    /// Whether a form belongs to this kind of disclosure.
    fn asked_for(&self, form: &str) -> bool {
        self.disclosure
            .profile
            .requirement(self.disclosure.kind)
            .is_some_and(|requirement| requirement.tables.iter().any(|table| table.form == form))
    }

    fn at(&mut self, identity: &'a Identity, evaluation: Evaluation<'a>) {
        let (status, at) = match &identity.check {
            Check::Linear { left, relation, right } => {
                return self.linear(identity, &evaluation, left, *relation, right);
            }
            Check::Bands => return self.bands(identity, &evaluation),
            Check::Product { quantity, price, amount } => self.named(product(
                self.rule(identity),
                identity,
                &evaluation,
                [*quantity, *price, *amount],
            )),
            Check::Share { part, whole, share: percent } => self.named(share(
                self.rule(identity),
                identity,
                &evaluation,
                [part, whole, percent],
            )),
            Check::Scale { figure, whole } => {
                self.named(scale(self.rule(identity), identity, &evaluation, [figure, whole]))
            }
            Check::Cumulative { columns } => {
                self.named(cumulative(self.rule(identity), identity, &evaluation, columns))
            }
            Check::Weights { execution_weight, execution_score } => match weights(
                self.rule(identity),
                identity,
                &evaluation,
                [execution_weight, execution_score],
            ) {
                Ok((status, findings)) => {
                    // What fails in several places has an outcome for each of them.
                    for finding in findings.iter().skip(1) {
                        self.ran.outcomes.push(Outcome {
                            identity,
                            status: status.clone(),
                            figures: figures_of(&identity.check, &evaluation),
                            at: finding.at.clone(),
                            sides: None,
                        });
                    }
                    let at = findings.first().and_then(|finding| finding.at.clone());
                    self.ran.findings.extend(findings);
                    (status, at)
                }
                Err(status) => (status, None),
            },
        };
        self.ran.outcomes.push(Outcome {
            identity,
            status,
            figures: figures_of(&identity.check, &evaluation),
            at,
            sides: None,
        });
    }

    fn linear(
        &mut self,
        identity: &'a Identity,
        evaluation: &Evaluation<'a>,
        left: &Sum,
        relation: Relation,
        right: &Sum,
    ) {
        let outcome = match compare(evaluation, left, relation, right) {
            Ok(mut compared) => {
                let mut at = None;
                if compared.status == Status::Fails {
                    match restated(self.disclosure, &compared) {
                        Some(explained) => compared.status = explained,
                        None => {
                            match mismatch(self.rule(identity), identity, relation, &compared) {
                                Some(mut finding) => {
                                    suggest(&mut finding, relation, &compared);
                                    at.clone_from(&finding.at);
                                    self.ran.findings.push(finding);
                                }
                                None => compared.status = Status::too_long(),
                            }
                        }
                    }
                }
                let figures = compared
                    .left
                    .taken
                    .iter()
                    .chain(&compared.right.taken)
                    .map(CheckedFigure::of)
                    .collect();
                Outcome {
                    identity,
                    figures,
                    at,
                    sides: Some((compared.left.value, compared.right.value)),
                    status: compared.status,
                }
            }
            Err(status) => Outcome { identity, status, figures: Vec::new(), at: None, sides: None },
        };
        self.ran.outcomes.push(outcome);
    }

    /// The outcome, and the path of the finding where there is one.
    fn named(
        &mut self,
        ran: Result<(Status, Option<Finding>), Status>,
    ) -> (Status, Option<String>) {
        match ran {
            Ok((status, finding)) => {
                let at = finding.as_ref().and_then(|finding| finding.at.clone());
                self.ran.findings.extend(finding);
                (status, at)
            }
            Err(status) => (status, None),
        }
    }

    fn bands(&mut self, identity: &'a Identity, evaluation: &Evaluation<'a>) {
        let Some(project) = evaluation.row.and_then(|row| self.disclosure.projects.get(row)) else {
            return;
        };
        let record = crate::model::path::project_path(project);
        for indicator in
            project.objectives.indicators.iter().filter(|indicator| !indicator.bands.is_empty())
        {
            let (status, finding) =
                bands(self.rule(identity), identity, self.disclosure, &record, indicator);
            let at = finding
                .as_ref()
                .and_then(|finding| finding.at.clone())
                .or_else(|| status.ran().then(|| format!("{record}/indicators/{}", indicator.key)));
            self.ran.findings.extend(finding);
            self.ran.outcomes.push(Outcome {
                identity,
                status,
                figures: Vec::new(),
                at,
                sides: None,
            });
        }
    }
}

fn first_form(sum: &Sum) -> Option<&str> {
    sum.terms.iter().find_map(|term| match &term.operand {
        crate::model::Operand::Figure(reference) => reference.form.as_deref(),
        crate::model::Operand::Sum(_) => None,
    })
}

/// The figures that a named kind looks at.
fn figures_of<'a>(check: &Check, evaluation: &Evaluation<'a>) -> Vec<CheckedFigure<'a>> {
    let referred = |reference: &crate::model::FigureRef| match evaluation.figure(reference, false) {
        Resolved::Figure(taken) => Some(CheckedFigure::of(&taken)),
        _ => None,
    };
    let in_row = |columns: &[usize]| {
        let (Some(rows_of_form), Some(row)) = (evaluation.rows_of_form, evaluation.row) else {
            return Vec::new();
        };
        columns
            .iter()
            .filter_map(|column| {
                rows_of_form
                    .cell(row, *column)
                    .figure()
                    .map(|figure| CheckedFigure::cell(rows_of_form, row, *column, figure))
            })
            .collect()
    };
    match check {
        Check::Product { quantity, price, amount } => in_row(&[*amount, *quantity, *price]),
        Check::Cumulative { columns } => in_row(columns),
        Check::Share { part, whole, share } => {
            [share, part, whole].into_iter().filter_map(referred).collect()
        }
        Check::Scale { figure, whole } => {
            [figure, whole].into_iter().filter_map(referred).collect()
        }
        Check::Weights { execution_weight, execution_score } => {
            let mut figures = evaluated(evaluation);
            figures.extend([execution_weight, execution_score].into_iter().filter_map(referred));
            figures
        }
        Check::Bands | Check::Linear { .. } => Vec::new(),
    }
}

/// The weights and scores that add up to something printed.
fn evaluated<'a>(evaluation: &Evaluation<'a>) -> Vec<CheckedFigure<'a>> {
    let project = evaluation.row.and_then(|row| evaluation.disclosure.projects.get(row));
    let Some(objectives) =
        project.map(|project| &project.objectives).or(evaluation.disclosure.overall.as_ref())
    else {
        return Vec::new();
    };
    let mut figures = Vec::new();
    let printed = |cell: &Cell| cell.figure().is_some();
    if !objectives.level_weights.is_empty()
        || objectives.total.as_ref().is_some_and(|(weight, _)| printed(weight))
    {
        figures.extend(CheckedFigure::weights(evaluation.disclosure, project, objectives));
    }
    if objectives.total.as_ref().is_some_and(|(_, score)| printed(score)) {
        figures.extend(CheckedFigure::scores(evaluation.disclosure, project, objectives));
    }
    figures
}
