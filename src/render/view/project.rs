use serde::Serialize;

use crate::model::path::{project_cell_path, project_path};
use crate::model::{BudgetUnit, ColumnType, Disclosure, Form, Project};
use crate::site::route;
use crate::words::Vocabulary;

use super::cell::CellView;
use super::note::Notes;
use super::objectives::ObjectivesView;
use super::page::Crumb;
use super::unit::UnitView;

/// A project as a template shows it.
#[derive(Debug, Serialize)]
pub(in crate::render) struct ProjectView {
    pub id: String,
    pub number: usize,
    pub code: Option<String>,
    pub name: String,
    pub budget_unit: Option<String>,
    pub continues: Option<String>,
    /// Its page over the years.
    pub years: Option<Crumb>,
    pub purpose: Option<String>,
    pub unit: UnitView,
    pub funds: Vec<FieldView>,
    pub plan: Vec<FieldView>,
    pub objectives: ObjectivesView,
}

/// A labelled figure.
#[derive(Debug, Serialize)]
pub(in crate::render) struct FieldView {
    pub label: String,
    pub cell: CellView,
}

/// One line of the list of projects.
#[derive(Debug, Serialize)]
pub(in crate::render) struct ProjectLine {
    pub href: String,
    pub number: usize,
    pub name: String,
    pub code: String,
    pub amount: Option<CellView>,
}

impl ProjectView {
    pub fn new(words: &Vocabulary, disclosure: &Disclosure, form: &Form, units: &[BudgetUnit], number: usize, project: &Project, notes: &Notes) -> ProjectView {
        let field = |column: usize| {
            let marks = if notes.is_empty() { Vec::new() } else { notes.at(&project_cell_path(project, form, column)) };
            FieldView { label: form.columns[column].label.clone(), cell: CellView::new(form, &project.row, column, 0, marks) }
        };
        let fields = |plan: bool| -> Vec<FieldView> {
            (0..form.columns.len()).filter(|column| form.columns[*column].plan == plan && project.row.cells[*column].span().is_some()).map(field).collect()
        };
        let named = |code: &str| units.iter().find(|unit| unit.code == code).map_or_else(|| code.to_owned(), |unit| format!("{code} {}", unit.name));
        ProjectView {
            id: route::project(&project.id),
            number,
            code: project.code.clone(),
            name: project.name.value.clone(),
            budget_unit: project.budget_unit.as_ref().map(|unit| named(&unit.value)),
            continues: project.continues.as_ref().map(|code| code.value.clone()),
            years: None,
            purpose: project.purpose.clone(),
            unit: UnitView::new(words, disclosure.unit),
            funds: fields(false),
            plan: fields(true),
            objectives: ObjectivesView::new(&project.objectives, &project_path(project), notes),
        }
    }
}

impl ProjectLine {
    pub fn new(form: &Form, number: usize, project: &Project, decimals: u32) -> ProjectLine {
        let budget = form.columns.iter().position(|column| column.holds == ColumnType::Amount);
        let amount = budget.map(|column| CellView { id: None, ..CellView::new(form, &project.row, column, decimals, Vec::new()) });
        ProjectLine { href: format!("#{}", route::project(&project.id)), number, name: project.name.value.clone(), code: project.code.clone().unwrap_or_default(), amount }
    }
}
