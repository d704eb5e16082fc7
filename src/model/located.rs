use super::cell::Cell;
use super::disclosure::Disclosure;
use super::path::{
    OVERALL, PROJECTS, cell_path, fragment, project_cell_path, project_fragment, project_path,
    table_fragment,
};
use super::project::{Objectives, Project};
use super::row::Row;
use super::table::Table;

/// The address of the whole department's part of a page, without `#`.
const OVERALL_FRAGMENT: &str = "overall";

/// Where a path leads.
#[derive(Debug)]
pub struct Located<'a> {
    /// The path as findings print it.
    pub path: String,
    /// The cell, where it is one.
    pub cell: Option<&'a Cell>,
    /// Its address on the disclosure's page, without `#`.
    pub fragment: String,
}

impl Disclosure {
    /// Follows a path. Labels, other labels and ids are accepted; the side and a single column may
    /// be left out.
    pub fn locate(&self, path: &str) -> Option<Located<'_>> {
        let (head, rest) = path.split_once('/').unwrap_or((path, ""));
        if head == PROJECTS {
            return self.locate_in_projects(rest);
        }
        if head == OVERALL {
            return self
                .overall
                .as_ref()
                .and_then(|overall| locate_objective(overall, OVERALL, OVERALL_FRAGMENT, rest));
        }
        let table =
            self.tables.iter().find(|table| table.name == head || table.form.answers_to(head))?;
        if rest.is_empty() {
            return Some(Located {
                path: table.name.clone(),
                cell: None,
                fragment: table_fragment(&table.form.id),
            });
        }
        locate_in_table(table, rest)
    }

    fn locate_in_projects(&self, rest: &str) -> Option<Located<'_>> {
        let form = self.project_form.as_ref()?;
        // Names may hold slashes: the longest code or name that fits wins.
        let fits = |name: &str| {
            rest.strip_prefix(name).is_some_and(|tail| tail.is_empty() || tail.starts_with('/'))
        };
        let names = |project: &Project| {
            [project.code.clone(), Some(project.name.value.clone())]
                .into_iter()
                .flatten()
                .filter(|name| fits(name))
                .map(|name| name.len())
                .max()
        };
        let (length, project) = self
            .projects
            .iter()
            .filter_map(|project| Some((names(project)?, project)))
            .max_by_key(|(length, _)| *length)?;
        let rest = rest[length..].trim_start_matches('/');
        if rest.is_empty() {
            return Some(Located {
                path: project_path(project),
                cell: None,
                fragment: project_fragment(&project.id),
            });
        }
        let (part, tail) = rest.split_once('/').unwrap_or((rest, ""));
        if matches!(part, "funds" | "plan") {
            let column = form.column(tail)?;
            return Some(Located {
                path: project_cell_path(project, form, column),
                cell: Some(&project.row.cells[column]),
                fragment: fragment(form, &project.row, column),
            });
        }
        locate_objective(
            &project.objectives,
            &project_path(project),
            &project_fragment(&project.id),
            rest,
        )
    }
}

fn locate_in_table<'a>(table: &'a Table, rest: &str) -> Option<Located<'a>> {
    let form = &table.form;
    let side = form.sides().iter().enumerate().find_map(|(index, side)| {
        let tail = rest
            .strip_prefix(side.label.as_str())
            .or_else(|| rest.strip_prefix(side.id.as_str()))?;
        tail.strip_prefix('/').map(|tail| (Some(index), tail))
    });
    let (side, rest) = side.unwrap_or((None, rest));
    let (name, column) =
        rest.rsplit_once('/').map_or((rest, None), |(name, column)| (name, Some(column)));
    let row_named = |name: &str| {
        table.rows.iter().find(|row| match row.line {
            Some(line) => {
                form.lines()[line].answers_to(name)
                    && (side.is_none() || form.lines()[line].side == side)
            }
            None => row.key == name || row.address == name,
        })
    };
    let (row, column) =
        match column.and_then(|column| Some((row_named(name)?, form.column(column)?))) {
            Some(found) => found,
            None => (row_named(rest)?, single_column(table, row_named(rest)?)?),
        };
    Some(Located {
        path: cell_path(table, row, column),
        cell: Some(&row.cells[column]),
        fragment: fragment(form, row, column),
    })
}

/// The one number column of a row, if it has one: of several the one that needs not be named.
fn single_column(table: &Table, row: &Row) -> Option<usize> {
    let form = &table.form;
    let mut numbers = (0..form.columns.len()).filter(|column| {
        let fills = row.line.is_none_or(|line| form.lines()[line].columns.contains(column));
        fills && form.columns[*column].holds.is_number()
    });
    if let Some(alone) = numbers.clone().find(|column| form.columns[*column].alone) {
        return Some(alone);
    }
    let only = numbers.next()?;
    numbers.next().is_none().then_some(only)
}

/// An indicator, or a cell of it; `tail` is what stands behind `indicators/` in its path.
fn locate_indicator<'a>(
    objectives: &'a Objectives,
    record: &str,
    tail: &str,
) -> Option<Located<'a>> {
    let fits = |key: &str| {
        tail.strip_prefix(key).is_some_and(|tail| tail.is_empty() || tail.starts_with('/'))
    };
    let indicator = objectives
        .indicators
        .iter()
        .filter(|indicator| fits(&indicator.key))
        .max_by_key(|indicator| indicator.key.len())?;
    let tail = tail[indicator.key.len()..].trim_start_matches('/');
    let cell = match tail {
        "weight" => Some(&indicator.weight),
        "score" => Some(&indicator.score),
        _ => None,
    };
    let path = format!(
        "{record}/indicators/{}{}{tail}",
        indicator.key,
        if tail.is_empty() { "" } else { "/" }
    );
    Some(Located { path, cell, fragment: indicator.address.clone() })
}

/// `home` is the address of the record, where a part of it has none of its own.
fn locate_objective<'a>(
    objectives: &'a Objectives,
    record: &str,
    home: &str,
    rest: &str,
) -> Option<Located<'a>> {
    let (part, tail) = rest.split_once('/').unwrap_or((rest, ""));
    match part {
        "indicators" => locate_indicator(objectives, record, tail),
        "goals" => {
            let index: usize = tail.parse().ok()?;
            objectives.goals.get(index.checked_sub(1)?)?;
            Some(Located {
                path: format!("{record}/goals/{index}"),
                cell: None,
                fragment: home.to_owned(),
            })
        }
        "level-weights" => {
            let (name, cell) =
                objectives.level_weights.iter().find(|(name, _)| name.value == tail)?;
            Some(Located {
                path: format!("{record}/level-weights/{}", name.value),
                cell: Some(cell),
                fragment: home.to_owned(),
            })
        }
        "total" => {
            let (weight, score) = objectives.total.as_ref()?;
            let cell = match tail {
                "weight" => weight,
                "score" => score,
                _ => return None,
            };
            Some(Located {
                path: format!("{record}/total/{tail}"),
                cell: Some(cell),
                fragment: home.to_owned(),
            })
        }
        _ => None,
    }
}
