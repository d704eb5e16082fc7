use serde::Serialize;

use crate::finding::{Finding, Language};
use crate::model::path::fragment;
use crate::model::{Cell, Disclosure, Form, Indicator, Objectives, Origin, Region, Rounding, Row, RowRole, TableState, Unit};
use crate::site::DepartmentEntry;

/// Everything a disclosure holds, for machines, on one line. Numbers are strings: a JSON number would pass through a float.
pub fn data_json(region: &Region, department: &DepartmentEntry, disclosure: &Disclosure, findings: &[Finding]) -> Vec<u8> {
    let out = OutDisclosure {
        format: 1,
        disclosure: &disclosure.path,
        region: OutRegion { code: &region.code, slug: &region.slug, name: &region.name, population: region.population },
        department: OutDepartment { code: department.code.as_deref(), slug: &department.slug, name: &department.name },
        budget_unit: disclosure.budget_unit.as_deref(),
        year: disclosure.year,
        year_inferred: disclosure.year_inferred,
        kind: disclosure.kind.slug(),
        profile: &disclosure.profile.id,
        origin: match disclosure.origin {
            Origin::Published => "published",
            Origin::Invented => "invented",
        },
        source: disclosure.source.as_ref().map(|source| OutSource { title: &source.title, url: source.url.as_deref(), note: source.note.as_deref() }),
        dates: OutDates {
            approved: disclosure.dates.approved.as_ref().map(|date| date.value.as_str()),
            published: disclosure.dates.published.as_ref().map(|date| date.value.as_str()),
            filled: disclosure.dates.filled.as_ref().map(|date| date.value.as_str()),
        },
        tables: disclosure.tables.iter().map(out_table).collect(),
        projects: disclosure.projects.iter().map(|project| out_project(disclosure, project)).collect(),
        overall: disclosure.overall.as_ref().map(out_objectives),
        corrections: disclosure
            .corrections
            .iter()
            .map(|correction| OutCorrection { at: &correction.at.value, was: &correction.was, date: &correction.date, reason: &correction.reason })
            .collect(),
        restatements: disclosure
            .restatements
            .iter()
            .map(|restatement| OutRestatement { at: &restatement.at.value, published: restatement.published.value.plain(), reason: &restatement.reason })
            .collect(),
        withheld: disclosure.withheld.iter().map(|withheld| OutWithheld { at: &withheld.at.value, basis: &withheld.basis }).collect(),
        findings: findings.iter().map(out_finding).collect(),
    };
    let mut bytes = serde_json::to_vec(&out).expect("strings and lists always serialise");
    bytes.push(b'\n');
    bytes
}

#[derive(Serialize)]
struct OutDisclosure<'a> {
    format: u32,
    disclosure: &'a str,
    region: OutRegion<'a>,
    department: OutDepartment<'a>,
    budget_unit: Option<&'a str>,
    year: i16,
    year_inferred: bool,
    kind: &'a str,
    profile: &'a str,
    origin: &'a str,
    source: Option<OutSource<'a>>,
    dates: OutDates<'a>,
    tables: Vec<OutTable<'a>>,
    projects: Vec<OutProject<'a>>,
    overall: Option<OutObjectives<'a>>,
    corrections: Vec<OutCorrection<'a>>,
    restatements: Vec<OutRestatement<'a>>,
    withheld: Vec<OutWithheld<'a>>,
    findings: Vec<OutFinding<'a>>,
}

#[derive(Serialize)]
struct OutRegion<'a> {
    code: &'a str,
    slug: &'a str,
    name: &'a str,
    population: Option<u64>,
}

#[derive(Serialize)]
struct OutDepartment<'a> {
    code: Option<&'a str>,
    slug: &'a str,
    name: &'a str,
}

#[derive(Serialize)]
struct OutSource<'a> {
    title: &'a str,
    url: Option<&'a str>,
    note: Option<&'a str>,
}

#[derive(Serialize)]
struct OutDates<'a> {
    approved: Option<&'a str>,
    published: Option<&'a str>,
    filled: Option<&'a str>,
}

#[derive(Serialize)]
struct OutTable<'a> {
    form: &'a str,
    name: &'a str,
    unit: &'a str,
    rounding: &'a str,
    state: &'a str,
    note: Option<&'a str>,
    caption: Option<&'a str>,
    rows: Vec<OutRow<'a>>,
}

#[derive(Serialize)]
struct OutRow<'a> {
    row: &'a str,
    key: &'a str,
    label: &'a str,
    role: &'a str,
    cells: Vec<OutCell<'a>>,
}

/// One cell; `state` tells the kinds of emptiness apart: figure, blank, not-applicable, stated, malformed, text.
#[derive(Serialize)]
struct OutCell<'a> {
    column: &'a str,
    state: &'a str,
    printed: &'a str,
    value: Option<String>,
    unit: Option<&'a str>,
    amount_yuan: Option<String>,
    fragment: String,
}

#[derive(Serialize)]
struct OutProject<'a> {
    project: &'a str,
    code: Option<&'a str>,
    name: &'a str,
    continues: Option<&'a str>,
    budget_unit: Option<&'a str>,
    form: &'a str,
    cells: Vec<OutCell<'a>>,
    purpose: Option<&'a str>,
    objectives: OutObjectives<'a>,
}

#[derive(Serialize)]
struct OutObjectives<'a> {
    duties: &'a [String],
    goals: Vec<&'a str>,
    outcomes: Vec<&'a str>,
    level_weights: Vec<(&'a str, &'a str)>,
    total: Option<(&'a str, &'a str)>,
    indicators: Vec<OutIndicator<'a>>,
}

#[derive(Serialize)]
struct OutIndicator<'a> {
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

#[derive(Serialize)]
struct OutCorrection<'a> {
    at: &'a str,
    was: &'a str,
    date: &'a str,
    reason: &'a str,
}

#[derive(Serialize)]
struct OutRestatement<'a> {
    at: &'a str,
    published: String,
    reason: &'a str,
}

#[derive(Serialize)]
struct OutWithheld<'a> {
    at: &'a str,
    basis: &'a str,
}

#[derive(Serialize)]
struct OutFinding<'a> {
    rule: &'a str,
    identity: Option<&'a str>,
    level: &'a str,
    acknowledged: Option<&'a str>,
    reason: Option<&'a str>,
    message: &'a str,
    at: Option<&'a str>,
    unit: Option<&'a str>,
    reported: Option<&'a str>,
    computed: Option<&'a str>,
    difference: Option<&'a str>,
}

fn out_table(table: &crate::model::Table) -> OutTable<'_> {
    let (state, note) = match &table.state {
        TableState::Filled => ("filled", None),
        TableState::Nothing(note) => ("none", Some(note.as_str())),
        TableState::Unpublished(note) => ("unpublished", Some(note.as_str())),
    };
    OutTable {
        form: &table.form.id,
        name: &table.name,
        unit: table.unit.name(),
        rounding: match table.rounding {
            Rounding::Exact => "exact",
            Rounding::Nearest => "nearest",
            Rounding::Truncated => "truncated",
        },
        state,
        note,
        caption: table.caption.as_deref(),
        rows: table.rows.iter().map(|row| OutRow { row: &row.address, key: &row.key, label: table.row_label(row), role: role(row.role), cells: cells(&table.form, row) }).collect(),
    }
}

fn role(role: RowRole) -> &'static str {
    match role {
        RowRole::Item => "item",
        RowRole::Heading => "heading",
        RowRole::Part => "part",
        RowRole::Subtotal => "subtotal",
        RowRole::Total => "total",
    }
}

fn cells<'a>(form: &'a Form, row: &'a Row) -> Vec<OutCell<'a>> {
    let written = row.cells.iter().enumerate().filter(|(_, cell)| !matches!(cell, Cell::Absent));
    let cell = |(column, cell): (usize, &'a Cell)| {
        let figure = cell.figure();
        OutCell {
            column: &form.columns[column].id,
            state: state(cell),
            printed: cell.printed(),
            value: figure.map(|figure| figure.amount.plain()),
            unit: figure.map(|figure| figure.unit.name()),
            amount_yuan: figure.filter(|figure| matches!(figure.unit, Unit::Money(_))).map(super::facts::yuan),
            fragment: fragment(form, row, column),
        }
    };
    written.map(cell).collect()
}

fn state(cell: &Cell) -> &'static str {
    match cell {
        Cell::Absent => "absent",
        Cell::Blank(_) => "blank",
        Cell::NotApplicable { .. } => "not-applicable",
        Cell::Stated { .. } => "stated",
        Cell::Figure(_) => "figure",
        Cell::Text { .. } => "text",
        Cell::Malformed { .. } => "malformed",
    }
}

fn out_project<'a>(disclosure: &'a Disclosure, project: &'a crate::model::Project) -> OutProject<'a> {
    let form = disclosure.project_form.as_deref().expect("projects are read by a form");
    OutProject {
        project: &project.id,
        code: project.code.as_deref(),
        name: &project.name.value,
        continues: project.continues.as_ref().map(|code| code.value.as_str()),
        budget_unit: project.budget_unit.as_ref().map(|unit| unit.value.as_str()),
        form: &form.id,
        cells: cells(form, &project.row),
        purpose: project.purpose.as_deref(),
        objectives: out_objectives(&project.objectives),
    }
}

fn out_objectives(objectives: &Objectives) -> OutObjectives<'_> {
    OutObjectives {
        duties: &objectives.duties,
        goals: objectives.goals.iter().map(|goal| goal.value.as_str()).collect(),
        outcomes: objectives.outcomes.iter().map(|outcome| outcome.value.as_str()).collect(),
        level_weights: objectives.level_weights.iter().map(|(level, weight)| (level.value.as_str(), weight.printed())).collect(),
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
        bands: indicator.bands.iter().map(|band| (band.grade.as_str(), band.threshold.value.printed.as_str())).collect(),
        weight: number(&indicator.weight).then(|| indicator.weight.printed()),
        score: number(&indicator.score).then(|| indicator.score.printed()),
        basis: indicator.basis.as_deref(),
        deviation: indicator.deviation.as_deref(),
        fragment: &indicator.address,
    }
}

fn out_finding(finding: &Finding) -> OutFinding<'_> {
    OutFinding {
        rule: finding.rule.name,
        identity: finding.identity.as_deref(),
        level: finding.level.name(),
        acknowledged: finding.acknowledged.as_ref().map(|acknowledged| acknowledged.by.name()),
        reason: finding.acknowledged.as_ref().map(|acknowledged| acknowledged.reason.as_str()),
        message: finding.message.in_language(Language::Chinese),
        at: finding.at.as_deref(),
        unit: finding.unit.as_deref(),
        reported: finding.reported(),
        computed: finding.computed(),
        difference: finding.arithmetic.as_ref().map(|numbers| numbers.difference.as_str()),
    }
}
