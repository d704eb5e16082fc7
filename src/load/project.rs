use std::sync::Arc;

use crate::model::path::OVERALL;
use crate::model::{
    Cell, Column, ColumnType, Form, LONGEST_NAME, MoneyUnit, Objectives, Project, Row, RowRole,
    address,
};
use crate::source::{Entry, Node, Span, Spanned};

use super::addresses::{Addresses, head};
use super::cell::{Due, Units, cell};
use super::indicator::{indicators, words};
use super::reading::Reading;

/// The keys of a project.
pub const KEYS: [&str; 12] = [
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
/// The keys of the whole department.
pub const OVERALL_KEYS: [&str; 6] =
    ["duties", "goals", "outcomes", "indicators", "level-weights", "total"];

/// The keys of a sum of points.
pub const TOTAL_KEYS: [&str; 2] = ["weight", "score"];

/// Reads the projects of a disclosure, in the order written.
pub(super) fn projects(
    reading: &mut Reading,
    node: &Node,
    form: &Arc<Form>,
    unit: MoneyUnit,
) -> Vec<Project> {
    let reader = ProjectReader { form, unit };
    let mut addresses = Addresses::of(form);
    let mut projects: Vec<Project> = Vec::new();
    for item in reading.list(node, "projects") {
        let Some(project) = reader.project(reading, item) else { continue };
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

/// Reads projects of one form.
struct ProjectReader<'a> {
    form: &'a Form,
    /// The unit of amounts that name none.
    unit: MoneyUnit,
}

/// Which columns of the project form a mapping fills.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Its funds.
    Funds,
    /// Its spending plan.
    Plan,
}

impl Part {
    /// The key it stands under, which is its name in paths.
    fn key(self) -> &'static str {
        match self {
            Part::Funds => "funds",
            Part::Plan => "plan",
        }
    }

    /// Whether a column belongs to it.
    fn has(self, column: &Column) -> bool {
        column.plan == (self == Part::Plan)
    }
}

impl ProjectReader<'_> {
    fn project(&self, reading: &mut Reading, item: &Node) -> Option<Project> {
        let entries = reading.map(item, "project");
        let mut project = self.named(reading, item)?;
        let path = format!("项目/{}", project.code.as_deref().unwrap_or(&project.name.value));
        for entry in entries {
            let node = &entry.node;
            let spanned = |text| Spanned::new(text, node.span);
            match &*entry.key.value {
                "code" | "name" => {
                    reading.text(node, "code");
                }
                "continues" => project.continues = words(reading, node, "continues").map(spanned),
                "budget-unit" => {
                    project.budget_unit = words(reading, node, "budget-unit").map(spanned)
                }
                "purpose" => project.purpose = words(reading, node, "purpose"),
                "funds" => self.cells(reading, node, Part::Funds, &path, &mut project.row),
                "plan" => self.cells(reading, node, Part::Plan, &path, &mut project.row),
                _ => {
                    let record = Record { path: &path, form: &self.form.id, owner: &project.id };
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

    /// A project of which no more is read than its name and code; nothing where it has no name.
    fn named(&self, reading: &mut Reading, item: &Node) -> Option<Project> {
        let Some(name) = item
            .get("name")
            .and_then(|node| Some(Spanned::new(node.text()?.trim().to_owned(), node.span)))
            .filter(|name| !name.value.is_empty())
        else {
            reading.shape(item.span, "项目没有名称（name）", "a project has no name");
            return None;
        };
        let code = code(reading, item);
        let id = address::project(code.as_deref(), &name.value);
        let row = Row {
            line: None,
            key: id.clone(),
            address: id.clone(),
            role: RowRole::Item,
            cells: self.form.columns.iter().map(|_| Cell::Absent).collect(),
            span: name.span,
        };
        Some(Project {
            code,
            span: name.span,
            name,
            id,
            continues: None,
            budget_unit: None,
            row,
            purpose: None,
            objectives: nothing(item.span),
        })
    }

    /// Fills the columns of the project form that belong to a part of it; which do, the form says.
    fn cells(&self, reading: &mut Reading, node: &Node, part: Part, path: &str, row: &mut Row) {
        let (form, part_key) = (self.form, part.key());
        for entry in reading.map(node, part_key) {
            let label = &*entry.key.value;
            let Some(column) = form.column(label).filter(|column| part.has(&form.columns[*column]))
            else {
                let known = form
                    .columns
                    .iter()
                    .filter(|column| part.has(column))
                    .map(|column| column.label.as_str());
                reading.unknown(
                    label,
                    entry.key.span,
                    &format!("栏（{path}/{part_key}）"),
                    &format!("column in {path}/{part_key}"),
                    known,
                );
                continue;
            };
            if let Some(first) = row.cells[column].span() {
                reading.twice(label, entry.key.span, first);
                continue;
            }
            let cell_path = || format!("{path}/{part_key}/{}", form.columns[column].label);
            let due = (form.columns[column].holds, Due::in_column(&form.columns[column]));
            let units = Units { money: self.unit, own: false };
            row.cells[column] = cell(reading, &entry.node, due, units, &cell_path);
        }
    }
}

/// 项目编码, where there is one.
fn code(reading: &mut Reading, item: &Node) -> Option<String> {
    let node = item.get("code")?;
    let code = node.text().map(str::trim).filter(|code| !code.is_empty())?;
    if code.chars().count() > LONGEST_NAME {
        let (zh, en) = (
            format!("项目编码「{}…」超过{LONGEST_NAME}个字符", head(code)),
            format!("the code `{}…` has more than {LONGEST_NAME} characters", head(code)),
        );
        reading.shape(node.span, zh, en);
    }
    Some(code.to_owned())
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
    match &*entry.key.value {
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
                read.level_weights.push((level.key.owned(), weight));
            }
        }
        "total" => {
            let mut total = (Cell::Absent, Cell::Absent);
            for part in reading.map(node, "total") {
                let path = || format!("{}/total/{}", record.path, part.key.value);
                match &*part.key.value {
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
                        TOTAL_KEYS.into_iter(),
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
