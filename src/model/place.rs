use super::disclosure::Disclosure;
use super::path::{OVERALL, PROJECTS};
use super::project::{Objectives, Project};
use super::table::Table;

/// What a path of a finding names in a disclosure, piece by piece.
#[derive(Debug, Clone, Copy)]
pub enum Place<'a> {
    /// A table or statement as a whole.
    Table(&'a Table),
    /// A row of a table, by its number in the table.
    Row(&'a Table, usize),
    /// A cell of a table, by the numbers of its row and its column.
    Cell(&'a Table, usize, usize),
    /// Something of the whole department, or of a project with its number.
    Record(Option<(usize, &'a Project)>, Part<'a>),
}

/// Something of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part<'a> {
    /// The record itself.
    Whole,
    /// A figure of its funds or plan, by the number of the column.
    Figure(usize),
    /// What the money is for.
    Purpose,
    /// The unit that carries it out.
    BudgetUnit,
    /// The code it had in the year before.
    Continues,
    /// A goal, counted from 1.
    Goal(usize),
    /// Something that was reached, counted from 1.
    Outcome(usize),
    /// Its indicators as a whole.
    Indicators,
    /// An indicator, by its number, or what of it the path names: `target`, `weight`, a grade;
    /// empty for all of it.
    Indicator(usize, &'a str),
    /// The weight of a first level.
    LevelWeight(&'a str),
    /// The sum of weights.
    TotalWeight,
    /// The total score.
    TotalScore,
}

impl Disclosure {
    /// Takes a path apart as findings print it. Nothing for what no table or record has: dates, the
    /// narrative, a row that is not there.
    pub fn place<'a>(&'a self, path: &'a str) -> Option<Place<'a>> {
        let inside = |name: &str| {
            path.strip_prefix(name)
                .and_then(|rest| if rest.is_empty() { Some("") } else { rest.strip_prefix('/') })
        };
        // Names may hold slashes: the longest that fits is meant.
        let tables = self.tables.iter().filter_map(|table| Some((table, inside(&table.name)?)));
        if let Some((table, rest)) = tables.max_by_key(|(table, _)| table.name.len()) {
            return in_table(table, rest);
        }
        if let Some(rest) = inside(OVERALL) {
            return Some(Place::Record(None, part(self.overall.as_ref()?, rest)?));
        }
        let rest = inside(PROJECTS)?;
        let fits = |name: &str| {
            rest.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let length = |project: &Project| {
            [project.code.as_deref(), Some(project.name.value.as_str())]
                .into_iter()
                .flatten()
                .filter(|name| fits(name))
                .map(str::len)
                .max()
        };
        let (length, at) = self
            .projects
            .iter()
            .enumerate()
            .filter_map(|(at, project)| Some((length(project)?, at)))
            .max_by_key(|(length, at)| (*length, std::cmp::Reverse(*at)))?;
        let project = &self.projects[at];
        let rest = rest[length..].strip_prefix('/').unwrap_or_default();
        let column = |label: &str| {
            self.project_form.as_ref()?.columns.iter().position(|column| column.label == label)
        };
        let named = match rest.split_once('/') {
            Some(("funds" | "plan", label)) => Part::Figure(column(label)?),
            _ => part(&project.objectives, rest)?,
        };
        Some(Place::Record(Some((at, project)), named))
    }
}

fn in_table<'a>(table: &'a Table, rest: &str) -> Option<Place<'a>> {
    if rest.is_empty() {
        return Some(Place::Table(table));
    }
    let form = &table.form;
    let row = |name: &str| {
        let (side, line) = form
            .sides()
            .iter()
            .enumerate()
            .find_map(|(side, one)| {
                Some((Some(side), name.strip_prefix(one.label.as_str())?.strip_prefix('/')?))
            })
            .unwrap_or((None, name));
        let fixed = form
            .lines()
            .iter()
            .position(|one| one.side == side && one.label == line)
            .and_then(|line| table.line(line));
        fixed.or_else(|| table.keyed(name).filter(|row| table.rows[*row].line.is_none()))
    };
    if let Some(row) = row(rest) {
        let columns = table.rows[row].line.map(|line| form.lines()[line].columns.as_slice());
        // The path of a line with one column ends with the line.
        let only = columns.filter(|columns| columns.len() <= 1);
        let only = only.map(|columns| columns.first().copied().unwrap_or(0));
        let alone = || columns?.iter().copied().find(|column| form.columns[*column].alone);
        return Some(match only.or_else(alone) {
            Some(column) => Place::Cell(table, row, column),
            None => Place::Row(table, row),
        });
    }
    let (name, label) = rest
        .match_indices('/')
        .rev()
        .find_map(|(at, _)| row(&rest[..at]).map(|row| (row, &rest[at + 1..])))?;
    Some(Place::Cell(table, name, form.columns.iter().position(|column| column.label == label)?))
}

fn part<'a>(objectives: &'a Objectives, rest: &'a str) -> Option<Part<'a>> {
    let (head, tail) = rest.split_once('/').unwrap_or((rest, ""));
    Some(match (head, tail) {
        ("", _) => Part::Whole,
        ("purpose", _) => Part::Purpose,
        ("budget-unit", _) => Part::BudgetUnit,
        ("continues", _) => Part::Continues,
        ("goals", number) => Part::Goal(number.parse().ok()?),
        ("outcomes", number) => Part::Outcome(number.parse().ok()?),
        ("level-weights", level) => Part::LevelWeight(level),
        ("total", "weight") => Part::TotalWeight,
        ("total", "score") => Part::TotalScore,
        ("indicators", "") => Part::Indicators,
        ("indicators", tail) => {
            let rest = |key: &str| {
                tail.strip_prefix(key).and_then(|rest| {
                    if rest.is_empty() { Some("") } else { rest.strip_prefix('/') }
                })
            };
            let found = objectives
                .indicators
                .iter()
                .enumerate()
                .filter_map(|(at, one)| Some((at, one.key.len(), rest(&one.key)?)));
            let (at, _, field) = found.max_by_key(|(_, length, _)| *length)?;
            Part::Indicator(at, field)
        }
        _ => return None,
    })
}
