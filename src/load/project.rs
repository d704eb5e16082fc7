use std::sync::Arc;

use crate::model::path::OVERALL;
use crate::model::{
    Cell, ColumnType, Form, LONGEST_NAME, MoneyUnit, Objectives, Project, Row, RowRole, address,
};
use crate::source::{Entry, Node, Span, Spanned};

use super::addresses::{Addresses, head};
use super::cell::{Due, Units, cell};
use super::indicator::{indicators, words};
use super::reading::Reading;

const KEYS: [&str; 12] = [
    "code",
    "name",
    "continues",
    "budget-unit",
    "funds",
    "plan",
    "purpose",
    "goals",
    "outcomes",
    "indicators",
    "level-weights",
    "total",
];
const OVERALL_KEYS: [&str; 6] =
    ["duties", "goals", "outcomes", "indicators", "level-weights", "total"];

/// Reads the projects of a disclosure, in the order written.
pub(super) fn projects(
    reading: &mut Reading,
    node: &Node,
    form: &Arc<Form>,
    unit: MoneyUnit,
) -> Vec<Project> {
    let mut addresses = Addresses::of(form);
    let mut projects: Vec<Project> = Vec::new();
    for item in reading.list(node, "projects") {
        let Some(project) = project(reading, item, form, unit) else { continue };
        // Pages are named by it: on many disks two that differ by case only are one.
        match addresses.take(&project.id.to_ascii_lowercase(), project.span) {
            Ok(()) => projects.push(project),
            Err(first) => {
                reading.twice(
                    project.code.as_deref().unwrap_or(&project.name.value),
                    project.span,
                    first,
                );
                let other = projects
                    .iter()
                    .find(|other| other.span == first)
                    .map(|other| other.code.as_deref().unwrap_or(&other.name.value).to_owned());
                reading.same_address(
                    other.as_deref().unwrap_or_default(),
                    project.code.as_deref().unwrap_or(&project.name.value),
                );
            }
        }
    }
    projects
}

fn project(
    reading: &mut Reading,
    item: &Node,
    form: &Arc<Form>,
    unit: MoneyUnit,
) -> Option<Project> {
    let entries = reading.map(item, "project");
    let Some(name) = item
        .get("name")
        .and_then(|node| Some(Spanned::new(node.text()?.trim().to_owned(), node.span)))
        .filter(|name| !name.value.is_empty())
    else {
        reading.shape(item.span, "项目没有名称（name）", "a project has no name");
        return None;
    };
    let code = item
        .get("code")
        .and_then(Node::text)
        .map(str::trim)
        .filter(|code| !code.is_empty())
        .map(str::to_owned);
    if let Some(code) = code.as_deref().filter(|code| code.chars().count() > LONGEST_NAME) {
        let span = item.get("code").map_or(item.span, |node| node.span);
        let (zh, en) = (
            format!("项目编码「{}…」超过{LONGEST_NAME}个字符", head(code)),
            format!("the code `{}…` has more than {LONGEST_NAME} characters", head(code)),
        );
        reading.shape(span, zh, en);
    }
    let id = address::project(code.as_deref(), &name.value);
    let path = format!("项目/{}", code.as_deref().unwrap_or(&name.value));
    let row = Row {
        line: None,
        key: id.clone(),
        address: id.clone(),
        role: RowRole::Item,
        cells: form.columns.iter().map(|_| Cell::Absent).collect(),
        span: name.span,
    };
    let mut project = Project {
        code,
        span: name.span,
        name,
        id,
        continues: None,
        budget_unit: None,
        row,
        purpose: None,
        objectives: nothing(item.span),
    };
    for entry in entries {
        let node = &entry.node;
        match entry.key.value.as_str() {
            "code" | "name" => {
                reading.text(node, "code");
            }
            "continues" => {
                project.continues =
                    words(reading, node, "continues").map(|text| Spanned::new(text, node.span))
            }
            "budget-unit" => {
                project.budget_unit =
                    words(reading, node, "budget-unit").map(|text| Spanned::new(text, node.span))
            }
            "purpose" => project.purpose = words(reading, node, "purpose"),
            "funds" => cells(reading, entry, form, unit, &path, false, &mut project.row),
            "plan" => cells(reading, entry, form, unit, &path, true, &mut project.row),
            _ => {
                let record = Record { path: &path, form: &form.id, owner: &project.id };
                if !objective(reading, entry, &record, &mut project.objectives) {
                    reading.unknown(
                        &entry.key.value,
                        entry.key.span,
                        "项（项目）",
                        "key of a project",
                        KEYS.into_iter(),
                    );
                }
            }
        }
    }
    Some(project)
}

/// Funds and plan fill the columns of the project form; which belong to the plan, the form says.
fn cells(
    reading: &mut Reading,
    entry: &Entry,
    form: &Form,
    unit: MoneyUnit,
    path: &str,
    plan: bool,
    row: &mut Row,
) {
    let part = entry.key.value.as_str();
    for entry in reading.map(&entry.node, part) {
        let label = entry.key.value.as_str();
        let Some(column) = form.column(label).filter(|column| form.columns[*column].plan == plan)
        else {
            let known = form
                .columns
                .iter()
                .filter(|column| column.plan == plan)
                .map(|column| column.label.as_str());
            reading.unknown(
                label,
                entry.key.span,
                &format!("栏（{path}/{part}）"),
                &format!("column in {path}/{part}"),
                known,
            );
            continue;
        };
        if let Some(first) = row.cells[column].span() {
            reading.twice(label, entry.key.span, first);
            continue;
        }
        let cell_path = || format!("{path}/{part}/{}", form.columns[column].label);
        row.cells[column] = cell(
            reading,
            &entry.node,
            (form.columns[column].holds, Due::of(&form.columns[column], None)),
            Units { money: unit, own: false },
            &cell_path,
        );
    }
}

/// Reads the goals and indicators of the whole department.
pub(super) fn overall(reading: &mut Reading, node: &Node, form: &str) -> Objectives {
    let mut read = nothing(node.span);
    let record = Record { path: OVERALL, form, owner: "overall" };
    for entry in reading.map(node, "overall") {
        if entry.key.value == "duties" {
            read.duties = sentences(reading, &entry.node, "duties")
                .into_iter()
                .map(|sentence| sentence.value)
                .collect();
        } else if !objective(reading, entry, &record, &mut read) {
            reading.unknown(
                &entry.key.value,
                entry.key.span,
                "项（overall）",
                "key of overall",
                OVERALL_KEYS.into_iter(),
            );
        }
    }
    read
}

/// Whose goals and indicators are read.
struct Record<'a> {
    path: &'a str,
    form: &'a str,
    owner: &'a str,
}

/// Reads one key of goals and indicators; false if it is none of theirs.
fn objective(
    reading: &mut Reading,
    entry: &Entry,
    record: &Record<'_>,
    read: &mut Objectives,
) -> bool {
    let node = &entry.node;
    let units = Units { money: MoneyUnit::TenThousandYuan, own: false };
    match entry.key.value.as_str() {
        "goals" => read.goals = sentences(reading, node, "goals"),
        "outcomes" => read.outcomes = sentences(reading, node, "outcomes"),
        "indicators" => {
            read.indicators = indicators(reading, node, record.path, record.form, record.owner)
        }
        "level-weights" => {
            for level in reading.map(node, "level-weights") {
                let path = || format!("{}/level-weights/{}", record.path, level.key.value);
                let weight =
                    cell(reading, &level.node, (ColumnType::Count, Due::Figure), units, &path);
                read.level_weights.push((level.key.clone(), weight));
            }
        }
        "total" => {
            let mut total = (Cell::Absent, Cell::Absent);
            for part in reading.map(node, "total") {
                let path = || format!("{}/total/{}", record.path, part.key.value);
                match part.key.value.as_str() {
                    "weight" => {
                        total.0 = cell(
                            reading,
                            &part.node,
                            (ColumnType::Count, Due::Figure),
                            units,
                            &path,
                        )
                    }
                    "score" => {
                        total.1 = cell(
                            reading,
                            &part.node,
                            (ColumnType::Count, Due::Figure),
                            units,
                            &path,
                        )
                    }
                    other => reading.unknown(
                        other,
                        part.key.span,
                        "项（total）",
                        "key of total",
                        ["weight", "score"].into_iter(),
                    ),
                }
            }
            read.total = Some(total);
        }
        _ => return false,
    }
    true
}

fn sentences(reading: &mut Reading, node: &Node, what: &str) -> Vec<Spanned<String>> {
    let mut read = Vec::new();
    for item in reading.list(node, what) {
        if let Some(text) = words(reading, item, what) {
            read.push(Spanned::new(text, item.span));
        }
    }
    read
}

fn nothing(span: Span) -> Objectives {
    Objectives {
        duties: Vec::new(),
        goals: Vec::new(),
        outcomes: Vec::new(),
        indicators: Vec::new(),
        level_weights: Vec::new(),
        total: None,
        span,
    }
}
