//! A project on the page of its disclosure.

use serde::Serialize;

use crate::model::path::{project_cell_path, project_path};
use crate::model::{BudgetUnit, Disclosure, Form, Project};
use crate::site::route;
use crate::words::Messages;

use super::cell::CellView;
use super::crumb::Crumb;
use super::note::{CellRemarks, PageNotes};
use super::objectives::{ObjectivesView, SentenceView};
use super::unit::UnitView;

/// A project as a template shows it.
#[derive(Debug, Serialize)]
pub(in crate::render) struct ProjectView {
    /// Fragment of the project, without `#`.
    pub id: String,
    /// Its number in the document, from 1.
    pub number: usize,
    /// The project's code; nothing where the document prints none.
    pub code: Option<String>,
    /// The project's name as printed.
    pub name: String,
    /// Code and name of the unit that carries it out; nothing where the document does not say.
    pub budget_unit: Option<String>,
    /// The code it had in earlier years, where that was another.
    pub continues: Option<String>,
    /// The years the project is in, and its page over them; nothing for one year only.
    pub years: Option<Crumb>,
    /// What the money is for, a sentence of the document, with the marks of notes about it.
    pub purpose: Option<SentenceView>,
    /// The unit of its amounts.
    pub unit: UnitView,
    /// Its amounts by source or use, those the document prints.
    pub funds: Vec<FieldView>,
    /// How much is to be paid until which quarter, where the document says.
    pub plan: Vec<FieldView>,
    /// Its goals and indicators.
    pub objectives: ObjectivesView,
}

/// A labelled figure.
#[derive(Debug, Serialize)]
pub(in crate::render) struct FieldView {
    /// The label of the column in the form: 财政拨款.
    pub label: String,
    /// The figure.
    pub cell: CellView,
}

/// One line of the list of projects.
#[derive(Debug, Serialize)]
pub(in crate::render) struct ProjectLine {
    /// `#` and the fragment of the project.
    pub href: String,
    /// Its number in the document, from 1.
    pub number: usize,
    /// The project's name as printed.
    pub name: String,
    /// The project's code; empty where the document prints none.
    pub code: String,
    /// Its first amount, without an address of its own; nothing where the form has no amounts.
    pub amount: Option<CellView>,
}

/// What the projects of a disclosure have in common.
#[derive(Clone, Copy)]
pub(in crate::render) struct Projects<'a> {
    /// The words of the interface.
    pub words: &'a Messages,
    /// Where they stand.
    pub disclosure: &'a Disclosure,
    /// Their form.
    pub form: &'a Form,
    /// The budget units of the department.
    pub units: &'a [BudgetUnit],
    /// The notes of the page.
    pub notes: &'a PageNotes<'a>,
}

impl ProjectView {
    /// `number` counts from 1.
    pub fn new(projects: Projects<'_>, number: usize, project: &Project) -> ProjectView {
        let Projects { words, disclosure, form, units, notes } = projects;
        let field = |column: usize| {
            let said = if notes.is_empty() {
                CellRemarks::default()
            } else {
                notes.said(&project_cell_path(project, form, column))
            };
            FieldView {
                label: form.columns[column].label.clone(),
                cell: CellView::new(words, form, &project.row, column, 0, said),
            }
        };
        let (plan, funds): (Vec<usize>, Vec<usize>) = (0..form.columns.len())
            .filter(|column| project.row.cells[*column].span().is_some())
            .partition(|column| form.columns[*column].plan);
        let fields = |columns: Vec<usize>| columns.into_iter().map(field).collect();
        let named = |code: &str| {
            units
                .iter()
                .find(|unit| unit.code == code)
                .map_or_else(|| code.to_owned(), |unit| format!("{code} {}", unit.name))
        };
        ProjectView {
            id: route::project(&project.id),
            number,
            code: project.code.clone(),
            name: project.name.value.clone(),
            budget_unit: project.budget_unit.as_ref().map(|unit| named(&unit.value)),
            continues: project.continues.as_ref().map(|code| code.value.clone()),
            years: None,
            purpose: project.purpose.as_ref().map(|purpose| SentenceView {
                text: purpose.clone(),
                notes: notes.at(&format!("{}/purpose", project_path(project))),
            }),
            unit: UnitView::new(words, disclosure.project_unit()),
            funds: fields(funds),
            plan: fields(plan),
            objectives: ObjectivesView::new(&project.objectives, &project_path(project), notes),
        }
    }
}

impl ProjectLine {
    /// `number` counts from 1; `decimals` is the most that any amount of the list has.
    pub fn new(
        words: &Messages,
        form: &Form,
        number: usize,
        project: &Project,
        decimals: u32,
        notes: &PageNotes<'_>,
    ) -> ProjectLine {
        let budget = form.main_column();
        let said = |column: usize| {
            if notes.is_empty() {
                CellRemarks::default()
            } else {
                notes.said(&project_cell_path(project, form, column))
            }
        };
        let amount = budget.map(|column| CellView {
            id: None,
            ..CellView::new(words, form, &project.row, column, decimals, said(column))
        });
        ProjectLine {
            href: route::here(&route::project(&project.id)),
            number,
            name: project.name.value.clone(),
            code: project.code.clone().unwrap_or_default(),
            amount,
        }
    }
}
