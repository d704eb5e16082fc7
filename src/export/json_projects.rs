//! Projects, goals and indicators as `data.json` has them.

use serde::Serialize;

use crate::model::{Cell, Disclosure, Indicator, Objectives};

use super::json_tables::{OutCell, OutColumn, cells, columns};

#[derive(Serialize)]
pub(super) struct OutProject<'a> {
    project: &'a str,
    code: Option<&'a str>,
    name: &'a str,
    continues: Option<&'a str>,
    budget_unit: Option<&'a str>,
    cells: Vec<OutCell<'a>>,
    purpose: Option<&'a str>,
    objectives: OutObjectives<'a>,
}

/// The form of the projects' funds and plan, said once.
#[derive(Serialize)]
pub(super) struct OutProjectForm<'a> {
    form: &'a str,
    name: &'a str,
    unit: &'static str,
    columns: Vec<OutColumn<'a>>,
}

/// The form of a disclosure's projects, where it has any.
pub(super) fn out_project_form(disclosure: &Disclosure) -> Option<OutProjectForm<'_>> {
    let form = disclosure.project_form.as_deref().filter(|_| !disclosure.projects.is_empty())?;
    let unit = disclosure.project_unit();
    Some(OutProjectForm {
        form: &form.id,
        name: &form.name,
        unit: unit.name(),
        columns: columns(form, unit),
    })
}

#[derive(Serialize)]
pub(super) struct OutObjectives<'a> {
    duties: &'a [String],
    goals: Vec<&'a str>,
    outcomes: Vec<&'a str>,
    level_weights: Vec<(&'a str, &'a str)>,
    total: Option<(&'a str, &'a str)>,
    indicators: Vec<OutIndicator<'a>>,
}

#[derive(Serialize)]
pub(super) struct OutIndicator<'a> {
    level1: &'a str,
    level2: Option<&'a str>,
    name: &'a str,
    description: Option<&'a str>,
    target: Option<&'a str>,
    actual: Option<&'a str>,
    bands: Vec<(&'a str, &'a str)>,
    weight: Option<&'a str>,
    score: Option<&'a str>,
    basis: Option<&'a str>,
    deviation: Option<&'a str>,
    fragment: &'a str,
}

pub(super) fn out_project<'a>(
    disclosure: &'a Disclosure,
    project: &'a crate::model::Project,
) -> OutProject<'a> {
    let form = disclosure.project_form.as_deref().expect("projects are read by a form");
    OutProject {
        project: &project.id,
        code: project.code.as_deref(),
        name: &project.name.value,
        continues: project.continues.as_ref().map(|code| code.value.as_str()),
        budget_unit: project.budget_unit.as_ref().map(|unit| unit.value.as_str()),
        cells: cells(form, &project.row, disclosure.project_unit()),
        purpose: project.purpose.as_deref(),
        objectives: out_objectives(&project.objectives),
    }
}

pub(super) fn out_objectives(objectives: &Objectives) -> OutObjectives<'_> {
    OutObjectives {
        duties: &objectives.duties,
        goals: objectives.goals.iter().map(|goal| goal.value.as_str()).collect(),
        outcomes: objectives.outcomes.iter().map(|outcome| outcome.value.as_str()).collect(),
        level_weights: objectives
            .level_weights
            .iter()
            .map(|(level, weight)| (level.value.as_str(), weight.printed()))
            .collect(),
        total: objectives.total.as_ref().map(|(weight, score)| (weight.printed(), score.printed())),
        indicators: objectives.indicators.iter().map(out_indicator).collect(),
    }
}

fn out_indicator(indicator: &Indicator) -> OutIndicator<'_> {
    let number = |cell: &Cell| !matches!(cell, Cell::Absent);
    OutIndicator {
        level1: &indicator.level1,
        level2: indicator.level2.as_deref(),
        name: &indicator.name,
        description: indicator.description.as_deref(),
        target: indicator.target.as_ref().map(|target| target.value.printed.as_str()),
        actual: indicator.actual.as_ref().map(|actual| actual.value.printed.as_str()),
        bands: indicator
            .bands
            .iter()
            .map(|band| (band.grade.as_str(), band.threshold.value.printed.as_str()))
            .collect(),
        weight: number(&indicator.weight).then(|| indicator.weight.printed()),
        score: number(&indicator.score).then(|| indicator.score.printed()),
        basis: indicator.basis.as_deref(),
        deviation: indicator.deviation.as_deref(),
        fragment: &indicator.address,
    }
}
